#!/usr/bin/python3
"""Comparing reads, timelines, references to answers: the CLI against a real server.

Usage: time_test.py ENTENTED ENTENTE [unittest arguments]
"""

from served_case import ServedCase, main

LOCATED = ("--predicate", "located_in", "--valid", "2024-10-23")


class TimeTest(ServedCase):
    def reference(self, result):
        lines = [line for line in (result.out + result.err).splitlines()
                 if line.startswith("cite: ")]
        self.assertEqual(len(lines), 1, result.out + result.err)
        return lines[0].removeprefix("cite: ")

    def test_diff_of_two_publication_cuts(self):
        both = self.ok("diff", *LOCATED, "--before-published-before", "2024-10-25",
                       "--format", "json").json()
        self.assertEqual(both["before"]["published_before"], "2024-10-25")
        self.assertNotIn("published_before", both["after"])
        self.assertEqual([row["kind"] for row in both["rows"]], ["DIFF_KIND_CHANGED"])
        self.assertEqual(both["rows"][0]["fields"], ["ROW_FIELD_VERDICT", "ROW_FIELD_DISSENT"])
        table = self.ok("diff", *LOCATED, "--before-published-before", "2024-10-25").out
        self.assertRegex(table, r"\nwas +.*asserted")
        self.assertRegex(table, r"\nis +.*contested")
        self.assertIn("differs in verdict, dissent", table)
        self.assertIn("1 row differs, 0 unchanged, complete", table)

    def test_diff_of_two_revisions(self):
        rows = self.ok("diff", "--valid", "ALL", "--before-recorded-at", self.revision(1),
                       "--after-recorded-at", self.revision(2), "--format", "ndjson").lines()
        self.assertEqual({row["kind"] for row in rows}, {"DIFF_KIND_NEW"})
        self.assertEqual({row["after"]["proposition"]["predicate"] for row in rows},
                         {"part_of", "located_in", "strength"})

    def test_what_if_a_claim_were_retracted(self):
        claim = self.claim_id("--predicate", "strength")
        table = self.ok("what-if", "--assume-retracted", claim, "--valid", "ALL").out
        self.assertRegex(table, r"\ngone +Unit X \(unit:x\) +strength")
        self.assertIn("hidden after: 1 retracted", table)
        self.ok("lens", "put", "facts", "--moods", "fact")
        stored = self.ok("what-if", "--assume-retracted", claim, "--valid", "ALL", "--lens",
                         "facts", "--format", "json").json()
        self.assertEqual(stored["before"]["lens_name"], "facts")
        self.assertEqual([row["kind"] for row in stored["rows"]], ["DIFF_KIND_GONE"])
        self.fails(2, "what-if", "--valid", "ALL")

    def test_timeline_of_what_was_published(self):
        rows = self.ok("timeline", *LOCATED, "--format", "ndjson").lines()
        self.assertEqual([(row["at"], row["change"]["kind"]) for row in rows],
                         [("2024-10-25", "DIFF_KIND_NEW"), ("2024-10-27", "DIFF_KIND_CHANGED")])
        table = self.ok("timeline", *LOCATED).out
        self.assertRegex(table, r"\n2024-10-27 +is +Unit X")

    def test_timeline_of_what_was_recorded(self):
        rows = self.ok("timeline", "--axis", "recorded", "--entity", "unit:x", "--valid", "ALL",
                       "--format", "ndjson").lines()
        self.assertEqual({row["at"] for row in rows}, {self.revision(1), self.revision(2)})
        self.assertTrue(rows[0]["recorded_at"])

    def test_timeline_over_valid_time(self):
        rows = self.ok("timeline", "--axis", "valid", "--subject", "unit:x", "--predicate",
                       "located_in", "--format", "ndjson").lines()
        self.assertEqual([(row["at"], row["change"]["kind"]) for row in rows],
                         [("2024-10-23T00:00:00Z", "DIFF_KIND_NEW"),
                          ("2024-10-24T00:00:00Z", "DIFF_KIND_GONE")])

    def test_what_is_cited_is_replayed_byte_by_byte(self):
        claim = self.claim_id("--predicate", "strength")
        for command in (["propositions", *LOCATED, "--evidence", "--group", "origin"],
                        ["propositions", "--least-origins", "2"],
                        ["neighbors", "iso:RU-KRS"],
                        ["claims", "--subject", "unit:x"],
                        ["get", "unit:x", "--evidence"],
                        ["diff", *LOCATED, "--before-published-before", "2024-10-25"],
                        ["what-if", "--assume-retracted", claim],
                        ["timeline", "--axis", "recorded", "--entity", "unit:x"]):
            for form in ("table", "json", "ndjson", "csv"):
                cited = self.ok(*command, "--cite", "--format", form)
                reference = self.reference(cited)
                shown = "".join(line for line in cited.out.splitlines(keepends=True)
                                if not line.startswith("cite: "))
                replayed = self.ok("replay", reference, "--format", form)
                self.assertEqual(replayed.out, shown, f"{command} as {form}")

    def test_what_is_recorded_later_changes_no_replay(self):
        reference = self.reference(self.ok("propositions", "--predicate", "name", "--cite"))
        before = self.ok("replay", reference).out
        later = self.path / "later.ndjson"
        later.write_text('{"commit": {"request_id": "later/1", "changes": [{"claim": {"subject": '
                         '"iso:GE", "predicate": "name", "value": {"text": {"text": "Sakartvelo"}},'
                         ' "voice": {"document": "doc:a"}}}]}}\n', encoding="utf-8")
        self.ok("import", str(later))
        self.assertEqual(self.ok("replay", reference).out, before)

    def test_references_that_do_not_hold(self):
        reference = self.reference(self.ok("propositions", *LOCATED, "--cite"))
        self.assertIn("CITATION_MALFORMED", self.fails(4, "replay", "doi:10.1").err)
        wrong = reference[:60] + ("A" if reference[60] != "A" else "B") + reference[61:]
        self.assertIn("CITATION_", self.fails(4, "replay", wrong).err)
        # Line breaks, as a footnote makes them.
        self.ok("replay", reference[:50] + "\n  " + reference[50:])
        page = self.run_cli("propositions", "--valid", "ALL", "--page-size", "2", "--cite")
        self.assertIn("not cited", page.err)
        self.ok("graph", "create", "other")
        self.ok("graph", "delete", "other", "--yes")


if __name__ == "__main__":
    main()
