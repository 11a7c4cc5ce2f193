"""ICEWS18: coded events of 2018 (ground truth, section 2)."""

import collections

RELATIONS = [("Engage in diplomatic cooperation", 15), ("Consult", 14), ("Make a visit", 11),
             ("Express intent to cooperate", 7), ("Express intent to meet or negotiate", 5),
             ("Host a visit", 4)]
MOST = [("Citizen (India)", 21200), ("United States", 20432), ("India", 16773), ("Russia", 16739),
        ("Police (India)", 14301), ("China", 13776), ("Donald Trump", 11088),
        ("Government (India)", 9119), ("Bharatiya Janata", 7538), ("Unspecified Actor", 7468)]
MONTHS = {("North Korea", "Russia"): [1, 7, 10, 6, 7, 6, 3, 3, 4, 22],
          ("Russia", "North Korea"): [4, 11, 15, 19, 10, 13, 8, 3, 8, 19]}
WHOLE = {"North Korea": [413, 9874, 10962], "Russia": [1427, 13491, 7001]}
HOPS = {("North Korea", "2018-06-02/2018-07-01"): [127, 1983, 3440],
        ("Russia", "2018-06-02/2018-07-01"): [280, 2621, 3127],
        ("North Korea", "2018-06-02"): [11, 47, 67],
        ("Russia", "2018-06-02"): [13, 65, 80]}


def _names(client):
    return {row.proposition.subject: row.proposition.value.text.text
            for row in client.list_propositions(predicate="name", valid="ALL")
            if row.proposition.subject.startswith("icews:")}


def _levels(client, start, valid):
    """How many entities are 1, 2 and 3 hops away over events of the window, both ways."""
    depths = collections.Counter()
    for row in client.subgraph([start], hops=3, valid=valid, page_size=1_000_000,
                               step={"predicates": ["interacted"], "direction": "both"}):
        if row.WhichOneof("part") != "entity":
            break  # entities come first, by depth
        depths[row.entity.depth] += 1
    return [depths[1], depths[2], depths[3]]


def _levels_in(triples, start):
    """The same over all events at once."""
    beside = collections.defaultdict(set)
    for subject, _, target in triples:
        beside[subject].add(target)
        beside[target].add(subject)
    seen, frontier, levels = {start}, {start}, []
    for _ in range(3):
        frontier = set().union(*(beside[one] for one in frontier)) - seen
        seen |= frontier
        levels.append(len(frontier))
    return levels


def check(graphs, checks):
    """Everything of section 2."""
    records, _, rejected = graphs.fill("icews", "icews18", *(
        f"icews18/{part}.txt.gz" for part in ("train", "valid", "test")))
    checks.equal("ICEWS18: records, rejected", (468558, 0), (records, rejected))
    client = graphs.client("icews")
    names = _names(client)
    ends, triples, used, relations, days = collections.Counter(), set(), set(), set(), set()
    months, kinds = collections.defaultdict(lambda: [0] * 10), collections.Counter()
    facts = 0
    for row in client.list_propositions(predicate="interacted", valid="ALL"):
        said = row.proposition
        code, day = said.qualifiers[0].value.text.text, row.validity[0].partition("/")[0]
        pair = names[said.subject], names[said.object]
        facts += 1
        ends.update(pair)
        used.update(pair)
        triples.add((said.subject, code, said.object))
        relations.add(code)
        days.add(day)
        months[pair][int(day[5:7]) - 1] += 1
        if pair == ("North Korea", "Russia"):
            kinds[code] += 1
    checks.equal("facts, distinct triples", (468558, 266631), (facts, len(triples)))
    checks.equal("actors, relations, days used", (23033, 256, 304),
                 (len(used), len(relations), len(days)))
    checks.equal("first and last day", ("2018-01-01", "2018-10-31"), (min(days), max(days)))
    checks.equal("ten actors with most ends of events", MOST, ends.most_common(10))
    for pair, expected in MONTHS.items():
        checks.equal(f"{pair[0]} to {pair[1]} by month", expected, months[pair])
    checks.equal("North Korea to Russia, most frequent", RELATIONS, kinds.most_common(6))
    ids = {name: entity for entity, name in names.items()}
    for actor, expected in WHOLE.items():
        checks.equal(f"{actor}, whole period: entities 1, 2, 3 hops away", expected,
                     _levels_in(triples, ids[actor]))
    for (actor, valid), expected in HOPS.items():
        checks.equal(f"{actor}, {valid}: entities 1, 2, 3 hops away", expected,
                     _levels(client, ids[actor], valid))
