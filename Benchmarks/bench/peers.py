"""Runs other engines on the same workload through the bench folder's adapters, in a Python environment of our own."""
import json
import os
import re
import shutil
import subprocess
import sys

import program
from places import PEER_STORES, VENV, Problem, bench_folder, made

# What each peer needs: Python packages, and programs of the machine.
NEEDS = {
    "polars": (["numpy", "polars"], []), "duckdb": (["duckdb"], []), "duckdb_textbook": (["duckdb"], []),
    "chdb": (["chdb", "pandas", "pyarrow"], []), "chdb_textbook": (["chdb", "pandas", "pyarrow"], []),
    "pandas": (["numpy", "pandas", "pyarrow"], []), "sqlite": ([], ["sqlite3"]),
    "postgres": (["psycopg"], ["psql"]), "pm4py": (["pm4py", "pandas", "pyarrow"], []),
    "spark": (["pyspark", "pyarrow", "pandas"], ["java"]), "native_c": (["numpy"], ["g++"]),
}
SIZES = ("10K", "1M", "10M", "50M")


def python():
    return os.path.join(VENV, "bin", "python")


def environment(data_folder):
    return {**os.environ, "BENCH_DATA": data_folder, "BENCH_STORES": made(PEER_STORES), "PYTHONDONTWRITEBYTECODE": "1"}


def need_packages(packages, say):
    """Makes the environment where it is missing, and installs what it lacks."""
    if not os.path.exists(python()):
        say("Making a Python environment for the generator and the peers ...")
        program.run([sys.executable, "-m", "venv", VENV], 300)
    missing = [p for p in packages if subprocess.run([python(), "-c", f"import {p}"], capture_output=True).returncode]
    if not missing:
        return
    say(f"Installing {', '.join(missing)} ...")
    try:
        program.run([python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                     *(pinned(package) for package in missing)], 1200)
    except Problem as problem:
        raise Problem(f"{', '.join(missing)} can't be installed from PyPI: {problem}") from None


def pinned(package):
    """The version that the bench folder asks for."""
    path = os.path.join(bench_folder(), "requirements.txt")
    with open(path) as file:
        for line in file:
            if re.split(r"[=\[<>~]", line.strip())[0] == package:
                return line.strip()
    return package


def usable(names, size, say):
    """Those of the peers that can run here; says why not of the others."""
    found = []
    for name in names:
        if name not in NEEDS:
            raise Problem(f"there is no peer “{name}”; known are {', '.join(NEEDS)}")
        packages, programs = NEEDS[name]
        missing = [p for p in programs if not shutil.which(p)]
        if not bench_folder():
            say(f"{name} is left out: the workload's folder with its adapters is not beside the repository")
        elif size not in SIZES:
            say(f"{name} is left out: the adapters know the sizes {', '.join(SIZES)}, not {size}")
        elif missing:
            say(f"{name} is left out: this machine has no {', '.join(missing)}")
        else:
            try:
                need_packages(packages, say)
                found.append(name)
            except Problem as problem:
                say(f"{name} is left out: {problem}")
    return found


def measure(name, size, what, reps, data_folder, timeout, save=False):
    """One measurement by the bench folder's worker: its JSON, or {"failed": why}."""
    command = [python(), os.path.join(bench_folder(), "worker.py"), name, size, what, "--reps", str(reps)]
    try:
        out, _ = program.run(command + (["--save"] if save else []), timeout, environment(data_folder))
    except Problem as problem:
        return {"failed": str(problem)}
    return json.loads(out.strip().rpartition("\n")[2])
