"""Shows that the judge notices what it is there for: each installation is tampered with, as a fault of the program
would, and has to be found lost, doubled or wrong."""
import argparse
import contextlib
import os
import shutil
import sqlite3

from database import FolderDatabase
from torture import Torture


class Tampered(Torture):
    """Two rounds; something happens to the database in the second, while no server looks."""

    def __init__(self, options, statements, is_alive=False):
        super().__init__(options, FolderDatabase(), say=lambda text: None)
        self.statements = statements
        self.is_alive = is_alive

    def restart(self, victim, drawn):
        if drawn.number == 2 and not self.is_alive:
            self.tamper()
        super().restart(victim, drawn)

    def compare(self, at, drawn):
        if drawn.number == 2 and self.is_alive:
            self.tamper()
        super().compare(at, drawn)

    def tamper(self):
        path = os.path.join(self.installation.place.data(0), "throughline.db")
        with contextlib.closing(sqlite3.connect(path)) as database, database:
            for statement in self.statements:
                database.execute(statement)


class Forgetful(Torture):
    """A client that has forgotten what it sent in the second round."""

    def __init__(self, options):
        super().__init__(options, FolderDatabase(), say=lambda text: None)

    def restart(self, victim, drawn):
        if drawn.number == 2:
            taken = max(self.installation.ledger.taken)
            self.installation.ledger.sent.discard(taken)
        super().restart(victim, drawn)


# The opening is the first block, and acknowledged.
REMOVE = ["delete from footage_block where arrival = (select min(arrival) from footage_block)"]
DOUBLE = [
    "insert into footage_block select (select max(arrival_to) from footage_block) + 1, customer_partition, slice, "
    "(select max(arrival_to) from footage_block) + 1, event_count, first_time, last_time, checksum, byte_count, bytes "
    "from footage_block where arrival = (select min(arrival) from footage_block)",
    "update sequence_number set value = (select max(arrival_to) from footage_block) where name = 'footage_arrival'"]


def run(chosen, say):
    options = argparse.Namespace(**{**vars(chosen), "database": "sqlite", "servers": 1, "rounds": 2, "seed": 5,
                                    "first": 1, "verbose": False})
    cases = [
        ("nothing done to it", Torture(options, FolderDatabase(), lambda text: None), set()),
        ("a block of events removed", Tampered(options, REMOVE), {"lost"}),
        ("a block of events doubled", Tampered(options, DOUBLE), {"doubled"}),
        ("an event that nobody sent", Forgetful(options), {"wrong"}),
        ("a block removed beside a living server", Tampered(options, REMOVE, is_alive=True), {"wrong"}),
    ]
    failed = 0
    for words, torture, expected in cases:
        torture.run()
        found = {kind for kind in ("lost", "doubled", "wrong") if getattr(torture.findings, kind)}
        shutil.rmtree(torture.folder, ignore_errors=True)
        failed += found != expected
        say(f"{'pass' if found == expected else 'FAIL'}  {words}: {', '.join(found) or 'nothing'} found")
        if found != expected:
            for line in list(torture.findings.lines())[:20]:
                say("      " + line)
    say(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0
