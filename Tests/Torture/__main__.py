"""Kills the running program again and again under load, and checks after each restart that nothing is lost, done twice
or wrong.

    ./bin/torture --rounds 100 --database sqlite
    ./bin/torture --rounds 60 --database postgres --servers 3
    ./bin/torture --self-test                       shows that the judge notices what it is there for

Needs nothing but Python, and psql for PostgreSQL.
"""
import argparse
import os
import random
import signal
import sys

import plan
import selftest
from database import FolderDatabase, PostgresDatabase
from server import Problem
from torture import Torture

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(ROOT, ".build", "debug", "throughline")
VARIABLE = "THROUGHLINE_TEST_POSTGRES"


def options():
    parser = argparse.ArgumentParser(prog="bin/torture", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20, help="how many kills (20)")
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite",
                        help=f"which database; the PostgreSQL server is ${VARIABLE}")
    parser.add_argument("--servers", type=int, default=1, help="how many share the PostgreSQL database (1)")
    parser.add_argument("--seed", type=int, help="of the plan; any other gives other loads and moments")
    parser.add_argument("--first", type=int, default=1, help="the number of the first round, to see one again (1)")
    parser.add_argument("--visible-within", type=float, default=2.0,
                        help="seconds until every server has to show what another took (2)")
    parser.add_argument("--verbose", action="store_true", help="a line for each round")
    parser.add_argument("--self-test", action="store_true", help="tampers with what is kept: each has to be noticed")
    parser.add_argument("--program", default=PROGRAM, help="another build of throughline")
    chosen = parser.parse_args()
    if chosen.servers > 1 and chosen.database != "postgres":
        parser.error("several servers need --database postgres")
    if chosen.rounds < 1 or chosen.servers < 1 or chosen.first < 1:
        parser.error("--rounds, --servers and --first are at least 1")
    if not plan.is_first(chosen.first):
        parser.error(f"an installation begins with round 1 and every {plan.ROUNDS_OF_ONE_INSTALLATION} rounds later")
    if chosen.seed is None:
        chosen.seed = random.SystemRandom().randrange(1, 1_000_000)
    return chosen


def say(text):
    print(text, flush=True)


def database(chosen):
    if chosen.database == "sqlite":
        return FolderDatabase()
    if not os.environ.get(VARIABLE):
        raise Problem(f"say in ${VARIABLE} which PostgreSQL server to use; bin/torture starts one")
    return PostgresDatabase(os.environ[VARIABLE], chosen.seed)


def main():
    chosen = options()
    if not os.path.exists(chosen.program):
        raise Problem(f"{chosen.program} is missing: swift build")
    if chosen.self_test:
        return selftest.run(chosen, say)
    say(f"seed {chosen.seed}, {chosen.database}, {chosen.servers} server{'s' if chosen.servers > 1 else ''}")
    torture = Torture(chosen, database(chosen), say)
    torture.run()
    say("kept: " + ", ".join(f"{count:,} {what}" for what, count in torture.done.items()))
    if chosen.servers > 1:
        say(f"slowest until every server showed an event: {torture.slowest_seen:.2f} s")
    found = torture.findings
    say(f"{torture.rounds} rounds, {len(found.lost)} lost, {len(found.doubled)} doubled, {len(found.wrong)} wrong")
    return 1 if found else 0


if __name__ == "__main__":
    # However it is ended, no server stays behind.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sys.exit(main())
    except Problem as problem:
        sys.exit(f"torture: {problem}")
    except KeyboardInterrupt:
        sys.exit(130)
