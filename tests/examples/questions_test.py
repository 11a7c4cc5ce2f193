#!/usr/bin/python3
"""The questions of examples/questions.txt, asked by the CLI of a server that holds the example.

Usage: questions_test.py BUILD_FOLDER [--print QUESTION]. answers.txt beside this file says what each
must be answered with, and under which readings. Whole answers are compared: a row, path or claim that
is not written there fails. --print prints a question's answers in those words.
"""

import collections
import json
import pathlib
import re
import shlex
import sys
import unittest

import example_file
import example_server
import in_words

FOLDER = pathlib.Path(__file__).resolve().parent
# What each reading adds to a command, unless the command cuts by publication itself.
READINGS = {
    "default": [],
    "ukraine-official": ["--lens", "ukraine-official"],
    "b2-two-origins": ["--lens", "b2-two-origins"],
    "before-2024-10-24": ["--published-before", "2024-10-24"],
}


class Answer:
    """What one command must be answered with under one reading."""

    def __init__(self):
        self.parts, self.absent, self.hidden = [], [], None


def facts(line):
    """A line without its reason, which two spaces part from it."""
    return re.split(r"  +", line.strip(), maxsplit=1)[0]


def read_answers(path):
    """(question, number of the command, reading) -> Answer."""
    answers, question, open_answers = {}, None, []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        said = facts(line)
        if not said or line.startswith("#") and not line.startswith("## "):
            continue
        if line.startswith("## "):
            question = said.split()[1]
        elif line.startswith("$ "):
            command, *readings = said.split()[1:]
            answer = Answer()
            for reading in readings or ["default"]:
                if reading not in READINGS:
                    raise ValueError(f"{path.name}:{number}: {reading} is no reading")
                answers[question, int(command), reading] = answer
            open_answers = [answer]
        elif line.startswith("not "):
            open_answers[0].absent.append(said.split()[1])
        elif line.startswith("hidden "):
            open_answers[0].hidden = said.removeprefix("hidden ")
        elif line.startswith("     "):
            continue  # a reason goes on
        elif line.startswith("  "):
            open_answers[0].parts[-1].under.append(said)
        else:
            open_answers[0].parts.append(in_words.Part(said, []))
    return answers


def read_questions(path):
    """(question, number of the command) -> its arguments."""
    commands, question, count = {}, None, 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            question, count = line.split()[1], 0
        elif line.startswith("$ entente "):
            count += 1
            commands[question, count] = shlex.split(line)[2:]
    return commands


def identity(claim):
    """What tells a claim from the others of its document, as JSON or as a message printed so."""
    chain = claim["voice"].get("chain", [])
    value = {kind: [said.get("text"), said.get("measure"),
                    *(float(said.get(bound, "nan")) for bound in in_words.BOUNDS)]
             for kind, said in claim.get("value", {}).items()}
    return json.dumps([
        claim["subject"], claim["predicate"], claim.get("object"), value,
        claim.get("qualifiers", []), claim.get("stance", "STANCE_ASSERTS"),
        claim.get("mood", "MOOD_FACT"), claim["voice"]["document"],
        chain[-1].get("agent", chain[-1].get("description")) if chain else None], sort_keys=True)


class Example:
    """A server that holds the example, and the names of its claims."""

    def __init__(self, build):
        self.server = example_server.ExampleServer(pathlib.Path(build))
        try:
            self.server.load()
            self._names = self._find_refs()
        except BaseException:
            self.server.stop()
            raise
        self.refs = set(self._names.values())
        self.words = in_words.Words(self.name, dict(self._names))

    def _find_refs(self):
        """Claim id -> reference in the file, by asking for the claims of each document."""
        refs, documents, found = {}, set(), {}
        for ref, claim in example_file.claims_by_ref(example_file.read()).items():
            printed = example_file.as_json(claim)
            if refs.setdefault(identity(printed), ref) != ref:
                raise AssertionError(f"{ref} and {refs[identity(printed)]} look the same")
            documents.add(claim.voice.document)
        for document in sorted(documents):
            for record in self.server.ask(["claims", "--document", document])["claims"]:
                ref = refs.pop(identity(record["claim"]), None)
                if ref:
                    found[record["id"]] = ref
        if refs:
            raise AssertionError(f"not in the graph: {sorted(refs.values())}")
        return found

    def name(self, record_id):
        """A claim's reference; of one that has none, such as a place of the notes, what it says."""
        if record_id not in self._names:
            try:
                claim = self.server.ask(["claim", record_id])["claim"]["claim"]
                self._names[record_id] = in_words.proposition(claim).replace(" ", "/")
            except AssertionError:
                self._names[record_id] = record_id  # a judgement
        return self._names[record_id]

    def ask(self, command, reading):
        """The parts of an answer, and what its trailer counts as hidden (None: it has no trailer)."""
        arguments = QUESTIONS[command]
        added = READINGS[reading]
        if added and added[0] in arguments:
            added = []
        given = self.server.ask([*arguments, *added])
        parts = getattr(self.words, arguments[2].replace("-", "_"))(given)
        if isinstance(given, list):
            return parts, None
        trailer = given["trailer"]
        if "completion" not in trailer:
            return parts, in_words.hidden_of_diff(trailer)
        if trailer["completion"] != "COMPLETION_COMPLETE":
            raise AssertionError(f"{command}: {trailer}")
        return parts, in_words.hidden(trailer)


