"""Security Force Monitor's units of Nigeria, every value with its sources (ground truth, section 6)."""

import collections

DESCENDANTS = {"Nigerian Army": [1, 18, 59, 99], "Nigeria Police Force": [1, 15, 39, 245, 406, 24],
               "Defence Headquarters": [12, 37, 73, 79, 78]}


def check(graphs, checks):
    """Everything of section 6 that the mapped columns say."""
    graphs.fill("forces", "sfm_sources", "units/sfm_sources_20190501.csv.gz")
    records, _, rejected = graphs.fill("forces", "sfm_units", "units/sfm_ng_orgs_20191024.tsv.gz")
    checks.equal("units: records, rejected", (1552, 0), (records, rejected))
    client = graphs.client("forces")
    names = collections.defaultdict(set)
    for row in client.list_propositions(predicate="name", subject_type="MilitaryUnit", valid="ALL"):
        kind = row.proposition.qualifiers[0].value.text.text
        if kind == "official":
            names[row.proposition.subject].add(row.proposition.value.text.text)
    distinct = {name for all_names in names.values() for name in all_names}
    checks.equal("distinct names of units", 1058, len(distinct))
    ids = {name: unit for unit, all_names in names.items() for name in all_names}
    # Two edges have no date at all, so that all that is known of their time is that it may be any.
    edges = list(client.list_propositions(predicate="subordinate_to", valid="ALL",
                                          lens={"least_certainty": "possible"}))
    parents = {row.proposition.object for row in edges}
    checks.equal("edges to a parent, parents, parents that are listed", (1188, 221, 221),
                 (len(edges), len(parents), len(parents & set(names))))
    for name, expected in DESCENDANTS.items():
        seen, frontier, levels = {ids[name]}, {ids[name]}, []
        while frontier:
            below = {row.proposition.subject for row in edges
                     if row.proposition.object in frontier} - seen
            seen |= below
            frontier = below
            levels.append(len(below))
        checks.equal(f"units under {name}, by depth", expected, levels[:-1])
    documents = {entity.id for entity in client.list_entities(type="Document", page_size=10_000)}
    used = {record.claim.voice.document
            for row in client.list_propositions(valid="ALL", subject_type="MilitaryUnit",
                                                evidence=True)
            for record in row.evidence if record.claim.voice.document.startswith("sfm:source:")}
    checks.note(f"{len(used)} sources speak of names and parents, {len(used - documents)} of them "
                "not in the file of sources")
