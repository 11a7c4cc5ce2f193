#!/usr/bin/python3
"""The questions of examples/questions.txt, asked by the CLI of a server that holds the example.

Usage: questions_test.py BUILD_FOLDER. answers.txt beside this file says what each must be answered
with. Whole answers are compared: a row or claim that is not written there fails.
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

FOLDER = pathlib.Path(__file__).resolve().parent
ROW = re.compile(r"row (.*) \| (\w+) (\w+) \| origins (\d+)\.\.(\d+) \| (\d+) (\d+) (\d+) (\d+)$")
BOUNDS = ("best", "low", "high")
DISSENT = ("denies", "doubts", "declines", "rivals")

Row = collections.namedtuple("Row", "verdict certainty origins dissent supports dissenting")


class Answer:
    """What one command must be answered with."""

    def __init__(self):
        self.rows, self.claims, self.absent, self.commits = {}, [], [], []
        self.hidden = None


def read_answers(path):
    """(question, number of the command) -> Answer."""
    answers, question, row = {}, None, None
    answer = Answer()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = line.split()
        if not words or line.startswith("#") and not line.startswith("## "):
            continue
        if words[0] == "##":
            question = words[1]
        elif words[0] == "$":
            answer = answers[question, int(words[1])] = Answer()
        elif words[0] == "row":
            matched = ROW.match(line)
            if not matched:
                raise ValueError(f"{path.name}:{number}: not a row: {line}")
            verdict, certainty, *numbers = matched.groups()[1:]
            numbers = list(map(int, numbers))
            row = Row(verdict, certainty, tuple(numbers[:2]), tuple(numbers[2:]), [], [])
            answer.rows[matched.group(1)] = row
        elif line.startswith("  + "):
            row.supports.append(words[1])
        elif line.startswith("  ! "):
            row.dissenting.append(words[1])
        elif words[0] == "=":
            answer.claims.append(words[1])
        elif words[0] == "not":
            answer.absent.append(words[1])
        elif words[0] == "hidden":
            counts = [] if words[1:] == ["none"] else words[1:]
            answer.hidden = dict(zip(counts[::2], map(int, counts[1::2])))
        elif words[0] == "commit":
            answer.commits.append((int(words[1]), words[2], int(words[3])))
        elif not line.startswith("     "):
            raise ValueError(f"{path.name}:{number}: not understood: {line}")
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


def shown(proposition):
    """A proposition as answers.txt writes it."""
    filler = proposition.get("object")
    if filler is None:
        quantity = proposition["value"]["quantity"]
        figures = [f"{quantity[bound]:g}" for bound in BOUNDS if bound in quantity]
        measure = quantity["measure"].removeprefix("MEASURE_")
        filler = f"{'-'.join(figures)} {quantity['unit']} {measure}"
    places = [f" in {q['entity']}" for q in proposition.get("qualifiers", []) if q["name"] == "place"]
    return f"{proposition['subject']} {proposition['predicate']} {filler}{''.join(places)}"


def identity(claim):
    """What tells a claim from the others of its document, as JSON or as a message printed so."""
    chain = claim["voice"].get("chain", [])
    value = {kind: [said.get("text"), said.get("measure"),
                    *(float(said.get(bound, "nan")) for bound in BOUNDS)]
             for kind, said in claim.get("value", {}).items()}
    return json.dumps([
        claim["subject"], claim["predicate"], claim.get("object"), value,
        claim.get("qualifiers", []), claim.get("stance", "STANCE_ASSERTS"),
        claim.get("mood", "MOOD_FACT"), claim["voice"]["document"],
        chain[-1].get("agent", chain[-1].get("description")) if chain else None], sort_keys=True)


class Questions(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.server = example_server.ExampleServer(pathlib.Path(BUILD))
        cls.addClassCleanup(cls.server.stop)
        cls.server.load()
        cls.ref_of = cls.find_refs()

    @classmethod
    def find_refs(cls):
        """Claim id -> reference in the file, by asking for the claims of each document."""
        refs, documents, found = {}, set(), {}
        for ref, claim in example_file.claims_by_ref(example_file.read()).items():
            printed = example_file.as_json(claim)
            if refs.setdefault(identity(printed), ref) != ref:
                raise AssertionError(f"{ref} and {refs[identity(printed)]} look the same")
            documents.add(claim.voice.document)
        for document in sorted(documents):
            for record in cls.server.ask(["claims", "--document", document])["claims"]:
                ref = refs.pop(identity(record["claim"]), None)
                if ref:
                    found[record["id"]] = ref
        if refs:
            raise AssertionError(f"not in the graph: {sorted(refs.values())}")
        return found

    def refs(self, ids):
        return sorted(self.ref_of.get(claim_id, claim_id) for claim_id in ids)

    def check_rows(self, answer, given):
        rows = {shown(row["proposition"]): row for row in given.get("rows", [])}
        self.assertEqual(sorted(answer.rows), sorted(rows))
        for name, expected in answer.rows.items():
            row = rows[name]
            with self.subTest(row=name):
                self.assertEqual(sorted(expected.supports), self.refs(row["claim_ids"]))
                self.assertEqual(sorted(expected.dissenting),
                                 self.refs(row.get("dissenting_claim_ids", [])))
                self.assertEqual((expected.verdict, expected.certainty),
                                 (row["verdict"].removeprefix("VERDICT_"),
                                  row["certainty"].removeprefix("CERTAINTY_")))
                self.assertEqual(expected.origins, (row["origins"]["min"], row["origins"]["max"]))
                self.assertEqual(len(expected.supports), row["support"])
                dissent = row.get("dissent", {})
                self.assertEqual(expected.dissent, tuple(dissent.get(d, 0) for d in DISSENT))
        mentioned = [claim_id for row in rows.values()
                     for claim_id in row["claim_ids"] + row.get("dissenting_claim_ids", [])]
        self.check_absent(answer, self.refs(mentioned))

    def check_absent(self, answer, refs):
        for ref in answer.absent:
            self.assertIn(ref, self.ref_of.values(), "answers.txt names no claim of the file")
            self.assertNotIn(ref, refs)

    def check_hidden(self, answer, given):
        trailer = given["trailer"]
        self.assertEqual("COMPLETION_COMPLETE", trailer["completion"])
        hidden = {entry["reason"]: int(entry["count"]) for entry in trailer.get("hidden", [])}
        self.assertEqual(answer.hidden, hidden)

    def check(self, question):
        for (asked, number), answer in ANSWERS.items():
            if asked != question:
                continue
            with self.subTest(command=number):
                given = self.server.ask(QUESTIONS[question, number])
                if answer.commits:
                    self.check_commits(answer, given)
                    continue
                if answer.claims:
                    refs = self.refs(record["id"] for record in given["claims"])
                    self.assertEqual(sorted(answer.claims), refs)
                    self.check_absent(answer, refs)
                else:
                    self.check_rows(answer, given)
                self.check_hidden(answer, given)

    def check_commits(self, answer, given):
        parts = [event["commit"] for event in given if "commit" in event]
        self.assertEqual(answer.commits, [(int(part["revision"]), part["request_id"],
                                           len(part["changes"])) for part in parts])
        refs = self.refs(change["id"] for part in parts for change in part["changes"])
        self.check_absent(answer, refs)

    def test_every_command_has_its_answer(self):
        self.assertEqual(sorted(QUESTIONS), sorted(ANSWERS))

    def test_q1_units_in_kursk_region(self):
        self.check("Q1")

    def test_q2_what_zelenskiy_claimed(self):
        self.check("Q2")

    def test_q4_how_many_soldiers(self):
        self.check("Q4")

    def test_q5_what_was_known_before_the_day(self):
        self.check("Q5")

    def test_q6_what_is_known_of_the_day_now(self):
        self.check("Q6")

    def test_q9_who_says_what_of_kursk_region(self):
        self.check("Q9")

    def test_q13_what_changed_between_two_revisions(self):
        self.check("Q13")


ANSWERS = read_answers(FOLDER / "answers.txt")
QUESTIONS = read_questions(example_file.ROOT / "examples/questions.txt")

if __name__ == "__main__":
    BUILD = sys.argv.pop(1)
    unittest.main()
