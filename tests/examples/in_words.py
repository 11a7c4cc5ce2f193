"""Answers of the CLI in the words of answers.txt: one line for what stands by itself (a row, a claim,
a forecast, a path), and lines under it for what belongs to it. A `Part` is both."""

import collections

Part = collections.namedtuple("Part", "line under")

BOUNDS = ("best", "low", "high")
DISSENT = ("denies", "doubts", "declines", "rivals")
ARROWS = {"DIRECTION_OUT": "> {}", "DIRECTION_IN": "< {}", "DIRECTION_BOTH": "- {}"}


def word(enum_value, prefix):
    """VERDICT_ASSERTED -> ASSERTED"""
    return enum_value.removeprefix(prefix + "_")


def quantity(said):
    figures = [f"{said[bound]:g}" for bound in BOUNDS if bound in said]
    return f"{'-'.join(figures)} {said['unit']} {word(said['measure'], 'MEASURE')}"


def value(said):
    if "quantity" in said:
        return quantity(said["quantity"])
    if "text" in said:
        return f"\"{said['text']['text']}\""
    if "some_value" in said:
        return f"SOME_VALUE {said['some_value'].get('count', '')}".strip()
    return next(str(content) for content in said.values())


def proposition(said):
    """Subject, predicate, object or value, and what qualifies it."""
    filler = said.get("object") or value(said["value"])
    qualifiers = []
    for qualifier in said.get("qualifiers", []):
        if qualifier["name"] == "place":
            qualifiers.append(f" in {qualifier['entity']}")
        elif said["predicate"] not in ("name", "type"):
            qualifiers.append(" " + (qualifier.get("entity") or qualifier["value"]["text"]["text"]))
    return f"{said['subject']} {said['predicate']} {filler}{''.join(qualifiers)}"


def verdict(row):
    return (f"{word(row['verdict'], 'VERDICT')} {word(row['certainty'], 'CERTAINTY')}"
            f" | {origins(row)}")


def origins(row):
    return f"origins {row['origins'].get('min', 0)}..{row['origins'].get('max', 0)}"


def dissent(row):
    return " ".join(str(row.get("dissent", {}).get(kind, 0)) for kind in DISSENT)


class Words:
    """`ref_of` tells the name of a claim by its id; `refs` has those that the file names, by id."""

    def __init__(self, ref_of, refs):
        self._ref_of = ref_of
        self._refs = refs

    def refs(self, mark, ids):
        return [f"{mark} {ref}" for ref in sorted(map(self._ref_of, ids))]

    def row_line(self, row):
        return f"{proposition(row['proposition'])} | {verdict(row)} | {dissent(row)}"

    def claims_of(self, row):
        ids = row.get("claim_ids", [])
        if len(ids) != row.get("support", 0):
            raise AssertionError(f"support {row['support']}, but {len(ids)} claims")
        return self.refs("+", ids) + self.refs("!", row.get("dissenting_claim_ids", []))

    def propositions(self, given):
        return [Part(f"row {self.row_line(row)}", self.claims_of(row))
                for row in given.get("rows", [])]

    def neighbors(self, given):
        return self.propositions({"rows": [row["row"] for row in given.get("rows", [])]})

    def claims(self, given):
        return [Part(f"= {self._ref_of(record['id'])} {record.get('hidden', '')}".strip(), [])
                for record in given.get("claims", [])]

    def watch(self, given):
        parts = [event["commit"] for event in given if "commit" in event]
        return [Part(f"commit {part['revision']} {part['request_id']} {len(part['changes'])}",
                     self.refs("~", [change["id"] for change in part["changes"]
                                     if change["id"] in self._refs]))
                for part in parts]

    def forecasts(self, given):
        parts = []
        for row in given.get("rows", []):
            past = f" {row['days_past']} days past" if "days_past" in row else ""
            state = word(row["state"], "FORECAST_STATE")
            under = []
            for judged in row.get("judgements", []):
                kind = "fulfilled" if judged.get("fulfils") else "refuted"
                by = "independent" if judged.get("independent") else "not independent"
                ref = self._ref_of(judged["confirmer_id"])
                void = f", void: {judged['voided']}" if judged.get("voided") else ""
                under.append(f"{kind} by {ref}, {by}, {origins(judged)}{void}")
            parts.append(Part(f"forecast {self._ref_of(row['claim']['id'])} {state}{past}", under))
        return parts


def hidden(trailer):
    """The counts of a trailer, in order of reason."""
    counts = {entry["reason"]: int(entry["count"]) for entry in trailer.get("hidden", [])}
    return " ".join(f"{reason} {counts[reason]}" for reason in sorted(counts)) or "none"
