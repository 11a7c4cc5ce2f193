#!/usr/bin/python3
"""Panels against a real server: zeroes from membership, and the traps of spells. Each cell is
compared with what the days of a small world say, counted here.

Usage: export_panel_test.py ENTENTED ENTENTE [unittest arguments]. Alliances and states of the
Correlates of War, below the folder that ENTENTE_SHARED names or ../shared beside the checkout, are
tried where they are there.
"""

import csv
import datetime
import io
import itertools
import os
import pathlib

import pandas

from export_case import ExportCase
from served_case import claim, line, main, text

SHARED = pathlib.Path(os.environ.get("ENTENTE_SHARED") or
                      pathlib.Path(__file__).resolve().parents[4] / "shared")
COW = SHARED / "data/cow"
# State -> spells in the system. The second left and came back; an end of None is the end of the data.
SYSTEM = {"s:1": [("1990-01-01", None)],
          "s:2": [("1992-05-15", "1995-03-01"), ("1998-02-01", None)],
          "s:3": [("1993-06-01", "2000-06-30")]}
# Alliance, state, from, to, obligations: a member before its statehood, overlapping spells of one
# member with other obligations, a state outside of the system, an alliance that is over in a year.
ALLIANCES = [("a:1", "s:1", "1990-01-01", None, ("defence",)),
             ("a:1", "s:2", "1991-01-01", None, ("defence", "entente")),
             ("a:1", "s:2", "1994-01-01", "1996-12-31", ("neutrality",)),
             ("a:1", "s:4", "1990-01-01", None, ("defence",)),
             ("a:2", "s:1", "1994-03-01", "1994-10-31", ("nonaggression",)),
             ("a:2", "s:3", "1994-03-01", "1994-10-31", ("nonaggression",))]
OBLIGATIONS = ("defence", "neutrality", "nonaggression", "entente", "consultation")


def period(start, end):
    return f"{start}/{end or '..'}"


def obligations(values):
    listed = {"list": {"items": [text(value) for value in values]}}
    return {"qualifiers": [{"name": "obligations", "value": listed}]} if values else {}


def world(system, alliances):
    """Claims of a small world, in commits."""
    said = [claim("doc:w", "type", text("Dataset"), document="doc:w"),
            claim("doc:w", "published", {"date": "2012-12-31"}, document="doc:w"),
            claim("doc:w", "licence", text("free with citation"), document="doc:w"),
            claim("org:system", "type", text("Organization"), document="doc:w")]
    for alliance in sorted({each[0] for each in alliances}):
        said.append(claim(alliance, "type", text("Alliance"), document="doc:w"))
    for state in sorted({*system, *(each[1] for each in alliances)}):
        code = [{"name": "scheme", "value": text("code")}]
        said += [claim(state, "type", text("State"), document="doc:w"),
                 claim(state, "external_id", text(state.split(":")[1]), document="doc:w",
                       qualifiers=code)]
    for state, spells in system.items():
        said += [claim(state, "member_of", "org:system", document="doc:w", period=period(*spell))
                 for spell in spells]
    said += [claim(state, "member_of", alliance, document="doc:w", period=period(start, end),
                   **obligations(values)) for alliance, state, start, end, values in alliances]
    return [line(f"w/{at}", said[at:at + 1000]) for at in range(0, len(said), 1000)]


def meets(spell, first, last):
    """Whether a spell has a day from the first to the last."""
    return spell[0] <= last and (spell[1] is None or spell[1] >= first)


def members(system, first, last):
    return sorted((state for state, spells in system.items()
                   if any(meets(spell, first, last) for spell in spells)),
                  key=lambda state: int(state.split(":")[1]))


def allied(alliances, first, last):
    """Ordered pair -> obligations that both have, over all alliances, at one time in the days."""
    pairs = {}
    by_alliance = {}
    for each in alliances:
        by_alliance.setdefault(each[0], []).append(each)
    for spells in by_alliance.values():
        together, said = set(), {}
        for one, other in itertools.permutations(spells, 2):
            start = max(one[2], other[2], first)
            end = min(one[3] or last, other[3] or last, last)
            if one[1] == other[1] or start > end:
                continue
            together.add((one[1], other[1]))
            if meets(one[2:4], first, last):
                said.setdefault((one[1], other[1]), set()).update(one[4])
        for a, b in together:
            pairs.setdefault((a, b), set()).update(said[a, b] & said[b, a])
    return pairs


