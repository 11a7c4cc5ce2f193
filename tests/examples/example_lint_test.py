#!/usr/bin/python3
"""examples/october-2024.ndjson by itself: well formed, typed, sourced, ordered and graded.

Needs no server: what is checked here are the file's own promises, each of which a careless edit
could break without any read failing.
"""

import collections
import datetime
import re
import tempfile
import unittest

import example_file

# The page gives no date and nobody says when it went up: it exercises what has no publication time.
UNDATED = {"doc:love-89"}
# In these the document speaks in its own voice.
SPEAKS_ITSELF = {"a6", "a7.attacker", "a7.place", "a8.alliance", "a8.russia", "a8.korea",
                 "t2.russia", "t2.article4"}
NOTES = {"doc:entente-example", "doc:entente-reference"}
VALUE_KINDS = {"TEXT": {"text"}, "MOMENT": {"date", "datetime"}, "QUANTITY": {"quantity"},
               "GEO": {"point", "box"}}
DAY = r"\d{4}-\d{2}-\d{2}"
DATE = rf"\d{{4}}(-\d{{2}}(-\d{{2}})?)?"
SIDE = rf"\[({DAY})?\.\.({DAY})?\]"
PERIOD = re.compile(rf"({DATE}|@{DAY}|({DATE})?/({DATE}|\.\.)?|\.\./{DATE}|{SIDE}/{SIDE})$")


def last_day(date):
    """The last day that a date or a set of dates can mean."""
    return datetime.date.fromisoformat(date.strip("[]").split("..")[-1])


