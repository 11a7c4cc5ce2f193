#!/usr/bin/python3
"""Checks that nothing is left for later, no test switched off. Usage: check_words.py [ROOT]"""

import re

import source_tree

# Written so that this file does not contain the words it looks for.
UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|X[X]X|HA[C]K|[Nn]ot implement[e]d|unimplement[e]d"
                        r"|[Pp]lacehold[e]r|stubb[e]d)\b|DISAB[L]ED_")


def main():
    top = source_tree.root()
    paths = source_tree.files(top, ".h", ".cc", ".py", ".proto", ".txt", ".cmake")
    problems = []
    for path in paths:
        for number, line in enumerate(source_tree.read(top, path).splitlines(), 1):
            match = UNFINISHED.search(line)
            if match:
                problems.append(f"{path}:{number}: '{match.group()}': do it now or leave it out")
    source_tree.finish("words", problems, f"{len(paths)} files")


main()
