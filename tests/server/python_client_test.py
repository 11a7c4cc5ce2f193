#!/usr/bin/python3
"""An independent client: Debian's python3-grpcio, with code it makes from the protos.

Usage: python_client_test.py ENTENTED PROTO_FOLDER
"""

import pathlib
import signal
import subprocess
import sys
import tempfile
import unittest

ENTENTED, PROTOS = sys.argv[1:3]


def make_client_code(folder):
    """Python for every proto, in a package layout that does not hide the grpc package."""
    protos = pathlib.Path(PROTOS)
    names = [str(p.relative_to(protos)) for p in sorted(protos.glob("entente/v1/*.proto"))]
    subprocess.run(["protoc", f"-I{protos}", f"--python_out={folder}",
                    "--plugin=protoc-gen-grpc=/usr/bin/grpc_python_plugin",
                    f"--grpc_out={folder}", *names], check=True)


class Client(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.data = pathlib.Path(cls.scratch.name) / "data"
        make_client_code(cls.scratch.name)
        sys.path.insert(0, cls.scratch.name)
        cls.server = cls.start("127.0.0.1:0", cls.data)
        line = cls.server.stdout.readline()
        cls.address = line.split("serving ")[1].split(",")[0]

    @classmethod
    def start(cls, address, data):
        return subprocess.Popen([ENTENTED, "--listen", address, "--data", str(data)],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    @classmethod
    def tearDownClass(cls):
        cls.server.send_signal(signal.SIGTERM)
        cls.code = cls.server.wait(timeout=10)
        cls.server.stdout.close()
        cls.server.stderr.close()
        cls.scratch.cleanup()
        if cls.code != 0:
            raise AssertionError(f"stopped with exit code {cls.code}")

    def channel(self):
        import grpc
        return grpc.insecure_channel(self.address)

    def test_commit_list_and_watch(self):
        from entente.v1 import claim_pb2, graph_service_pb2, graph_service_pb2_grpc
        from entente.v1 import query_service_pb2, query_service_pb2_grpc, reading_pb2, value_pb2
        with self.channel() as channel:
            graphs = graph_service_pb2_grpc.GraphServiceStub(channel)
            queries = query_service_pb2_grpc.QueryServiceStub(channel)
            graphs.CreateGraph(graph_service_pb2.CreateGraphRequest(name="py"))
            voice = claim_pb2.Voice(document="doc:1")

            def typed(entity, name):
                value = value_pb2.Value(text=value_pb2.Text(text=name))
                return claim_pb2.Change(claim=claim_pb2.Claim(
                    subject=entity, predicate="type", value=value, voice=voice))

            located = claim_pb2.Change(claim=claim_pb2.Claim(
                subject="u:1", predicate="located_in", object="r:1", voice=voice))
            commit = graph_service_pb2.CommitRequest(graph="py", request_id="one", changes=[
                typed("doc:1", "Document"), typed("u:1", "MilitaryUnit"), typed("r:1", "Region"),
                located])
            done = graphs.Commit(commit)
            self.assertTrue(done.changed)
            self.assertTrue(graphs.Commit(commit).replayed)

            rows = []
            for message in queries.ListPropositions(query_service_pb2.ListPropositionsRequest(
                    scope=reading_pb2.ReadScope(graph="py"), predicate="located_in")):
                rows.extend(message.rows)
            self.assertEqual([r.proposition.object for r in rows], ["r:1"])
            self.assertEqual(list(rows[0].claim_ids), [done.results[3].id])

            parts = list(graphs.Watch(graph_service_pb2.WatchRequest(
                graph="py", from_revision=done.revision, to_revision=done.revision)))
            self.assertEqual(len(parts), 1)
            self.assertEqual(len(parts[0].commit.changes), 4)

    def test_errors_have_details(self):
        import grpc
        from entente.v1 import graph_service_pb2, graph_service_pb2_grpc
        with self.channel() as channel:
            graphs = graph_service_pb2_grpc.GraphServiceStub(channel)
            with self.assertRaises(grpc.RpcError) as caught:
                graphs.DeleteGraph(graph_service_pb2.DeleteGraphRequest(name="nowhere"))
            self.assertEqual(caught.exception.code(), grpc.StatusCode.NOT_FOUND)
            trailers = dict(caught.exception.trailing_metadata())
            self.assertIn(b"GRAPH_NOT_FOUND", trailers["grpc-status-details-bin"])

    def test_health(self):
        with self.channel() as channel:
            check = channel.unary_unary("/grpc.health.v1.Health/Check")
            self.assertEqual(check(b"", timeout=20), b"\x08\x01")  # status: SERVING
            name = b"entente.v1.QueryService"
            self.assertEqual(check(b"\x0a" + bytes([len(name)]) + name, timeout=20), b"\x08\x01")

    def refusal(self, *arguments):
        ran = subprocess.run([ENTENTED, *arguments], capture_output=True, text=True, timeout=20)
        self.assertEqual(ran.returncode, 2, ran)
        self.assertEqual(ran.stdout, "")
        self.assertEqual(len(ran.stderr.splitlines()), 1, ran.stderr)
        return ran.stderr

    def test_a_second_server_refuses(self):
        other = str(pathlib.Path(self.scratch.name) / "other")
        self.assertIn("cannot listen", self.refusal("--listen", self.address, "--data", other))
        self.assertIn("another server has the data",
                      self.refusal("--listen", "127.0.0.1:0", "--data", str(self.data)))

    def test_addresses_that_others_reach_are_refused(self):
        for address in ("0.0.0.0:0", "[::]:0", "[::ffff:0.0.0.0]:0"):
            self.assertIn("--insecure-listen",
                          self.refusal("--listen", address, "--data", str(self.data)))
        self.assertIn("is no address", self.refusal("--listen", "here", "--data", "d"))
        self.assertIn("--help", self.refusal("--nonsense"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
