"""What has to be true after a restart, asked of the running program as anybody can ask it."""
import concurrent.futures
import json
import time

import questions
from client import Client


def state(situation, server):
    """Holds everything one server tells against what clients know."""
    client = Client([server])
    try:
        promises = list(kept_promises(client, situation))
        takes, edges = sweep(client)
        findings = situation.ledger.judge(takes)
        if not findings:
            difference = questions.edge_difference(edges, situation.ledger.there())
            findings.wrong += [difference] if difference else []
        current = json.loads(client.look("/api/v1/script")).get("current")
        complaint = situation.book.judge(current and current["company"])
        if complaint:
            findings.wrong.append(complaint)
        findings.wrong += imports(client, takes, situation)
        findings.wrong += promises
        return findings
    finally:
        client.close()


# A server that was killed in the middle of an import has it for a while yet.
PATIENCE = 120


def kept_promises(client, situation):
    """Imports that were promised and don't come to their end."""
    end = time.monotonic() + PATIENCE
    for number, step in list(situation.promised.items()):
        while (state := client.import_state(client.next_server(), number)) == "running" and time.monotonic() < end:
            time.sleep(0.01)
        if state != "finished":
            yield f"the import of {step.name}, which was promised, is {state}"
        situation.done["files"] += 1
        del situation.promised[number]


def sweep(client):
    """Every take of every story, and the edges between them. Where several servers write, what a killed one had on its
    way may still come: then it is asked again."""
    before = None
    while True:
        count = json.loads(client.look("/api/v1/footage"))["events"]
        if count == before:
            return takes, edges
        before = count
        customers = json.loads(client.look("/api/v1/customers?limit=10000"))["customers"]
        takes = [take for customer in customers
                 for take in json.loads(client.look(f"/api/v1/customers/{customer}")).get("takes", [])]
        edges = json.loads(client.look("/api/v1/edges"))


def imports(client, takes, situation):
    """Imports that tell of more events than are there."""
    there = {take.get("employee") for take in takes}
    for record in json.loads(client.look("/api/v1/imports?limit=1000"))["imports"]:
        events = situation.files.get(record["files"][0], [])
        found = sum(event.fields["employee"] in there for event in events)
        if record["state"] != "running" and record["added"] > found:
            yield f"the import {record['id']} says that it added {record['added']} events; {found} are there"


def answers(situation, server, names):
    """Where a living server's answers differ from those of a process that reads the same database from nothing."""
    client = Client([server])
    living = {name: questions.read(client.look(questions.ALL[name][0])) for name in names}
    client.close()
    # Two at a time: most of it is starting a process.
    with concurrent.futures.ThreadPoolExecutor(2) as workers:
        fresh = dict(zip(names, workers.map(lambda name: computed_anew(situation.place, name), names)))
    for name in names:
        difference = questions.difference(living[name], fresh[name])
        if difference:
            yield f"{name}: {difference}, as computed from nothing"


def computed_anew(place, name):
    code, answer = place.run([*questions.ALL[name][1], "--format", "json"])
    # 1: what it tells of is not as it should be, which is an answer, too.
    return questions.read(answer) if code in (0, 1) else f"no answer, but the exit code {code}"


def agreement(situation, patience):
    """Where servers over one database show different amounts of footage, although nobody writes."""
    clients = [Client([server]) for server in situation.servers]
    end = time.monotonic() + patience
    while True:
        counts = [json.loads(client.look("/api/v1/footage"))["events"] for client in clients]
        if len(set(counts)) == 1:
            break
        if time.monotonic() > end:
            yield f"servers show {counts} events {patience:g} s after the last was taken"
            break
        time.sleep(0.01)
    for client in clients:
        client.close()
