"""Measures the engine on the journey workload, checks every answer, and can run other engines beside it.

    ./bin/bench --size 1M
    ./bin/bench --size 10M --peers polars,duckdb,native_c
    ./bin/bench --size 10K --short                    answers only, a few seconds
    ./bin/bench --parts                               the parts of the engine, with instruction counts

Needs nothing but Python for itself; packages for the generator and the peers go into an environment of their own.
"""
import argparse
import json
import os
import sys
import time

import data
import machine
import measure
import parts
import peers
import places
import tables


def options():
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=places.SIZES, help="how many events")
    parser.add_argument("--peers", default="", type=lambda text: [name for name in text.split(",") if name],
                        help="other engines to run in turn with ours: " + ", ".join(peers.NEEDS))
    parser.add_argument("--rounds", type=int, help="rounds of each question; in each, every engine has its turn (3)")
    parser.add_argument("--reps", type=int, help="runs of a question in a round (5)")
    parser.add_argument("--load-rounds", type=int, help="how often to load (3; at 50M 1)")
    parser.add_argument("--steps", type=steps, default=measure.STEPS,
                        help="which of " + ",".join(measure.STEPS) + "; without load, on the store of the last run")
    parser.add_argument("--rate", type=int, default=50_000, help="events a second while questions run (50000)")
    parser.add_argument("--seconds", type=int, default=5, help="for so long (5)")
    parser.add_argument("--short", action="store_true", help="answers only: load and ask once")
    parser.add_argument("--own-data", action="store_true", help="our own small generator and slow reference")
    parser.add_argument("--parts", action="store_true", help="measure the parts of the engine instead")
    parser.add_argument("--events", type=int, default=100_000, help="how many events the parts work on (100000)")
    parser.add_argument("--save-baseline", action="store_true", help="keep the parts' instruction counts as baseline")
    parser.add_argument("--timeout", type=float, help="seconds that one step may take")
    parser.add_argument("--json", help="where the figures go, too")
    parser.add_argument("--program", default=places.PROGRAM, help="another build of throughline-bench")
    parser.add_argument("--clean", action="store_true", help="remove data and stores of earlier runs, and end")
    chosen = parser.parse_args()
    if not (chosen.clean or chosen.parts or chosen.size):
        parser.error("say --size 1M, 10M or 50M, or --parts")
    usual = (1, 1, 1) if chosen.short else (3, 5, 1 if chosen.size == "50M" else 3)
    chosen.rounds, chosen.reps = chosen.rounds or usual[0], chosen.reps or usual[1]
    chosen.load_rounds = chosen.load_rounds or usual[2]
    if chosen.short:
        chosen.steps = ["load", "ask"]
    if not chosen.timeout:
        chosen.timeout = 600 + places.SIZES.get(chosen.size or "100K", 0) / 10_000
    return chosen


def steps(text):
    wanted = text.split(",")
    unknown = [name for name in wanted if name not in measure.STEPS]
    if unknown:
        raise argparse.ArgumentTypeError(f"no such step: {', '.join(unknown)}")
    return [name for name in measure.STEPS if name in wanted]


def say(text):
    print(text, flush=True)


def write(name, figures, also):
    path = os.path.join(places.made(places.RESULTS), f"{name}.json")
    for target in filter(None, (path, also)):
        with open(target, "w") as file:
            json.dump(figures, file, indent=1)
    say(f"\nfigures: {os.path.relpath(path, places.ROOT)}")


def run(chosen):
    about = {"at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "machine": machine.describe()}
    if chosen.parts:
        found = parts.measure(chosen, say)
        parts.report(found, chosen, say)
        write("parts", {**about, "parts": found}, chosen.json)
        if chosen.save_baseline:
            parts.save(found, chosen)
        return 0
    table = data.prepare(chosen.size, chosen.own_data, chosen.program, chosen.timeout, say)
    expected = data.expected(table, chosen.program, chosen.timeout, say)
    measurement = measure.Measurement(chosen, table, expected, say)
    figures = {**about, "size": chosen.size, "own_data": table.is_own, **measurement.run()}
    say("\n" + tables.everything(figures))
    write(chosen.size, figures, chosen.json)
    say(f"answers held against {expected[2]}")
    for note in measurement.ledger.notes:
        say(note)
    say(measurement.ledger.line())
    return 1 if measurement.ledger.different or not measurement.ledger.equal else 0


def main():
    chosen = options()
    if chosen.clean:
        places.clean()
        return 0
    if not os.path.exists(chosen.program):
        raise places.Problem(f"{chosen.program} is missing: swift build -c release --product throughline-bench")
    return run(chosen)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except places.Problem as problem:
        sys.exit(f"bench: {problem}")
    except KeyboardInterrupt:
        sys.exit(130)
