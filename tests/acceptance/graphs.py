"""A server of its own, filled through the mappings that are shipped."""

import pathlib
import re
import select
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
READY = re.compile(r"entented: serving (127\.0\.0\.1:\d+), ")
CAME = re.compile(r": (\d+) records: (\d+) claims recorded, (\d+) already present")
REJECTED = re.compile(r"; (\d+) rejected")


class Graphs:
    """entented on a free port, with data in a folder that goes with it."""

    def __init__(self, build, data):
        sys.path.insert(0, str(build / "clients/python"))
        self._build = build
        self._data = data
        self._folder = tempfile.TemporaryDirectory(prefix="entente-acceptance-")
        self._process = subprocess.Popen(
            [build / "server/entented", "--data", f"{self._folder.name}/graphs",
             "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
        line = ""
        deadline = time.monotonic() + 60
        while not line and time.monotonic() < deadline:
            if select.select([self._process.stdout], [], [], 1)[0]:
                line = self._process.stdout.readline() or "nothing"
        ready = READY.match(line)
        if not ready:
            self.stop()
            raise RuntimeError(f"entented said {line!r} instead of being ready")
        self.address = ready[1]

    def client(self, graph):
        """The Python client of one graph, with the longest deadline there is."""
        import entente  # of the build tree, which is on the path only now
        return entente.Client(self.address, graph, timeout=300)

    def fill(self, graph, mapping, *files, open_graph=False):
        """Imports files of the data folder; (records, claims recorded, rejected). `mapping` is the
        name of one that is shipped, or a path."""
        shipped = ROOT / f"examples/mappings/{mapping}.yaml"
        command = [self._build / "clients/cli/entente", "--server", self.address, "--graph", graph,
                   "import", "--create", "--mapping", shipped if isinstance(mapping, str) else mapping,
                   "--rejects", f"{self._folder.name}/rejects.csv"]
        command += ["--open"] if open_graph else []
        done = subprocess.run([*command, *(self._data / file for file in files)],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"importing {mapping}: {done.stderr}")
        came = [sum(map(int, column)) for column in zip(*CAME.findall(done.stdout))]
        return came[0], came[1], sum(map(int, REJECTED.findall(done.stdout)))

    def stop(self):
        """Ends the server and removes its data."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=120)
            self._process.stdout.close()
            self._process = None
        self._folder.cleanup()
