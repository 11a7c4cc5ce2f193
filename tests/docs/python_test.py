#!/usr/bin/python3
"""The sessions in docs/python.md, run against a server that holds the example graph.

Usage: python_test.py BUILD_FOLDER [--update]. In every fenced block marked `pycon`, what follows ">>> "
and "... " is run, all blocks of the document in one session; what follows, up to the next prompt, is
everything that it prints. Instants are compared as docs_test.py does. --update writes what was printed.
"""

import contextlib
import doctest
import io
import os
import pathlib
import re
import sys
import traceback
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/examples"))
sys.path.insert(0, str(ROOT / "tests/docs"))

import docs_test  # pylint: disable=wrong-import-position
import example_server  # pylint: disable=wrong-import-position

DOCUMENT = ROOT / "docs/python.md"
BLOCK = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def printed(source, session):
    """What an interactive interpreter prints for one statement; of an error its last line."""
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(source, DOCUMENT.name, "single"), session)
    except Exception as error:  # pylint: disable=broad-except
        last = "".join(traceback.format_exception_only(error))
        return f"{out.getvalue()}Traceback (most recent call last):\n  ...\n{last}"
    return out.getvalue()


def as_written(source):
    """A statement with its prompts."""
    first, *rest = source.splitlines()
    return "".join(f"{line}\n" for line in [f">>> {first}", *(f"... {line}" for line in rest)])


def replayed(block, session):
    """The block as it would be printed now."""
    return "".join(as_written(example.source) + printed(example.source, session)
                   for example in doctest.DocTestParser().get_examples(block))


class PythonTest(unittest.TestCase):
    update = False

    def test_the_document_shows_what_is_printed(self):
        text, session = DOCUMENT.read_text(encoding="utf-8"), {}
        blocks = BLOCK.findall(text)
        self.assertGreater(len(blocks), 0, "the document shows no session")
        for block in blocks:
            now = replayed(block, session)
            if self.update:
                text = text.replace(f"```pycon\n{block}```", f"```pycon\n{now}```")
            else:
                self.assertEqual(docs_test.steady(block), docs_test.steady(now))
        if self.update:
            DOCUMENT.write_text(text, encoding="utf-8")

    def test_another_output_is_noticed(self):
        self.assertEqual(replayed(">>> 1 + 1\n3\n", {}), ">>> 1 + 1\n2\n")
        self.assertIn("ZeroDivisionError", replayed(">>> 1 / 0\n", {}))
        self.assertEqual(replayed(">>> for i in (1, 2):\n...     print(i)\n", {}),
                         ">>> for i in (1, 2):\n...     print(i)\n1\n2\n")


def main():
    build = pathlib.Path(sys.argv.pop(1)).resolve()
    sys.path.insert(0, str(build / "clients/python"))
    PythonTest.update = "--update" in sys.argv
    sys.argv = [word for word in sys.argv if word != "--update"]
    server = example_server.ExampleServer(build)
    try:
        server.load()
        os.environ["ENTENTE_SERVER"] = server.address
        os.environ.pop("ENTENTE_GRAPH", None)
        ended = unittest.main(exit=False, verbosity=2)
    finally:
        server.stop()
    sys.exit(not ended.result.wasSuccessful())


if __name__ == "__main__":
    main()