class ExampleLint(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.ontology = example_file.Ontology()
        cls.commits = example_file.read()
        with tempfile.TemporaryDirectory() as folder:
            cls.iso = example_file.iso_commits(folder)
        cls.claims = [(commit, change) for commit in cls.commits for change in commit.changes
                      if change.WhichOneof("change") == "claim"]
        cls.judgements = [(commit, change.judgement) for commit in cls.commits
                          for change in commit.changes
                          if change.WhichOneof("change") == "judgement"]
        cls.by_ref = example_file.claims_by_ref(cls.commits)

    def values_of(self, subject, predicate):
        return [change.claim for _, change in self.claims
                if change.claim.subject == subject and change.claim.predicate == predicate]

    def test_request_ids_and_refs_are_unique(self):
        ids = [commit.request_id for commit in self.commits]
        refs = [change.ref for commit in self.commits for change in commit.changes if change.ref]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertEqual(len(refs), len(set(refs)))

    def test_judgements_name_claims_of_earlier_lines(self):
        known = set()
        for commit in self.commits:
            for change in commit.changes:
                if change.WhichOneof("change") == "judgement":
                    for named in re.findall(r'\bref: "([^"]+)"', str(change.judgement)):
                        self.assertIn(named, known, f"line {commit.line}")
                elif change.ref:
                    known.add(change.ref)

    def known_types(self):
        """ISO's types; without iso-codes, what its ids say."""
        if self.iso is None:
            return collections.defaultdict(set, {
                entity: {"Region" if "-" in entity else "State"}
                for _, change in self.claims for entity in self.entities(change.claim)
                if entity.startswith("iso:")})
        return example_file.types_in(change for commit in self.iso for change in commit.changes)

    @staticmethod
    def entities(claim):
        yield claim.subject
        if claim.WhichOneof("filler") == "object":
            yield claim.object
        for qualifier in claim.qualifiers:
            if qualifier.WhichOneof("filler") == "entity":
                yield qualifier.entity
        yield claim.voice.document
        for link in claim.voice.chain:
            if link.WhichOneof("who") == "agent":
                yield link.agent

    def test_entities_are_typed_before_or_with_their_first_use(self):
        types = self.known_types()
        for commit in self.commits:
            for entity, given in example_file.types_in(commit.changes).items():
                types[entity] |= given
            for change in commit.changes:
                if change.WhichOneof("change") != "claim":
                    continue
                for entity in self.entities(change.claim):
                    self.assertTrue(types.get(entity), f"line {commit.line}: {entity} has no type")
                self.check_against_ontology(change.claim, types, f"line {commit.line}")

    def check_against_ontology(self, claim, types, where):
        predicate = self.ontology.predicates.get(claim.predicate)
        self.assertIsNotNone(predicate, f"{where}: {claim.predicate} is no predicate")
        where = f"{where}: {claim.subject} {claim.predicate}"
        self.assertTrue(self.ontology.admits(predicate.domain, types[claim.subject]), where)
        kind = claim.WhichOneof("filler")
        unnamed = kind == "value" and claim.value.WhichOneof("kind") in ("some_value", "no_value")
        if predicate.range is None:
            self.assertEqual("value", kind, where)
            self.assertTrue(unnamed or claim.value.WhichOneof("kind")
                            in VALUE_KINDS[predicate.value], where)
        elif not unnamed:
            self.assertEqual("object", kind, where)
            self.assertTrue(self.ontology.admits(predicate.range, types[claim.object]),
                            f"{where} {claim.object}")
        if claim.predicate == "type":
            self.assertIn(claim.value.text.text, self.ontology.parents, where)
            self.assertNotIn(claim.value.text.text, self.ontology.abstract, where)
        for link in claim.voice.chain:
            if link.WhichOneof("who") == "agent":
                self.assertTrue(self.ontology.admits(["Agent"], types[link.agent]), link.agent)
        self.assertTrue(self.ontology.admits(["Document"], types[claim.voice.document]), where)
        self.check_qualifiers(claim, predicate, types, where)

    def check_qualifiers(self, claim, predicate, types, where):
        names = [qualifier.name for qualifier in claim.qualifiers]
        self.assertEqual(sorted(set(names)), names, where)
        for qualifier in claim.qualifiers:
            declared = predicate.qualifiers.get(qualifier.name)
            self.assertIsNotNone(declared, f"{where}: {qualifier.name} is not declared")
            if declared.range:
                self.assertTrue(self.ontology.admits(declared.range, types[qualifier.entity]))
            elif declared.values:
                self.assertIn(qualifier.value.text.text, declared.values, where)
        if claim.predicate == "name":
            self.assertEqual(["kind"], names, where)
        if claim.predicate == "aids":
            self.assertEqual(["kind"], names, where)

    def test_documents_are_described(self):
        documents = {change.claim.voice.document for _, change in self.claims}
        for document in documents:
            self.assertEqual(1, len(self.values_of(document, "title")), document)
            self.assertTrue(self.values_of(document, "issued_by"), document)
            dated = 0 if document in UNDATED else 1
            self.assertEqual(dated, len(self.values_of(document, "published")), document)
            if document != "doc:article":
                self.assertEqual(1, len(self.values_of(document, "address")), document)

    def published(self, document):
        """The day on which a document was surely out; None where nobody knows."""
        claims = self.values_of(document, "published")
        return last_day(claims[0].value.date) if claims else None

    def test_commits_are_in_order_of_publication(self):
        newest, judging = datetime.date.min, False
        for commit in self.commits:
            documents = {change.claim.voice.document for change in commit.changes
                         if change.WhichOneof("change") == "claim"} - {"doc:entente-example"}
            judges = any(c.WhichOneof("change") == "judgement" for c in commit.changes)
            self.assertFalse(judging and not judges, f"line {commit.line}: judgements come last")
            judging = judging or judges
            self.assertLessEqual(len(documents), 1, f"line {commit.line}: one document a commit")
            for day in filter(None, map(self.published, documents)):
                self.assertGreaterEqual(day, newest, f"line {commit.line}")
                newest = day
                self.assertTrue(commit.request_id.startswith(f"example/{day}/"), commit.request_id)

    def test_what_is_said_is_spoken_by_somebody(self):
        for ref, claim in self.by_ref.items():
            self.assertEqual(ref in SPEAKS_ITSELF, not claim.voice.chain, ref)
            self.assertNotIn(claim.voice.document, NOTES, ref)
            if claim.voice.document == "doc:article":
                self.assertGreater(claim.voice.locator.paragraph, 0, ref)
                self.assertLess(claim.voice.locator.span_begin, claim.voice.locator.span_end, ref)

    def test_periods_are_well_formed_and_facts_lie_before_their_publication(self):
        fact = example_file.protos().claim.MOOD_FACT
        for _, change in self.claims:
            claim = change.claim
            if claim.period:
                self.assertRegex(claim.period, PERIOD)
            published = self.published(claim.voice.document)
            days = re.findall(DAY, claim.period)
            self.assertEqual(sorted(days), days, claim.period)
            if published and claim.mood in (0, fact):
                for day in days:
                    self.assertLessEqual(datetime.date.fromisoformat(day), published, change.ref)
            for link in claim.voice.chain:
                if link.stated_at and published:
                    self.assertLessEqual(last_day(link.stated_at), published, change.ref)

    def test_forecasts_lie_ahead(self):
        forecast = example_file.protos().claim.MOOD_FORECAST
        for ref, claim in self.by_ref.items():
            self.assertEqual(bool(claim.resolve_by), claim.mood == forecast
                             and re.fullmatch(DAY, claim.period) is not None, ref)
            if claim.resolve_by:
                self.assertGreater(datetime.date.fromisoformat(claim.resolve_by),
                                   self.published(claim.voice.document), ref)

    def test_every_claim_is_graded_once_with_one_sentence_of_reason(self):
        graded = [judgement.grade.claim.ref for _, judgement in self.judgements
                  if judgement.WhichOneof("kind") == "grade"]
        self.assertEqual(sorted(self.by_ref), sorted(graded))
        for _, judgement in self.judgements:
            self.assertRegex(judgement.reason, r"^[A-Z].{10,200}\.$")
            self.assertNotRegex(judgement.reason, r"\. [A-Z]")

    def test_judgements_are_of_the_kinds_meant(self):
        kinds = collections.Counter(j.WhichOneof("kind") for _, j in self.judgements)
        self.assertEqual({"grade", "derives_from", "fulfils", "same_as", "not_same_as"}, set(kinds))
        self.assertEqual(1, kinds["fulfils"])

    def test_what_is_joined_is_of_one_type(self):
        types = self.known_types()
        for commit in self.commits:
            for entity, given in example_file.types_in(commit.changes).items():
                types[entity] |= given
        for _, judgement in self.judgements:
            if judgement.WhichOneof("kind") == "same_as":
                self.assertEqual(types[judgement.same_as.a], types[judgement.same_as.b])

    def test_no_words_are_taken_from_the_article(self):
        article = example_file.ROOT / "../shared/seed/article.txt"
        if not article.exists():
            self.skipTest("../shared/seed/article.txt is not there")
        theirs = re.findall(r"\w+", article.read_text(encoding="utf-8").lower())
        runs = {tuple(theirs[i:i + 6]) for i in range(len(theirs) - 5)}
        for commit in self.commits:
            for change in commit.changes:
                for text in re.findall(r'"((?:[^"\\]|\\.)*)"', str(change)):
                    ours = re.findall(r"\w+", text.lower())
                    for i in range(len(ours) - 5):
                        self.assertNotIn(tuple(ours[i:i + 6]), runs, text)


class QuestionsFile(unittest.TestCase):
    """examples/questions.txt names revisions: those of the commits that its comments name."""

    LINES = (example_file.ROOT / "examples/questions.txt").read_text(encoding="utf-8").splitlines()

    def test_each_question_has_a_title_and_commands(self):
        commands = collections.Counter()
        title = None
        for line in self.LINES:
            if line.startswith("## "):
                title = re.match(r"## (Q\d+) .{10,}", line).group(1)
            elif line.startswith("$ "):
                self.assertRegex(line, r"^\$ entente --graph example \w")
                commands[title] += 1
            else:
                self.assertRegex(line, r"^(#.*)?$")
        self.assertEqual([f"Q{number}" for number in range(1, 16)], list(commands))

    def test_revisions_are_those_of_the_commits_named(self):
        with tempfile.TemporaryDirectory() as folder:
            iso = example_file.iso_commits(folder)
        if iso is None:
            self.skipTest("iso-codes is not installed")
        named = re.findall(r"^# revision (\d+) is (\S+)$", "\n".join(self.LINES), re.M)
        self.assertTrue(named)
        requests = [commit.request_id for commit in iso + example_file.read()]
        for revision, request in named:
            # Revision 1 made the graph.
            self.assertEqual(request, requests[int(revision) - 2])
        used = set(re.findall(r"--(?:from|to)-revision (\d+)|-recorded-at (\d+)",
                              "\n".join(self.LINES)))
        self.assertEqual({n for pair in used for n in pair if n}, {r for r, _ in named})


if __name__ == "__main__":
    unittest.main()
