"""What the figures were measured on."""
import os
import platform
import subprocess

from places import ROOT


def describe():
    return {
        "cpu": first("/proc/cpuinfo", "model name"), "cores": os.cpu_count(), "kernel": platform.release(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
        "load": round(os.getloadavg()[0], 2), "swift": said("swift", "--version").partition("\n")[0],
        "commit": said("git", "-C", ROOT, "describe", "--always", "--dirty"),
    }


def first(path, key):
    try:
        with open(path) as file:
            return next((line.split(":", 1)[1].strip() for line in file if line.startswith(key)), "?")
    except OSError:
        return "?"


def said(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=60).stdout.strip()
    except OSError:
        return "?"
