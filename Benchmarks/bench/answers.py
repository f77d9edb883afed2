"""Compares answers: every whole number and text exactly (by checksum), floating figures to a relative 1e-9."""
import hashlib
import json
import math
import os

# The tables of each answer as WORKLOAD.md defines them: (key columns, exact columns, floating-point columns).
SHAPES = {
    "q1": {"edges": (2, 4, 0)},
    "q2": {"top": (1, 1, 0), "total": (0, 3, 0)},
    "q3": {"edges": (2, 8, 0), "total": (0, 7, 2)},
    "q4": {"steps": (1, 3, 0)},
    "q5": {"buckets": (1, 3, 2)},
    "q6": {"check": (0, 7, 0)},
    "q7": {"nps": (2, 3, 1)},
    "q8": {"check": (0, 8, 0)},
}


def read(folder, question):
    with open(os.path.join(folder, f"{question}.json")) as file:
        return canonical(question, json.load(file))


def canonical(question, answer):
    """Rows in the order of their keys, strings by their bytes."""
    def place(keys):
        return lambda row: [v.encode() if isinstance(v, str) else v for v in row[:keys]]
    return {table: sorted(answer[table], key=place(keys)) for table, (keys, _, _) in SHAPES[question].items()}


def checksum(question, answer):
    """SHA-256 over the exact columns, first 16 hex digits: the same as the bench folder's."""
    digest = hashlib.sha256()
    for table, (keys, exact, _) in SHAPES[question].items():
        digest.update(f"#{table}\n".encode())
        for row in answer[table]:
            digest.update(("\t".join(str(value) for value in row[:keys + exact]) + "\n").encode())
    return digest.hexdigest()[:16]


def differences(question, want, got, limit=3):
    """What differs, in words; nothing when the answers agree."""
    found = []
    for table, (keys, exact, _) in SHAPES[question].items():
        a, b, n = want[table], got[table], keys + exact
        if len(a) != len(b):
            found.append(f"{table}: {len(b)} rows, expected {len(a)}")
        for x, y in zip(a, b):
            close = len(x) == len(y) and all(math.isclose(p, q, rel_tol=1e-9) for p, q in zip(x[n:], y[n:]))
            if x[:n] != y[:n] or not close:
                found.append(f"{table}: {y}, expected {x}")
            if len(found) >= limit:
                return found
    return found


class Ledger:
    """Counts which answers were equal to what they had to be."""

    def __init__(self):
        self.equal, self.different, self.notes = 0, 0, []

    def note(self, is_equal, what, details=()):
        if is_equal:
            self.equal += 1
        else:
            self.different += 1
            self.notes.append(f"{what} DIFFERS" + "".join(f"\n    {detail}" for detail in details))

    def line(self):
        return f"answers: {self.equal} equal, {self.different} different"


def check(ledger, folder, question, expected_answers, expected_sums):
    """Holds one answer of ours against what is expected; gives its checksum."""
    got = read(folder, question)
    sum_ = checksum(question, got)
    if expected_answers is not None:
        found = differences(question, canonical(question, expected_answers[question]), got)
        ledger.note(not found, f"throughline {question}", found)
    elif question in (expected_sums or {}):
        ledger.note(sum_ == expected_sums[question], f"throughline {question}",
                    [f"checksum {sum_}, expected {expected_sums[question]}"])
    return sum_
