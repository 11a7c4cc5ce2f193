"""Wikidata12k: facts with years, as an open graph (ground truth, section 7)."""

VALID = {"1800": 2096, "1900": 2349, "1950": 2819, "1990": 4219, "2010": 7122}


def check(graphs, checks):
    """Everything of section 7; the ten facts that end before they start are rejected."""
    records, _, rejected = graphs.fill("facts", "wikidata12k", "wikidata12k/train.txt.gz",
                                       "wikidata12k/valid.txt", "wikidata12k/test.txt",
                                       open_graph=True)
    checks.equal("facts, those that end before they start", (40621, 10), (records, rejected))
    client = graphs.client("facts")
    relations = {row.proposition.predicate for row in client.list_propositions(valid="ALL")
                 if row.proposition.predicate.startswith("P")}
    for year, expected in VALID.items():
        found = sum(row.support for predicate in sorted(relations)
                    for row in client.list_propositions(predicate=predicate, valid=year,
                                                        lens={"least_certainty": "possible"}))
        checks.equal(f"facts that may hold in {year}", expected, found)
