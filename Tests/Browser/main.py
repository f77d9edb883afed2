"""Walks every page in a real browser: at two widths, light and dark, with and without scripts, by mouse and by keyboard.

Ends with a line "N passed, N failed"; the exit code is 0 only when nothing failed and something ran.
"""

import sys

import flows
import walk
from harness import Installation, Suite, open_browser


def main(wanted):
    suite = Suite(wanted)
    with open_browser() as browser:
        with Installation.demonstration() as shop:
            walk.register(suite, browser, shop)
            flows.register(suite, browser, shop)
            suite.run()
        with Installation.empty() as nothing:
            walk.register_empty(suite, browser, nothing)
            suite.run()
    print(f"{suite.passed} passed, {suite.failed} failed")
    return 0 if suite.failed == 0 and suite.passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
