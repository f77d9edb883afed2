"""Carries the plan's steps out and notes what became of them."""
import json
import os
import threading
import time
from collections import Counter

import footage
import plan
import questions
import script
from client import Client, Lost, Refused
from ledger import Findings


class Situation:
    """One installation under load: its servers, and what clients know of it."""

    def __init__(self, first, place, servers, ledger, visible_within):
        # The number of the round that it began with.
        self.first = first
        self.place = place
        self.servers = servers
        self.ledger = ledger
        self.visible_within = visible_within
        self.book = script.Book()
        self.findings = Findings()
        # What is to be sent again when a server is back.
        self.unanswered = []
        # The events of each file that was begun.
        self.files = {}
        # Imports that were promised and not yet seen to end, by their ids.
        self.promised = {}
        self.done = Counter()
        self.slowest_seen = 0.0
        self.stop = threading.Event()


class Hands:
    """One client at work."""

    def __init__(self, situation, first=0):
        self.at = situation
        self.client = Client(situation.servers, first)

    def work(self, steps):
        """Carries steps out until told to stop, or until the only server is gone."""
        for step in steps:
            if self.at.stop.is_set() or not self.do(step):
                break
        self.client.close()

    def do(self, step):
        """False when there is nobody left to answer."""
        try:
            self.carry_out(step)
        except Lost:
            if isinstance(step, plan.File) or isinstance(step, plan.Send) and step.retried:
                self.at.unanswered.append(step)
            return len(self.at.servers) > 1
        except Refused as problem:
            self.at.findings.wrong.append(str(problem))
        return True

    def carry_out(self, step):
        match step:
            case plan.Send():
                self.send(step)
            case plan.File(way="page"):
                self.upload(step)
            case plan.File():
                self.run_import(step)
            case plan.Script():
                self.change_script(step)
            case plan.Ask():
                self.client.look(questions.ALL[step.question][0])
            case plan.Page():
                self.client.look(step.address)
            case plan.Probe():
                self.probe(step)

    def send(self, step):
        written = {"one": footage.one, "array": footage.array, "lines": footage.lines}[step.form]
        content_type, body = written(step.events)
        self.at.ledger.note_sent(step.events)
        for _ in range(2 if step.again else 1):
            self.note_results(step.events, self.client.post_events(content_type, body))

    def note_results(self, events, results):
        if len(results) != len(events) or not {"accepted", "known"}.issuperset(results):
            raise Refused(f"{events[0]} and those with it were answered {results}")
        self.at.ledger.note_taken(events)

    def upload(self, step):
        server = self.client.next_server()
        self.begin(step)
        number = self.client.upload(server, step.name, footage.table(step.events), footage.MAPPING)
        # From here on its events have to come in, whatever becomes of the server.
        self.at.promised[number] = step
        self.at.ledger.note_taken(step.events)
        while (state := self.client.import_state(server, number)) == "running":
            time.sleep(0.01)
        if state != "finished":
            raise Refused(f"the import of {step.name} is {state}")
        del self.at.promised[number]
        self.at.done["files"] += 1

    def begin(self, file):
        self.at.ledger.note_sent(file.events)
        self.at.files[file.name] = file.events

    def run_import(self, step):
        folder = os.path.join(self.at.place.folder, "files")
        os.makedirs(folder, exist_ok=True)
        file, mapping = os.path.join(folder, step.name), os.path.join(folder, "mapping.yaml")
        with open(file, "wb") as out:
            out.write(footage.table(step.events))
        with open(mapping, "w") as out:
            out.write(footage.MAPPING)
        self.begin(step)
        code, _ = self.at.place.run(["import", "--mapping", mapping, file], step.killed_after)
        if code == 0:
            self.note_file(step)
        elif code is None:
            self.at.unanswered.append(step)
        else:
            raise Refused(f"the import of {step.name} ended with {code}")

    def note_file(self, step):
        self.at.ledger.note_taken(step.events)
        self.at.done["files"] += 1

    def change_script(self, step):
        self.at.book.note_begun(step.number)
        path = script.write(self.at.place.folder, step.number)
        code, _ = self.at.place.run(["script", "import", path], step.killed_after)
        if code == 0:
            self.at.book.note_taken(step.number)
            self.at.done["scripts"] += 1
        elif code is not None:
            raise Refused(f"the import of script {step.number} ended with {code}")

    def probe(self, step):
        """An event that one server took is to be in the answers of the others soon."""
        server = self.client.next_server()
        content_type, body = footage.one(step.events)
        self.at.ledger.note_sent(step.events)
        self.note_results(step.events, self.client.post_events_to(server, content_type, body))
        began = time.monotonic()
        fields = step.events[0].fields
        for other in self.at.servers:
            try:
                while other.is_running and not self.shows(other, fields):
                    if time.monotonic() - began > self.at.visible_within:
                        raise Refused(f"server {other.number} does not show {step.events[0]}, which server "
                                      f"{server.number} took, after {self.at.visible_within:g} s")
                    time.sleep(0.01)
            except Lost:
                continue
            self.at.slowest_seen = max(self.at.slowest_seen, time.monotonic() - began)

    def shows(self, server, fields):
        answer = json.loads(self.client.get(server, f"/api/v1/customers/{fields['customer']}"))
        return any(take["employee"] == fields["employee"] for take in answer.get("takes", []))

    def make_good(self):
        """Sends again what had no answer."""
        waiting, self.at.unanswered = self.at.unanswered, []
        self.at.done["bodies and files sent again"] += len(waiting)
        for step in waiting:
            # The command is killed once; the page brings the same file in again.
            self.do(plan.File(step.name, step.events, "page") if isinstance(step, plan.File) else step)


def under(situation, lanes, meanwhile):
    """Carries out all lanes at once while something else goes on; returns when all have ended."""
    threads = [threading.Thread(target=Hands(situation, first=number).work, args=(steps,))
               for number, steps in enumerate(lanes)]
    for thread in threads:
        thread.start()
    try:
        meanwhile()
    finally:
        situation.stop.set()
        for thread in threads:
            thread.join()
        situation.stop.clear()
