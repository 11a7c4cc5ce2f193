#!/usr/bin/python3
"""Resolve with one thing wrong: each mutant is one edit of one file of graph/resolve.

Usage: mutants.py list | mutants.py write NAME FILE ROOT
list prints each name and its source; write makes the wrong source, and fails unless the text to
replace is there once. mutant_test is then linked with it in place of the right one. The mutant
`none` changes nothing: it must not be noticed.
"""

import pathlib
import sys

FOLDER = "graph/resolve/"
# name: (source, text, what stands there instead)
MUTANTS = {
    "none": ("extent.cc", "", ""),
    "attested_meets_its_end": (
        "extent.cc", "if (extent.bounds.start_latest < cut.end && cut.start <",
        "if (extent.bounds.start_latest <= cut.end && cut.start <"),
    "what_already_holds_ends_nothing": (
        "extent.cc", "|| attested.end <= extrapolated.start) return;",
        "|| attested.start <= extrapolated.start) return;"),
    "touching_is_a_gap": (
        "candidate.cc", "|| stretch.start > covered) break;", "|| stretch.start >= covered) break;"),
    "rivals_meet_outside_the_cut": (
        "candidate.cc", "{std::max(stretch.start, cut.start), std::min(stretch.end, cut.end)};",
        "{std::min(stretch.start, cut.start), std::min(stretch.end, cut.end)};"),
    "later_publication_ranks_last": (
        "contest.cc", "a.published > b.published", "a.published < b.published"),
    "unjudged_ranks_last": (
        "contest.cc", "kRank[] = {3, 0, 1, 2, 4, 5, 3};", "kRank[] = {5, 0, 1, 2, 3, 4, 5};"),
    "bodies_join_nobody": (
        "origins.cc", "groups->Join(origin, Origin{Origin::Kind::kAgent, body, \"\"});",
        "groups->Find(Origin{Origin::Kind::kAgent, body, \"\"});"),
    "possible_denials_contest": (
        "resolve.cc", "if (Effective(voiced)) AddDissent(voiced, candidate);",
        "if (voiced.certainty.has_value()) AddDissent(voiced, candidate);"),
    "runs_are_passed_over_one_instant_early": (
        "time_index.cc", "if (reach <= asked.time.start) return true;",
        "if (reach <= asked.time.end) return true;"),
}


def write(name, path, root):
    source, text, instead = MUTANTS[name]
    right = (pathlib.Path(root) / FOLDER / source).read_text(encoding="utf-8")
    if text and right.count(text) != 1:
        sys.exit(f"mutant {name}: {FOLDER}{source} has {right.count(text)} times, not once: {text}")
    wrong = right.replace(text, instead) if text else right
    pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(path).write_text(wrong, encoding="utf-8")


def main(arguments):
    if arguments == ["list"]:
        print(";".join(f"{name} {source}" for name, (source, _, _) in MUTANTS.items()), end="")
    elif len(arguments) == 4 and arguments[0] == "write" and arguments[1] in MUTANTS:
        write(*arguments[1:])
    else:
        sys.exit(__doc__)


main(sys.argv[1:])
