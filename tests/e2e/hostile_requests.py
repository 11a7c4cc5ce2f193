"""Requests that nobody should send, with the error that each must get.

The tables give for each name what is sent, the code, the reason, and the field (None: any).
"""

import changes
from entente_server import claim_pb2, graph_service_pb2, reading_pb2, value_pb2

GRAPH = "hostile"
MEBIBYTE = 1 << 20
INVALID, FAILED = "INVALID_ARGUMENT", "FAILED_PRECONDITION"
GOOD = [changes.typed(changes.DOCUMENT, "Document"), changes.typed("unit", "MilitaryUnit"),
        changes.typed("force", "Force"), changes.typed("state", "State"),
        changes.typed("a", "Region"), changes.typed("b", "Region"), changes.typed("c", "Region"),
        changes.claim("a", "part_of", "b"), changes.claim("b", "part_of", "c")]
UNKNOWN_ID = bytes(range(16))


def nested(depth):
    value = changes.text("core")
    for _ in range(depth):
        value = value_pb2.Value(list=value_pb2.ValueList(items=[value]))
    return value


def text_of(size):
    return changes.text("n" * size)


def quantity(**figures):
    return value_pb2.Value(quantity=value_pb2.Quantity(unit="soldier", **figures))


def in_place(**fields):
    return changes.claim("unit", "deployed_to", "a", **fields)


def said_by(**link):
    return in_place(voice=claim_pb2.Voice(chain=[claim_pb2.ChainLink(**link)]))


def judged(**kind):
    return claim_pb2.Change(judgement=claim_pb2.Judgement(**kind))


