"""Makes the workload's table, by the bench folder's generator where it is present, else by our own."""
import json
import os

import peers
import program
from places import SIZES, WORK, Problem, bench_folder, made

# Beyond this the plain loops of the reference take too long and too much memory.
LARGEST_REFERENCE = 10_000_000


class Data:
    """A table, the customers to look up, and what the answers must be."""

    def __init__(self, size, own):
        self.size = size
        self.events = SIZES[size]
        self.is_own = own
        self.folder = made(os.path.join(WORK, "data", "own" if own else "workload"))
        self.csv = os.path.join(self.folder, f"events_{size}.csv")
        self.lookups = os.path.join(self.folder, f"lookups_{size}.txt")

    def is_there(self):
        return os.path.exists(self.csv) and os.path.exists(self.lookups)


def prepare(size, own, binary, timeout, say):
    """The data of a size; generated once, kept until --clean."""
    if not own and not bench_folder():
        say("The workload's folder is not beside the repository: using our own small generator and slow reference.")
        own = True
    if not own:
        try:
            peers.need_packages(["numpy", "pyarrow"], say)
        except Problem as problem:
            say(f"{problem}\nUsing our own small generator and slow reference instead.")
            own = True
    data = Data(size, own)
    if not data.is_there():
        say(f"Generating {data.events:,} events ...")
        if own:
            program.step(binary, ["generate", "--events", str(data.events), "--csv", data.csv + ".new", "--lookups",
                                  data.lookups], timeout)
            os.replace(data.csv + ".new", data.csv)
        else:
            made(data.folder + ".new")
            program.run([peers.python(), os.path.join(bench_folder(), "gen_events.py"), "--size", size, "--out",
                         data.folder + ".new", "--formats", "csv"], timeout, peers.environment(data.folder))
            for name in os.listdir(data.folder + ".new"):
                os.replace(os.path.join(data.folder + ".new", name), os.path.join(data.folder, name))
    return data


def expected(data, binary, timeout, say):
    """(answers, checksums, where they come from); answers are None where only checksums are known."""
    if not data.is_own:
        results = os.path.join(bench_folder(), "results")
        path = os.path.join(results, f"expected_{data.size}.json")
        if os.path.exists(path):
            with open(path) as file:
                known = json.load(file)
            return known["answers"], known["checksums"], f"expected_{data.size}.json"
        path = os.path.join(results, f"{data.size}.json")
        if os.path.exists(path):
            with open(path) as file:
                return None, agreed_checksums(json.load(file)), f"what all engines of {data.size}.json agree on"
    if data.events > LARGEST_REFERENCE:
        return None, {}, "nothing: there is no reference of this size"
    path = os.path.join(data.folder, f"expected_{data.size}.json")
    if not os.path.exists(path):
        say("Computing the expected answers by plain loops ...")
        program.step(
            binary, ["reference", "--csv", data.csv, "--lookups", data.lookups, "--out", path + ".new"], timeout)
        os.replace(path + ".new", path)
    with open(path) as file:
        return json.load(file), None, "plain loops over the same table"


def agreed_checksums(results):
    """For each question the checksum that every engine got; none where they differ."""
    sums = {}
    for engine in results["engines"].values():
        for question, measured in engine.items():
            if measured.get("checksum"):
                sums.setdefault(question, set()).add(measured["checksum"])
    return {question: next(iter(found)) for question, found in sums.items() if len(found) == 1}
