#!/usr/bin/python3
"""Every method of the client against the server; names, cuts and lenses as keywords; unicode."""

import datetime

import served
from entente import AsOf, Client, Lens, NotFoundError, UsageError, Voices
from entente.methods import METHODS

DAY = "2024-10-23"


class ReadsTest(served.ServedCase):
    def test_every_method_of_the_services_has_one_here(self):
        for method in METHODS:
            snake = "".join("_" + c.lower() if c.isupper() else c for c in method).lstrip("_")
            if method in ("Cite", "OpenCitation"):
                snake = {"Cite": "cite", "OpenCitation": "replay"}[method]
            call = getattr(Client, snake, None)
            self.assertTrue(callable(call), f"{method} has no method {snake}")
            self.assertTrue(call.__doc__, f"{snake} says nothing of itself")

    def test_questions(self):
        client = self.client
        row, = client.list_propositions(subject="Unit X", predicate="located_in", valid=DAY)
        self.assertEqual((row.support, row.dissent.denies), (1, 1))
        self.assertEqual([row.neighbor for row in client.neighbors("iso:RU-KRS", valid=DAY,
                                                                   direction="in")], ["unit:x"])
        self.assertEqual([(row.depth, row.hop.neighbor)
                          for row in client.traverse(["Unit X"], hops=2, valid=DAY)],
                         [(1, "iso:RU-KRS"), (2, "iso:RU")])
        path, = client.find_paths("Unit X", "Russia", valid=DAY)
        self.assertEqual(len(path.hops), 2)
        parts = [row.WhichOneof("part") for row in client.subgraph(["Unit X"], valid=DAY)]
        self.assertEqual(parts, ["entity", "entity", "relation"])
        figure, = client.roll_up(["Unit X"], "strength", valid=DAY)
        self.assertEqual(figure.best, 500)
        dispute, = client.list_disputes(valid=DAY)
        self.assertEqual(dispute.rows[0].row.proposition.subject, "unit:x")
        self.assertEqual(list(client.list_forecasts()), [])
        self.assertEqual(list(client.score_forecasts()), [])
        points = [row.at for row in client.timeline(axis="valid", predicate="member_of")]
        self.assertEqual(points[0], "1603-02-01T00:00:00Z")

    def test_lookups(self):
        client = self.client
        self.assertEqual(client.get_entity("북한").entity.id, "iso:KP")
        self.assertEqual(client.get_entity("iso:KP").entity.WhichOneof("view"), "state")
        self.assertEqual(list(client.batch_get_entities(["iso:RU", "nobody"]).missing), ["nobody"])
        self.assertEqual([one.id for one in client.list_entities(type="State")],
                         ["iso:KP", "iso:RU", "iso:UA"])
        record = next(client.list_claims(subject="unit:x", stances=["denies"]))
        reply = client.get_claim(record.id.hex())
        self.assertEqual((reply.claim.id, reply.hidden), (record.id, {}))
        self.assertEqual(client.get_entity("unit:x", valid="2025").hidden, {})
        self.assertEqual(client.get_identity("iso:KP").id, "iso:KP")
        self.assertEqual(client.resolve_name("rossija").means, "iso:RU")
        self.assertFalse(client.resolve_name("russi", limit=1, least_score=0.01).complete)
        for pair in client.list_duplicates(least_score=0.4, valid="ALL"):
            self.assertGreaterEqual(pair.reasons[0].score, 0.4)
        self.assertEqual(list(client.list_duplicates(type="State", valid="ALL")), [])

    def test_the_server_and_its_graphs(self):
        client = self.client
        self.assertTrue(client.get_status().ready)
        self.assertRegex(client.get_version().version, r"^\d+\.\d+\.\d+$")
        self.assertIn("entente/v1/ontology.proto",
                      [file.name for file in client.get_ontology().descriptors.file])
        self.assertEqual(list(client.list_ontologies()), [])
        with self.assertRaises(served.entente.InvalidArgumentError):
            client.apply_ontology(b"no descriptors")
        client.create_graph("second", open=True)
        self.assertEqual([graph.name for graph in client.list_graphs()], ["example", "second"])
        client.delete_graph("second")
        stored = client.put_lens("strict", Lens(least_origins=2))
        self.assertEqual(client.get_lens("strict@1"), stored)
        self.assertEqual([lens.name for lens in client.list_lenses()], ["default", "strict"])

    def test_cuts_and_lenses(self):
        read = self.client.list_propositions
        seen = {"predicate": "located_in", "valid": datetime.date(2024, 10, 23)}
        self.assertEqual(len(list(read(**seen))), 1)
        self.assertEqual(list(read(**seen, published_before="2024-10-24")), [])
        self.assertEqual(list(read(**seen, recorded_at=1)), [])
        self.assertEqual(list(read(**seen, lens=Lens(deny=Voices(documents=["doc:a"])))), [])
        row, = read(**seen, lens=Lens(deny=Voices(documents=["doc:b"])))
        self.assertEqual(row.dissent.denies, 0)
        with Client(self.server.address, as_of=AsOf(valid="2024-10-23", recorded_at=1)) as past:
            self.assertEqual(list(past.list_propositions(predicate="located_in")), [])
            self.assertEqual(len(list(past.list_propositions(predicate="located_in",
                                                             recorded_at=None))), 1)

    def test_a_scope_may_be_given_whole(self):
        rows = self.client.list_propositions(predicate="located_in", scope={
            "graph": "example", "as_of": {"valid": DAY}, "lens": {"name": "default"}})
        self.assertEqual(len(list(rows)), 1)
        with self.assertRaisesRegex(UsageError, "leave valid out"):
            self.client.list_propositions(scope={"graph": "example"}, valid=DAY)

    def test_a_diff_has_two_sides(self):
        rows = self.client.diff({"published_before": "2024-10-24"}, {"lens": "default"}, valid=DAY,
                                predicate="located_in")
        row, = rows
        self.assertTrue(row.HasField("after") and not row.HasField("before"))
        self.assertEqual(rows.scopes["before"].published_before, "2024-10-24")
        self.assertEqual(rows.scopes["after"].published_before, "")
        with self.assertRaisesRegex(UsageError, "did you mean published_before"):
            self.client.diff({"publishd_before": "2024"})

    def test_unknown_fields_are_told_before_anything_is_sent(self):
        nowhere = Client("127.0.0.1:9")
        for call, nearest in ((lambda: nowhere.list_propositions(predicat="x"), "predicate"),
                              (lambda: nowhere.neighbors("x", neighbour_type="State"),
                               "neighbor_type"),
                              (lambda: nowhere.list_claims(stance="denies"), "stances"),
                              (lambda: nowhere.traverse(["x"], published_befor="2024"),
                               "published_before"),
                              (lambda: nowhere.get_entity("x", lense="default"), "lens")):
            with self.assertRaisesRegex(UsageError, f"did you mean.* {nearest}"):
                call()

    def test_texts_of_any_script_come_back_as_they_were(self):
        name = "Підрозділ «Х» 部隊 🜨 ẞ"
        self.client.commit(served.typed("unit:юнікод/部隊", "MilitaryUnit", (name, "uk")))
        self.assertEqual(self.client.get_entity(name).entity.id, "unit:юнікод/部隊")
        row, = self.client.list_propositions(subject="unit:юнікод/部隊", predicate="name")
        self.assertEqual(row.proposition.value.text.text, name)
        with self.assertRaisesRegex(NotFoundError, "Нікого"):
            self.client.get_entity("Нікого такого")


if __name__ == "__main__":
    served.main()
