"""EU sanctions under Regulation 269/2014 (ground truth, section 9)."""

import collections
import unicodedata

LISTED = {"2014-12-31": 143, "2021-12-31": 231, "2022-12-31": 1515, "2023-12-31": 1902,
          "2024-12-31": 2306, "2025-12-31": 2592}


def _cyrillic(text):
    return any("CYRILLIC" in unicodedata.name(letter, "") for letter in text)


def check(graphs, checks):
    """Everything of section 9."""
    records, _, rejected = graphs.fill("sanctions", "eu_sanctions",
                                       "sanctions/eu_32014R0269_ukraine.csv.gz")
    checks.equal("listings, rejected", (2802, 0), (records, rejected))
    client = graphs.client("sanctions")
    types = collections.Counter(row.proposition.value.text.text for row in client.list_propositions(
        predicate="type", valid="ALL") if row.proposition.subject.startswith("eu:"))
    checks.equal("persons, organisations", {"Person": 1984, "Organization": 622 + 196}, dict(types))
    for day, expected in LISTED.items():
        rows = client.list_propositions(predicate="sanctions", subject="org:eu", valid=day)
        dated = [row for row in rows if not row.validity[0].startswith("/")]
        checks.equal(f"listed on {day}", expected, len(dated))
    reasons = [row.proposition.value.text.text for row in client.list_propositions(
        predicate="assessment", valid="ALL")]
    for word, expected in (("Wagner", 21), ("Brigade", 52)):
        checks.equal(f"reasons that name {word}", expected,
                     sum(word.lower() in reason.lower() for reason in reasons))
    aliases = {row.proposition.subject for row in client.list_propositions(
        predicate="name", valid="ALL") if row.proposition.qualifiers[0].value.text.text == "alias"
        and _cyrillic(row.proposition.value.text.text)}
    checks.equal("with an alias in Cyrillic", 2593, len(aliases))
