"""What is to happen in a round, drawn from the seed and the round's number alone: the same seed, the same plan.

How far a round comes with its plan before the kill, the machine decides.
"""
import random
from dataclasses import dataclass, field

import questions
from footage import ONE, TOUCHPOINTS, EventMaker

PAGES = ["/", "/customers", "/customers/one", "/journeys", "/script", "/data", "/paths", "/compare"]


# Longer, and a round would mostly read what former rounds have left.
ROUNDS_OF_ONE_INSTALLATION = 5


def is_first(number):
    """Whether the round begins with an empty installation."""
    return number % ROUNDS_OF_ONE_INSTALLATION == 1


@dataclass
class Send:
    """Events through the API: as "one", "array" or "lines". `again` sends the same body once more at once."""
    events: list
    form: str
    again: bool = False
    # Whether it is sent again after a lost connection. What isn't, may be there or not.
    retried: bool = True


@dataclass
class File:
    """A file of events, imported through the "page" or by the "command"; what was cut off is imported again."""
    name: str
    events: list
    way: str
    # Seconds after which the command is killed; None lets it end.
    killed_after: float = None


@dataclass
class Ask:
    question: str


@dataclass
class Page:
    address: str


@dataclass
class Script:
    """A change of the script by the command."""
    number: int
    killed_after: float = None


@dataclass
class Probe:
    """An event sent to one server and looked for at the others."""
    events: list


@dataclass
class Round:
    number: int
    # What an empty installation begins with: something of everything that is asked for.
    opening: list
    kill_after: float
    # Which of the servers is killed.
    victim: int
    # Seconds after its start at which it is killed once more, while it opens; None mostly.
    kill_again_after: float
    # Each is carried out by a client of its own, all at once.
    lanes: list
    # While no server holds the folder: commands that need it for themselves.
    between: list
    # When all is calm again.
    calm: list
    # The questions whose answers are compared.
    compared: list
    events: list = field(default_factory=list)


def of_round(seed, number, is_shared, servers):
    """The plan of one round; `is_shared` says that commands may run beside servers."""
    return Planner(random.Random(f"{seed}/{number}"), number, is_shared, servers).round()


class Planner:
    def __init__(self, chance, number, is_shared, servers):
        self.chance = chance
        self.number = number
        self.is_shared = is_shared
        self.servers = servers
        self.maker = EventMaker(chance, number)

    def round(self):
        chance = self.chance
        is_last = self.number % ROUNDS_OF_ONE_INSTALLATION == 0
        singles = self.singles(60, "a single event")
        batches = [self.batch() for _ in range(14)]
        commands = self.commands()
        lanes = [
            singles, singles,  # Two clients that send the same at the same time.
            self.singles(60, "another single event"),
            batches,
            [chance.choice(batches)] + [self.batch() for _ in range(6)] + [chance.choice(batches)],
            [self.file(number, "page", batches) for number in range(3)],
            self.looks(60),
        ]
        if self.is_shared:
            lanes.append(commands)
        if self.servers > 1:
            lanes.append(self.probes(30))
        return Round(
            number=self.number, opening=self.opening(),
            kill_after=chance.uniform(0.5, 2) if chance.random() < 0.1 else chance.uniform(0.01, 0.4),
            victim=chance.randrange(self.servers),
            kill_again_after=chance.uniform(0.02, 0.4) if chance.random() < 0.15 else None,
            lanes=lanes, between=[] if self.is_shared else commands,
            calm=self.looks(3) + self.singles(2, "an event of the calm") + (self.probes(1) if self.servers > 1 else []),
            compared=chance.sample(list(questions.ALL), 6 if is_last else 1), events=list(self.maker.made.values()))

    def opening(self):
        if not is_first(self.number):
            return []
        events = [self.maker.make("of the opening", customer=ONE) for _ in range(40)]
        for event, touchpoint in zip(events, TOUCHPOINTS):
            event.fields["touchpoint"] = touchpoint
        return [Send(events, "array")]

    def singles(self, count, origin):
        return [Send([self.maker.make(origin)], self.chance.choice(["one", "array", "lines"]),
                     again=self.chance.random() < 0.2, retried=self.chance.random() < 0.7) for _ in range(count)]

    def batch(self):
        customer = ONE if self.chance.random() < 0.2 else None
        events = [self.maker.make("in a batch", customer=customer) for _ in range(self.chance.randrange(2, 30))]
        return Send(events, self.chance.choice(["array", "lines"]), again=self.chance.random() < 0.1,
                    retried=self.chance.random() < 0.7)

    def file(self, number, way, batches=()):
        """Some of its events come through the API, too, if they have ids of their own."""
        named = self.chance.random() < 0.5
        events = [self.maker.make("in a file", named=named) for _ in range(self.chance.randrange(20, 200))]
        if named and batches:
            events += [event for event in self.chance.choice(batches).events if "id" in event.fields]
        self.chance.shuffle(events)
        return File(f"round-{self.number}-{way}-{number}.csv", events, way, self.killed_after())

    def commands(self):
        """Changes of the script and imports that run as commands."""
        found = []
        if self.chance.random() < 0.35:
            found.append(self.file(0, "command"))
        if self.chance.random() < 0.35:
            found.append(Script(self.number, self.killed_after()))
        return found

    def killed_after(self):
        return self.chance.uniform(0.02, 0.4) if self.chance.random() < 0.4 else None

    def looks(self, count):
        return [Page(self.chance.choice(PAGES)) if self.chance.random() < 0.3
                else Ask(self.chance.choice(list(questions.ALL))) for _ in range(count)]

    def probes(self, count):
        return [Probe([self.maker.make("a probe", customer=f"probe-{self.number}")]) for _ in range(count)]
