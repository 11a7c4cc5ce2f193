"""Correlates of War: the state system and formal alliances (ground truth, section 1)."""

import collections

import networkx

NATO = "cow:alliance:227"
WARSAW_PACT = "cow:alliance:243"
MEMBERS = {
    (NATO, "1955-01-01"): [2, 20, 200, 210, 211, 212, 220, 235, 260, 325, 350, 385, 390, 395, 640],
    (NATO, "1955-12-31"): [2, 20, 200, 210, 211, 212, 220, 235, 260, 325, 350, 385, 390, 395, 640],
    (NATO, "1990-01-01"): [2, 20, 200, 210, 211, 212, 220, 230, 235, 260, 325, 350, 385, 390, 395,
                           640],
    (NATO, "2009-12-31"): [2, 20, 200, 210, 211, 212, 220, 230, 235, 255, 290, 310, 316, 325, 350,
                           385, 390, 395, 640],
    (WARSAW_PACT, "1955-01-01"): [],
    (WARSAW_PACT, "1955-12-31"): [265, 290, 310, 315, 339, 355, 360, 365],
    (WARSAW_PACT, "1990-01-01"): [365],
    (WARSAW_PACT, "2009-12-31"): [],
}
# Day and kind: pairs, states, components, active rows of members.
PAIRS = {
    ("1914-07-01", "any"): (27, 19, 4, 35), ("1914-07-01", "defence"): (9, 11, 4, 16),
    ("1939-08-31", "any"): (263, 48, 2, 130), ("1939-08-31", "defence"): (17, 16, 3, 31),
    ("1955-12-31", "any"): (441, 69, 2, 163), ("1955-12-31", "defence"): (389, 60, 3, 115),
    ("2012-06-30", "any"): (1275, 141, 2, 359), ("2012-06-30", "defence"): (1158, 119, 3, 203),
}
PARTNERS = {
    (365, "any"): [20, 220, 255, 290, 355, 359, 369, 370, 371, 372, 373, 375, 640, 701, 702, 703,
                   704, 705, 710, 712, 731],
    (365, "defence"): [359, 369, 370, 371, 372, 373, 701, 702, 703, 704, 705],
    (731, "any"): [365, 710, 732],
    (731, "defence"): [710],
}
# Day, from, to: (length, number of shortest paths) with any alliance, and with defence alone.
PATHS = {
    ("1914-07-01", 235, 300): ((4, 1), None), ("1914-07-01", 235, 740): ((2, 1), (2, 1)),
    ("1914-07-01", 235, 360): ((4, 1), None), ("1914-07-01", 235, 345): (None, None),
    ("1914-07-01", 230, 255): ((3, 1), None), ("1914-07-01", 230, 365): ((2, 1), None),
    ("1955-12-31", 365, 651): (None, None), ("1955-12-31", 365, 2): (None, None),
    ("1955-12-31", 365, 710): ((1, 1), (1, 1)), ("1955-12-31", 645, 140): ((3, 3), None),
    ("1955-12-31", 645, 380): (None, None), ("1955-12-31", 645, 700): (None, None),
    ("2012-06-30", 731, 2): ((2, 1), None), ("2012-06-30", 731, 255): ((2, 1), None),
    ("2012-06-30", 731, 40): (None, None), ("2012-06-30", 731, 900): ((3, 1), None),
}
SYSTEM = {"1816-01-01": 23, "1914-07-01": 45, "1942-06-01": 53, "1955-12-31": 84,
          "2012-06-30": 195, "2016-12-31": 195}


def _code(entity):
    return int(entity.removeprefix("cow:"))


def _obligations(record):
    for qualifier in record.claim.qualifiers:
        if qualifier.name == "obligations":
            return {item.text.text for item in qualifier.value.list.items}
    return set()


