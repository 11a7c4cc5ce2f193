"""A server of a test's own, and its protos as Python modules.

The protos are compiled into a temporary folder by protoc (environment variable PROTOC, else the one
in PATH) and grpc_python_plugin (GRPC_PYTHON_PLUGIN), so the tests speak what the sources say.
"""

import argparse
import atexit
import json
import os
import pathlib
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import grpc

ROOT = pathlib.Path(__file__).resolve().parents[2]
READY_SECONDS = 60
READY = re.compile(rb"entented: serving 127\.0\.0\.1:(\d+), data .*, (\d+) graphs\n")


def _compile_protos():
    folder = tempfile.mkdtemp(prefix="entente-protos-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    plugin = (os.environ.get("GRPC_PYTHON_PLUGIN") or shutil.which("grpc_python_plugin")
              or "/usr/bin/grpc_python_plugin")
    top = ROOT / "proto"
    protos = [*top.glob("entente/v1/*.proto"), *top.glob("google/rpc/*.proto")]
    subprocess.run([os.environ.get("PROTOC", "protoc"), f"--proto_path={top}",
                    f"--plugin=protoc-gen-grpc_python={plugin}", f"--python_out={folder}",
                    f"--grpc_python_out={folder}", *map(str, sorted(protos))], check=True)
    sys.path.insert(0, folder)


_compile_protos()
# pylint: disable=wrong-import-position
from entente.v1 import (admin_service_pb2, admin_service_pb2_grpc, bulk_load_pb2,  # noqa: E402
                        claim_pb2,
                        graph_service_pb2, graph_service_pb2_grpc, proposition_pb2,
                        query_service_pb2, query_service_pb2_grpc, reading_pb2, value_pb2,
                        verdict_pb2)
from google.rpc import error_details_pb2, status_pb2  # noqa: E402

__all__ = ["Server", "error_of", "head_of", "run", "admin_service_pb2", "bulk_load_pb2", "claim_pb2",
           "graph_service_pb2", "proposition_pb2", "query_service_pb2", "reading_pb2",
           "value_pb2", "verdict_pb2"]


class Server:
    """entented on a free port of 127.0.0.1. Started by start(), any number of times, on `data`."""

    def __init__(self, binary, data, *flags):
        self.data = pathlib.Path(data)
        self._command = [binary, "--data", str(data), "--listen", "127.0.0.1:0", *flags]
        self._log_path = self.data.with_name(self.data.name + ".log")
        self.process = self.port = self._channel = None

    def start(self):
        """Returns when it serves. RuntimeError, with what it said, if it does not."""
        with open(self._log_path, "ab") as log:
            self.process = subprocess.Popen(self._command, stdout=subprocess.PIPE, stderr=log)
        line = self._ready_line()
        ready = READY.fullmatch(line)
        if not ready:
            self.kill()
            raise RuntimeError(f"entented said {line!r} instead of being ready: {self.log()}")
        self.port = int(ready.group(1))
        self.graphs = int(ready.group(2))
        self._channel = self.channel()
        self.graph = graph_service_pb2_grpc.GraphServiceStub(self._channel)
        self.query = query_service_pb2_grpc.QueryServiceStub(self._channel)
        self.admin = admin_service_pb2_grpc.AdminServiceStub(self._channel)
        return self

    def _ready_line(self):
        deadline, line = time.monotonic() + READY_SECONDS, b""
        output = self.process.stdout.fileno()
        while not line.endswith(b"\n") and time.monotonic() < deadline:
            if select.select([output], [], [], 1)[0]:
                piece = os.read(output, 4096)
                if not piece:
                    break
                line += piece
        return line

    def channel(self):
        """A connection of its own; the caller closes it."""
        return grpc.insecure_channel(
            f"127.0.0.1:{self.port}",
            options=[("grpc.use_local_subchannel_pool", 1),
                     ("grpc.max_receive_message_length", 16 << 20)])

    def log(self):
        return self._log_path.read_text(errors="replace") if self._log_path.exists() else ""

    def kill(self):
        """SIGKILL: no last words."""
        self._end(signal.SIGKILL, 60)

    def stop(self):
        """SIGTERM; the exit code."""
        return self._end(signal.SIGTERM, 60)

    def _end(self, sent, seconds):
        if self.process is None:
            return None
        if self.process.poll() is None:
            self.process.send_signal(sent)
        code = self.process.wait(timeout=seconds)
        self.process.stdout.close()
        if self._channel is not None:
            self._channel.close()
        self.process = self._channel = None
        return code


def error_of(error):
    """(code's name, reason, metadata) of a failed call."""
    for key, value in error.trailing_metadata() or ():
        if key == "grpc-status-details-bin":
            for packed in status_pb2.Status.FromString(value).details:
                said = error_details_pb2.ErrorInfo()
                if packed.Unpack(said):
                    return error.code().name, said.reason, dict(said.metadata)
    return error.code().name, "", {}


def head_of(server, graph):
    """The revision of the graph's last commit."""
    for status in server.admin.GetStatus(admin_service_pb2.GetStatusRequest()).graphs:
        if status.name == graph:
            return status.revision
    raise LookupError(f"GetStatus names no graph {graph}")


class Settings(argparse.Namespace):
    """What the command line said; set by run()."""


SETTINGS = Settings()


def run(**flags):
    """main() of a test: TEST ENTENTED [--flag N] [unittest's arguments]. Seeds are printed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("entented")
    for name, default in flags.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    _, rest = parser.parse_known_args(namespace=SETTINGS)
    if getattr(SETTINGS, "seed", 1) is None:
        SETTINGS.seed = int.from_bytes(os.urandom(4), "big")
    print("settings:", json.dumps({name: getattr(SETTINGS, name) for name in flags}), flush=True)
    unittest.main(module="__main__", argv=[sys.argv[0], *rest])
