"""The questions whose answers are compared: each by its address in the API and by its command."""
import json

import footage

ALL = {
    "continuity": ("/api/v1/continuity", ["report"]),
    "edges": ("/api/v1/edges", ["insight", "edges"]),
    "edges within cases": ("/api/v1/edges?within=case", ["insight", "edges", "--within", "case"]),
    "variants": ("/api/v1/variants?limit=1000", ["insight", "variants", "--limit", "1000"]),
    "funnel": ("/api/v1/funnel?steps=browse,order,pay", ["insight", "funnel", "browse", "order", "pay"]),
    "hand-offs": ("/api/v1/handoffs", ["insight", "handoffs"]),
    "paths": ("/api/v1/paths?touchpoint=order", ["insight", "paths", "order"]),
    "between": ("/api/v1/between?from_touchpoint=order&to_touchpoint=deliver",
                ["insight", "between", "order", "deliver"]),
    "retention": ("/api/v1/retention", ["insight", "retention"]),
    "delays": ("/api/v1/delays", ["insight", "delays"]),
    "later spend": ("/api/v1/later-spend", ["insight", "later-spend"]),
    "scores": ("/api/v1/scores", ["insight", "scores"]),
    "fitness": ("/api/v1/fitness", ["insight", "fitness"]),
    "conformance": ("/api/v1/conformance", ["insight", "conformance"]),
    "one story": (f"/api/v1/customers/{footage.ONE}", ["customer", footage.ONE]),
}


def read(text):
    """An answer with its numbers as they are written: compared to the last digit."""
    return json.loads(text, parse_float=lambda digits: ("number", digits))


def difference(left, right, place="the answer"):
    """Where two answers first differ, in words; None when they are the same."""
    if isinstance(left, dict) and isinstance(right, dict) and left.keys() == right.keys():
        pairs = [(left[key], right[key], f"{place}.{key}") for key in left]
    elif isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        pairs = [(a, b, f"{place}[{index}]") for index, (a, b) in enumerate(zip(left, right))]
    else:
        return None if left == right else f"{place} is {str(left)[:200]}, not {str(right)[:200]}"
    return next(filter(None, (difference(*pair) for pair in pairs)), None)


def edge_difference(answer, events):
    """Where an answer about edges differs from the plain computation over the events."""
    told = {(edge["from"], edge["to"]): (edge["count"], edge["total_ms"], edge["max_ms"]) for edge in answer["edges"]}
    plain = footage.edges(events)
    for key in sorted(told.keys() | plain.keys()):
        if told.get(key) != plain.get(key):
            return f"the edge {key[0]} › {key[1]} is {told.get(key)}, computed plainly {plain.get(key)}"
    return None
