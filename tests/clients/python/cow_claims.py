"""The Correlates of War's state system and alliances as claims, as an import has them.

States are `cow:2`, alliances `cow:alliance:227`; both kinds of membership are `member_of`. Where
the data begin or end, a spell's bound is open: "[..1816-01-01]", "[2012-12-31..]". """

import sys

import served
import entente
from cow_files import LAST_DAY, OBLIGATIONS, SYSTEM

sys.path.insert(0, str(served.ROOT / "clients/python/examples"))

import cow_dyad_year  # noqa: E402  pylint: disable=wrong-import-position

DOCUMENT = "doc:cow"
CHANGES_PER_COMMIT = 2000


def by_key(panel):
    """(a, b, year) -> flags, with the numbers of the states."""
    flags = panel[list(OBLIGATIONS.values())].itertuples(index=False, name=None)
    keys = panel[["state_a", "state_b", "year"]].itertuples(index=False, name=None)
    return {(int(a[4:]), int(b[4:]), year): flag for (a, b, year), flag in zip(keys, flags)}


def changes(system, alliances, names):
    """Everything as changes: entities first, then memberships."""
    made = [entente.claim(DOCUMENT, "type", value="Dataset", document=DOCUMENT),
            entente.claim(DOCUMENT, "title", value="Correlates of War", document=DOCUMENT),
            entente.claim(SYSTEM, "type", value="Organization", document=DOCUMENT)]
    for state in sorted({spell.state for spell in (*system, *alliances)}):
        made += [entente.claim(f"cow:{state}", "type", value="State", document=DOCUMENT),
                 entente.claim(f"cow:{state}", "external_id", value=str(state), document=DOCUMENT,
                               qualifiers={"scheme": "cow"}),
                 entente.claim(f"cow:{state}", "name", value=names.get(state, f"state {state}"),
                               document=DOCUMENT, qualifiers={"kind": "official"})]
    made += [entente.claim(alliance, "type", value="Alliance", document=DOCUMENT)
             for alliance in sorted({spell.organisation for spell in alliances})]
    return made + [_membership(spell) for spell in (*system, *alliances)]


def _membership(spell):
    first = f"[..{spell.first}]" if spell.censored else str(spell.first)
    last = f"[{LAST_DAY}..]" if spell.last is None else str(spell.last)
    obliged = {"obligations": list(spell.obligations)} if spell.obligations else {}
    return entente.claim(f"cow:{spell.state}", "member_of", spell.organisation, document=DOCUMENT,
                         period=f"{first}/{last}", qualifiers=obliged)


def commit(client, made):
    """Records changes, as many at a time as a commit takes."""
    for number, begin in enumerate(range(0, len(made), CHANGES_PER_COMMIT)):
        client.commit(made[begin:begin + CHANGES_PER_COMMIT], request_id=f"cow/{number}")