def _members(client, day):
    """(alliance, state, obligations) of each claim of membership that reaches the day."""
    found = []
    for row in client.list_propositions(predicate="member_of", valid=day, evidence=True):
        if not row.proposition.object.startswith("cow:alliance:"):
            continue
        supporting = set(row.claim_ids)
        for record in row.evidence:
            if record.id in supporting:
                found.append((row.proposition.object, _code(row.proposition.subject),
                              _obligations(record)))
    return found


def _pairs(members):
    graph = networkx.Graph()
    by_alliance = collections.defaultdict(set)
    for alliance, state, _ in members:
        by_alliance[alliance].add(state)
    for states in by_alliance.values():
        graph.add_edges_from((a, b) for a in states for b in states if a < b)
    return graph


def _defence(members):
    return [member for member in members if "defence" in member[2]]


def _shortest(client, day, start, end):
    """(length, number) of the shortest ways over allied_with; None where there is none."""
    rows = list(client.find_paths(f"cow:{start}", f"cow:{end}", valid=day, hops=32,
                                  step={"predicates": ["allied_with"]}, path_mode="all_shortest"))
    return (len(rows[0].hops), len(rows)) if rows else None


def _shortest_in(graph, start, end):
    if start not in graph or end not in graph or not networkx.has_path(graph, start, end):
        return None
    paths = list(networkx.all_shortest_paths(graph, start, end))
    return len(paths[0]) - 1, len(paths)


def check(graphs, checks):
    """Everything of section 1."""
    graphs.fill("cow", "cow_states", "cow/states2016.csv")
    records, _, rejected = graphs.fill("cow", "cow_alliances", "cow/alliance_v4.1_by_member.csv")
    checks.equal("COW alliances: records, rejected", (1221, 0), (records, rejected))
    client = graphs.client("cow")
    for (alliance, day), expected in MEMBERS.items():
        rows = client.list_propositions(predicate="member_of", object=alliance, valid=day)
        checks.equal(f"members of {alliance} on {day}", expected,
                     sorted(_code(row.proposition.subject) for row in rows))
    by_day = {day: _members(client, day) for day in sorted({day for day, _ in PAIRS})}
    for (day, kind), expected in PAIRS.items():
        members = by_day[day] if kind == "any" else _defence(by_day[day])
        graph = _pairs(members)
        got = (graph.number_of_edges(), graph.number_of_nodes(),
               networkx.number_connected_components(graph), len(members))
        checks.equal(f"{day}, {kind}: pairs, states, components, members' rows", expected, got)
        if kind == "any":
            derived = {tuple(sorted((_code(row.proposition.subject), _code(row.proposition.object))))
                       for row in client.list_propositions(predicate="allied_with", valid=day)}
            checks.equal(f"{day}: pairs that allied_with derives", expected[0], len(derived))
    for (state, kind), expected in PARTNERS.items():
        if kind == "any":
            got = [_code(row.neighbor) for row in client.neighbors(
                f"cow:{state}", predicates=["allied_with"], valid="2012-06-30")]
        else:
            got = list(_pairs(_defence(by_day["2012-06-30"]))[state])
        checks.equal(f"partners of {state} on 2012-06-30, {kind}", expected, sorted(got))
    for (day, start, end), (any_kind, defence) in PATHS.items():
        checks.equal(f"shortest ways {start} to {end} on {day}, any", any_kind,
                     _shortest(client, day, start, end))
        checks.equal(f"shortest ways {start} to {end} on {day}, defence", defence,
                     _shortest_in(_pairs(_defence(by_day[day])), start, end))
    for day, expected in SYSTEM.items():
        rows = client.list_propositions(predicate="member_of", object="cow:state-system", valid=day)
        checks.equal(f"members of the state system on {day}", expected, len(list(rows)))
    spells = {row.proposition.subject: row.support for row in client.list_propositions(
        predicate="member_of", object="cow:state-system", valid="ALL")}
    checks.equal("states with more than one spell", 26, sum(n > 1 for n in spells.values()))
    checks.equal("spells of Cuba, Haiti, the Dominican Republic, Paraguay", [2, 2, 2, 2],
                 [spells[f"cow:{code}"] for code in (40, 41, 42, 150)])
