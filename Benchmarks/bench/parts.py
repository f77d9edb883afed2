"""The parts of the engine: nanoseconds, which depend on the day, and instructions, which repeat."""
import glob
import json
import os
import re
import shutil

import machine
import program
import tables
from places import BASELINE, WORK, fresh, made

# More instructions than this beyond the baseline are worth a look.
TOLERANCE = 0.05


def measure(options, say):
    folder = made(fresh(os.path.join(WORK, "parts")))
    arguments = ["parts", "--events", str(options.events), "--folder", folder]
    say("Measuring the parts ...")
    parts = program.step(options.program, arguments, options.timeout)
    if shutil.which("valgrind"):
        say("Counting their instructions ...")
        count(options, arguments, folder, parts)
    else:
        say("valgrind is not on this machine, so instructions are not counted (Debian: apt-get install valgrind).")
    return parts


def count(options, arguments, folder, parts):
    """Callgrind counts what happens inside `measuredPart` and writes a file each time that it ends."""
    out, bare = os.path.join(folder, "callgrind"), os.path.join(folder, "throughline-bench")
    # Valgrind's reader does not understand the debug information that Swift writes; names of functions are enough.
    program.run(["strip", "--strip-debug", "-o", bare, options.program], options.timeout)
    symbols, _ = program.run(["nm", bare], options.timeout)
    name = next(line.split()[-1] for line in symbols.splitlines() if "measuredPart" in line)
    program.run(["valgrind", "--quiet", "--tool=callgrind", f"--toggle-collect={name}", f"--dump-after={name}",
                 f"--callgrind-out-file={out}", bare, *arguments, "--once"], options.timeout)
    files = sorted(glob.glob(out + ".*"), key=lambda path: int(path.rpartition(".")[2]))
    for part, path in zip(parts, files):
        with open(path) as file:
            found = re.search(r"^(?:totals|summary): (\d+)", file.read(), re.MULTILINE)
        part["instructions"] = round(int(found.group(1)) / part["count"], 1) if found else None


def baseline():
    if not os.path.exists(BASELINE):
        return {}
    with open(BASELINE) as file:
        return json.load(file)


def save(parts, options):
    with open(BASELINE, "w") as file:
        json.dump({
            "events": options.events, "swift": machine.describe()["swift"],
            "instructions": {p["part"]: p["instructions"] for p in parts if p.get("instructions")},
        }, file, indent=2)
        file.write("\n")


def report(parts, options, say):
    """The table, and a warning for each part that needs more instructions than the baseline."""
    known = baseline()
    before = known.get("instructions", {}) if known.get("events") == options.events else {}
    rows, warnings = [], []
    for part in parts:
        now, then = part.get("instructions"), before.get(part["part"])
        change = now / then - 1 if now and then else None
        if change is not None and change > TOLERANCE:
            warnings.append(f"warning: {part['part']} takes {change:.0%} more instructions than the baseline")
        rows.append([part["part"], part["unit"], f"{part['wall_ns']:,.1f}", f"{part['cpu_ns']:,.1f}",
                     f"{now:,.1f}" if now else "-", f"{then:,.1f}" if then else "-",
                     f"{change:+.1%}" if change is not None else "-"])
    say(tables.table(["part", "each", "wall ns", "CPU ns", "instructions", "baseline", "change"], rows))
    for warning in warnings:
        say(warning)
