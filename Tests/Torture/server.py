"""The program as it is run: servers that are started and killed, and commands that run to their end or not."""
import os
import re
import subprocess
import time

PATIENCE_SECONDS = 60


class Problem(Exception):
    """Why the torture can't go on, in words for the one who started it."""


class Place:
    """One installation: its program, its database and the folder of each server."""

    def __init__(self, program, folder, database):
        self.program = program
        self.folder = folder
        self.database = database
        os.makedirs(folder)

    @property
    def is_shared(self):
        """Whether commands and several servers may use the database at the same time."""
        return self.database is not None

    def data(self, number):
        return os.path.join(self.folder, f"data-{number}")

    def arguments(self, number=0):
        return ["--data", self.data(number)] + (["--database", self.database] if self.is_shared else [])

    def move_to_folder(self):
        """Copies a shared database into the first server's folder, to be looked at later."""
        return self.execute(["database", "move", "--data", self.data(0), "--from", self.database, "--to", "sqlite"])

    def run(self, arguments, killed_after=None):
        """Runs a command over the installation; its exit code, None when it was killed, and what it wrote."""
        return self.execute([*arguments, *self.arguments()], killed_after)

    def execute(self, arguments, killed_after=None):
        command = [self.program, *arguments]
        with open(os.path.join(self.folder, "commands.log"), "ab") as log:
            log.write(f"\n$ {' '.join(arguments)}\n".encode())
            log.flush()
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, stdin=subprocess.DEVNULL)
            try:
                answer, _ = process.communicate(timeout=killed_after or PATIENCE_SECONDS)
                return process.returncode, answer
            except subprocess.TimeoutExpired:
                process.kill()
                answer, _ = process.communicate()
                if killed_after is None:
                    raise Problem(f"{' '.join(arguments)} took over {PATIENCE_SECONDS} s") from None
                return None, answer


class Server:
    """One `throughline serve`, which can be killed and started again."""

    def __init__(self, place, number=0):
        self.place = place
        self.number = number
        self.log = os.path.join(place.folder, f"server-{number}.log")
        self.process = None
        self.port = None

    def start(self, killed_after=None):
        """Returns when it answers; when it is killed while it opens, afterwards."""
        began = time.monotonic()
        before = os.path.getsize(self.log) if os.path.exists(self.log) else 0
        command = [self.place.program, "serve", "--port", "0", *self.place.arguments(self.number)]
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        while True:
            since = time.monotonic() - began
            if killed_after is not None and since >= killed_after:
                return self.kill()
            with open(self.log, "rb") as log:
                log.seek(before)
                said = log.read().decode(errors="replace")
            found = re.search(r"is open: http://[^:]+:(\d+)", said)
            if found and killed_after is None:
                self.port = int(found[1])
                return None
            if self.process.poll() is not None or since > PATIENCE_SECONDS:
                self.kill()
                raise Problem(f"server {self.number} did not open; it said: {said.strip()[-1000:]}")
            time.sleep(0.005)

    @property
    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def kill(self):
        """kill -9: nothing of it goes on, nothing is tidied up."""
        self.process.kill()
        self.process.wait()
