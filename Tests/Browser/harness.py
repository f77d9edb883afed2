"""What the browser tests stand on: a server over throw-away data, a browser that remembers what went wrong, axe."""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

from playwright.sync_api import sync_playwright

REPOSITORY = Path(__file__).resolve().parents[2]
AXE = (REPOSITORY / "Assets/vendor/tests/axe-4.12.1.min.js").read_text()
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SHOTS = Path(os.environ.get("THROUGHLINE_SHOTS", REPOSITORY / ".build/browser-shots"))
PATIENCE_SECONDS = 120


class Suite:
    """Named checks; one that fails doesn't keep the others from running."""

    def __init__(self, wanted):
        self.wanted = wanted
        self.waiting = []
        self.passed = 0
        self.failed = 0

    def add(self, name, body):
        if not self.wanted or any(word in name for word in self.wanted):
            self.waiting.append((name, body))

    def run(self):
        waiting, self.waiting = self.waiting, []
        for name, body in waiting:
            try:
                body()
                self.passed += 1
                print(f"pass  {name}", flush=True)
            except Exception as problem:  # noqa: BLE001 - whatever it is, it is this test's failure
                self.failed += 1
                print(f"FAIL  {name}: {problem}", flush=True)
                if not isinstance(problem, AssertionError):
                    traceback.print_exc()


class Installation:
    """A running server and where it can be reached."""

    def __init__(self, url):
        self.url = url

    @staticmethod
    @contextlib.contextmanager
    def demonstration():
        """The invented company, small; or the server that THROUGHLINE_URL names."""
        if "THROUGHLINE_URL" in os.environ:
            yield Installation(os.environ["THROUGHLINE_URL"].rstrip("/"))
            return
        with Installation._started(["demo", "--customers", "600", "--seed", "7"]) as shop:
            yield shop

    @staticmethod
    @contextlib.contextmanager
    def empty():
        with Installation._started(["serve"]) as nothing:
            yield nothing

    @staticmethod
    @contextlib.contextmanager
    def _started(arguments):
        binary = os.environ.get("THROUGHLINE_BINARY", str(REPOSITORY / ".build/debug/throughline"))
        folder = tempfile.mkdtemp(prefix="throughline-browser-")
        log_path = Path(folder) / "server.log"
        command = [binary, *arguments, "--data", folder + "/data", "--port", "0",
                   "--assets", str(REPOSITORY / "Assets")]
        with open(log_path, "w") as log:
            server = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            yield Installation(Installation._address(server, log_path))
        finally:
            server.terminate()
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
            shutil.rmtree(folder, ignore_errors=True)

    @staticmethod
    def _address(server, log_path):
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            found = re.search(r"is open: (http://\S+)", log_path.read_text())
            if found:
                return found[1]
            if server.poll() is not None:
                break
            time.sleep(0.1)
        sys.exit("The server did not open. It said:\n" + log_path.read_text())


@contextlib.contextmanager
def open_browser():
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@contextlib.contextmanager
def visit(browser, width=1280, scheme="light", scripts=True, quiet=(), **options):
    """A fresh page; at the end nothing may have been complained about on the console, except what is in `quiet`."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts,
        reduced_motion="reduce", **options)
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    try:
        yield page
        bad = [text for text in complaints if not any(word in text for word in quiet)]
        assert not bad, f"the console says: {bad[:3]}"
    finally:
        context.close()


def expect(condition, words):
    assert condition, words


def violations(page):
    """What axe finds wrong on the page as it is now, in short."""
    page.evaluate(AXE + "; undefined")
    found = page.evaluate(
        "async (tags) => (await axe.run({runOnly: tags})).violations", AXE_TAGS)
    return [f"{rule['id']}: " + " | ".join(node["html"][:140] for node in rule["nodes"][:3]) for rule in found]


def shot(page, name):
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
