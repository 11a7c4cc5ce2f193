#!/usr/bin/python3
"""Commits, previews and judgements."""

import served
from entente import FailedPreconditionError, TruncatedError, claim, judgement
from entente.v1 import graph_service_pb2


class RecordingTest(served.ServedCase):
    def test_a_commit_tells_what_became_of_each_change(self):
        said = claim("unit:x", "echelon", value="brigade", document="doc:a")
        done = self.client.commit([said])
        self.assertTrue(done.changed)
        again = self.client.commit([said])  # another id: the claim is there already
        self.assertEqual(again.results[0].outcome,
                         graph_service_pb2.CHANGE_OUTCOME_ALREADY_PRESENT)
        self.assertEqual(again.results[0].id, done.results[0].id)

    def test_ids_are_made_up_and_differ(self):
        ids = {part.revision: part.request_id
               for part in self.client.watch(1, to_revision=self.head())
               if part.request_id != "changes/1"}
        self.assertEqual(len(ids), len(set(ids.values())))

    def head(self):
        return self.client.list_graphs()[0].revision

    def test_changes_may_be_dicts(self):
        done = self.client.commit([{"claim": {
            "subject": "unit:x", "predicate": "name", "value": {"text": {"text": "частина X",
                                                                         "language": "uk"}},
            "qualifiers": {"kind": "alias"}, "voice": {"document": "doc:a"}}}])
        self.assertTrue(done.changed)
        self.assertEqual(self.client.resolve_name("Частина Х".lower()).candidates[0].id, "unit:x")

    def test_a_bulk_load_is_one_revision_and_known_when_it_comes_again(self):
        before = self.head()
        many = [claim(f"unit:{i}", "type", value="MilitaryUnit", document="doc:a")
                for i in range(30_000)]
        done = self.client.bulk_load(iter(many), request_id="load/1")
        self.assertEqual((done.revision, done.claims_recorded), (before + 1, 30_000))
        again = self.client.bulk_load(many, request_id="load/1")
        self.assertTrue(again.replayed)
        self.assertEqual(self.head(), before + 1)
        with self.assertRaises(FailedPreconditionError) as wrong:
            self.client.bulk_load([many[0], claim("unit:0", "located_in", "doc:a",
                                                  document="doc:a")])
        self.assertIn("changes[1]", wrong.exception.field)
        self.assertTrue(wrong.exception.request_id)
        self.assertEqual(self.head(), before + 1)

    def test_what_the_changes_of_a_load_raise_is_raised(self):
        before = self.head()

        def changes():
            yield claim("unit:bad", "type", value="MilitaryUnit", document="doc:a")
            raise KeyError("column 7")
        with self.assertRaisesRegex(KeyError, "column 7"):
            self.client.bulk_load(changes())
        with self.assertRaisesRegex(served.entente.UsageError, "no field \"klaim\""):
            self.client.bulk_load([{"klaim": {}}])
        self.assertEqual(self.head(), before)

    def test_dry_runs_and_previews_record_nothing(self):
        before = self.head()
        denied = claim("unit:x", "strength", {"quantity": {"best": 900, "unit": "soldier",
                                                           "measure": "stock"}},
                       period="2024-10-23", document="doc:b")
        self.assertTrue(self.client.commit([denied], dry_run=True).changed)
        messages = self.client.preview_commit([denied], valid="2024-10-23")
        rows = [row for message in messages for row in message.rows]
        self.assertEqual(len(rows), 2)  # the rival, and the figure that it contests
        self.assertEqual(self.head(), before)
        with self.assertRaises(FailedPreconditionError):
            self.client.preview_commit([claim("unit:x", "located_in", "doc:a", document="doc:a")])

    def test_a_preview_that_is_truncated_is_no_preview(self):
        retract = judgement("retract", {"document": "doc:a", "reason": "recorder_error"})
        with self.assertRaises((TruncatedError, served.entente.ResourceExhaustedError)):
            self.client.preview_commit([retract], valid="ALL", budget={"rows": 1})

    def test_judgements(self):
        seen = next(self.client.list_claims(subject="unit:x", predicate="located_in",
                                            stances=["asserts"]))
        self.assertEqual(seen.judgements[0].judgement.grade.credibility, 2)
        self.assertEqual(seen.judgements[0].judgement.reason, "seen by many")
        done = self.client.commit([judgement("prefer", {"claim": {"id": seen.id.hex()}})])
        self.client.commit([{"retract_judgement": {"judgement_id": done.results[0].id,
                                                   "reason": "not so"}}])
        history = list(self.client.get_history(claim_id=seen.id))
        self.assertEqual([entry.WhichOneof("recorded") for entry in history],
                         ["claim", "judgement", "judgement", "retraction"])

    def test_preconditions(self):
        with self.assertRaises(FailedPreconditionError):
            self.client.commit([claim("unit:y", "type", value="MilitaryUnit", document="doc:a")],
                               preconditions=[{"entity_must_exist": "unit:y"}])


if __name__ == "__main__":
    served.main()
