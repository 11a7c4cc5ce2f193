#!/usr/bin/python3
# %% [markdown]
# # Directed dyad-years of alliances, rebuilt from claims
#
# A graph holds the Correlates of War's state system and alliances as claims: each state is a
# `member_of` the Organization `cow:state-system` for some spells, and of Alliances for others, the
# latter with the qualifier `obligations`. This rebuilds the panel that comparative studies start
# from: one line for each pair of states (a, b) and year in which both were members of the system at
# one time, with what `a` was obliged to towards `b`; zero where there was nothing. It ends with
# what to cite: the documents that the claims stand in, and the references of the two answers.
#
#     PYTHONPATH=build/release/clients/python clients/python/examples/cow_dyad_year.py --graph cow
#
# What counts: what the lens admits, where it is certain. A spell whose end is the end of the data
# (`1949-08-24/[2012-12-31..]`) counts until then and no longer. Two states are allied in a year if
# both are bound by one alliance on one day of it.

# %%
import argparse
import itertools
from collections import defaultdict

import pandas

import entente
from entente import bounds, values

SYSTEM = "cow:state-system"
OBLIGATIONS = ("defence", "neutrality", "nonaggression", "entente")


# %% [markdown]
# ## Spells
# The claims behind each row, because obligations are what a claim says of a membership and no part
# of the proposition. Only claims that support the row count, not those that deny it.

# %%
def spells(rows):
    """(state, organisation, first day, last day, obligations) of each supporting claim, certain
    days only."""
    found = []
    for row in rows:
        supporting = set(row.claim_ids)
        for record in row.evidence:
            days = bounds.parse(record.bounds).certain_days()
            if record.id not in supporting or days is None:
                continue
            said = values.qualifiers(record.claim.qualifiers).get("obligations", [])
            obliged = frozenset([said] if isinstance(said, str) else said)
            found.append((row.proposition.subject, row.proposition.object, *days, obliged))
    return found


# %% [markdown]
# ## Pairs that overlap
# Each alliance is a set of spells; each two of different states that share a day make years.

# %%
def shared_years(spell, other, first, last):
    """The years from `first` through `last` with a day that both spells have."""
    begin, end = max(spell[2], other[2]), min(spell[3], other[3])
    return range(max(begin.year, first), min(end.year, last) + 1) if begin <= end else range(0)


def dyad_years(system, alliances, first, last):
    """The panel as a data frame: state_a, state_b, year, and 0 or 1 for each obligation."""
    obliged = defaultdict(set)
    by_alliance = defaultdict(list)
    for spell in alliances:
        by_alliance[spell[1]].append(spell)
    for members in by_alliance.values():
        for spell, other in itertools.permutations(members, 2):
            if spell[0] != other[0]:
                for year in shared_years(spell, other, first, last):
                    obliged[spell[0], other[0], year] |= spell[4]
    lines = []
    for spell, other in itertools.permutations(system, 2):
        if spell[0] != other[0]:
            lines += [(spell[0], other[0], year)
                      for year in shared_years(spell, other, first, last)]
    panel = pandas.DataFrame(sorted(set(lines)), columns=["state_a", "state_b", "year"])
    keys = list(panel.itertuples(index=False, name=None))
    for word in OBLIGATIONS:
        panel[word] = [int(word in obliged.get(key, ())) for key in keys]
    panel["allied"] = [int(key in obliged) for key in keys]
    panel.attrs["outside"] = sorted(set(obliged) - set(keys))
    return panel


# %% [markdown]
# ## From the server One question for the state system, one for what else states are members of,
# each about the whole range of years. Both are read at one revision, so they fit together, and
# cited. Organizations that are no Alliances are left out.

# %%
def rebuild(client, first, last):
    """The panel, and the references of what it was made from. Truncated answers are errors."""
    kinds = client.list_entities(type="Alliance")
    known, revision = {entity.id for entity in kinds}, kinds.scope.revision
    cuts = {"valid": f"{first:04}-01-01/{last:04}-12-31", "recorded_at": revision}
    asked = {"predicate": "member_of", "evidence": True, **cuts}
    answers = [client.list_propositions(object=SYSTEM, **asked), client.list_propositions(**asked)]
    system, memberships = map(list, answers)
    alliances = [row for row in memberships if row.proposition.object in known]
    panel = dyad_years(spells(system), spells(alliances), first, last)
    panel.attrs["documents"] = sorted({record.claim.voice.document for row in system + alliances
                                       for record in row.evidence})
    return panel, [client.cite(answer) for answer in answers]


def summary(panel):
    """Lines a year or so: how many directed dyads, how many allied, by obligation."""
    counted = panel.groupby("year")[["allied", *OBLIGATIONS]].sum()
    counted.insert(0, "dyads", panel.groupby("year").size())
    return counted


# %%
def main():
    parser = argparse.ArgumentParser(description="Rebuilds directed dyad-years of alliances.")
    parser.add_argument("--server", help="host:port; else ENTENTE_SERVER, else 127.0.0.1:50551")
    parser.add_argument("--graph", default="cow")
    parser.add_argument("--first", type=int, default=1816, help="first year")
    parser.add_argument("--last", type=int, default=2012, help="last year")
    parser.add_argument("--output", help="a CSV file for the panel")
    flags = parser.parse_args()
    with entente.Client(flags.server, flags.graph, timeout=300) as client:
        panel, references = rebuild(client, flags.first, flags.last)
        names = entente.Names(client, flags.graph)
        titles = [f"{names[one]} ({one})" for one in panel.attrs["documents"]]
    if flags.output:
        panel.to_csv(flags.output, index=False)
    print(f"{len(panel)} directed dyad-years from {flags.first} through {flags.last}, "
          f"{panel['allied'].sum()} of them allied; {len(panel.attrs['outside'])} dyad-years of "
          "alliance outside of the state system are left out.")
    years = summary(panel)
    print(years.iloc[sorted({0, len(years) // 2, len(years) - 1})].to_string())
    print("\nMembers as claimed in")
    print("\n".join(f"  {title}" for title in titles))
    print("Rebuilt from the answers")
    print("\n".join(f"  {reference}" for reference in references))
    return panel


if __name__ == "__main__":
    main()
