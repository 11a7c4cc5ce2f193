#!/usr/bin/python3
"""Checks that no file or function heaps up two thoughts. Usage: check_sizes.py [ROOT]"""

import ast
import re

import source_tree

LIMITS = {".h": 200, ".cc": 500, ".py": 500, ".proto": 500}  # lines
FUNCTION_LIMIT = 60  # lines, from its first to its closing brace
# One list each, which a reader looks things up in; cutting it up would only hide the end.
LISTS = {"proto/entente/v1/ontology.proto"}
NOT_FUNCTION = re.compile(r"(namespace|class|struct|enum|union|extern)\b")


def long_functions(lines):
    """(first line, length) of functions outside of classes, whose ends stand at the margin."""
    first = None
    for number, line in enumerate(lines, 1):
        if re.match(r"[A-Za-z]", line):
            first = None if NOT_FUNCTION.match(line) or line.endswith(";") else first or number
        elif line.startswith("}"):
            # A closing brace with a semicolon ends a table of constants.
            if first and not line.startswith("};") and number - first + 1 > FUNCTION_LIMIT:
                yield first, number - first + 1
            first = None


def long_methods(lines):
    """(first line, length) of what begins and ends two spaces in: methods written in a class."""
    first = None
    for number, line in enumerate(lines, 1):
        if re.match(r"  [A-Za-z~]", line):
            first = None if line.endswith((";", ":")) else first or number
        elif line.startswith("  }"):
            if first and not line.startswith("  };") and number - first + 1 > FUNCTION_LIMIT:
                yield first, number - first + 1
            first = None
        elif line.startswith("}"):
            first = None


def long_python(text):
    """(first line, length) of a Python file's functions and methods."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = node.end_lineno - node.lineno + 1
            if length > FUNCTION_LIMIT:
                yield node.lineno, length


def main():
    top = source_tree.root()
    paths = [p for p in source_tree.files(top, *LIMITS) if p not in LISTS]
    problems = []
    for path in paths:
        lines = source_tree.read(top, path).splitlines()
        most = LIMITS["." + path.rpartition(".")[2]]
        if len(lines) > most:
            problems.append(f"{path}:{most + 1}: {len(lines)} lines, at most {most}: "
                            "split it by thought")
        found = []
        if path.endswith((".cc", ".h")):
            found = [*long_functions(lines), *long_methods(lines)]
        elif path.endswith(".py"):
            found = long_python("\n".join(lines))
        problems += [f"{path}:{first}: a function of {length} lines, at most {FUNCTION_LIMIT}"
                     for first, length in found]
    source_tree.finish("sizes", problems, f"{len(paths)} files")


main()
