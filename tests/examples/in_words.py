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


    def disputes(self, given):
        parts = []
        for dispute in given.get("rows", []):
            under = []
            for disputed in dispute["rows"]:
                rules = ", ".join(word(rule, "CONTEST") for rule in disputed["stands_under"])
                under.append(f"row {self.row_line(disputed['row'])} | {rules}")
                under += self.refs("+", disputed["row"].get("claim_ids", []))
            under += self.refs("!", dispute.get("denying_claim_ids", []))
            parts.append(Part(f"dispute {word(dispute['kind'], 'DISPUTE_KIND')} "
                              f"{word(dispute['certainty'], 'CERTAINTY')} of "
                              f"{proposition(dispute['rows'][0]['row']['proposition'])}", under))
        return parts

    def roll_up(self, given):
        parts = []
        for figure in given.get("rows", []):
            scope = "".join(f" in {place.get('entity')}" for place in figure.get("scope", []))
            origin = figure.get("origin", {})
            by = f" by {origin.get('id') or origin.get('description')}" if origin else ""
            whole = "" if figure.get("complete") else " incomplete"
            under = []
            for term in figure.get("terms", []):
                under.append(f"of {term['unit']} {bounds(term)}")
                under += self.refs("+", term["claim_ids"])
                for part in term.get("parts", []):
                    fit = word(part["fit"], "PART_FIT")
                    under.append(f"part {part['quantity']['best']:g} {part['what']} {fit}"
                                 f" {self._ref_of(part['claim_id'])}")
            for left in figure.get("left_out", []):
                under.append(f"without {left['unit']} {word(left['reason'], 'LEFT_OUT_REASON')}")
            measure = word(figure.get("measure", "MEASURE_UNSTATED"), "MEASURE")
            parts.append(Part(f"figure {measure} {figure['unit']}{scope}{by} | {bounds(figure)}"
                              f"{whole}", under))
        return parts

    def diff(self, given):
        parts = []
        for row in given.get("rows", []):
            kind = word(row["kind"], "DIFF_KIND")
            under = []
            if kind == "CHANGED":
                fields = ", ".join(word(field, "ROW_FIELD") for field in row["fields"])
                head = f"{kind} {proposition(row['before']['proposition'])} | {fields}"
                under += [f"was {verdict(row['before'])} | {dissent(row['before'])}",
                          f"is {verdict(row['after'])} | {dissent(row['after'])}"]
            else:
                side = row["after" if kind == "NEW" else "before"]
                head = f"{kind} {self.row_line(side)}"
            under += self.refs("<", row.get("claims_gone", []))
            under += self.refs(">", row.get("claims_new", []))
            parts.append(Part(head, under))
        return parts

    what_if = diff

    def paths(self, given):
        parts = []
        for path in given.get("rows", []):
            way, under = path["from"], []
            for number, hop in enumerate(path["hops"], 1):
                arrow = ARROWS[hop["direction"]].format(hop["row"]["proposition"]["predicate"])
                way += f" {arrow} {hop['neighbor']}"
                under.append(f"hop {number} {self.row_line(hop['row'])}")
                under += [f"{number} {line}" for line in self.claims_of(hop["row"])]
            certainty = word(path["passage"]["certainty"], "CERTAINTY")
            validity = ", ".join(path["passage"].get("validity", []))
            parts.append(Part(f"path {way} | {word(path['verdict'], 'VERDICT')} {certainty}"
                              f" {validity} | {origins(path)}", under))
        return parts

    def traverse(self, given):
        parts = []
        for row in given.get("rows", []):
            hop = row["hop"]
            arrow = ARROWS[hop["direction"]].format(hop["row"]["proposition"]["predicate"])
            parts.append(Part(f"{row['depth']} {row['via']} {arrow} {hop['neighbor']}"
                              f" | {verdict(hop['row'])}", self.claims_of(hop["row"])))
        return parts

    def subgraph(self, given):
        parts = []
        for row in given.get("rows", []):
            if "entity" in row:
                parts.append(Part(f"{row['entity'].get('depth', 0)} {row['entity']['id']}", []))
            else:
                parts += self.propositions({"rows": [row["relation"]]})
        return parts

    def identity(self, given):
        parts = [Part(f"canonical {given['id']}", [f"member {m['id']}" for m in given["members"]])]
        for mark, entries in (("same", given.get("same", [])), ("apart", given.get("apart", []))):
            for entry in entries:
                judged = entry["judgement"]
                under = [f"undone: {' '.join(part['ids'])}" for part in entry.get("undoing", [])]
                if entry.get("blocked_by"):
                    under.append("blocked")
                parts.append(Part(f"{mark} {judged['a']} {judged['b']} by {judged['principal']}",
                                  under))
        return parts

    def resolve(self, given):
        means = given.get("means")
        return [Part(f"means {means or 'nobody'}", [
            f"{candidate['id']} {word(candidate['reason'], 'NAME_REASON')}"
            for candidate in given.get("candidates", [])
            if candidate["reason"] != "NAME_REASON_SIMILAR"])]


def bounds(said):
    """5..7 of which 6 best; what is absent is unbounded or unsaid."""
    return (f"best {said.get('best', '-')} low {said.get('low', '-')}"
            f" high {said.get('high', '-')}")

def hidden(trailer):
    """The counts of a trailer, in order of reason."""
    counts = {entry["reason"]: int(entry["count"]) for entry in trailer.get("hidden", [])}
    return " ".join(f"{reason} {counts[reason]}" for reason in sorted(counts)) or "none"


def hidden_of_diff(trailer):
    """What the two sides hide, and how many rows are equal on both."""
    before = hidden({"hidden": trailer.get("hidden_before", [])})
    after = hidden(trailer["trailer"])
    return f"before {before}, after {after}, unchanged {trailer.get('unchanged', 0)}"
