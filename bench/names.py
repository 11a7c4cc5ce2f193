#!/usr/bin/python3
"""How long the resolver of names takes, step by step, over the names of CLDR, world-countries,
ISO 3166-1 and 3166-2, and ICEWS18. Without those files, over as many names made up."""

import argparse
import json
import pathlib
import subprocess
import tempfile

import built
import name_lists

MADE_UP = 60_000
SEED = 20241027
STEPS = {"prepare": "fold, romanise", "index": "look-up", "field": "name in a request",
         "resolve": "ranking, in process",
         "grpc": "ranking, over gRPC"}


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench names", description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, default=built.SHARED / "data",
                        help="folder with geo/ and icews18/ (default ../shared/data)")
    parser.add_argument("--made-up", action="store_true", help="names made up in any case")
    parser.add_argument("--questions", type=int, default=1000, help="of each kind (default 1000)")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    return parser.parse_args()


def shown(times):
    return f"{times['p50']:>10,.1f} {times['p99']:>10,.1f}"


def main():
    asked = arguments()
    names = None if asked.made_up else name_lists.of_data(asked.data)
    source = "CLDR, world-countries, ISO 3166, ICEWS18" if names else f"made up, seed {SEED}"
    names = names or name_lists.made_up(MADE_UP, SEED)
    bench = built.programme("names_bench")
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "names.tsv"
        name_lists.write(names, path)
        told = json.loads(subprocess.run([bench, path, str(asked.questions)], check=True,
                                         stdout=subprocess.PIPE, text=True).stdout)
    told["source"] = source
    if asked.json:
        print(json.dumps(told, indent=2))
        return
    print(f"{told['names']:,} names ({source}), {told['questions']:,} questions of each kind; "
          f"index made in {told['build_ms']:,.0f} ms")
    print("microseconds; calls by the wall clock, the rest by what the thread worked")
    print(f"{'':<27}{'p50':>10} {'p99':>10}")
    for kind in told["kinds"]:
        print(kind["kind"])
        for step, title in STEPS.items():
            print(f"  {title:<25}{shown(kind[step])}")
    print(f"{'empty unary call':<27}{shown(told['empty_call'])}")
    print(f"all with each other: {told['duplicates']['pairs']:,} pairs of entities that may be one, "
          f"in {told['duplicates']['ms']:,.0f} ms")


main()