# name: (change, code, reason, field below changes[0]).
CHANGES = {
    "no change": (claim_pb2.Change(), INVALID, "FIELD_MISSING", ".change"),
    "no predicate": (changes.claim("unit", "", "a"), INVALID, "UNKNOWN_PREDICATE",
                     ".claim.predicate"),
    "no document": (changes.claim("unit", "deployed_to", "a", document=""), INVALID,
                    "DOCUMENT_REQUIRED", ".claim.voice.document"),
    "value of no kind": (changes.claim("unit", "deployed_to", value_pb2.Value()), INVALID,
                  "VALUE_MISSING", ".claim.value"),
    "empty id": (changes.claim("", "deployed_to", "a"), INVALID, "INVALID_ENTITY_ID",
                 ".claim.subject"),
    "id of 257 bytes": (changes.claim("u" * 257, "type", changes.text("State")), INVALID,
                        "INVALID_ENTITY_ID", ".claim.subject"),
    "object of 257 bytes": (changes.claim("unit", "deployed_to", "é" * 128 + "e"), INVALID,
                            "INVALID_ENTITY_ID", ".claim.object"),
    "line feed in an id": (changes.claim("unit\n", "deployed_to", "a"), INVALID,
                           "INVALID_ENTITY_ID", ".claim.subject"),
    "zero byte in an id": (changes.claim("unit", "deployed_to", "a\0b"), INVALID,
                           "INVALID_ENTITY_ID", ".claim.object"),
    "C1 control in an id": (changes.claim("unit", "deployed_to", "a\u0085"), INVALID,
                            "INVALID_ENTITY_ID", ".claim.object"),
    "id of spaces": (changes.claim("  ", "deployed_to", "a"), INVALID, "INVALID_ENTITY_ID",
                     ".claim.subject"),
    "unknown predicate": (changes.claim("unit", "deployd_to", "a"), INVALID, "UNKNOWN_PREDICATE",
                          ".claim.predicate"),
    "predicate of Cyrillic letters": (changes.claim("unit", "x" + "є" * 100, "a"), INVALID,
                                      "UNKNOWN_PREDICATE", ".claim.predicate"),
    "inverse's name": (changes.claim("a", "contains", "b"), INVALID, "UNKNOWN_PREDICATE",
                       ".claim.predicate"),
    "unknown type": (changes.typed("unit", "Brigade"), INVALID, "UNKNOWN_TYPE", ".claim.value"),
    "type name of a mebibyte": (changes.typed("unit", "T" * MEBIBYTE), INVALID, "UNKNOWN_TYPE",
                                ".claim.value"),
    "abstract type": (changes.typed("unit", "Place"), INVALID, "ABSTRACT_TYPE", ".claim.value"),
    "value of a relation": (changes.claim("unit", "deployed_to", changes.text("a")), INVALID,
                            "OBJECT_KIND", ".claim.value"),
    "entity of an attribute": (changes.claim("unit", "name", "a"), INVALID, "OBJECT_KIND",
                               ".claim.object"),
    "text for a date": (changes.claim(changes.DOCUMENT, "published", changes.text("x" * 500_000)),
                        INVALID, "VALUE_KIND", ".claim.value"),
    "text of a mebibyte and one": (changes.claim("unit", "name", text_of(MEBIBYTE + 1)), INVALID,
                                   "INVALID_VALUE", ".claim.value"),
    "bad language": (changes.claim("unit", "name", changes.text("n", "u k")), INVALID,
                     "INVALID_VALUE", ".claim.value"),
    "not a number": (changes.claim("force", "strength", quantity(best=float("nan"))), INVALID,
                     "INVALID_VALUE", ".claim.value"),
    "infinity": (changes.claim("force", "strength", quantity(best=float("inf"))), INVALID,
                 "INVALID_VALUE", ".claim.value"),
    "inverted quantity": (changes.claim("force", "strength", quantity(low=3, high=2)), INVALID,
                          "INVALID_VALUE", ".claim.value"),
    "quantity without figures": (changes.claim("force", "strength", quantity()), INVALID,
                                 "INVALID_VALUE", ".claim.value"),
    "nested 40 deep": (changes.claim("unit", "name", nested(40)), INVALID, "VALUE_KIND",
                       ".claim.value"),
    "inverted period": (in_place(period="2024-10-13/2024-10-08"), INVALID, "INVERTED_PERIOD",
                        ".claim.period"),
    "empty period": (in_place(period="2024-10-08T00:00Z/2024-10-08T00:00Z"), INVALID,
                     "INVERTED_PERIOD", ".claim.period"),
    "period of nonsense": (in_place(period="last Tuesday"), INVALID, "INVALID_PERIOD",
                           ".claim.period"),
    "the 30th of February": (in_place(period="2024-02-30"), INVALID, "INVALID_PERIOD",
                             ".claim.period"),
    "unknown stance": (in_place(stance=99), INVALID, "UNKNOWN_NUMBER", ".claim.stance"),
    "negative mood": (in_place(mood=-1), INVALID, "UNKNOWN_NUMBER", ".claim.mood"),
    "unknown basis": (in_place(basis=4), INVALID, "UNKNOWN_NUMBER", ".claim.basis"),
    "fact to be resolved": (in_place(resolve_by="2025-01-01"), INVALID, "RESOLVE_BY_NOT_ADMITTED",
                            ".claim.resolve_by"),
    "marking": (in_place(marking="secret"), INVALID, "MARKING_NOT_ADMITTED", ".claim.marking"),
    "link of nobody": (said_by(verb="said"), INVALID, "CHAIN_LINK_WHO", ".claim.voice.chain[0]"),
    "link of a place": (said_by(agent="a"), FAILED, "NOT_AN_AGENT",
                        ".claim.voice.chain[0].agent"),
    "time of saying": (said_by(agent="state", stated_at="soon"), INVALID, "INVALID_MOMENT",
                       ".claim.voice.chain[0].stated_at"),
    "33 voices": (in_place(voice=claim_pb2.Voice(
        chain=[claim_pb2.ChainLink(agent="state")] * 33)), INVALID, "CHAIN_TOO_LONG",
                  ".claim.voice.chain"),
    "hedge of 100,000 bytes": (in_place(voice=claim_pb2.Voice(hedges=["n" * 100_000])), INVALID,
                               "TEXT_TOO_LONG", ".claim.voice.hedges[0]"),
    "empty span": (in_place(voice=claim_pb2.Voice(
        locator=claim_pb2.Locator(span_begin=5, span_end=5))), INVALID, "INVALID_SPAN",
                   ".claim.voice.locator.span_end"),
    "unknown qualifier": (in_place(qualifiers=[value_pb2.Qualifier(
        name="q" * 100_000, value=changes.text("x"))]), INVALID, "UNKNOWN_QUALIFIER",
                          ".claim.qualifiers[0].name"),
    "wrong subject": (changes.claim("state", "deployed_to", "a"), FAILED, "DOMAIN",
                      ".claim.subject"),
    "wrong object": (changes.claim("unit", "deployed_to", "unit"), FAILED, "RANGE",
                     ".claim.object"),
    "untyped subject": (changes.claim("stranger", "deployed_to", "a"), FAILED, "DOMAIN",
                        ".claim.subject"),
    "no document's type": (in_place(voice=claim_pb2.Voice(document="state")), FAILED,
                           "NOT_A_DOCUMENT", ".claim.voice.document"),
    "cycle of places": (changes.claim("c", "part_of", "a"), FAILED, "CYCLE", ".claim.object"),
    "part of itself": (changes.claim("a", "part_of", "a"), INVALID, "IRREFLEXIVE",
                       ".claim.object"),
    "borders itself": (changes.claim("state", "borders", "state"), INVALID, "IRREFLEXIVE",
                       ".claim.object"),
    "short claim id": (changes.retract(changes.by_id(b"123")), INVALID, "INVALID_RECORD_ID",
                       ".judgement.retract.claim.id"),
    "long claim id": (changes.grade(changes.by_id(b"1" * 17), 2), INVALID, "INVALID_RECORD_ID",
                      ".judgement.grade.claim.id"),
    "unknown claim": (changes.grade(changes.by_id(UNKNOWN_ID), 2), FAILED, "CLAIM_NOT_FOUND",
                      ".judgement.grade.claim"),
    "unknown reference": (changes.grade(changes.by_ref("r" * 100_000), 2), INVALID, "UNKNOWN_REF",
                          ".judgement.grade.claim.ref"),
    "credibility of 7": (changes.grade(changes.by_id(UNKNOWN_ID), 7), INVALID,
                         "GRADE_OUT_OF_RANGE", ".judgement.grade.credibility"),
    "grade on no axis": (judged(grade=claim_pb2.Grade(claim=changes.by_id(UNKNOWN_ID))), INVALID,
                         "GRADE_EMPTY", ".judgement.grade"),
    "our own error published": (judged(retract=claim_pb2.Retract(
        document=changes.DOCUMENT, reason=claim_pb2.RETRACT_REASON_RECORDER_ERROR,
        published="2024-10-24")), INVALID, "RETRACT_PUBLISHED", ".judgement.retract.published"),
    "reinstating what stands": (judged(reinstate=claim_pb2.Reinstate(document=changes.DOCUMENT)),
                                FAILED, "NOT_RETRACTED", ".judgement.reinstate.document"),
    "no target": (changes.grade(claim_pb2.ClaimRef(), 2), INVALID, "FIELD_MISSING",
                  ".judgement.grade.claim.target"),
    "no kind of judgement": (judged(reason="because"), INVALID, "FIELD_MISSING", None),
    "same as itself": (judged(same_as=claim_pb2.SameAs(a="a", b="a")), INVALID, "SAME_ENTITY",
                       ".judgement.same_as.b"),
    "reason of a mebibyte and one": (judged(
        same_as=claim_pb2.SameAs(a="a", b="b"), reason="r" * MEBIBYTE + "r"), INVALID,
                                     "TEXT_TOO_LONG", ".judgement.reason"),
    "short judgement id": (changes.retract_judgement(b"1"), INVALID, "INVALID_RECORD_ID",
                           ".retract_judgement.judgement_id"),
    "unknown judgement": (changes.retract_judgement(UNKNOWN_ID), FAILED, "JUDGEMENT_NOT_FOUND",
                          ".retract_judgement.judgement_id"),
}


