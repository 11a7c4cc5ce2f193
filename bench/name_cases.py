#!/usr/bin/python3
"""How well the resolver's score tells pairs of names of one entity from pairs of two, beside plain
Levenshtein and Jaro-Winkler, each on the names as they are and folded. The cases are a CSV file
with the columns case_group, name1, name2, is_match and category."""

import argparse
import csv
import json
import pathlib
import subprocess
import sys

import built
import string_measures

RESOLVER = "resolver"
# The resolver's own thresholds: what it lists at all, what it proposes as duplicates, what it takes
# for one name.
THRESHOLDS = {RESOLVER: (0.4, 0.8, 0.93)}
MEASURES = {"levenshtein": string_measures.levenshtein,
            "jaro-winkler": string_measures.jaro_winkler}


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench name-cases", description=__doc__)
    parser.add_argument("--cases", type=pathlib.Path,
                        default=built.SHARED / "data/names/nomenklatura_name_cases.csv",
                        help="default ../shared/data/names/nomenklatura_name_cases.csv")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    return parser.parse_args()


def scored(cases):
    """Each case's score by each measure."""
    lines = [f"{' '.join(one['name1'].split())}\t{' '.join(one['name2'].split())}"
             for one in cases]
    told = subprocess.run([built.programme("name_scores")], input="\n".join(lines) + "\n",
                          check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    scores = {RESOLVER: []}
    for line, answer in zip(lines, told):
        score, _, *folded = answer.split("\t")
        scores[RESOLVER].append(float(score))
        for name, measure in MEASURES.items():
            scores.setdefault(f"{name}, raw", []).append(measure(*line.split("\t")))
            scores.setdefault(f"{name}, folded", []).append(measure(*folded))
    return scores


def counted(scores, truths, threshold):
    hits = sum(score >= threshold and truth for score, truth in zip(scores, truths))
    named = sum(score >= threshold for score in scores)
    precision = hits / named if named else 1.0
    recall = hits / sum(truths) if any(truths) else 1.0
    both = precision + recall
    return {"threshold": threshold, "precision": precision, "recall": recall,
            "f1": 2 * precision * recall / both if both else 0.0}


def best(scores, truths):
    """The threshold of the best F1; of equals the highest."""
    return max((counted(scores, truths, at) for at in sorted(set(scores), reverse=True)),
               key=lambda row: row["f1"])


def area(scores, truths):
    """How often a pair of one entity scores above a pair of two, ties counted half: 0.5 is chance.
    None where there are only the ones or only the others."""
    ones = [score for score, truth in zip(scores, truths) if truth]
    others = [score for score, truth in zip(scores, truths) if not truth]
    if not ones or not others:
        return None
    above = sum((one > other) + (one == other) / 2 for one in ones for other in others)
    return above / (len(ones) * len(others))


def measured(truths, scores, thresholds):
    """At the thresholds of each measure, or where it has none at its best."""
    rows = []
    for name, of in scores.items():
        whole = {"measure": name, "area": area(of, truths)}
        chosen = [(at, counted(of, truths, at)) for at in thresholds.get(name, ())]
        rows += [{**whole, "chosen": "given", **row} for _, row in chosen]
        if name not in thresholds or thresholds is THRESHOLDS:
            rows.append({**whole, "chosen": "best", **best(of, truths)})
    return {"cases": len(truths), "matches": sum(truths), "rows": rows}


def parts(cases):
    """Positions of all cases, of each group, and of each category of more than one case."""
    found = {"all": list(range(len(cases)))}
    for at, one in enumerate(cases):
        found.setdefault(one["case_group"], []).append(at)
        if one["category"]:
            found.setdefault(f"{one['case_group']}: {one['category']}", []).append(at)
    return {title: positions for title, positions in found.items() if len(positions) > 1}


def shown(figure):
    return "-" if figure is None else f"{figure:.3f}"


def report(cases, scores):
    """All cases and each group at the best thresholds, each category at those best for all."""
    truths = [one["is_match"].lower() == "true" for one in cases]
    over_all = measured(truths, scores, THRESHOLDS)
    for_all = {row["measure"]: (row["threshold"],) for row in over_all["rows"]
               if row["chosen"] == "best"}
    told = {}
    for title, positions in parts(cases).items():
        told[title] = measured([truths[at] for at in positions],
                               {name: [of[at] for at in positions] for name, of in scores.items()},
                               for_all if ": " in title else THRESHOLDS)
    return told


def main():
    asked = arguments()
    if not asked.cases.is_file():
        sys.exit(f"scripts/bench name-cases: no file {asked.cases}; name one with --cases")
    with open(asked.cases, encoding="utf-8", newline="") as file:
        cases = list(csv.DictReader(file))
    told = report(cases, scored(cases))
    if asked.json:
        print(json.dumps(told, indent=2))
        return
    for title, part in told.items():
        print(f"{title}: {part['cases']} pairs, {part['matches']} of one entity")
        print(f"  {'':<23}{'threshold':>14} {'precision':>9} {'recall':>9} {'F1':>9} {'area':>9}")
        for row in part["rows"]:
            at = f"{row['threshold']:.2f}{' best' if row['chosen'] == 'best' else ''}"
            print(f"  {row['measure']:<23}{at:>14} {row['precision']:>9.3f} {row['recall']:>9.3f} "
                  f"{row['f1']:>9.3f} {shown(row['area']):>9}")


main()
