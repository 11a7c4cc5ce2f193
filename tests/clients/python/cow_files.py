"""The Correlates of War's files of the state system and alliances, and what the dyad-years that they
published make of them. FOLDER is where they are; set it before anything is read."""

import collections
import csv
import datetime
import gzip
import itertools
import os
import pathlib

FOLDER = pathlib.Path(os.environ.get("ENTENTE_SHARED", "../shared")) / "data/cow"
SYSTEM = "cow:state-system"
OBLIGATIONS = {"defense": "defence", "neutrality": "neutrality",
               "nonaggression": "nonaggression", "entente": "entente"}
LAST_DAY = datetime.date(2012, 12, 31)

# One row of a table of spells; `last` is None where the data end first.
Spell = collections.namedtuple("Spell", "state organisation first last obligations censored")


def _rows(name):
    with open(FOLDER / name, encoding="latin-1", newline="") as file:
        return list(csv.DictReader(file))


def _day(row, prefix):
    parts = [row[prefix.format(unit)] for unit in ("year", "month", "day")]
    return datetime.date(*map(int, parts)) if all(parts) else None


def state_spells():
    """Memberships of the state system, and the states' names."""
    rows = _rows("states2016.csv")
    spells = [Spell(int(row["ccode"]), SYSTEM, _day(row, "st{}"), _day(row, "end{}"), (), False)
              for row in rows]
    return spells, {int(row["ccode"]): row["statenme"] for row in rows}


def alliance_spells():
    """Memberships of alliances."""
    return [Spell(int(row["ccode"]), f"cow:alliance:{row['version4id']}", _day(row, "mem_st_{}"),
                  _day(row, "mem_end_{}"),
                  tuple(word for column, word in OBLIGATIONS.items() if row[column] == "1"),
                  row["left_censor"] == "1")
            for row in _rows("alliance_v4.1_by_member.csv")]


def panel_rows():
    """The published directed dyad-years: (a, b, year) -> 0 or 1 for each of OBLIGATIONS."""
    columns = ("cow_defense", "cow_neutral", "cow_nonagg", "cow_entente")
    with gzip.open(FOLDER / "cow_alliance_v4.1_directed_dyad_year.csv.gz", "rt") as file:
        return {(int(row["ccode1"]), int(row["ccode2"]), int(row["year"])):
                tuple(int(row[column]) for column in columns) for row in csv.DictReader(file)}


def as_published(alliances):
    """What the published file makes of the same spells, as far as it can be told from the outside:
    of two states' stretches together in an alliance, by calendar years, each later one is laid
    directly behind the one before, whatever gap was between them; both directions have the flags of
    the state with the smaller number."""
    flags = {}
    for (_, a, b), pairs in _joint_spells(alliances).items():
        stretches = []
        for pair in pairs:
            first, last = _stretch(pair)
            if first.year <= last.year:
                lower = min(pair, key=lambda spell: spell.state)
                stretches.append((first.year, last.year - first.year + 1, tuple(
                    int(word in lower.obligations) for word in OBLIGATIONS.values())))
        stretches.sort()
        year = stretches[0][0] if stretches else 0
        for _, years, obliged in stretches:
            for year in range(year, year + years):
                known = flags.get((a, b, year), (0, 0, 0, 0))
                flags[a, b, year] = tuple(map(max, known, obliged))
            year += 1
    return flags


def _joint_spells(alliances):
    """(alliance, a, b) -> pairs of spells of the two states in it."""
    by_alliance = collections.defaultdict(list)
    for spell in alliances:
        by_alliance[spell.organisation].append(spell)
    joint = collections.defaultdict(list)
    for alliance, members in by_alliance.items():
        for spell, other in itertools.permutations(members, 2):
            if spell.state != other.state:
                joint[alliance, spell.state, other.state].append((spell, other))
    return joint


def _stretch(pair):
    """The first and last day that both spells of a pair have; the last before the first for
    none."""
    return (max(spell.first for spell in pair), min(spell.last or LAST_DAY for spell in pair))


def moved_pairs(alliances):
    """Pairs of states that were together in one alliance more than once, by calendar years: whose
    later stretches the published file moves."""
    return {(a, b) for (_, a, b), pairs in _joint_spells(alliances).items()
            if sum(first.year <= last.year for first, last in map(_stretch, pairs)) > 1}


def never_together(alliances):
    """Pairs of states that were members of one alliance in one year, but never on one day."""
    return {(a, b) for (_, a, b), pairs in _joint_spells(alliances).items()
            if any(first.year <= last.year and last < first
                   for first, last in map(_stretch, pairs))}