def commit(said, request_id="hostile", **fields):
    return changes.commit(GRAPH, request_id, said, **fields)


def commits(entity_id="unit"):
    """name: (request, code, reason, field)."""
    condition = graph_service_pb2.Precondition
    twice = [changes.typed("x", "State"), changes.typed("y", "State")]
    for change in twice:
        change.ref = "same"
    return {
        "empty commit": (commit([]), INVALID, "CHANGE_COUNT", "changes"),
        "2,001 changes": (commit([changes.typed(f"s{i}", "State") for i in range(2001)]), INVALID,
                          "CHANGE_COUNT", "changes"),
        "no request id": (commit(GOOD[:1], ""), INVALID, "INVALID_REQUEST_ID", "request_id"),
        "request id of 257 bytes": (commit(GOOD[:1], "r" * 257), INVALID, "INVALID_REQUEST_ID",
                                    "request_id"),
        "one bad change of three": (
            commit([changes.typed("new", "State"), changes.typed("other", "State"),
                    changes.claim("new", "type", changes.text("Nothing"))]), INVALID,
            "UNKNOWN_TYPE", "changes[2].claim.value"),
        "cycle within a commit": (
            commit([changes.typed("d", "Region"), changes.claim("c", "part_of", "d"),
                    changes.claim("d", "part_of", "a")]), FAILED, "CYCLE", None),
        "reference used twice": (commit(twice), INVALID, "DUPLICATE_REF", "changes[1].ref"),
        "reference to what comes later": (
            commit([changes.grade(changes.by_ref("later"), 2)]), INVALID, "UNKNOWN_REF",
            "changes[0].judgement.grade.claim.ref"),
        "other changes under a known request id": (
            commit([changes.typed("new", "State")], "good"), "ALREADY_EXISTS",
            "REQUEST_ID_REUSED", "request_id"),
        "head that is past": (commit([changes.typed("new", "State")], expected_revision=1),
                              "ABORTED", "REVISION_MISMATCH", "expected_revision"),
        "entity that must not exist": (
            commit([changes.typed("new", "State")],
                   preconditions=[condition(entity_must_not_exist=entity_id)]), FAILED,
            "MUST_NOT_EXIST", "preconditions[0].entity_must_not_exist"),
        "claim that must exist": (
            commit([changes.typed("new", "State")],
                   preconditions=[condition(claim_must_exist=UNKNOWN_ID)]), FAILED, "MUST_EXIST",
            "preconditions[0].claim_must_exist"),
        "precondition on a short id": (
            commit([changes.typed("new", "State")],
                   preconditions=[condition(claim_must_exist=b"1")]), INVALID,
            "INVALID_RECORD_ID", "preconditions[0].claim_must_exist"),
        "empty precondition": (commit([changes.typed("new", "State")], preconditions=[condition()]),
                               INVALID, "FIELD_MISSING", "preconditions[0].condition"),
        "unknown graph": (changes.commit("nowhere", "hostile", GOOD[:1]), "NOT_FOUND",
                          "GRAPH_NOT_FOUND", "graph"),
    }


