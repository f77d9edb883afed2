"""What a client knows of its events: which it sent, which it was told are kept. Judges what is there later."""


class Findings:
    """What was found wrong, in words that name the events."""

    def __init__(self):
        self.lost = []
        self.doubled = []
        self.wrong = []

    def __bool__(self):
        return bool(self.lost or self.doubled or self.wrong)

    def add(self, others):
        self.lost += others.lost
        self.doubled += others.doubled
        self.wrong += others.wrong

    def lines(self):
        for kind in ("lost", "doubled", "wrong"):
            for what in getattr(self, kind):
                yield f"{kind}: {what}"


class Ledger:
    def __init__(self):
        self.events = {}
        self.sent = set()
        self.taken = set()
        self.refused = set()

    def plan(self, events):
        self.events.update((event.number, event) for event in events)

    def note_sent(self, events):
        self.sent.update(event.number for event in events)

    def note_taken(self, events):
        self.taken.update(event.number for event in events)

    def judge(self, takes):
        """Holds what was planned, sent and acknowledged against the takes found. What was sent and is there has to
        stay there from now on."""
        findings = Findings()
        found = {}
        for take in takes:
            found.setdefault(take.get("employee"), []).append(take)
        for number in self.taken:
            if self.events[number].fields["employee"] not in found:
                findings.lost.append(f"{self.events[number]} was acknowledged and is not there")
        for name, same in found.items():
            event = self.named(name)
            if event is None or event.number not in self.sent:
                findings.wrong.append(f"{event or name} is there and was never sent")
                continue
            if len(same) > 1:
                findings.doubled.append(f"{event} is there {len(same)} times")
            for field in event.differs(same[0]):
                findings.wrong.append(f"{event} has another {field} than was sent: {same[0].get(field)}")
            self.taken.add(event.number)
        return findings

    def named(self, employee):
        text = (employee or "")[1:]
        return self.events.get(int(text)) if text.isdecimal() else None

    def there(self):
        """The events that are known to be there."""
        return [self.events[number] for number in self.taken]
