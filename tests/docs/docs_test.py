#!/usr/bin/python3
"""The console blocks of the documents, run against a server that holds the example graph.

Usage: docs_test.py BUILD_FOLDER [--update]. In every fenced block marked `console`, a line that
begins with "$ " is a command and what follows, up to the next one, is its whole output. The clock's
instants differ from run to run, and with their digits the width of columns: instants are compared
as TIME, and wide gaps as gaps. --update writes the outputs seen.
"""

import pathlib
import re
import shlex
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/examples"))

import example_server  # pylint: disable=wrong-import-position
import questions_test  # pylint: disable=wrong-import-position

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Instants of this run: recorded times and "now". The example's own dates are of other years.
CLOCK = re.compile(r"\b20(2[6-9]|[3-9]\d)-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
TOKEN = re.compile(r"--page-token [\w-]+")
TIME = "TIME"


def steady(text):
    """Without what differs from server to server: instants, and tokens, which each seals itself."""
    text = TOKEN.sub("--page-token TOKEN", CLOCK.sub(TIME, text))
    return re.sub(r" {2,}", "  ", text)


def commands_of(block):
    """(command, expected output) of a block, in order."""
    commands = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            commands.append([line[2:].rstrip("\n"), ""])
        elif commands:
            commands[-1][1] += line
        else:
            raise ValueError(f"a console block begins with a command, not with {line!r}")
    return commands


ANSWERS = ROOT / "docs/answers.md"
ANSWERS_HEAD = """# The fifteen questions, answered

What `scripts/run` prints, but for the clock. Each command is asked of the example graph through the
lens `default`; `tests/examples/answers.txt` argues every answer claim by claim, here and under three
more readings: official voices of Ukraine only, good grades and two independent origins, and what was
published before 24 October 2024. How the claims were written down is told in
[data-model.md](data-model.md#how-the-example-was-written-down). This page is written by
`tests/docs/docs_test.py BUILD_FOLDER --update`.
"""


def readings_table():
    """How many rows, claims or paths each reading leaves, and what it hides, out of answers.txt."""
    answers = questions_test.ANSWERS
    lines = ["\n## Under the four readings\n\nOf each command that all four are asked of: how many rows, "
             "claims or paths are left, and what is counted as hidden.\n\n",
             f"| command | {' | '.join(questions_test.READINGS)} |\n",
             "|---" * (1 + len(questions_test.READINGS)) + "|\n"]
    for question, command in questions_test.QUESTIONS:
        read = [answers.get((question, command, reading)) for reading in questions_test.READINGS]
        if all(read):
            cells = [f"{len(answer.parts)}" + (f"; {answer.hidden}" if answer.hidden != "none" else "")
                     for answer in read]
            lines.append(f"| {question}, {command} | {' | '.join(cells)} |\n")
    return "".join(lines)


def answers_page():
    """docs/answers.md without the outputs: the questions' titles, notes and commands, in blocks."""
    parts = [ANSWERS_HEAD]
    kind = None
    questions = (ROOT / "examples/questions.txt").read_text(encoding="utf-8")
    for line in questions[questions.index("## "):].splitlines():
        last, kind = kind, line[:2].strip()
        if last == "$" and kind != "$":
            parts.append("```\n")
        if kind == "##":
            parts.append(f"\n{line}\n")
        elif kind == "#":
            parts.append(line[2:] + "\n" if last == "#" else f"\n{line[2:]}\n")
        elif kind == "$":
            parts.append(f"{line}\n" if last == "$" else f"\n```console\n{line}\n")
    return "".join(parts) + ("```\n" if kind == "$" else "") + readings_table()


def without_outputs(text):
    return BLOCK.sub(lambda block: "```console\n" + "".join(
        f"$ {command}\n" for command, _ in commands_of(block.group(1))) + "```", text)


def documents():
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


class DocsTest(unittest.TestCase):
    server = None
    update = False

    def answer(self, command):
        words = shlex.split(command)
        self.assertEqual(words[0], "entente", f"only entente's commands are run: {command}")
        return self.server.show(*words[1:], folder=ROOT)

    def test_every_document_shows_what_is_printed(self):
        blocks = 0
        for document in documents():
            text = document.read_text(encoding="utf-8")
            for block in BLOCK.findall(text):
                blocks += 1
                printed = ""
                for command, _ in commands_of(block):
                    printed += f"$ {command}\n{self.answer(command)}"
                if self.update:
                    text = text.replace(f"```console\n{block}```", f"```console\n{printed}```")
                else:
                    self.assertEqual(steady(block), steady(printed), document.name)
            if self.update:
                document.write_text(text, encoding="utf-8")
        self.assertGreater(blocks, 0, "no document shows a command")

    def test_the_answers_are_those_to_the_questions(self):
        if not self.update:
            self.assertEqual(answers_page(), without_outputs(ANSWERS.read_text(encoding="utf-8")))

    def test_a_changed_output_is_noticed(self):
        (command, _), = commands_of("$ entente graph list\n")
        self.assertNotEqual(self.answer(command), "GRAPH\n")

    def test_other_instants_are_compared(self):
        self.assertEqual(steady("at 2024-10-24T10:00:00Z"), "at 2024-10-24T10:00:00Z")
        self.assertEqual(steady("at 2026-11-24T04:18:48.974188Z"), f"at {TIME}")


def main():
    build = pathlib.Path(sys.argv.pop(1)).resolve()
    DocsTest.update = "--update" in sys.argv
    sys.argv = [word for word in sys.argv if word != "--update"]
    if DocsTest.update:
        ANSWERS.write_text(answers_page(), encoding="utf-8")
    DocsTest.server = example_server.ExampleServer(build)
    try:
        DocsTest.server.load()
        ended = unittest.main(exit=False, verbosity=2)
    finally:
        DocsTest.server.stop()
    sys.exit(not ended.result.wasSuccessful())


if __name__ == "__main__":
    main()
