"""Where the benchmark keeps its things; all of it lies in one folder that git ignores."""
import os
import shutil

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WORK = os.path.join(ROOT, ".bench")
VENV = os.path.join(WORK, "venv")
STORE = os.path.join(WORK, "store")
STORE_NOTE = os.path.join(WORK, "store.json")
ANSWERS = os.path.join(WORK, "answers")
RESULTS = os.path.join(WORK, "results")
PEER_STORES = os.path.join(WORK, "peers")
PROGRAM = os.path.join(ROOT, ".build", "release", "throughline-bench")
BASELINE = os.path.join(ROOT, "Benchmarks", "baseline.json")

SIZES = {"10K": 10_000, "100K": 100_000, "1M": 1_000_000, "10M": 10_000_000, "50M": 50_000_000}


class Problem(Exception):
    """Why the benchmark can't go on, in words for the one who started it."""


def bench_folder():
    """The folder with the workload, its generator and the peers, where it is present."""
    folder = os.environ.get("THROUGHLINE_BENCH_FOLDER", os.path.join(os.path.dirname(ROOT), "shared", "bench"))
    return folder if os.path.exists(os.path.join(folder, "gen_events.py")) else None


def fresh(folder):
    if os.path.exists(folder):
        shutil.rmtree(folder)
    return folder


def made(folder):
    os.makedirs(folder, exist_ok=True)
    return folder


def clean():
    for name in ("data", "store", "answers", "peers", "parts"):
        fresh(os.path.join(WORK, name))
    if os.path.exists(STORE_NOTE):
        os.remove(STORE_NOTE)
