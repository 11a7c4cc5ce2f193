#!/usr/bin/python3
"""docs/cli-reference.md is what the program says. Usage: cli_reference_test.py BUILD_FOLDER"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
MAKE = ROOT / "scripts/make_cli_reference"
KEPT = ROOT / "docs/cli-reference.md"
BUILD = sys.argv[1]


def check(path):
    return subprocess.run([MAKE, "--check", BUILD, path], capture_output=True, text=True,
                          timeout=60)


class CliReferenceTest(unittest.TestCase):
    def test_it_is_current(self):
        done = check(KEPT)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_each_defect_is_noticed(self):
        """The negative control: what is missing, old or made up fails, and is shown."""
        text = KEPT.read_text(encoding="utf-8")
        line = next(each for each in text.splitlines(keepends=True) if "--published-before" in each)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "cli-reference.md"
            for defect in (text.replace(line, "", 1), text.replace(line, line + line, 1), "",
                           text.replace("--published-before", "--published-until", 1)):
                path.write_text(defect, encoding="utf-8")
                done = check(path)
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertIn("is not what the program says", done.stdout)
            path.unlink()
            self.assertEqual(check(path).returncode, 1)

    def test_it_is_written_as_it_is_checked(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "cli-reference.md"
            subprocess.run([MAKE, BUILD, path], check=True, timeout=60)
            self.assertEqual(check(path).returncode, 0)


if __name__ == "__main__":
    del sys.argv[1:2]
    unittest.main()