def ordered(parts):
    return sorted([part.line, *(f"  {line}" for line in sorted(part.under))] for part in parts)


class Questions(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.example = Example(BUILD)
        cls.addClassCleanup(cls.example.server.stop)

    def check(self, question):
        for (asked, number, reading), answer in ANSWERS.items():
            if asked != question:
                continue
            with self.subTest(command=number, reading=reading):
                parts, hidden = self.example.ask((question, number), reading)
                self.assertEqual(ordered(answer.parts), ordered(parts))
                self.assertEqual(answer.hidden, hidden)
                said = " ".join(line for part in parts for line in [part.line, *part.under]).split()
                for ref in answer.absent:
                    self.assertIn(ref, self.example.refs, "answers.txt names no claim of the file")
                    self.assertNotIn(ref, said)

    def test_every_command_has_its_answer(self):
        self.assertEqual(set(QUESTIONS), {key[:2] for key in ANSWERS})
        for key in QUESTIONS:
            self.assertIn((*key, "default"), ANSWERS)

    def test_claims_are_those_that_the_questions_name(self):
        text = (example_file.ROOT / "examples/questions.txt").read_text(encoding="utf-8")
        named = re.findall(r"^# claim (\w+) is (\S+)$", text, re.MULTILINE)
        self.assertTrue(named)
        for claim_id, ref in named:
            self.assertEqual(ref, self.example.name(claim_id))

    def test_every_question_is_answered_under_every_reading(self):
        for question in {key[0] for key in QUESTIONS} - NOT_READ_OTHERWISE:
            self.assertEqual(set(READINGS), {key[2] for key in ANSWERS if key[0] == question},
                             question)

    def test_q1_units_in_kursk_region(self):
        self.check("Q1")

    def test_q2_what_zelenskiy_claimed(self):
        self.check("Q2")

    def test_q3_what_became_of_forecasts(self):
        self.check("Q3")

    def test_q4_how_many_soldiers(self):
        self.check("Q4")

    def test_q5_what_was_known_before_the_day(self):
        self.check("Q5")

    def test_q6_what_is_known_of_the_day_now(self):
        self.check("Q6")

    def test_q7_sites_and_their_regions(self):
        self.check("Q7")

    def test_q8_a_path_to_kursk_region(self):
        self.check("Q8")

    def test_q9_who_says_what_of_kursk_region(self):
        self.check("Q9")

    def test_q10_what_is_in_dispute(self):
        self.check("Q10")

    def test_q11_what_another_lens_changes(self):
        self.check("Q11")

    def test_q12_whom_north_korea_aids(self):
        self.check("Q12")

    def test_q13_what_changed_between_two_revisions(self):
        self.check("Q13")

    def test_q14_what_a_retraction_would_change(self):
        self.check("Q14")

    def test_q15_one_state_under_five_names(self):
        self.check("Q15")


def print_answers(question):
    example = Example(BUILD)
    try:
        for key in QUESTIONS:
            for reading in READINGS:
                if question not in (key[0], "all"):
                    continue
                print(f"{key[0]} $ {key[1]} {reading}")
                try:
                    parts, hidden = example.ask(key, reading)
                except AssertionError as refused:
                    print(refused)
                    continue
                for lines in ordered(parts):
                    print("\n".join(lines))
                if hidden:
                    print(f"hidden {hidden}")
    finally:
        example.server.stop()


ANSWERS = read_answers(FOLDER / "answers.txt")
QUESTIONS = read_questions(example_file.ROOT / "examples/questions.txt")
# What was recorded is no matter of belief or publication.
NOT_READ_OTHERWISE = {"Q13"}

if __name__ == "__main__":
    BUILD = sys.argv.pop(1)
    if sys.argv[1:2] == ["--print"]:
        print_answers(sys.argv[2])
    else:
        unittest.main()
