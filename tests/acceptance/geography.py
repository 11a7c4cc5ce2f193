"""ISO 3166 and the borders of world-countries (ground truth, section 8)."""

import collections

NEIGHBOURS = ["AZ", "BY", "CN", "EE", "FI", "GE", "KP", "KZ", "LT", "LV", "MN", "NO", "PL", "UA"]
SUBDIVISIONS = {"RU": 83, "UA": 27, "KP": 12, "US": 57, "CN": 34}


def check(graphs, checks):
    """Everything of section 8."""
    for mapping, file, expected in (("iso_3166_1", "geo/iso_3166-1.json", 249),
                                    ("iso_3166_2", "geo/iso_3166-2.json.gz", 5127)):
        records, _, rejected = graphs.fill("iso", mapping, file)
        checks.equal(f"{mapping}: records, rejected", (expected, 0), (records, rejected))
    iso = graphs.client("iso")
    states = [entity.id for entity in iso.list_entities(type="State", page_size=10_000)]
    checks.equal("states", 249, len(states))
    parts = [(row.proposition.subject, row.proposition.object)
             for row in iso.list_propositions(predicate="part_of", valid="ALL")]
    by_state = collections.Counter(part[4:6] for part, _ in parts)
    checks.equal("subdivisions by state", SUBDIVISIONS, {s: by_state[s] for s in SUBDIVISIONS})
    checks.equal("subdivisions, with a parent that is one", (5127, 1412),
                 (len(parts), sum("-" in whole for _, whole in parts)))
    graphs.fill("countries", "world_countries", "geo/world-countries.json.gz")
    client = graphs.client("countries")
    borders = list(client.list_propositions(predicate="borders", valid="ALL"))
    said = [(row.proposition.subject, row.proposition.object, row.support) for row in borders]
    checks.equal("borders, those that one side alone lists", (325, [("iso:IN", "iso:LK")]),
                 (len(said), [tuple(sorted((a, b))) for a, b, support in said if support == 1]))
    members = client.list_propositions(predicate="member_of", object="org:un", valid="ALL")
    checks.equal("members of the United Nations", 194, len(list(members)))
    countries = [entity.id for entity in client.list_entities(type="State", page_size=10_000)]
    bordering = {end for a, b, _ in said for end in (a, b)}
    checks.equal("countries, without a border", (250, 85),
                 (len(countries), len(set(countries) - bordering)))
    around = [row.neighbor for row in client.neighbors("iso:RU", predicates=["borders"])]
    checks.equal("neighbours of Russia", [f"iso:{code}" for code in NEIGHBOURS], sorted(around))
    for start, end, expected in (("PT", "KP", (6, 1)), ("ZA", "NO", (12, 32)), ("FR", "BR", None)):
        found = list(client.find_paths(f"iso:{start}", f"iso:{end}", hops=32,
                                       path_mode="all_shortest",
                                       step={"predicates": ["borders"]}))
        got = (len(found[0].hops), len(found)) if found else None
        checks.equal(f"borders to cross from {start} to {end}, ways", expected, got)
