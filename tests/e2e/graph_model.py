"""The graph as a reader must see it, built from its commits alone: a dictionary, scanned.

It knows what the tests here write: timeless claims of fact about relations that are neither
functional, symmetric nor denied of places, voiced by documents without an issuer, and their
retractions. Read with valid "ALL" through the default lens, a proposition is then a row if somebody
asserts it, contested if somebody also denies it.
"""

import collections

from entente_server import claim_pb2, query_service_pb2, reading_pb2, verdict_pb2

# Ids sorted; `origins` is (min, max).
Row = collections.namedtuple("Row", "verdict support dissent origins")
# A claim as listed.
Listed = collections.namedtuple("Listed", "revision retracted judgements")


class Model:
    """The graph at the last commit applied."""

    def __init__(self):
        self.revision = 0
        self.claims = {}      # id -> (claim, revision)
        self._targets = {}    # judgement id -> (claim id, whether it retracts)
        self._revoked = set()  # ids of judgements retracted

    def apply(self, commit):
        self.revision = commit.revision
        for change in commit.changes:
            if change.HasField("claim"):
                self.claims[change.id] = (change.claim, commit.revision)
            elif change.HasField("judgement"):
                kind = change.judgement.WhichOneof("kind")
                target = getattr(change.judgement, kind).claim.id
                self._targets[change.id] = (target, kind == "retract")
            elif change.HasField("retract_judgement"):
                self._revoked.add(change.retract_judgement.judgement_id)

    def retracted(self):
        return {claim for judgement, (claim, retracts) in self._targets.items()
                if retracts and judgement not in self._revoked}

    def rows(self):
        """{(subject, predicate, object): Row} of all relations."""
        stances = collections.defaultdict(lambda: ([], [], set()))
        retracted = self.retracted()
        for claim_id, (claim, _) in self.claims.items():
            key = (claim.subject, claim.predicate, claim.object)
            if not claim.object or claim_id in retracted:
                continue
            asserts, denies, documents = stances[key]
            if claim.stance == claim_pb2.STANCE_ASSERTS:
                asserts.append(claim_id)
                documents.add(claim.voice.document)
            else:
                denies.append(claim_id)
        return {key: Row(verdict_pb2.VERDICT_CONTESTED if denies else verdict_pb2.VERDICT_ASSERTED,
                         sorted(asserts), sorted(denies), (len(documents),) * 2)
                for key, (asserts, denies, documents) in stances.items() if asserts}

    def listed(self, subject):
        """{claim id: Listed} of everything ever claimed of a subject."""
        retracted = self.retracted()
        judged = collections.Counter(claim for claim, _ in self._targets.values())
        return {claim_id: Listed(revision, claim_id in retracted, judged[claim_id])
                for claim_id, (claim, revision) in self.claims.items() if claim.subject == subject}


FIELDS = ("subject", "predicate", "object")


def grouped(rows, field):
    """{value of the field: its rows}."""
    at = FIELDS.index(field)
    groups = collections.defaultdict(dict)
    for key, row in rows.items():
        groups[key[at]][key] = row
    return groups


def scope(graph, revision=None):
    as_of = reading_pb2.AsOf(valid="ALL", recorded_at="" if revision is None else str(revision))
    return reading_pb2.ReadScope(graph=graph, as_of=as_of)


def read_rows(server, graph, revision=None, **pattern):
    """(revision read at, {(subject, predicate, object): Row}) of ListPropositions."""
    request = query_service_pb2.ListPropositionsRequest(scope=scope(graph, revision), **pattern)
    rows, resolved, trailer = [], 0, None
    for part in server.query.ListPropositions(request, timeout=60):
        resolved = part.scope.revision or resolved
        rows += part.rows
        trailer = part.trailer if part.HasField("trailer") else trailer
    if trailer is None or trailer.completion != reading_pb2.COMPLETION_COMPLETE:
        raise AssertionError(f"ListPropositions({pattern}) ended without COMPLETE: {trailer}")
    return resolved, rows_by_key(rows)


def rows_by_key(rows):
    """Rows about relations, as Model.rows gives them. AssertionError if one comes twice."""
    found = {}
    for row in rows:
        said = row.proposition
        if not said.object:
            continue
        key = (said.subject, said.predicate, said.object)
        if key in found:
            raise AssertionError(f"the row {key} came twice")
        found[key] = Row(row.verdict, list(row.claim_ids), list(row.dissenting_claim_ids),
                         (row.origins.min, row.origins.max))
    return found
