#!/usr/bin/python3
"""The shell blocks of docs/ontology.md, run in order against a server of their own.

Usage: guide_test.py BUILD_FOLDER PROTOC [--update]. In every fenced block marked `shell`, a line that
begins with "$ " is a command (entente or protoc) and what follows is its whole output. They share
one folder, in which `proto` and `examples` are the source tree's. --update writes the outputs seen.
"""

import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/examples"))
sys.path.insert(0, str(ROOT / "tests/docs"))

# pylint: disable=wrong-import-position
import docs_test
import example_server

BLOCK = re.compile(r"^```shell\n(.*?)^```$", re.MULTILINE | re.DOTALL)
GUIDE = ROOT / "docs/ontology.md"


class GuideTest(unittest.TestCase):
    server = protoc = None
    update = False

    def answer(self, command, folder):
        words = shlex.split(command)
        self.assertIn(words[0], ["entente", "protoc"], f"only these are run: {command}")
        if words[0] == "entente":
            return self.server.show(*words[1:], folder=folder)
        done = subprocess.run([self.protoc, *words[1:]], cwd=folder, capture_output=True, text=True,
                              check=True)
        return done.stdout + done.stderr

    def test_the_guide_shows_what_is_printed(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("proto", "examples"):
                (pathlib.Path(folder) / name).symlink_to(ROOT / name)
            text = GUIDE.read_text(encoding="utf-8")
            for block in BLOCK.findall(text):
                printed = "".join(f"$ {command}\n{self.answer(command, folder)}"
                                  for command, _ in docs_test.commands_of(block))
                if self.update:
                    text = text.replace(f"```shell\n{block}```", f"```shell\n{printed}```")
                else:
                    self.assertEqual(docs_test.steady(block), docs_test.steady(printed))
            self.assertGreater(len(BLOCK.findall(text)), 3)
            if self.update:
                GUIDE.write_text(text, encoding="utf-8")

    def test_the_guide_quotes_the_example(self):
        squeezed = re.sub(r"\s+|//[^\n]*", "", (ROOT / "examples/ontology/first/rivers.proto")
                          .read_text(encoding="utf-8"))
        quoted = re.findall(r"^```proto\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"),
                            re.MULTILINE | re.DOTALL)
        self.assertEqual(len(quoted), 2)
        for block in quoted:
            self.assertIn(re.sub(r"\s+", "", block), squeezed)


def main():
    build = pathlib.Path(sys.argv.pop(1)).resolve()
    GuideTest.protoc = sys.argv.pop(1)
    GuideTest.update = "--update" in sys.argv
    sys.argv = [word for word in sys.argv if word != "--update"]
    GuideTest.server = example_server.ExampleServer(build)
    try:
        ended = unittest.main(exit=False, verbosity=2)
    finally:
        GuideTest.server.stop()
    sys.exit(not ended.result.wasSuccessful())


if __name__ == "__main__":
    main()
