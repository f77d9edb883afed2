"""The rounds: load, kill, restart, judge; some of them over one installation, then a new one."""
import os
import shutil
import tempfile
import time
from collections import Counter

import judge
import load
import plan
from client import Lost, Refused
from ledger import Findings, Ledger
from server import Place, Problem, Server


class Torture:
    def __init__(self, options, database, say):
        self.options = options
        self.database = database
        self.say = say
        self.folder = tempfile.mkdtemp(prefix="throughline-torture-")
        self.findings = Findings()
        self.rounds = 0
        self.done = Counter()
        self.slowest_seen = 0.0
        # Installations that failed are kept.
        self.installation = None

    def run(self):
        """Ends after the first round in which something was wrong, with everything as it was then."""
        try:
            self.run_rounds()
        finally:
            if self.installation:
                self.stop(self.installation)

    def run_rounds(self):
        first, last = self.options.first, self.options.first + self.options.rounds
        for number in range(first, last):
            if self.installation is None or plan.is_first(number):
                self.end_installation()
                self.installation = self.new_installation(number)
            at = self.installation
            try:
                self.round(at, plan.of_round(self.options.seed, number, self.database.is_shared, self.options.servers))
            except (Lost, Refused, Problem) as problem:
                at.findings.wrong.append(f"when all was calm: {problem}")
            self.findings.add(at.findings)
            self.slowest_seen = max(self.slowest_seen, at.slowest_seen)
            self.rounds += 1
            if self.findings:
                return self.keep(number)
        self.end_installation()
        return shutil.rmtree(self.folder, ignore_errors=True)

    def new_installation(self, number):
        place = Place(self.options.program, os.path.join(self.folder, f"from-{number}"), self.database.make(number))
        servers = [Server(place, index) for index in range(self.options.servers)]
        at = load.Situation(number, place, servers, Ledger(), self.options.visible_within)
        load.Hands(at).do(plan.Script(number=0))
        for server in servers:
            server.start()
        return at

    def end_installation(self):
        at = self.installation
        if at is None:
            return
        self.stop(at)
        self.count(at)
        self.database.remove(at.first)
        shutil.rmtree(at.place.folder)
        self.installation = None

    def count(self, at):
        self.done["events"] += len(at.ledger.taken)
        self.done.update(at.done)

    def stop(self, at):
        for server in at.servers:
            if server.is_running:
                server.kill()

    def round(self, at, drawn):
        at.ledger.plan(drawn.events)
        began = time.monotonic()
        hands = load.Hands(at)
        hands.work(drawn.opening)
        victim = at.servers[drawn.victim]
        load.under(at, drawn.lanes, lambda: self.kill(victim, drawn, at))
        at.findings.wrong += [f"server {server.number} ended by itself"
                              for server in at.servers if server is not victim and not server.is_running]
        load.Hands(at).work(drawn.between)
        self.restart(victim, drawn)
        at.findings.add(judge.state(at, victim))
        hands.make_good()
        hands.work(drawn.calm)
        self.compare(at, drawn)
        if self.options.verbose:
            self.say(f"round {drawn.number}: killed after {drawn.kill_after:.3f} s, {len(at.ledger.taken)} events "
                     f"taken so far, {time.monotonic() - began:.2f} s")

    def compare(self, at, drawn):
        at.findings.wrong += judge.agreement(at, self.options.visible_within)
        # Of the server that lives longest, whose answers have grown with the footage.
        witness = at.servers[(drawn.victim + 1) % len(at.servers)]
        at.findings.wrong += judge.answers(at, witness, drawn.compared)

    def kill(self, victim, drawn, at):
        time.sleep(drawn.kill_after)
        if not victim.is_running:
            at.findings.wrong.append(f"server {victim.number} ended by itself")
        victim.kill()
        if len(at.servers) > 1:
            # The others go on for a while, with the clients that have lost their server.
            time.sleep(0.2)

    def restart(self, victim, drawn):
        if drawn.kill_again_after is not None:
            victim.start(killed_after=drawn.kill_again_after)
        victim.start()

    def keep(self, number):
        """Says what was found, where everything lies, and how to see it again."""
        at = self.installation
        self.stop(at)
        self.count(at)
        for line in self.findings.lines():
            self.say(line)
        if at.place.is_shared:
            to = os.path.join(at.place.folder, "data-0")
            code, _ = at.place.move_to_folder()
            self.say(f"The database lies in {to} as SQLite." if code == 0 else f"The database is {at.place.database}")
        self.say(f"Data folders and logs: {at.place.folder}")
        servers = f" --servers {self.options.servers}" if self.options.servers > 1 else ""
        self.say(f"The same plan again: ./bin/torture --database {self.options.database}{servers} "
                 f"--seed {self.options.seed} --first {at.first} --rounds {number - at.first + 1}")
