#!/usr/bin/python3
"""Loads real data sets through the shipped mappings and compares what the graph answers with what was
computed elsewhere. Usage: acceptance.py BUILD DATA [SECTION...]

One line a figure, with what was expected and what came; the last is "acceptance: N of N". Exit code 0
only if all agree.
"""

import importlib
import pathlib
import sys
import tempfile
import time

import checks
import graphs

SECTIONS = ["geography", "sanctions", "units", "forces", "cow", "dyad_years", "facts", "votes",
            "packages", "icews18"]
LARGE = {"packages", "icews18"}  # half a million records each


def main(build, data, *sections):
    """Runs the sections named, or all."""
    found = checks.Checks(sys.stdout)
    server = graphs.Graphs(pathlib.Path(build).resolve(), pathlib.Path(data).resolve())
    try:
        for section in sections or SECTIONS:
            begun = time.monotonic()
            module = importlib.import_module(section)
            print(f"## {module.__doc__.splitlines()[0]}", flush=True)
            if section == "dyad_years":
                differences = pathlib.Path(tempfile.gettempdir()) / "entente-dyad-years.csv"
                module.check(server, found, pathlib.Path(data).resolve(), differences)
            else:
                module.check(server, found)
            found.note(f"{time.monotonic() - begun:.0f} s")
    finally:
        server.stop()
    return 0 if found.finish() else 1


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
