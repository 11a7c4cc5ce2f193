#!/usr/bin/python3
"""Messages from keywords: every way to write a field, and what is said of those that are none."""

import datetime
import unittest

import served
from entente import UsageError, forms, scope
from entente.v1 import claim_pb2, query_service_pb2, reading_pb2, traversal_pb2, value_pb2


class FormsTest(unittest.TestCase):
    def filled(self, kind, **fields):
        return forms.fill(kind(), fields)

    def refused(self, reason, kind, **fields):
        with self.assertRaises(UsageError) as raised:
            self.filled(kind, **fields)
        self.assertEqual(raised.exception.reason, reason)
        return raised.exception

    def test_plain_fields_are_set_and_none_is_left_out(self):
        asked = self.filled(query_service_pb2.ListPropositionsRequest, subject="北韓", evidence=True,
                            object=None)
        self.assertEqual((asked.subject, asked.evidence, asked.object), ("北韓", True, ""))

    def test_enums_take_words_names_and_numbers(self):
        for word in ("origin", "ORIGIN", "GROUPING_ORIGIN", 1):
            asked = self.filled(query_service_pb2.ListPropositionsRequest, group=word)
            self.assertEqual(asked.group, 1)
        asked = self.filled(traversal_pb2.FindPathsRequest, path_mode="all-shortest")
        self.assertEqual(asked.path_mode, traversal_pb2.PATH_MODE_ALL_SHORTEST)

    def test_a_python_keyword_takes_a_line_below(self):
        asked = self.filled(traversal_pb2.FindPathsRequest, from_="a", to="b")
        self.assertEqual(getattr(asked, "from"), "a")

    def test_messages_come_from_dicts_of_any_depth(self):
        asked = self.filled(traversal_pb2.TraverseRequest, starts=["a"], steps=[
            {"predicates": ["aids"], "qualifiers": [{"name": "kind", "value": "troops"}],
             "verdicts": ["asserted", "contested"]}])
        self.assertEqual(asked.steps[0].qualifiers[0].value, "troops")
        self.assertEqual(list(asked.steps[0].verdicts), [1, 2])

    def test_an_empty_message_is_set(self):
        self.assertEqual(self.filled(value_pb2.Value, no_value={}).WhichOneof("kind"), "no_value")

    def test_values_are_written_short(self):
        zoned = datetime.datetime(2024, 10, 25, 15, 0,
                                  tzinfo=datetime.timezone(datetime.timedelta(hours=3)))
        for given, kind, held in (
                (True, "boolean", True), (7, "integer", 7), (0.5, "real", 0.5),
                (datetime.date(1603, 2, 1), "date", "1603-02-01"),
                (zoned, "datetime", "2024-10-25T12:00:00Z"),
                ({"quantity": {"best": 3, "unit": "km"}}, "quantity", None)):
            claim = self.filled(claim_pb2.Claim, value=given)
            self.assertEqual(claim.value.WhichOneof("kind"), kind, given)
            if held is not None:
                self.assertEqual(getattr(claim.value, kind), held)
        self.assertEqual(self.filled(claim_pb2.Claim, value="Ж").value.text.text, "Ж")
        self.assertEqual(len(self.filled(claim_pb2.Claim, value=["a", 1]).value.list.items), 2)

    def test_qualifiers_are_a_dict(self):
        claim = self.filled(claim_pb2.Claim, qualifiers={
            "kind": "official", "obligations": ["defence", "entente"],
            "place": {"entity": "iso:RU"}})
        self.assertEqual([one.name for one in claim.qualifiers], ["kind", "obligations", "place"])
        self.assertEqual(claim.qualifiers[1].value.list.items[1].text.text, "entente")
        self.assertEqual(claim.qualifiers[2].entity, "iso:RU")

    def test_ids_are_hex_digits_or_bytes(self):
        for given in ("00ff", b"\0\xff"):
            lens = scope.Lens(assume_retracted=[given]).to_message()
            self.assertEqual(lens.assume_retracted[0], b"\0\xff")

    def test_an_unknown_field_names_the_nearest_and_where_it_is(self):
        error = self.refused("UNKNOWN_FIELD", query_service_pb2.ListPropositionsRequest,
                             predicat="aids")
        self.assertIn("did you mean predicate?", str(error))
        error = self.refused("UNKNOWN_FIELD", traversal_pb2.TraverseRequest,
                             steps=[{"directoin": "out"}])
        self.assertEqual(error.field, "steps[0].directoin")
        self.assertIn("did you mean direction?", str(error))
        error = self.refused("UNKNOWN_FIELD", reading_pb2.AsOf, quux=1)
        self.assertIn("it has valid, mode", str(error))

    def test_wrong_kinds_are_named(self):
        request = query_service_pb2.ListPropositionsRequest
        self.assertIn("origin, document, grade",
                      str(self.refused("UNKNOWN_WORD", request, group="voice")))
        self.assertEqual(self.refused("WRONG_KIND", request, page_size="ten").field, "page_size")
        self.assertEqual(self.refused("WRONG_KIND", request, page_size=-1).field, "page_size")
        self.assertIn("takes a list", str(self.refused("WRONG_KIND", traversal_pb2.TraverseRequest,
                                                       starts="iso:KP")))
        self.refused("WRONG_KIND", traversal_pb2.FindPathsRequest, step=traversal_pb2.PathRow())
        self.refused("WRONG_KIND", claim_pb2.ClaimRef, id="no hex")
        self.refused("INVALID_INSTANT", claim_pb2.Claim, period=datetime.datetime(2024, 1, 1))


class ScopeTest(unittest.TestCase):
    def test_a_call_changes_the_fields_that_it_names(self):
        of_client = scope.Scope("a", scope.AsOf(valid="2024", published_before="2025"), "default")
        fields = {"valid": datetime.date(2023, 1, 2), "recorded_at": 7, "lens": "strict",
                  "subject": "x"}
        message = of_client.changed(fields).to_message()
        self.assertEqual(fields, {"subject": "x"})
        self.assertEqual((message.graph, message.as_of.valid, message.as_of.published_before,
                          message.as_of.recorded_at, message.lens.name),
                         ("a", "2023-01-02", "2025", "7", "strict"))

    def test_every_field_of_the_wire_is_one_here(self):
        for ours, wire in ((scope.AsOf, reading_pb2.AsOf), (scope.Lens, reading_pb2.Lens),
                           (scope.Voices, reading_pb2.VoicePattern),
                           (scope.Budget, reading_pb2.Budget)):
            self.assertEqual(list(ours.__dataclass_fields__), list(wire.DESCRIPTOR.fields_by_name))

    def test_a_lens_is_sent_along(self):
        lens = scope.Lens(moods=["fact", "forecast"], allow=scope.Voices(origins=["body:gur"]),
                          least_reliability="b", assume_same=[("a", "b")], contest="resolve")
        message = scope.Scope("g", lens=lens).to_message().lens.inline
        self.assertEqual(list(message.moods), [1, 2])
        self.assertEqual(list(message.allow.origins), ["body:gur"])
        self.assertEqual((message.least_reliability, message.contest), (2, 2))
        self.assertEqual((message.assume_same[0].a, message.assume_same[0].b), ("a", "b"))

    def test_dicts_stand_for_them_and_are_checked(self):
        message = scope.Scope().changed({"lens": {"least_origins": 2}, "budget": {"rows": 5}})
        self.assertEqual(message.to_message().budget.rows, 5)
        with self.assertRaisesRegex(UsageError, "did you mean least_origins"):
            scope.Scope().changed({"lens": {"least_origin": 2}})


if __name__ == "__main__":
    served.main()
