#!/usr/bin/python3
"""Checks that includes only point down: house rules, as one table. Usage: check_floors.py [ROOT]"""

import re

import source_tree

# Folder -> the folders it may include, beside itself. The most specific row of a file decides, and
# a folder without a row is an error: a new floor is a decision and is written down here.
# A name ending in / allows everything below it too.
FLOORS = {
    "graph/model": [],
    "graph/ontology": ["graph/model"],
    "graph/encoding": ["graph/model"],
    "graph/engine": ["graph/model"],
    "graph/engine/memory": ["graph/model", "graph/engine"],
    "graph/engine/rocksdb": ["graph/model", "graph/engine"],
    "graph/resolve": ["graph/model", "graph/ontology"],
    "graph/store": ["graph/model", "graph/ontology", "graph/encoding", "graph/engine",
                    "graph/resolve"],
    "graph/query": ["graph/model", "graph/ontology", "graph/encoding", "graph/engine",
                    "graph/resolve", "graph/store"],
    "graph/language": ["graph/model", "graph/ontology", "graph/query"],
    "server": ["graph/"],
    "clients/cpp": [],
    "clients/mapping": ["clients/cpp"],
    "clients/export": ["clients/cpp"],
    "clients/cli": ["clients/cpp", "clients/export", "clients/mapping"],
    "bench": ["graph/", "server/", "clients/"],
    "tests": ["graph/", "server/", "clients/", "tests/"],
    "tests/bench": ["bench/"],
}

# Foreign header (a regular expression) -> who may include it; the first row that matches decides.
# Standard C and C++ headers have no folder in their names and need no row, nor does sys/.
EVERYWHERE = ["graph/", "server/", "clients/", "bench/", "tests/"]
FOREIGN = [
    (r"absl/", EVERYWHERE),
    (r"sys/", EVERYWHERE),
    (r"(arpa|netinet)/", ["server/"]),
    (r"(gtest|gmock)/", ["tests/"]),
    (r"rocksdb/", ["graph/engine/rocksdb/", "bench/", "tests/faults/", "tests/graph/engine/"]),
    (r"unicode/", ["graph/encoding/", "clients/cpp/", "clients/mapping/"]),
    (r"openssl/", ["graph/encoding/", "server/", "clients/cpp/", "clients/mapping/"]),
    (r"(re2|yaml-cpp|boost)/", ["clients/mapping/", "tests/clients/mapping/"]),
    (r"CLI/", ["clients/cli/", "server/flags.cc", "bench/", "tests/clients/"]),
    (r"nlohmann/", ["clients/", "bench/", "tests/"]),
    (r"(libxml|serd)/", ["clients/export/"]),
    (r"entente/v1/(options|ontology)\.pb\.h$",
     ["graph/ontology/", "server/", "clients/", "tests/"]),
    (r"google/protobuf/", ["graph/ontology/", "server/", "clients/", "tests/"]),
    (r"(grpcpp|grpc|entente/v1)/", ["server/", "clients/", "bench/", "tests/"]),
    (r"(google|health)/", ["server/", "clients/", "tests/"]),
]

# What a folder may not include although every compiler has it: values and pure functions do no I/O.
NO_IO = {"fstream", "iostream", "filesystem", "thread", "fcntl.h", "unistd.h"}
PURE = ["graph/model", "graph/resolve"]

OWN = re.compile(r"(graph|server|clients|bench|tests)/")
INCLUDE = re.compile(r'\s*#\s*include\s*[<"]([^>"]+)[>"]')


def floor_of(path):
    """The most specific row for a file's folder, or None."""
    folder = path.rpartition("/")[0]
    while folder and folder not in FLOORS:
        folder = folder.rpartition("/")[0]
    return folder or None


def refusal(path, included):
    """Why the file may not include this header, or None."""
    floor = floor_of(path)
    if floor is None:
        return f"{path.rpartition('/')[0]} has no row in FLOORS of scripts/check_floors.py"
    if OWN.match(included):
        target = floor_of(included)
        allowed = FLOORS[floor]
        if target == floor or target in allowed:
            return None
        if any(entry.endswith("/") and included.startswith(entry) for entry in allowed):
            return None
        return f"{floor} may include {', '.join([floor] + allowed)}, not {included}"
    if included in NO_IO and floor in PURE:
        return f"{floor} is pure: it may not include {included}"
    if "/" not in included:
        return None
    for pattern, folders in FOREIGN:
        if re.match(pattern, included):
            if path.startswith(tuple(folders)):
                return None
            return f"{included} may be included only in {', '.join(folders)}"
    return f"{included} has no row in FOREIGN of scripts/check_floors.py"


def main():
    top = source_tree.root()
    paths = [p for p in source_tree.files(top, ".h", ".cc") if OWN.match(p)]
    problems = []
    for path in paths:
        for number, line in enumerate(source_tree.read(top, path).splitlines(), 1):
            match = INCLUDE.match(line)
            why = match and refusal(path, match.group(1))
            if why:
                problems.append(f"{path}:{number}: {why}")
    source_tree.finish("floors", problems, f"{len(paths)} files")


main()
