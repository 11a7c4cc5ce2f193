#!/usr/bin/python3
"""A graph's own ontology and open graphs, as a client in another language meets them.

Usage: ontology_test.py ENTENTED. The ontology is examples/ontology, compiled by protoc. The client
knows no class of its types: it builds them from the descriptor set that the server answers.
"""

import os
import pathlib
import subprocess
import tempfile
import unittest

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

import changes
import recorded
from entente_server import (ROOT, SETTINGS, Server, admin_service_pb2, claim_pb2, error_of,
                            graph_service_pb2, head_of, query_service_pb2, reading_pb2, run)
from entente.v1 import ontology_version_pb2

GRAPH = "rivers"


def compiled(version):
    """examples/ontology/VERSION/rivers.proto as protoc writes it, imports included."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "set"
        subprocess.run([os.environ.get("PROTOC", "protoc"), f"-I{ROOT / 'proto'}",
                        f"-I{ROOT / 'examples/ontology' / version}", "--include_imports",
                        f"--descriptor_set_out={out}", "rivers.proto"], check=True)
        return out.read_bytes()


FIRST, SECOND = compiled("first"), compiled("second")


def river_claims():
    return [changes.typed("doc-1", "Document"), changes.typed("volga", "River"),
            changes.typed("caspian", "Region"),
            changes.claim("volga", "name", changes.text("Volga", "en")),
            changes.claim("volga", "name", changes.text("Волга", "ru")),
            changes.claim("volga", "flows_into", "caspian")]


class OntologyTest(unittest.TestCase):
    """Each test has a server and a graph of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="entente-ontology-")
        self.addCleanup(folder.cleanup)
        self.server = Server(SETTINGS.entented, pathlib.Path(folder.name) / "data")
        self.addCleanup(self.server.kill)
        self.server.start()

    def make(self, **fields):
        self.server.graph.CreateGraph(
            graph_service_pb2.CreateGraphRequest(name=GRAPH, **fields))

    def apply(self, descriptors, **fields):
        return self.server.admin.ApplyOntology(ontology_version_pb2.ApplyOntologyRequest(
            graph=GRAPH, descriptors=descriptors, **fields))

    def refused(self, descriptors):
        """(code, reason, field) of a set that must not be taken; nothing is written."""
        head = head_of(self.server, GRAPH)
        with self.assertRaises(grpc.RpcError) as caught:
            self.apply(descriptors)
        self.assertEqual(head_of(self.server, GRAPH), head)
        code, reason, metadata = error_of(caught.exception)
        return code, reason, metadata.get("field", "")

    def commit(self, request_id, said):
        return self.server.graph.Commit(changes.commit(GRAPH, request_id, said))

    def scope(self, **as_of):
        return reading_pb2.ReadScope(graph=GRAPH,
                                     as_of=reading_pb2.AsOf(valid="2024-01-01", **as_of))

    def get(self, entity, **fields):
        return self.server.graph.GetEntity(graph_service_pb2.GetEntityRequest(
            scope=self.scope(), id=entity, **fields)).entity

    def rows(self, **fields):
        """The rows of ListPropositions, as bytes."""
        request = query_service_pb2.ListPropositionsRequest(**fields)
        return [row.SerializeToString(deterministic=True)
                for message in self.server.query.ListPropositions(request)
                for row in message.rows]

    def versions(self):
        return self.server.admin.ListOntologies(
            ontology_version_pb2.ListOntologiesRequest(graph=GRAPH)).versions

    def message_class(self, full_name, version=None):
        """A class made at run time from what the server says of the graph's ontology."""
        request = ontology_version_pb2.GetOntologyRequest(graph=GRAPH)
        if version is not None:
            request.version = version
        pool = descriptor_pool.DescriptorPool()
        for file in self.server.admin.GetOntology(request).descriptors.file:
            pool.Add(file)
        descriptor = pool.FindMessageTypeByName(full_name)
        return message_factory.MessageFactory(pool).GetPrototype(descriptor)

    def test_a_generic_client_reads_entities_of_its_types(self):
        self.make()
        answer = self.apply(FIRST)
        self.assertTrue(answer.changed)
        self.assertEqual(list(answer.version.added_types), ["Dam", "River"])
        self.assertEqual(list(answer.version.added_predicates),
                         ["discharge", "flows_into", "spans"])
        self.commit("1", river_claims())
        entity = self.get("volga", evidence=True)
        self.assertEqual(entity.WhichOneof("view"), "own")
        self.assertEqual((entity.own.type, entity.own.message), ("River", "rivers.River"))

        river = self.message_class(entity.own.message)(id=entity.id)
        for field in entity.own.attributes:
            self.assertEqual(river.DESCRIPTOR.fields_by_name[field.field].number, field.number)
            for value in field.values:
                getattr(river, field.field).add().ParseFromString(value.SerializeToString())
        self.assertEqual({name.value.text.text for name in river.names}, {"Volga", "Волга"})
        self.assertEqual(len(river.discharges), 0)
        # Each attribute has its claims, and dissent as ever.
        self.assertTrue(all(len(name.claim_ids) == 1 for name in river.names))
        self.commit("2", [changes.claim("volga", "name", changes.text("Volga", "en"),
                                        stance=claim_pb2.STANCE_DENIES)])
        names = {value.value.text.text: value.dissent.denies
                 for field in self.get("volga").own.attributes for value in field.values}
        self.assertEqual(names, {"Volga": 1, "Волга": 0})

    def test_versions_are_kept_and_served_again(self):
        self.make()
        first = self.apply(FIRST)
        self.commit("1", river_claims())
        second = self.apply(SECOND)
        self.assertEqual(list(second.version.added_types), ["Lake"])
        self.assertEqual(list(second.version.widened), ["spans.range", "spans.condition.values"])
        before = [version.SerializeToString() for version in self.versions()]
        self.server.stop()
        self.server.start()
        kept = self.versions()
        self.assertEqual([version.SerializeToString() for version in kept], before)
        self.assertEqual([(v.version, v.revision, v.principal) for v in kept],
                         [(1, first.revision, "local"), (2, second.revision, "local")])
        self.assertEqual(self.get("volga").own.type, "River")
        self.message_class("rivers.Lake")
        with self.assertRaises(KeyError):
            self.message_class("rivers.Lake", version=1)
        with self.assertRaises(KeyError):
            self.message_class("rivers.River", version=0)
        # What is answered can be sent again, and changes nothing.
        answer = self.server.admin.GetOntology(
            ontology_version_pb2.GetOntologyRequest(graph=GRAPH))
        again = self.apply(answer.descriptors.SerializeToString())
        self.assertFalse(again.changed)
        self.assertEqual(again.version.version, 2)
        # A page at a time.
        page = self.server.admin.ListOntologies(ontology_version_pb2.ListOntologiesRequest(
            graph=GRAPH, page_size=1))
        self.assertEqual([v.version for v in page.versions], [1])
        page = self.server.admin.ListOntologies(ontology_version_pb2.ListOntologiesRequest(
            graph=GRAPH, page_size=1, page_token=page.next_page_token))
        self.assertEqual([v.version for v in page.versions], [2])
        self.assertEqual(page.next_page_token, "")

    def test_watchers_see_it_and_can_repeat_it(self):
        self.make()
        self.apply(FIRST)
        self.commit("1", river_claims())
        self.apply(SECOND)
        parts = recorded.watch_parts(self.server, GRAPH, 1, head_of(self.server, GRAPH))
        told = [change.ontology for part in parts for change in part.changes
                if change.WhichOneof("change") == "ontology"]
        self.assertEqual([ontology.version for ontology in told], [1, 2])
        self.assertEqual([bytes(o.digest) for o in told], [bytes(v.digest) for v in self.versions()])
        self.server.graph.CreateGraph(graph_service_pb2.CreateGraphRequest(name="copy"))
        for ontology in told:
            answer = self.server.admin.ApplyOntology(ontology_version_pb2.ApplyOntologyRequest(
                graph="copy", descriptors=ontology.descriptors))
            self.assertEqual((answer.version.version, answer.version.digest),
                             (ontology.version, ontology.digest))

    def test_no_earlier_answer_changes(self):
        self.make()
        self.apply(FIRST)
        self.commit("1", river_claims())
        at = str(head_of(self.server, GRAPH))
        asked = [dict(scope=self.scope(recorded_at=at), subject=subject) for subject in
                 ("volga", "caspian", "doc-1")]
        asked += [dict(scope=self.scope(recorded_at=at), predicate=predicate) for predicate in
                  ("flows_into", "fed_by", "name", "type", "located_in")]
        before = [self.rows(**question) for question in asked]
        self.assertGreater(sum(map(len, before)), 6)
        # A page token from before holds after.
        question = graph_service_pb2.ListClaimsRequest(scope=self.scope(recorded_at=at),
                                                       subject="volga", page_size=1)
        page = self.server.graph.ListClaims(question)
        seen = list(page.claims)
        self.apply(SECOND)
        self.commit("2", [changes.typed("baikal", "Lake")])
        while page.trailer.next_page_token:
            question.page_token = page.trailer.next_page_token
            page = self.server.graph.ListClaims(question)
            seen += page.claims
        question.ClearField("page_token")
        question.page_size = 100
        self.assertEqual([bytes(claim.id) for claim in seen],
                         [bytes(c.id) for c in self.server.graph.ListClaims(question).claims])
        self.assertEqual([self.rows(**question) for question in asked], before)
        # What is newer than the cut is not known at it.
        with self.assertRaises(grpc.RpcError) as caught:
            self.server.graph.ListEntities(graph_service_pb2.ListEntitiesRequest(
                scope=self.scope(recorded_at=at), type="Lake"))
        self.assertEqual(error_of(caught.exception)[1], "UNKNOWN_TYPE")

    def test_hostile_sets_leave_nothing(self):
        self.make()
        self.apply(SECOND)
        good = descriptor_pb2.FileDescriptorSet.FromString(SECOND)

        def changed(change):
            other = descriptor_pb2.FileDescriptorSet()
            other.CopyFrom(good)
            change(other)
            return other.SerializeToString()

        def own(files):
            return next(file for file in files.file if file.name == "rivers.proto")

        def nested(files):
            message = own(files).message_type.add(name="Deep")
            for _ in range(90):
                message = message.nested_type.add(name="Deep")

        refused = "INVALID_ARGUMENT"
        for name, descriptors, expected in (
                ("nothing", b"", (refused, "ONTOLOGY_SET")),
                ("noise", b"\xff" * 100, (refused, "ONTOLOGY_SET")),
                ("too large", b"\0" * (1 << 20) + b"\0", (refused, "ONTOLOGY_TOO_LARGE")),
                ("without imports", changed(lambda s: s.file.pop(0)), (refused, "ONTOLOGY_SET")),
                ("in a circle", changed(lambda s: own(s).dependency.append("rivers.proto")),
                 (refused, "ONTOLOGY_SET")),
                ("twice", changed(lambda s: s.file.add().CopyFrom(own(s))),
                 (refused, "ONTOLOGY_SET")),
                ("deep", changed(nested), (refused, "ONTOLOGY_SET")),
                ("many", changed(lambda s: [own(s).message_type.add(name=f"M{i}")
                                            for i in range(2_001)]),
                 (refused, "ONTOLOGY_TOO_LARGE")),
                ("a name of ours", changed(lambda s: setattr(own(s).message_type[0], "name",
                                                             "State")),
                 (refused, "ONTOLOGY_INVALID")),
                ("less", FIRST, ("FAILED_PRECONDITION", "ONTOLOGY_INCOMPATIBLE"))):
            with self.subTest(name):
                self.assertEqual(self.refused(descriptors)[:2], expected)
        self.assertEqual(self.refused(FIRST)[2], "rivers.Lake")
        said = self.apply(SECOND, dry_run=True)
        self.assertFalse(said.changed)

    def test_a_dry_run_records_nothing(self):
        self.make()
        head = head_of(self.server, GRAPH)
        said = self.apply(FIRST, dry_run=True)
        self.assertTrue(said.changed)
        self.assertEqual((said.version.version, said.revision), (1, head))
        self.assertEqual(head_of(self.server, GRAPH), head)
        self.assertEqual(len(self.versions()), 0)

    def test_open_graphs_take_any_name(self):
        self.make(open=True)
        listed = self.server.graph.ListGraphs(graph_service_pb2.ListGraphsRequest()).graphs
        self.assertTrue(listed[0].open)
        said = [changes.typed("doc-1", "Document"), changes.typed("alice", "Person!"),
                changes.claim("alice", "KNOWS", "bob")]
        for _ in range(2):
            said.append(changes.claim("alice", "PAID", "bob"))
            said[-1].new_instance = True
        first = self.commit("1", said)
        again = self.commit("1", said)
        self.assertTrue(again.replayed)
        self.assertEqual([bytes(r.id) for r in again.results], [bytes(r.id) for r in first.results])
        instances = [result.instance for result in first.results[3:]]
        self.assertEqual(len({0, *instances}), 3)
        self.assertEqual([r.instance for r in again.results[3:]], instances)
        rows = self.rows(scope=self.scope(), predicate="PAID")
        self.assertEqual(len(rows), 2)
        # What is said of one of the edges says nothing of the other.
        about = changes.claim("alice", "PAID", "bob", instance=instances[0],
                              stance=claim_pb2.STANCE_DENIES)
        self.commit("2", [about])
        denied = [row for message in self.server.query.ListPropositions(
            query_service_pb2.ListPropositionsRequest(scope=self.scope(), predicate="PAID"))
            for row in message.rows if row.dissent.denies]
        self.assertEqual([row.proposition.instance for row in denied], [instances[0]])
        known = self.server.admin.GetOntology(ontology_version_pb2.GetOntologyRequest(graph=GRAPH))
        self.assertEqual(list(known.free_types), ["Person!"])
        self.assertEqual(list(known.free_predicates), ["KNOWS", "PAID"])
        entities = self.server.graph.ListEntities(graph_service_pb2.ListEntitiesRequest(
            scope=self.scope(), type="Person!")).entities
        self.assertEqual([entity.id for entity in entities], ["alice"])
        self.server.stop()
        self.server.start()
        self.assertEqual(self.rows(scope=self.scope(recorded_at=str(first.revision)),
                                   predicate="PAID"), rows)

    def test_a_closed_graph_takes_none(self):
        self.make()
        said = changes.claim("alice", "aids", "bob")
        said.new_instance = True
        for change, reason in ((changes.claim("alice", "KNOWS", "bob"), "UNKNOWN_PREDICATE"),
                               (changes.typed("alice", "Person!"), "UNKNOWN_TYPE"),
                               (said, "NEW_INSTANCE_NOT_ADMITTED")):
            with self.assertRaises(grpc.RpcError) as caught:
                self.commit("1", [change])
            self.assertEqual(error_of(caught.exception)[1], reason)

    def test_versions_of_what_is_not_there(self):
        self.make()
        for request, reason in (
                (ontology_version_pb2.GetOntologyRequest(graph=GRAPH, version=1),
                 "ONTOLOGY_NOT_FOUND"),
                (ontology_version_pb2.GetOntologyRequest(version=1), "GRAPH_REQUIRED"),
                (ontology_version_pb2.GetOntologyRequest(graph="gone"), "GRAPH_NOT_FOUND")):
            with self.assertRaises(grpc.RpcError) as caught:
                self.server.admin.GetOntology(request)
            self.assertEqual(error_of(caught.exception)[1], reason)
        with self.assertRaises(grpc.RpcError) as caught:
            self.server.admin.ListOntologies(ontology_version_pb2.ListOntologiesRequest(
                graph=GRAPH, page_token="7"))
        self.assertEqual(error_of(caught.exception)[1], "PAGE_TOKEN_INVALID")
        self.assertEqual(self.server.admin.GetVersion(
            admin_service_pb2.GetVersionRequest()).format_version, 3)


if __name__ == "__main__":
    run()
