"""The steps of a run in their order: load, questions, restart, questions again, appends while questions run."""
import json
import os

import answers
import peers
import program
from places import ANSWERS, STORE, STORE_NOTE, Problem, fresh, made

QUESTIONS = ["q1", "q2", "q3", "q4", "q5", "q6", "q7"]


class Measurement:
    def __init__(self, options, data, expected, say):
        self.options, self.data, self.say = options, data, say
        self.expected_answers, self.expected_sums, self.source = expected
        self.ledger = answers.Ledger()
        self.peers = peers.usable(options.peers, data.size, say)
        self.figures = {"peers": {name: {} for name in self.peers}}

    def program(self, *arguments):
        return program.step(self.options.program, [*arguments, "--data", STORE], self.options.timeout)[-1]

    def peer(self, name, what, reps, save=False):
        got = peers.measure(name, self.data.size, what, reps, self.data.folder, self.options.timeout, save)
        kept = self.figures["peers"][name].setdefault(what, {"rounds": []})
        if "failed" in got:
            self.say(f"  {name} {what} failed: {got['failed'].splitlines()[0][:200]}")
            kept["failed"] = got["failed"]
            return
        if got.get("runs"):
            kept["rounds"].append(got["runs"])
        if "checksum" in got and "checksum" not in kept:
            kept["checksum"] = got["checksum"]

    def load(self):
        """Every engine from the same file, in turn, each time into a fresh store."""
        rounds = self.options.load_rounds
        ours = self.figures["load"] = {"rounds": []}
        for number in range(rounds):
            self.say(f"Loading, round {number + 1} of {rounds} ...")
            fresh(STORE)
            got = self.program("load", "--csv", self.data.csv)
            ours["rounds"].append([{**got.pop("run"), "peak_mb": got["peak_memory"] / 1e6}])
            ours.update(got)
            for name in self.peers:
                self.peer(name, "load", 1, save=number == rounds - 1)
        self.note_store(False)

    def note_store(self, has_new_events):
        with open(STORE_NOTE, "w") as file:
            json.dump({"table": self.data.csv, "has_new_events": has_new_events}, file)

    def need_store(self):
        """The store must be of this table, and as it was loaded."""
        note = {}
        if os.path.exists(STORE_NOTE):
            with open(STORE_NOTE) as file:
                note = json.load(file)
        if note.get("table") != self.data.csv or note["has_new_events"]:
            raise Problem("the store of the last run is not the table as it was loaded: add load to --steps")

    def ask(self):
        """Each question in rounds: ours for the first time, so often, then each peer's."""
        options, figures = self.options, self.figures
        self.need_store()
        fresh(ANSWERS)
        with program.Asker(options.program, self.data, STORE, made(ANSWERS), options.timeout) as asker:
            figures["open"] = asker.opened
            known = asker.opened["questions"]
            for question in [q for q in QUESTIONS if q in known]:
                self.say(f"Asking {question} ...")
                kept = figures[question] = {"rounds": []}
                for _ in range(options.rounds):
                    kept["rounds"].append(asker.ask(question, options.reps)["runs"])
                    for name in self.peers:
                        self.peer(name, question, options.reps)
                self.check(question)
            asker.ask("q8", 1)
            figures["q8"] = {"rounds": []}
            for name in self.peers:
                self.peer(name, "q8", 1)
            self.check("q8")

    def check(self, question):
        """Our answer against the expected one, and the peers' against ours."""
        before = self.ledger.different
        ours = answers.check(self.ledger, ANSWERS, question, self.expected_answers, self.expected_sums)
        self.figures[question]["checksum"] = ours
        for name in self.peers:
            theirs = self.figures["peers"][name].get(question, {}).get("checksum")
            if theirs:
                self.ledger.note(theirs == ours, f"{name} {question}", [f"checksum {theirs}, ours {ours}"])
        if self.ledger.different > before:
            self.say("  " + "\n  ".join(self.ledger.notes[before - self.ledger.different:]))

    def restart(self):
        self.say("Opening anew ...")
        self.figures["restart"] = [self.program("restart") for _ in range(3)]

    def again(self):
        self.say("Asking again, unchanged and after new events ...")
        self.need_store()
        self.note_store(True)
        self.figures["again"] = self.program("again")
        for question in self.figures["again"]["questions"]:
            self.ledger.note(question["equal_from_scratch"], f"throughline {question['question']} asked again",
                             ["not the answer of an installation opened afresh"])

    def sustained(self):
        self.say("Asking while events keep coming in ...")
        self.note_store(True)
        self.figures["sustained"] = self.program(
            "sustained", "--rate", str(self.options.rate), "--seconds", str(self.options.seconds))

    def compaction(self):
        self.say("Sending single events while their blocks are merged ...")
        self.note_store(True)
        self.figures["compaction"] = self.program("compaction", "--events", "20000")

    def run(self):
        for step in self.options.steps:
            getattr(self, step)()
        self.figures["answers"] = {
            "held_against": self.source, "equal": self.ledger.equal, "different": self.ledger.different,
            "notes": self.ledger.notes}
        return self.figures


STEPS = ["load", "ask", "restart", "again", "sustained", "compaction"]
