#!/usr/bin/python3
"""References: what is cited is asked again by this client and by the command line, and compared."""

import os
import subprocess

import served
from entente import Budget, DigestMismatchError, UsageError, claim
from entente.methods import METHODS

ENTENTE = os.environ["ENTENTE_CLI"]


class CitingTest(served.ServedCase):
    def cited(self):
        """An answer of every kind that can be cited, whole."""
        client, cuts = self.client, {"valid": "2024-10-23"}
        answers = [
            client.list_propositions(predicate="located_in", evidence=True, **cuts),
            client.list_propositions(lens=served.entente.Lens(least_origins=2), **cuts),
            client.neighbors("북한", valid="ALL"), client.list_claims(subject="Unit X"),
            client.diff({"published_before": "2024-10-24"}, predicate="located_in", **cuts),
            client.timeline(axis="valid", predicate="member_of"),
            client.traverse(["unit:x"], hops=2, **cuts), client.subgraph(["Russia"], **cuts),
            client.find_paths("North Korea", "Russia", valid="ALL"), client.list_disputes(**cuts),
            client.list_forecasts(), client.roll_up(["unit:x"], "strength", **cuts)]
        for rows in answers:
            list(rows)
        return [*answers, client.get_entity("Russia", **cuts), client.get_identity("Россия")]

    def test_every_kind_of_answer_is_the_one_cited_when_asked_again(self):
        answers = self.cited()
        references = [self.client.cite(answer) for answer in answers]
        self.client.commit([claim("unit:x", "located_in", "iso:RU", period="2024-10-23",
                                  document="doc:b")])
        for answer, reference in zip(answers, references, strict=True):
            again = self.client.replay(reference)
            if answer.method.rows:
                list(again)
            self.assertEqual(again.digest.finish(), answer.digest.finish(), answer.method.name)
            self.assertTrue(again.complete)

    def test_the_command_line_reads_the_same_answer(self):
        for answer in self.cited():
            reference = self.client.cite(answer)
            done = subprocess.run([ENTENTE, "--server", self.server.address, "replay", reference],
                                  capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, f"{answer.method.name}: {done.stderr}")

    def test_and_this_client_what_the_command_line_cites(self):
        done = subprocess.run([ENTENTE, "--server", self.server.address, "propositions", "--object",
                               "Kursk region", "--valid", "2024-10-23", "--cite"],
                              capture_output=True, text=True, check=True)
        reference = done.stdout.partition("cite: ")[2].strip()
        self.assertGreater(len(list(self.client.replay(reference))), 0)

    def test_another_answer_is_noticed(self):
        rows = self.client.list_propositions(valid="2024-10-23")
        list(rows)
        rows.digest.rows += 1
        rows.digest._hash.update(b"a row that never came")
        replayed = self.client.replay(self.client.cite(rows))
        with self.assertRaises(DigestMismatchError):
            list(replayed)
        reply = self.client.get_entity("iso:RU", valid="2024-10-23")
        reply.digest._hash.update(b"x")
        with self.assertRaises(DigestMismatchError):
            self.client.replay(self.client.cite(reply))

    def test_only_whole_answers_are_cited(self):
        rows = self.client.list_propositions(valid="2024-10-23")
        next(rows)
        with self.assertRaisesRegex(UsageError, "NOT_WHOLE"):
            self.client.cite(rows)
        cut = self.client.list_propositions(budget=Budget(rows=1), on_truncated="flag")
        list(cut)
        with self.assertRaisesRegex(UsageError, "NOT_WHOLE"):
            self.client.cite(cut)

    def test_what_is_no_reference(self):
        with self.assertRaisesRegex(served.entente.InvalidArgumentError, "CITATION_MALFORMED"):
            self.client.replay("entente:nothing")

    def test_names_and_cuts_are_pinned(self):
        rows = self.client.list_propositions(subject="Unit X", lens="default")
        list(rows)
        opened = self.client.connection.unary(
            METHODS["OpenCitation"], METHODS["OpenCitation"].request(
                reference=self.client.cite(rows)), 30)
        request = METHODS[opened.method].request.FromString(opened.request)
        self.assertEqual((request.subject, request.scope.lens.name, request.page_size),
                         ("unit:x", "default@1", 0))
        self.assertEqual(request.scope.as_of.recorded_at, str(opened.revision))


if __name__ == "__main__":
    served.main()
