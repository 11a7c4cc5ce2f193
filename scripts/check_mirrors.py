#!/usr/bin/python3
"""Checks that X.cc has its test tests/<same path>/X_test.cc. Usage: check_mirrors.py [ROOT]"""

import re

import source_tree

# The two files that only hand their arguments on; the tests in tests/e2e run them whole.
MAINS = {"server/entented.cc", "clients/cli/entente.cc"}
MIRRORED = re.compile(r"(graph|server|clients)/.*\.cc$")


def main():
    top = source_tree.root()
    paths = [p for p in source_tree.files(top, ".cc") if MIRRORED.match(p) and p not in MAINS]
    problems = []
    for path in paths:
        test = f"tests/{path[:-len('.cc')]}_test.cc"
        if not (top / test).is_file():
            problems.append(f"{path}:1: has no test {test}")
            continue
        lists = (top / test).parent / "CMakeLists.txt"
        if not lists.is_file() or test.rpartition("/")[2] not in lists.read_text():
            problems.append(f"{test}:1: is not listed in {test.rpartition('/')[0]}/CMakeLists.txt")
    source_tree.finish("mirrors", problems, f"{len(paths)} sources")


main()
