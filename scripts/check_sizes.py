#!/usr/bin/python3
"""Checks that no file heaps up two thoughts. Usage: check_sizes.py [ROOT]"""

import source_tree

LIMITS = {".h": 200, ".cc": 500, ".py": 500, ".proto": 500}  # lines
# One list each, which a reader looks things up in; cutting it up would only hide the end.
LISTS = {"proto/entente/v1/ontology.proto"}


def main():
    top = source_tree.root()
    paths = [p for p in source_tree.files(top, *LIMITS) if p not in LISTS]
    problems = []
    for path in paths:
        lines = len(source_tree.read(top, path).splitlines())
        most = LIMITS["." + path.rpartition(".")[2]]
        if lines > most:
            problems.append(f"{path}:{most + 1}: {lines} lines, at most {most}: split it by thought")
    source_tree.finish("sizes", problems, f"{len(paths)} files")


main()