def at(**as_of):
    return reading_pb2.ReadScope(graph=GRAPH, as_of=reading_pb2.AsOf(**as_of))


def through(**choice):
    return reading_pb2.ReadScope(graph=GRAPH, lens=reading_pb2.LensChoice(**choice))


# name: (fields of ListPropositionsRequest, code, reason, field).
READS = {
    "no graph": ({"scope": reading_pb2.ReadScope()}, INVALID, "FIELD_MISSING", "scope.graph"),
    "unknown predicate": ({"predicate": "deployd_to"}, INVALID, "UNKNOWN_PREDICATE", "predicate"),
    "unknown type": ({"subject_type": "Brigade"}, INVALID, "UNKNOWN_TYPE", "subject_type"),
    "subject of 257 bytes": ({"subject": "s" * 257}, INVALID, "INVALID_ENTITY_ID", "subject"),
    "inverted valid cut": ({"scope": at(valid="2024-10-13/2024-10-08")}, INVALID,
                           "INVALID_VALID_CUT", "scope.as_of.valid"),
    "unknown mode": ({"scope": at(mode=7)}, INVALID, "UNKNOWN_NUMBER", "scope.as_of.mode"),
    "publication cut": ({"scope": at(published_before="soon")}, INVALID, "INVALID_PUBLISHED_CUT",
                        "scope.as_of.published_before"),
    "recorded cut": ({"scope": at(recorded_at="-1")}, INVALID, "INVALID_RECORDED_CUT",
                     "scope.as_of.recorded_at"),
    "revision beyond head": ({"scope": at(recorded_at="1000")}, "OUT_OF_RANGE",
                             "REVISION_OUT_OF_RANGE", "scope.as_of.recorded_at"),
    "unknown lens": ({"scope": through(name="nobodys")}, "NOT_FOUND", "LENS_NOT_FOUND",
                     "scope.lens.name"),
    "assumed identity": ({"scope": through(inline=reading_pb2.Lens(
        assume_same=[reading_pb2.IdPair(a="a")]))}, INVALID, "FIELD_MISSING",
                         "scope.lens.inline.assume_same[0].b"),
    "short id assumed retracted": ({"scope": through(inline=reading_pb2.Lens(
        assume_retracted=[b"1"]))}, INVALID, "INVALID_RECORD_ID",
                                   "scope.lens.inline.assume_retracted[0]"),
    "unknown mood in a lens": ({"scope": through(inline=reading_pb2.Lens(moods=[9]))}, INVALID,
                               "UNKNOWN_NUMBER", "scope.lens.inline.moods[0]"),
    "budget above the server's": ({"scope": reading_pb2.ReadScope(
        graph=GRAPH, budget=reading_pb2.Budget(edges=1 << 60))}, INVALID, "LIMIT_BUDGET",
                                  "scope.budget.edges"),
    "token of nonsense": ({"page_token": "nonsense"}, INVALID, "PAGE_TOKEN_INVALID", "page_token"),
}
