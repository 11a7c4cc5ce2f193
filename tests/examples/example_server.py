"""A server of its own for a test: started in an empty folder, loaded, asked through the CLI."""

import json
import pathlib
import shlex
import socket
import subprocess
import tempfile
import time

import example_file


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class ExampleServer:
    """entented and entente out of a build folder, at `address`. stop() ends the server and removes its data."""

    def __init__(self, build):
        self._cli = build / "clients/cli/entente"
        self._data = tempfile.TemporaryDirectory(prefix="entente-example-")
        self.address = f"127.0.0.1:{free_port()}"
        self._log = open(pathlib.Path(self._data.name) / "log", "wb")
        self._server = subprocess.Popen(
            [build / "server/entented", "--data", f"{self._data.name}/graphs",
             "--listen", self.address], stdout=self._log, stderr=subprocess.STDOUT)
        self._wait_until_ready()

    def _wait_until_ready(self):
        deadline = time.monotonic() + 60
        while self._run("status").returncode != 0:
            if self._server.poll() is not None or time.monotonic() > deadline:
                log = (pathlib.Path(self._data.name) / "log").read_text(errors="replace")
                self.stop()
                raise RuntimeError(f"entented did not become ready on {self.address}: {log}")
            time.sleep(0.05)

    def _run(self, *arguments, folder=None):
        return subprocess.run([self._cli, "--server", self.address, *arguments],
                              capture_output=True, text=True, check=False, cwd=folder)

    def _must(self, *arguments):
        done = self._run(*arguments)
        if done.returncode != 0:
            raise AssertionError(f"entente {' '.join(arguments)}: {done.returncode}: {done.stderr}")
        return done.stdout

    def load(self):
        """The example graph as scripts/run loads it: ISO's states and regions, the example, its lenses."""
        iso = pathlib.Path(self._data.name) / "iso.ndjson"
        subprocess.run([example_file.ROOT / "scripts/make_iso_claims.py", "--output", iso],
                       check=True, capture_output=True)
        key = (example_file.ROOT / "examples/id_key.txt").read_text(encoding="utf-8").strip()
        self._must("graph", "create", "example", "--id-key", key)
        for path in (iso, example_file.EXAMPLE):
            self._must("--graph", "example", "import", str(path))
        for line in (example_file.ROOT / "examples/lenses.txt").read_text("utf-8").splitlines():
            if line.startswith("$ entente "):
                self._must(*shlex.split(line)[2:])

    def ask(self, arguments):
        """The answer to one command, read from its JSON: an object, or of a watch its events."""
        answer = self._must("--format", "json", *arguments)
        if "watch" in arguments:
            return [json.loads(line) for line in answer.splitlines()]
        return json.loads(answer)

    def show(self, *arguments, folder=None):
        """What a person sees: the output, then what went wrong. Run in `folder`."""
        done = self._run(*arguments, folder=folder)
        return done.stdout + done.stderr

    def stop(self):
        if self._server.poll() is None:
            self._server.terminate()
        self._server.wait(timeout=60)
        self._log.close()
        self._data.cleanup()
