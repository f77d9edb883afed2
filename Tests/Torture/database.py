"""The databases that installations are made over: the folder's own, or an empty schema of a PostgreSQL server."""
import subprocess

from server import Problem


class FolderDatabase:
    """SQLite: each folder has its own."""
    is_shared = False

    def make(self, number):
        return None

    def remove(self, number):
        pass


class PostgresDatabase:
    is_shared = True

    def __init__(self, server, seed):
        self.server = server
        self.name = f"torture_{seed}"

    def make(self, number):
        """The address of an empty database."""
        self.remove(number)
        self.say(f"create schema {self.name}_{number}")
        joint = "&" if "?" in self.server else "?"
        return f"{self.server}{joint}options=-csearch_path%3D{self.name}_{number}"

    def remove(self, number):
        self.say(f"drop schema if exists {self.name}_{number} cascade")

    def say(self, statement):
        command = ["psql", "--quiet", "--no-psqlrc", "-v", "ON_ERROR_STOP=1", "-c", statement, self.server]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise Problem(f"{statement}: {done.stderr.strip()}")
