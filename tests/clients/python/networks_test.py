#!/usr/bin/python3
"""Rows as networks."""

import io

import served
from entente import UsageError, to_networkx
from frames_test import said_without


class NetworksTest(served.ServedCase):
    def test_entities_are_nodes_and_propositions_edges(self):
        graph = to_networkx(self.client.list_propositions(valid="2024-10-23"))
        self.assertEqual(graph.nodes["iso:RU-KRS"]["name"], "Kursk region")
        edge = graph.edges["unit:x", "iso:RU-KRS", "located_in"]
        self.assertEqual((edge["verdict"], edge["certainty"], edge["support"]),
                         ("contested", "attested", 1))
        self.assertTrue(graph.graph["complete"])
        self.assertGreater(graph.graph["values_left_out"], 0)

    def test_what_is_found_twice_is_one_edge(self):
        day = {"valid": "2024-10-23"}
        paths = list(self.client.find_paths("unit:x", "iso:RU", **day))
        graph = to_networkx(paths + paths)
        self.assertEqual(graph.number_of_edges(), 2)
        for rows in (self.client.traverse(["unit:x"], hops=2, **day),
                     self.client.subgraph(["unit:x"], hops=2, **day)):
            self.assertEqual(set(to_networkx(rows).edges), set(graph.edges))

    def test_parallel_edges_stay_apart(self):
        self.client.commit([
            served.entente.claim("iso:KP", "aids", "iso:RU", document="doc:a",
                                 qualifiers={"kind": kind}) for kind in ("troops", "arms")])
        graph = to_networkx(self.client.list_propositions(predicate="aids"))
        self.assertEqual({edge["kind"] for *_, edge in graph.edges(data=True)}, {"troops", "arms"})

    def test_depths_of_a_neighbourhood(self):
        graph = to_networkx(self.client.subgraph(["unit:x"], hops=2, valid="2024-10-23"))
        self.assertEqual([depth for _, depth in sorted(graph.nodes(data="depth"))], [2, 1, 0])

    def test_attributes_can_be_written(self):
        import networkx
        out = io.BytesIO()
        networkx.write_graphml(to_networkx(self.client.neighbors("iso:RU", valid="ALL")), out)
        self.assertIn(b"Treaty of X", out.getvalue())

    def test_names_with_control_characters_can_be_written(self):
        import networkx
        self.client.commit(served.typed("unit:odd", "MilitaryUnit", ("Odd \x1b[2J\x00 one", "en")) + [
            served.entente.claim("unit:odd", "opposes", "iso:UA", document="doc:a")])
        graph = to_networkx(self.client.neighbors("unit:odd", valid="ALL"))
        self.assertEqual(graph.nodes["unit:odd"]["name"], "Odd \ufffd[2J\ufffd one")
        for write in (networkx.write_graphml, networkx.write_gexf):
            write(graph, io.BytesIO())

    def test_rows_that_are_no_edges_are_refused(self):
        with self.assertRaisesRegex(UsageError, "ClaimRecord is no edge"):
            to_networkx(self.client.list_claims(subject="unit:x"))

    def test_a_network_of_what_is_left_is_none(self):
        rows = self.client.list_propositions(valid="2024-10-23")
        next(rows)
        with self.assertRaisesRegex(UsageError, "PARTLY_TAKEN"):
            to_networkx(rows)

    def test_without_networkx_the_package_is_named(self):
        self.assertIn("python3-networkx", said_without("networkx", "to_networkx"))


if __name__ == "__main__":
    served.main()
