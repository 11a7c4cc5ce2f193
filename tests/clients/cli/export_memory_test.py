#!/usr/bin/python3
"""That what an export keeps in memory does not grow with what it exports, against a real server.

Usage: export_memory_test.py ENTENTED ENTENTE [unittest arguments]
"""

import filecmp
import subprocess
import sys

from export_case import ExportCase
from served_case import ENTENTE, claim, line, main, text

STATES = 300
PAIRS = 12_000
DOCUMENTS = 100
WORDS = "likely, " * 100  # claims are what takes most
MEBIBYTE = 1 << 20
# A process inherits the peak of the one that makes it, so a small one measures.
MEASURED = """
import os, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def many():
    """Claims of states of which each opposes some, in commits."""
    states = [f"state:{number:04}" for number in range(STATES)]
    said = [claim(state, "type", text("State")) for state in states]
    said += [claim(f"doc:{number:03}", "type", text("Document")) for number in range(DOCUMENTS)]
    said += [claim(states[number % STATES], "opposes", states[number // STATES],
                   document=f"doc:{number % DOCUMENTS:03}", voice={"likelihood": WORDS})
             for number in range(PAIRS)]
    return [line(f"m/{at}", said[at:at + 2000]) for at in range(0, len(said), 2000)]


class ExportMemoryTest(ExportCase):
    MORE = many()

    def peak(self, *arguments):
        """The most memory that an export had resident, in bytes."""
        done = subprocess.run(
            [sys.executable, "-S", "-c", MEASURED, ENTENTE, "--server", self.address, "export",
             "--valid", "2024", *arguments], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return int(done.stdout) * 1024

    def test_memory_is_that_of_an_export_of_little_and_the_file_is_the_same(self):
        select = ("--predicate", "opposes", "--as", "nquads", "--output")
        little = self.peak("--subject", "state:0000", *select, str(self.place / "little"))
        files = [str(self.place / name) for name in ("limited", "unlimited")]
        limited, unlimited = (
            self.peak("--limit-memory", str(limit), *select, file) - little
            for file, limit in zip(files, (MEBIBYTE, 1024 * MEBIBYTE)))
        # A page is taken whole before it is written: a thousand rows with a claim each, twice.
        self.assertLess(limited, 7 * MEBIBYTE)
        # Without the limit the claims are in memory, and this test sees it.
        self.assertGreater(unlimited, 10 * MEBIBYTE)
        self.assertTrue(filecmp.cmp(*files, shallow=False))


if __name__ == "__main__":
    main()
