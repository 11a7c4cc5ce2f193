#!/usr/bin/python3
"""Rows: pages followed to their end, trailers, and answers that end before it."""

import many_units
import served
from entente import Budget, Client, ResourceExhaustedError, TruncatedError, UsageError


class RowsTest(many_units.ManyCase):
    def test_pages_of_any_size_have_the_same_rows(self):
        whole = [row.SerializeToString() for row in self.seen()]
        self.assertEqual(len(whole), many_units.UNITS)
        for size in (1, 7, many_units.UNITS, many_units.UNITS + 1):
            rows = self.seen(page_size=size)
            self.assertEqual([row.SerializeToString() for row in rows], whole, size)
            self.assertTrue(rows.complete)
            self.assertEqual(rows.trailer.used.rows, len(whole))

    def test_lists_that_come_whole_page_too(self):
        ids = [entity.id for entity in self.client.list_entities(type="MilitaryUnit", page_size=50)]
        self.assertEqual(ids, sorted(ids))
        self.assertEqual(len(ids), many_units.UNITS + 1)
        claims = self.client.list_claims(object=many_units.REGION, page_size=50)
        self.assertEqual(len(list(claims)), many_units.UNITS)

    def test_complete_only_after_the_last_row(self):
        rows = self.seen(page_size=100)
        self.assertFalse(rows.complete)
        next(rows)
        self.assertFalse(rows.complete)
        self.assertEqual(rows.scope.graph, "example")
        list(rows)
        self.assertTrue(rows.complete)
        self.assertEqual(list(rows), [])

    def test_pages_are_of_one_revision(self):
        rows = self.seen(page_size=100)
        first = next(rows)
        late = many_units.located(many_units.UNITS)
        self.client.commit(late)
        try:
            self.assertEqual(1 + len(list(rows)), many_units.UNITS)
            self.assertEqual(len(list(self.seen())), many_units.UNITS + 1)
        finally:
            claim = next(self.client.list_claims(subject=late[-1].claim.subject,
                                                 predicate="located_in")).id
            self.client.commit([served.entente.judgement("retract", {
                "claim": {"id": claim}, "reason": "recorder_error"})])
        self.assertTrue(first.proposition.subject)

    def test_what_is_hidden_is_added_up_over_pages(self):
        lens = served.entente.Lens(least_origins=2)
        self.assertEqual(list(rows := self.seen(lens=lens)), [])
        self.assertGreaterEqual(rows.hidden["origins"], many_units.UNITS)

    def test_a_budget_of_rows_ends_with_an_error_after_its_rows(self):
        taken = []
        with self.assertRaises(TruncatedError) as raised:
            for row in self.seen(budget=Budget(rows=10)):
                taken.append(row)
        self.assertEqual(len(taken), 10)
        self.assertTrue(raised.exception.page_token)
        self.assertEqual(raised.exception.reason, "BUDGET_ROWS")
        rest = list(self.seen(budget=Budget(rows=10), page_token=raised.exception.page_token,
                              on_truncated="flag"))
        self.assertEqual(len(rest), 10)
        self.assertNotEqual(rest[0], taken[0])

    def test_a_budget_of_edges_ends_with_an_error_too(self):
        cost = self.cost_of_all()
        with self.assertRaises(TruncatedError) as raised:
            list(self.seen(budget=Budget(edges=cost * 3 // 4)))
        self.assertEqual(raised.exception.reason, "BUDGET_EDGES")
        with self.assertRaises(ResourceExhaustedError):
            list(self.seen(budget=Budget(edges=1)))
        self.assertEqual(len(list(self.seen(budget=Budget(edges=cost)))), many_units.UNITS)

    def cost_of_all(self):
        rows = self.seen()
        list(rows)
        return rows.trailer.used.edges

    def test_flagged_it_ends_quietly_and_says_so(self):
        rows = self.seen(budget=Budget(rows=10), on_truncated="flag")
        self.assertEqual(len(list(rows)), 10)
        self.assertFalse(rows.complete)
        with self.assertRaisesRegex(UsageError, "raise or flag"):
            self.seen(on_truncated="ignore")

    def test_a_traversal_that_cannot_go_on_says_so(self):
        with self.assertRaises(TruncatedError) as raised:
            list(self.client.traverse(["unit:0000"], valid="2024", hops=2,
                                      budget=Budget(edges=self.cost_of_all() // 2)))
        self.assertEqual(raised.exception.page_token, "")
        self.assertIn("raise the budget", str(raised.exception))


class NarrowServerTest(many_units.ManyCase):
    FLAGS = ("--limit-page", "20", "--limit-page-default", "20", "--limit-call-rows", "40")

    def test_a_server_of_narrow_limits_is_followed_to_the_end(self):
        with Client(self.server.address) as client:
            rows = client.list_propositions(object=many_units.REGION, valid="2024")
            self.assertEqual(len(list(rows)), many_units.UNITS)
            self.assertEqual(len(list(client.list_claims(object=many_units.REGION))),
                             many_units.UNITS)
            with self.assertRaisesRegex(served.entente.InvalidArgumentError, "LIMIT_PAGE"):
                list(client.list_claims(predicate="located_in", page_size=21))


if __name__ == "__main__":
    served.main()