class ExportPanelTest(ExportCase):
    MORE = world(SYSTEM, ALLIANCES)

    def panel(self, unit, *arguments, years=(1991, 2001)):
        told = self.ok("export", "--panel", unit, "--system", "org:system", "--predicates",
                       "allied_with", "--code-scheme", "code", "--from", str(years[0]),
                       "--to", str(years[1]), *arguments)
        return list(csv.DictReader(io.StringIO(told.out, newline="")))

    def days(self, year, day):
        return {"any": (f"{year}-01-01", f"{year}-12-31"), "first": (f"{year}-01-01",) * 2,
                "last": (f"{year}-12-31",) * 2}[day]

    def test_pairs_are_those_of_members_and_cells_those_of_alliances(self):
        for unit, day in itertools.product(("dyad-year", "directed-dyad-year"),
                                           ("any", "first", "last")):
            rows = self.panel(unit, "--day", day, "--columns", "obligations")
            expected = []
            for year in range(1991, 2002):
                first, last = self.days(year, day)
                pairs = allied(ALLIANCES, first, last)
                states = members(SYSTEM, first, last)
                units = (itertools.combinations(states, 2) if unit == "dyad-year"
                         else itertools.permutations(states, 2))
                for a, b in units:
                    values = pairs.get((a, b))
                    expected.append((a, b, year, int(values is not None),
                                     *(int(value in (values or ())) for value in OBLIGATIONS)))
            found = [(row["id1"], row["id2"], int(row["year"]), int(row["allied_with"]),
                      *(int(row[f"allied_with_{value}"]) for value in OBLIGATIONS))
                     for row in rows]
            self.assertEqual(found, expected, (unit, day))

    def test_the_traps(self):
        rows = {(row["id1"], row["id2"], row["year"]): row["allied_with"]
                for row in self.panel("dyad-year")}
        self.assertNotIn(("s:1", "s:2", "1991"), rows)  # allied, but not yet a state
        self.assertEqual(rows["s:1", "s:2", "1992"], "1")
        self.assertNotIn(("s:1", "s:2", "1996"), rows)  # it had left
        self.assertEqual(rows["s:1", "s:2", "1998"], "1")  # and came back
        self.assertEqual(rows["s:1", "s:3", "1993"], "0")
        self.assertEqual(rows["s:1", "s:3", "1994"], "1")
        self.assertFalse([key for key in rows if "s:4" in key])

    def test_the_end_of_the_data_is_no_end_and_certainty_says_so(self):
        rows = self.panel("dyad-year", "--certainty", "--dissent", years=(2012, 2014))
        self.assertEqual([(row["year"], row["allied_with"], row["allied_with_certainty"],
                           row["allied_with_verdict"], row["allied_with_dissent"])
                          for row in rows],
                         [("2012", "1", "attested", "asserted", "0"),
                          ("2013", "1", "extrapolated", "asserted", "0"),
                          ("2014", "1", "extrapolated", "asserted", "0")])
        # Who wants what is attested only says so, of members and cells alike.
        self.assertEqual(self.panel("dyad-year", "--least-certainty", "attested",
                                    years=(2013, 2014)), [])

    def test_states_by_years(self):
        rows = self.panel("state-year", years=(1993, 1995))
        self.assertEqual([(row["code"], row["name"], row["year"], row["allied_with"])
                          for row in rows],
                         [("1", "s:1", "1993", "1"), ("2", "s:2", "1993", "1"),
                          ("3", "s:3", "1993", "0"), ("1", "s:1", "1994", "1"),
                          ("2", "s:2", "1994", "1"), ("3", "s:3", "1994", "1"),
                          ("1", "s:1", "1995", "1"), ("2", "s:2", "1995", "1"),
                          ("3", "s:3", "1995", "0")])

    def test_the_manifest_counts_and_cites_every_year(self):
        path = self.place / "p.csv"
        self.panel("dyad-year", "--output", str(path), years=(1992, 1994))
        manifest = self.manifest("p.csv.manifest.json")
        table = pandas.read_csv(path)
        self.assertEqual(manifest["format"], "panel dyad-year")
        self.assertEqual(manifest["counts"]["lines"], len(table))
        self.assertEqual(manifest["counts"]["lines_with_a_1"], int(table.allied_with.sum()))
        self.assertEqual(manifest["counts"]["outside"], 6)  # with the state outside, twice a year
        self.assertEqual([read["about"] for read in manifest["reads"]][:2],
                         ["member_of 1992", "allied_with 1992"])
        self.assertEqual([source["licences"] for source in manifest["sources"]],
                         [["free with citation"]])
        again = self.ok("replay", manifest["reads"][-1]["cite"], "--format", "ndjson").lines()
        self.assertEqual(len(again), manifest["reads"][-1]["rows"])

    def test_a_panel_of_nobody_or_without_codes_says_so(self):
        path = self.place / "p.csv"
        for arguments, note in (
                (("--system", "iso:RU"), "nobody was"),
                (("--system", "org:system", "--code-scheme", "typo"), 'the scheme "typo"')):
            told = self.ok("export", "--panel", "state-year", "--predicates", "allied_with",
                           "--from", "1993", "--to", "1993", "--output", str(path), *arguments)
            self.assertIn(note, told.err)
            self.assertTrue([each for each in self.manifest("p.csv.manifest.json")["notes"]
                             if note in each])

    def test_limits_hold_at_and_past_them(self):
        self.assertEqual(len(self.panel("state-year", "--limit-members", "3", years=(1993, 1993))),
                         3)
        result = self.run_cli("export", "--panel", "state-year", "--system", "org:system",
                              "--predicates", "allied_with", "--from", "1993", "--to", "1993",
                              "--limit-members", "2")
        self.assertIn("LIMIT_MEMBERS", result.err)
        self.panel("state-year", "--limit-reads", "4", years=(1993, 1994))
        result = self.run_cli("export", "--panel", "state-year", "--system", "org:system",
                              "--predicates", "allied_with", "--from", "1993", "--to", "1994",
                              "--limit-reads", "3", "--output", str(self.place / "p"))
        self.assertIn("LIMIT_READS", result.err)
        self.assertEqual(list(self.place.iterdir()), [])

    def test_correlates_of_war(self):
        """Every pair of states of some years, and their alliances, as the data set's own days say."""
        if not COW.is_dir():
            self.skipTest(f"{COW} is not here; ENTENTE_SHARED names its folder")
        system, alliances = cow()
        self.ok("graph", "create", "cow")
        path = self.place / "cow.ndjson"
        path.write_text("\n".join(world(system, alliances)) + "\n", encoding="utf-8")
        self.ok("--graph", "cow", "import", str(path))
        for first, last in ((1912, 1914), (1954, 1956), (2011, 2012)):
            rows = self.panel("dyad-year", "--graph", "cow", "--columns", "obligations",
                              years=(first, last))
            expected = []
            for year in range(first, last + 1):
                days = self.days(year, "any")
                pairs = allied(alliances, *days)
                for a, b in itertools.combinations(members(system, *days), 2):
                    values = pairs.get((a, b))
                    expected.append((a, b, year, int(values is not None),
                                     *(int(value in (values or ())) for value in OBLIGATIONS)))
            found = [(row["id1"], row["id2"], int(row["year"]), int(row["allied_with"]),
                      *(int(row[f"allied_with_{value}"]) for value in OBLIGATIONS))
                     for row in rows]
            self.assertEqual(found, expected, (first, last))


def cow():
    """Spells of the state system and memberships of alliances. Their last day is inside; none is
    the end of the data."""
    def day(row, names):
        year, month, number = (row[name] for name in names)
        return str(datetime.date(int(year), int(month), int(number))) if year.strip() else None

    system, alliances = {}, []
    with open(COW / "states2016.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            end = day(row, ("endyear", "endmonth", "endday"))
            system.setdefault(f"s:{row['ccode']}", []).append(
                (day(row, ("styear", "stmonth", "stday")), None if end == "2016-12-31" else end))
    words = {"defense": "defence", "neutrality": "neutrality", "nonaggression": "nonaggression",
             "entente": "entente"}
    with open(COW / "alliance_v4.1_by_member.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            dates = [day(row, [f"mem_{end}_{part}" for part in ("year", "month", "day")])
                     for end in ("st", "end")]
            said = tuple(word for name, word in words.items() if row[name] == "1")
            alliances.append((f"a:{row['version4id']}", f"s:{row['ccode']}", *dates, said))
    return system, alliances


if __name__ == "__main__":
    main()
