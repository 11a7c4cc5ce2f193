#!/usr/bin/python3
"""PostgreSQL on the same graph and the same questions, by pgbench, on the same machine.

Usage: postgres.py --nodes N --edges CSV --starts HOPS=CSV ... --seconds S --json FILE

The graph's edges are lines "subject,relation,object,first day,last day", starts "node,day". Exit code
3: PostgreSQL is not installed. A cluster of its own is made in a temporary folder and removed; where
root runs this it is served by the user postgres, since PostgreSQL serves for no root.
"""

import argparse
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

NOT_INSTALLED = 3
QUESTIONS = 100  # scripts that pgbench takes turns with, of which it takes 128
SCHEMA = """
CREATE TABLE node (id integer PRIMARY KEY, type text, name text);
CREATE TABLE edge (subject integer, relation smallint, object integer, first smallint,
                   last smallint);
INSERT INTO node SELECT n, 'Agent', 'Node ' || n FROM generate_series(0, {last_node}) n;
"""
INDEXES = """
CREATE INDEX ON edge (subject, relation);
CREATE INDEX ON edge (object);
VACUUM ANALYZE;
"""
ENTITY = "\\set n random(0, {last_node})\nSELECT type, name FROM node WHERE id = :n;\n"
WRITE = ("\\set n random(0, {last_node})\n"
         "INSERT INTO edge VALUES ({last_node} + 1, 1, :n, 1, 7300);\n")


def programmes():
    """The folder of PostgreSQL's programmes, or None."""
    newest = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/pgbench"))
    return newest[-1].parent if newest else None


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def reach(hops, start, day):
    """The SQL that lists who can be reached within so many hops on a day."""
    holds = "{day} BETWEEN e{i}.first AND e{i}.last"
    parts = []
    for length in range(1, hops + 1):
        joined = "edge e1" + "".join(f" JOIN edge e{i} ON e{i}.subject = e{i - 1}.object"
                                     for i in range(2, length + 1))
        where = " AND ".join([f"e1.subject = {start}"] + [holds.format(day=day, i=i)
                                                         for i in range(1, length + 1)])
        parts.append(f"SELECT e{length}.object FROM {joined} WHERE {where}")
    return " UNION ".join(parts) + ";\n"


class Cluster:

    def __init__(self, programs, folder):
        self.programs = programs
        self.folder = folder
        self.port = free_port()
        self.prefix = []
        if os.geteuid() == 0:
            self.prefix = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
            shutil.chown(folder, "postgres", "postgres")

    def run(self, name, *words, text=None):
        done = subprocess.run([*self.prefix, str(self.programs / name), *words], input=text,
                              capture_output=True, text=True, cwd=self.folder, check=False)
        if done.returncode != 0:
            sys.exit(f"postgres.py: {name}: {done.stderr.strip()}")
        return done.stdout

    def __enter__(self):
        self.run("initdb", "-D", f"{self.folder}/data", "-A", "trust", "-U", "bench")
        flags = (f"-p {self.port} -h 127.0.0.1 -k {self.folder} -c shared_buffers=2GB "
                 "-c max_wal_size=4GB -c jit=off")
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-l", f"{self.folder}/log", "-o",
                 flags, "start")
        return self

    def __exit__(self, *_):
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-m", "immediate", "stop")

    def where(self):
        return ["-h", "127.0.0.1", "-p", str(self.port), "-U", "bench"]

    def sql(self, text):
        return self.run("psql", *self.where(), "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-q",
                        text=text)

    def pgbench(self, scripts, clients, seconds):
        """Latencies in microseconds, sorted, and the rate of what ran."""
        log = self.folder / f"log-{time.monotonic_ns()}"
        log.mkdir()
        os.chmod(log, 0o777)
        words = []
        for number, script in enumerate(scripts):
            path = log / f"{number}.sql"
            path.write_text(script, encoding="utf-8")
            words += ["-f", str(path)]
        said = self.run("pgbench", *self.where(), "-n", "-M", "prepared", "-c", str(clients), "-j",
                        "2", "-T", str(max(1, round(seconds))), "-l", "--log-prefix",
                        str(log / "times"), *words, "postgres")
        times = sorted(int(line.split()[2]) for path in log.glob("times*")
                       for line in path.read_text().splitlines())
        rate = next(float(line.split()[2]) for line in said.splitlines()
                    if line.startswith("tps = "))
        return times, rate


def measure(what, how, times, rate):
    return {"what": "PostgreSQL " + what, "how": how, "p50": times[(len(times) - 1) // 2],
            "p99": times[int(0.99 * (len(times) - 1))], "mean": sum(times) / len(times),
            "rate": rate, "calls": len(times)}


def load(cluster, flags):
    """Seconds from an empty database to one that can be asked."""
    began = time.monotonic()
    cluster.sql(SCHEMA.format(last_node=flags.nodes - 1))
    with open(flags.edges, encoding="utf-8") as edges:
        done = subprocess.run([str(cluster.programs / "psql"), *cluster.where(), "-d", "postgres",
                               "-q", "-c", "COPY edge FROM STDIN (FORMAT csv)"], stdin=edges,
                              capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"postgres.py: {done.stderr.strip()}")
    cluster.sql(INDEXES)
    return time.monotonic() - began


def questions(starts):
    for each in starts:
        hops, _, path = each.partition("=")
        lines = pathlib.Path(path).read_text(encoding="utf-8").split()[:QUESTIONS]
        yield hops, [reach(int(hops), *line.split(",")) for line in lines]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nodes", type=int, required=True)
    parser.add_argument("--edges", required=True)
    parser.add_argument("--starts", nargs="*", default=[])
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--json", required=True)
    flags = parser.parse_args()
    programs = programmes()
    if programs is None:
        print("postgres.py: PostgreSQL is not installed", file=sys.stderr)
        return NOT_INSTALLED
    with tempfile.TemporaryDirectory(prefix="entente-peer-") as made:
        folder = pathlib.Path(made)
        os.chmod(folder, 0o755)
        with Cluster(programs, folder) as cluster:
            told = {"load_seconds": load(cluster, flags), "measures": []}
            entity = [ENTITY.format(last_node=flags.nodes - 1)]
            write = [WRITE.format(last_node=flags.nodes - 1)]
            for what, scripts, clients in (("W2", entity, 1), ("W2", entity, 16),
                                           ("W9", write, 1), ("W9", write, 16)):
                how = f"{clients} client" + ("s" if clients > 1 else "")
                told["measures"].append(
                    measure(what, how, *cluster.pgbench(scripts, clients, flags.seconds)))
            for hops, scripts in questions(flags.starts):
                told["measures"].append(measure(f"W4 {hops}-hop", "1 client",
                                                *cluster.pgbench(scripts, 1, 2 * flags.seconds)))
    pathlib.Path(flags.json).write_text(json.dumps(told, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
