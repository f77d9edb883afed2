"""The events that the torture sends: each can be told from all others by its employee, and can be found again."""
import csv
import io
import json

START = 1_760_000_000_000
MINUTE = 60_000
CUSTOMERS = 40
ONE = "one"
TOUCHPOINTS = ["browse", "order", "pay", "pack", "deliver", "call", "rate", "unheard-of"]
DEPARTMENTS = ["shop", "warehouse", "desk", None]
COLUMNS = ["id", "customer", "time", "touchpoint", "department", "kind", "outcome", "reference", "employee",
           "amount_minor", "currency", "score", "scale", "promise", "fulfils"]
MAPPING = """\
events:
  - id: {column: id}
    customer: {column: customer}
    time: {column: time, format: unix_ms}
    touchpoint: {column: touchpoint}
    department: {column: department}
    kind: {column: kind}
    outcome: {column: outcome}
    reference: {column: reference}
    employee: {column: employee}
    amount: {column: amount_minor, unit: minor}
    currency: {column: currency}
    score: {column: score}
    scale: {column: scale}
    promise: {column: promise}
    fulfils: {column: fulfils}
"""


class Event:
    """One event, by its number; `fields` are those of the API."""

    def __init__(self, number, fields, origin):
        self.number = number
        self.fields = fields
        self.origin = origin

    def __str__(self):
        name = f"id {self.fields['id']}" if "id" in self.fields else "without id"
        return f"{self.fields['employee']} ({name}, customer {self.fields['customer']}, {self.origin})"

    def differs(self, take):
        """The fields that an answer tells otherwise than they were sent."""
        told = dict(take, time=milliseconds(take["time"]))
        return [name for name in ("time", "touchpoint", "kind", "reference", "amount_minor", "outcome", "promise")
                if told.get(name) != self.fields.get(name)]


class EventMaker:
    """Makes the events of one round by its own chance: numbers never repeat between rounds."""

    ROOM = 10_000

    def __init__(self, chance, round_number):
        self.chance = chance
        self.round = round_number
        self.made = {}

    def make(self, origin, named=None, customer=None):
        """A new event; `named` says whether it has an id of its own, by chance unless said."""
        number = self.round * self.ROOM + len(self.made)
        chance = self.chance
        customer = customer or (ONE if chance.random() < 0.3 else f"c{chance.randrange(CUSTOMERS)}")
        fields = {"customer": customer, "time": self.time(number), "employee": f"e{number}",
                  "touchpoint": chance.choice(TOUCHPOINTS), "reference": f"{customer}-{chance.randrange(6)}"}
        department = chance.choice(DEPARTMENTS)
        if department:
            fields["department"] = department
        self.add_meaning(fields)
        if named if named is not None else chance.random() < 0.6:
            # Whole numbers and texts are kept in different ways.
            fields["id"] = str(number) if chance.random() < 0.5 else f"e-{number}"
        event = Event(number, fields, f"{origin} of round {self.round}")
        self.made[number] = event
        return event

    def time(self, number):
        """No two events have the same, so that every story has one order; some come days late."""
        place = self.round * 2_000 + number % self.ROOM
        if self.chance.random() < 0.15:
            late = self.chance.randrange(1, 5_000)
            return START + (place - late) * MINUTE + 1 + number % (MINUTE - 1)
        return START + place * MINUTE

    def add_meaning(self, fields):
        kind = self.chance.choice(["interaction", "interaction", "purchase", "feedback", "failure", "promise"])
        if kind == "purchase":
            fields.update(kind=kind, amount_minor=self.chance.randrange(1, 100_000), currency="EUR")
        elif kind == "feedback":
            fields.update(kind=kind, score=self.chance.randrange(11), scale="0-10")
        elif kind == "failure":
            fields.update(kind="interaction", outcome=self.chance.choice(["failure", "resolved"]))
        elif kind == "promise":
            fields[self.chance.choice(["promise", "fulfils"])] = f"p{self.chance.randrange(4)}"


def one(events):
    return "application/json", json.dumps(events[0].fields).encode()


def array(events):
    return "application/json", json.dumps([event.fields for event in events]).encode()


def lines(events):
    return "application/x-ndjson", "\n".join(json.dumps(event.fields) for event in events).encode()


def table(events):
    """The same events as a CSV file for `MAPPING`."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for event in events:
        writer.writerow(event.fields)
    return text.getvalue().encode()


def milliseconds(text):
    """Of an answer's time, 2026-03-01T10:00:00.000Z, exactly."""
    import datetime
    moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    since = moment - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
    return since // datetime.timedelta(milliseconds=1)


def edges(events):
    """What happens after what within a customer's story, computed plainly from the events themselves."""
    stories = {}
    for event in events:
        stories.setdefault(event.fields["customer"], []).append(event.fields)
    found = {}
    for story in stories.values():
        story.sort(key=lambda fields: fields["time"])
        for before, after in zip(story, story[1:]):
            found.setdefault((before["touchpoint"], after["touchpoint"]), []).append(after["time"] - before["time"])
    return {key: (len(waits), sum(waits), max(waits)) for key, waits in found.items()}
