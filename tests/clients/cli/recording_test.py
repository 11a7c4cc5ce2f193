#!/usr/bin/python3
"""Recording by hand, against a real server. Usage: recording_test.py ENTENTED ENTENTE [arguments]"""

import os
import subprocess

from served_case import ENTENTE, ServedCase, main

KURSK = ("--subject", "unit:x", "--predicate", "located_in", "--object", "Kursk region",
         "--period", "2024-10-23")


class RecordingTest(ServedCase):
    def setUp(self):
        """A copy of the graph, so that each test records into its own."""
        self.graph = f"g{abs(hash(self.id()))}"
        self.ok("--graph", self.graph, "import", "--create", str(self.file))
        self.at = ("--graph", self.graph)

    def head(self):
        graphs = self.ok("graph", "list", "--format", "ndjson").lines()
        return next(int(g["revision"]) for g in graphs if g["name"] == self.graph)

    def record(self, *arguments, **more):
        """Records and returns the answer in JSON."""
        return self.ok(*self.at, *arguments, "--format", "json", **more).json()

    def claim(self, *arguments):
        return self.ok(*self.at, "claims", *arguments, "--format", "ndjson").lines()

    def test_a_claim_with_everything(self):
        made = self.record("claim", "add", *KURSK, "--basis", "observed", "--document", "doc:a",
                           "--paragraph", "3", "--span-begin", "5", "--span-end", "40",
                           "--agent", "Zelensky", "--verb", "said", "--stated-at", "2024-10-23",
                           "--description", "intelligence", "--verb", "reported",
                           "--hedges", "nearly", "--likelihood", "likely")
        self.assertTrue(made["commit"]["changed"])
        found = self.ok(*self.at, "claim", "show", made["commit"]["results"][0]["id"], "--format",
                        "json").json()["claim"]["claim"]
        self.assertEqual(found["object"], "iso:RU-KRS")
        self.assertEqual(found["voice"], {
            "document": "doc:a", "locator": {"paragraph": 3, "span_begin": 5, "span_end": 40},
            "chain": [{"agent": "person:z", "verb": "said", "stated_at": "2024-10-23"},
                      {"description": "intelligence", "verb": "reported"}],
            "hedges": ["nearly"], "likelihood": "likely"})

    def test_names_are_told_before_anything_is_recorded(self):
        told = self.ok(*self.at, "claim", "add", *KURSK, "--document", "doc:a", "--dry-run").err
        self.assertIn("--object: Kursk region -> iso:RU-KRS", told)
        self.assertNotIn("--subject", told)  # an id is an id
        head = self.head()
        ambiguous = self.fails(4, *self.at, "claim", "add", "--subject", "unit:x", "--predicate",
                               "located_in", "--object", "Georgia", "--document", "doc:a").err
        self.assertIn("iso:GE", ambiguous)
        self.assertIn("iso:US-GA", ambiguous)
        unknown = self.fails(3, *self.at, "claim", "add", "--subject", "unit:new", "--predicate",
                             "type", "--value", "MilitaryUnit", "--document", "doc:a").err
        self.assertIn("--subject", unknown)
        slip = self.ok(*self.at, "claim", "add", "--new-entities", "--subject", "Kursk regoin",
                       "--predicate", "type", "--value", "Region", "--document", "doc:a",
                       "--dry-run").err
        self.assertIn("--subject: Kursk regoin is new; near it: Kursk region (iso:RU-KRS)", slip)
        self.assertEqual(self.head(), head)
        self.record("claim", "add", "--new-entities", "--subject", "unit:new", "--predicate",
                    "type", "--value", "MilitaryUnit", "--document", "doc:a")
        self.assertEqual(self.head(), head + 1)

    def test_values_are_read_as_the_predicate_takes_them(self):
        self.record("claim", "add", "--subject", "unit:x", "--predicate", "strength", "--value",
                    "about 600 soldier (stock), incl. 20 officers", "--period", "2024-10-24",
                    "--qualifiers", "place=Kursk region", "--document", "doc:b")
        found = [c["claim"] for c in self.claim("--predicate", "strength", "--document", "doc:b")]
        self.assertEqual(found[0]["value"]["quantity"]["best"], 600)
        self.assertEqual(found[0]["qualifiers"], [{"name": "place", "entity": "iso:RU-KRS"}])
        self.fails(2, *self.at, "claim", "add", "--subject", "unit:x", "--predicate", "strength",
                   "--value", "many", "--document", "doc:b")
        near = self.fails(4, *self.at, "claim", "add", "--subject", "unit:x", "--predicate",
                          "located_on", "--object", "iso:RU", "--document", "doc:b").err
        self.assertIn("--predicate=located_on", near)
        self.assertIn("located_in", near)

    def test_a_denial_and_other_stances(self):
        self.record("claim", "deny", *KURSK, "--document", "doc:a", "--agent", "iso:RU")
        self.record("claim", "add", *KURSK, "--document", "doc:a", "--stance", "doubts")
        self.record("claim", "add", *KURSK, "--document", "doc:a", "--stance", "declines")
        stances = {c["claim"].get("stance") for c in self.claim("--document", "doc:a",
                                                                "--predicate", "located_in")}
        self.assertLessEqual({"STANCE_DENIES", "STANCE_DOUBTS", "STANCE_DECLINES"}, stances)

    def test_a_dry_run_records_nothing(self):
        head = self.head()
        for arguments in (("claim", "add", *KURSK, "--document", "doc:a", "--paragraph", "9"),
                          ("document", "add", "doc:c", "--title", "C"),
                          ("same-as", "iso:GE", "iso:US-GA")):
            told = self.ok(*self.at, *arguments, "--dry-run").out
            self.assertIn("would be recorded", told)
            self.assertIn("nothing is recorded", told)
        self.assertEqual(self.head(), head)

    def test_a_request_id_records_once(self):
        said = ("claim", "add", *KURSK, "--document", "doc:a", "--paragraph", "7", "--request-id",
                "mine")
        first = self.ok(*self.at, *said).out
        self.assertIn("recorded", first)
        self.assertIn("request id mine", first)
        head = self.head()
        self.assertIn("known by its request id", self.ok(*self.at, *said).out)
        self.assertEqual(self.head(), head)
        self.fails(6, *self.at, "claim", "deny", *KURSK, "--document", "doc:a", "--request-id",
                   "mine")
        again = self.ok(*self.at, *said[:-2]).out
        self.assertIn("already present", again)
        self.assertIn("nothing new", again)

    def test_documents(self):
        made = self.record("document", "add", "doc:c", "--title", "Another report@en",
                           "--published", "2024-10-28", "--address", "https://example.org/c",
                           "--issued-by", "Russia")
        self.assertEqual(len(made["commit"]["results"]), 5)
        shown = self.ok(*self.at, "document", "show", "doc:c", "--format", "ndjson").lines()
        self.assertEqual({c["claim"]["predicate"] for c in shown},
                         {"type", "title", "published", "address", "issued_by"})
        for paragraph in ("4", "2"):
            self.record("claim", "add", *KURSK, "--document", "doc:c", "--paragraph", paragraph)
        table = self.ok(*self.at, "document", "show", "doc:c").out
        self.assertLess(table.index("\n2 "), table.index("\n4 "))
        self.assertLess(table.index("\n4 "), table.index("\n- "))
        wrong = self.fails(4, *self.at, "document", "add", "doc:d", "--published", "soon").err
        self.assertIn("--published=soon", wrong)

    def test_judgements_and_their_undoing(self):
        seen = self.claim("--subject", "unit:x", "--stances", "asserts", "--moods", "fact",
                          "--predicate", "located_in")[0]["id"]
        foretold = self.claim("--moods", "forecast")[0]["id"]
        denied = self.claim("--stances", "denies")[0]["id"]
        graded = self.record("judge", "grade", seen, "--reliability", "b", "--credibility", "2",
                             "--likelihood", "likely", "--confidence", "low", "--reason", "so")
        self.assertIn("B2 likely low", self.ok(*self.at, "claim", seen).out)
        undone = self.record("undo", graded["commit"]["results"][0]["id"], "--reason", "not so")
        self.assertTrue(undone["commit"]["changed"])
        self.assertIn("ungraded", self.ok(*self.at, "claim", seen).out)
        twice = self.fails(6, *self.at, "undo", graded["commit"]["results"][0]["id"]).err
        self.assertIn("JUDGEMENT_ID", twice)
        self.record("judge", "retract", seen, "--retract-reason", "recorder_error")
        self.assertIn("retracted", self.ok(*self.at, "claim", seen).out)
        self.record("judge", "reinstate", seen)
        self.record("judge", "prefer", seen)
        self.record("judge", "deprecate", denied, "--reason", "a parody")
        self.record("judge", "refutes", seen, foretold)
        self.record("judge", "derives-from", denied, "--from-claim", seen)
        self.record("judge", "derives-from", "--document", "doc:b", "--from-document", "doc:a")
        self.record("judge", "retract", "--document", "doc:b", "--retract-reason",
                    "document_withdrawn", "--published", "2024-11-01")
        self.record("judge", "reinstate", "--document", "doc:b")
        missing = self.fails(6, *self.at, "judge", "grade", "00" * 16, "--credibility", "2").err
        self.assertIn("CLAIM_ID", missing)
        wrong = self.fails(4, *self.at, "judge", "grade", seen, "--credibility", "9").err
        self.assertIn("--credibility=9", wrong)
        self.fails(6, *self.at, "undo", "00" * 16)

    def located(self, *arguments):
        return self.ok(*self.at, "propositions", "--subject", "unit:x", "--predicate",
                       "located_in", "--valid", "ALL", *arguments, "--format",
                       "ndjson").lines()

    def test_what_changes_is_shown_before_it_is_recorded(self):
        denied = self.claim("--stances", "denies")[0]["id"]
        retract = ("judge", "retract", denied, "--retract-reason", "recorder_error")
        before = self.located()
        shown = self.ok(*self.at, *retract, "--dry-run").out
        self.assertIn("1 row would change (valid ALL, lens default@1, at revision", shown)
        self.assertLess(shown.index("contested"), shown.index(" asserted"))
        self.assertLess(shown.index("would change"), shown.index("would be recorded"))
        dry = self.record(*retract, "--dry-run")["preview"]
        self.assertEqual(self.located(), before)
        self.assertEqual([row["kind"] for row in dry["rows"]], ["DIFF_KIND_CHANGED"])
        self.assertEqual(dry["rows"][0]["before"], before[0])
        real = self.record(*retract)
        self.assertEqual(real["preview"]["rows"], dry["rows"])
        after = self.located()
        self.assertEqual(after[0], dry["rows"][0]["after"])
        self.assertEqual(after[0]["verdict"], "VERDICT_ASSERTED")
        undone = self.record("undo", real["commit"]["results"][0]["id"])["preview"]["rows"]
        self.assertEqual([(row["before"]["verdict"], row["after"]["verdict"]) for row in undone],
                         [("VERDICT_ASSERTED", "VERDICT_CONTESTED")])
        self.assertEqual(self.located(), before)

    def test_what_changes_depends_on_the_lens(self):
        denied = self.claim("--stances", "denies")[0]["id"]
        retract = ("judge", "retract", denied, "--retract-reason", "recorder_error", "--dry-run")
        for lens in (("--least-origins", "2"), ("--deny-documents", "doc:b"),
                     ("--valid", "2020-01-01")):
            self.assertIn("no row would change", self.ok(*self.at, *retract, *lens).out)
        self.assertNotIn("would change", self.ok(*self.at, *retract, "--no-preview").out)

    def test_new_rows_and_rows_that_go(self):
        made = self.record("claim", "add", "--subject", "unit:x", "--predicate", "located_in",
                           "--object", "Osnabrück", "--period", "2024-12-24", "--document",
                           "doc:a")
        self.assertEqual([row["kind"] for row in made["preview"]["rows"]], ["DIFF_KIND_NEW"])
        gone = self.record("judge", "deprecate", made["commit"]["results"][0]["id"])
        self.assertEqual([row["kind"] for row in gone["preview"]["rows"]], ["DIFF_KIND_GONE"])

    def test_what_is_recorded_is_what_was_shown(self):
        """Writers at the same time: each commits at the revision that it showed, or shows again."""
        head = self.head()
        running = [subprocess.Popen(
            [ENTENTE, *self.at, "claim", "add", *KURSK, "--document", "doc:a", "--paragraph",
             str(20 + number)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=dict(os.environ, ENTENTE_SERVER=self.address)) for number in range(6)]
        recorded = 0
        for process in running:
            out, err = process.communicate(timeout=60)
            self.assertIn(process.returncode, (0, 6), err)
            moved = err.count("the graph has moved on")
            if process.returncode == 6:
                self.assertIn("[REVISION_MISMATCH]", err)
                self.assertEqual(moved, 3)
            else:
                recorded += 1
                self.assertEqual(out.count("would change"), moved + 1)
        self.assertGreater(recorded, 0)
        self.assertEqual(self.head(), head + recorded)

    def test_entities_are_one_or_not(self):
        same = self.record("same-as", "iso:GE", "iso:US-GA", "--reason", "a test")
        self.assertTrue(same["commit"]["changed"])
        there = ("claim", "add", "--subject", "unit:x", "--predicate", "located_in", "--document",
                 "doc:a", "--dry-run", "--object")
        for given in ("iso:GE", "iso:US-GA"):  # an id is recorded as given, canonical or not
            self.assertNotIn("--object", self.ok(*self.at, *there, given).err)
        self.assertIn("--object: Georgia -> iso:", self.ok(*self.at, *there, "Georgia").err)
        self.record("undo", same["commit"]["results"][0]["id"])
        self.record("not-same-as", "iso:GE", "iso:US-GA")
        wrong = self.fails(4, *self.at, "same-as", "iso:GE", "iso:GE").err
        self.assertRegex(wrong, r"\((A|B)\b")

    def test_the_old_spelling_of_claim_show(self):
        claim = self.claim("--subject", "unit:x")[0]["id"]
        self.assertEqual(self.ok(*self.at, "claim", claim, "--valid", "ALL").out,
                         self.ok(*self.at, "claim", "show", claim, "--valid", "ALL").out)
        self.fails(2, *self.at, "claim")
        self.fails(2, *self.at, "claim", "add", *KURSK, "--document", "doc:a", "stray")
        self.fails(2, *self.at, "claim", claim, "show", claim)


if __name__ == "__main__":
    main()
