"""Runs the product's side: the steps of throughline-bench, each in a process of its own."""
import json
import os
import subprocess
import threading

from places import Problem


def step(program, arguments, timeout):
    """The JSON lines that one step wrote."""
    lines, _ = run([program, *arguments], timeout)
    return [json.loads(line) for line in lines.splitlines() if line.startswith("{")]


def run(command, timeout, environment=None):
    """Standard output and standard error of a command that must succeed."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment) as process:
        try:
            out, err = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            raise Problem(f"{words(command)} took over {timeout:.0f} s; --timeout SECONDS gives it longer") from None
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise Problem(f"{words(command)} failed ({process.returncode}): {(err or out).strip()[-2000:]}")
    return out, err


def words(command):
    return " ".join([os.path.basename(command[0]), *command[1:3]])


class Asker:
    """An installation held open, which answers one question after the other: between two questions others may run."""

    def __init__(self, program, data, store, answers, timeout):
        self.timeout = timeout
        self.process = subprocess.Popen(
            [program, "ask", "--csv", data.csv, "--lookups", data.lookups, "--data", store, "--answers", answers],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.opened = self.read("opening the installation")

    def ask(self, question, times):
        self.process.stdin.write(f"{question} {times}\n")
        self.process.stdin.flush()
        return self.read(question)

    def read(self, what):
        watchdog = threading.Timer(self.timeout, self.process.kill)
        watchdog.start()
        line = self.process.stdout.readline()
        was_in_time = watchdog.is_alive()
        watchdog.cancel()
        if not line:
            said = self.process.stderr.read().strip()[-2000:]
            raise Problem(f"{what}: " + (f"failed: {said}" if was_in_time else f"took over {self.timeout:.0f} s"))
        return json.loads(line)

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        if failure[0]:
            self.process.kill()
        self.process.stdin.close()
        self.process.wait()
