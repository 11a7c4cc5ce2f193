"""Claims, judgements and commits in few words, written so that the server echoes them as they are.

Enumerations are spelled out where leaving them away would mean the same, and periods are written as
the server prints them: a recorded change can then be compared with the one sent.
"""

from entente_server import claim_pb2, graph_service_pb2, value_pb2

DOCUMENT = "doc-1"


def text(words, language=""):
    return value_pb2.Value(text=value_pb2.Text(text=words, language=language))


def claim(subject, predicate, target, document=DOCUMENT, paragraph=0, **fields):
    """A change that claims; `target` is an entity's id or a Value."""
    said = claim_pb2.Claim(subject=subject, predicate=predicate, stance=claim_pb2.STANCE_ASSERTS,
                           mood=claim_pb2.MOOD_FACT, basis=claim_pb2.BASIS_UNSTATED)
    if isinstance(target, value_pb2.Value):
        said.value.CopyFrom(target)
    else:
        said.object = target
    said.voice.document = document
    if paragraph:
        said.voice.locator.paragraph = paragraph
    said.MergeFrom(claim_pb2.Claim(**fields))
    return claim_pb2.Change(claim=said)


def typed(entity, type_name, document=DOCUMENT):
    return claim(entity, "type", text(type_name), document)


def grade(claim_ref, credibility):
    kind = claim_pb2.Grade(claim=claim_ref, scheme="admiralty", credibility=credibility,
                           reliability=claim_pb2.RELIABILITY_B)
    return claim_pb2.Change(judgement=claim_pb2.Judgement(grade=kind))


def retract(claim_ref):
    kind = claim_pb2.Retract(claim=claim_ref, reason=claim_pb2.RETRACT_REASON_RECORDER_ERROR)
    return claim_pb2.Change(judgement=claim_pb2.Judgement(retract=kind, reason="entered wrongly"))


def retract_judgement(judgement_id):
    return claim_pb2.Change(retract_judgement=claim_pb2.RetractJudgement(
        judgement_id=judgement_id, reason="judged in haste"))


def by_id(claim_id):
    return claim_pb2.ClaimRef(id=claim_id)


def by_ref(name):
    return claim_pb2.ClaimRef(ref=name)


def commit(graph, request_id, changes, **fields):
    return graph_service_pb2.CommitRequest(graph=graph, request_id=request_id, changes=changes,
                                           **fields)


def create(server, graph):
    server.graph.CreateGraph(graph_service_pb2.CreateGraphRequest(name=graph))
