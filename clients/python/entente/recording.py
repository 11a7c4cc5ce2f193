"""Recording changes, and looking at what they would change."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from google.protobuf.message import Message

from entente import errors, forms
from entente.calls import Calls
from entente.methods import METHODS
from entente.v1 import bulk_load_pb2, claim_pb2, graph_service_pb2, preview_pb2

_LOAD_MESSAGE_BYTES = 1 << 20


def claim(subject: str, predicate: str, filler: Any = None, *, document: str, ref: str = "",
          new_instance: bool = False, **fields: Any) -> claim_pb2.Change:
    """A change that records a claim of `document`. `filler` is an entity's id where it is a str,
    else a value; a text value is given as `value="..."`. Further fields are those of
    entente.v1.Claim, with `qualifiers` as a dict and `chain`, `locator`, `hedges`, `likelihood` of
    its voice."""
    voice = {name: fields.pop(name) for name in ("chain", "locator", "hedges", "likelihood")
             if name in fields}
    said = {"subject": subject, "predicate": predicate, **fields,
            "voice": {"document": document, **voice}}
    if filler is not None:
        said["object" if isinstance(filler, str) else "value"] = filler
    return forms.fill(claim_pb2.Change(), {"claim": said, "ref": ref, "new_instance": new_instance})


def judgement(kind: str, fields: Mapping[str, Any], *, reason: str = "",
              ref: str = "") -> claim_pb2.Change:
    """A change that records a judgement: `kind` names one of entente.v1.Judgement's ("grade",
    "retract", "same_as", ...), `fields` are that kind's, `reason` says why in words. A claim is
    named by {"id": hex digits or bytes} or, in the same commit, {"ref": "..."}."""
    return forms.fill(claim_pb2.Change(),
                      {"judgement": {kind: fields, "reason": reason}, "ref": ref})


def _load_requests(changes: Iterable[Message | Mapping[str, Any]], graph: str,
                   request_id: str) -> Iterator[bulk_load_pb2.BulkLoadRequest]:
    """The messages of a load, of about a mebibyte each."""
    request = bulk_load_pb2.BulkLoadRequest(graph=graph, request_id=request_id)
    size = 0
    for change in changes:
        added = request.changes.add()
        if isinstance(change, Message):
            added.CopyFrom(change)
        else:
            forms.fill(added, change)
        size += added.ByteSize()
        if size >= _LOAD_MESSAGE_BYTES:
            yield request
            request, size = bulk_load_pb2.BulkLoadRequest(), 0
    yield request


class _Read:
    """An iterator that remembers what it was ended by: gRPC tells of it nothing but that."""

    def __init__(self, items: Iterable[Any]):
        self._items = items
        self.failed: BaseException | None = None

    def __iter__(self) -> Iterator[Any]:
        try:
            yield from self._items
        except GeneratorExit:
            raise
        except BaseException as failed:
            self.failed = failed
            raise


class Recording(Calls):
    """Changing a graph. What is recorded names entities by ids."""

    def commit(self, changes: Iterable[Message | Mapping[str, Any]], *,
               request_id: str | None = None, graph: str | None = None,
               expected_revision: int | None = None,
               preconditions: Iterable[Mapping[str, Any]] = (), dry_run: bool = False,
               timeout: float | None = None) -> graph_service_pb2.CommitResponse:
        """Records changes (at most 2,000), all or nothing; durable when it returns.

        Without `request_id` one is made up (a UUID). The call is repeated under its id while the
        server is away or does not know the outcome, and recorded once however often that is. If it
        fails in the end with UnavailableError or DeadlineExceededError it may have been recorded:
        call again with the same changes and the error's `request_id`. Errors, beside those of any
        call: InvalidArgumentError and FailedPreconditionError name the change in `field`;
        AbortedError: the head is not `expected_revision`; AlreadyExistsError: the id was used with
        other changes."""
        request = self._commit_request(changes, request_id, graph, expected_revision, preconditions,
                                       dry_run)
        try:
            return self.connection.unary(METHODS["Commit"], request,
                                         self._timeout({"timeout": timeout}))
        except errors.CallError as error:
            error.request_id = request.request_id
            raise

    def bulk_load(self, changes: Iterable[Message | Mapping[str, Any]], *,
                  request_id: str | None = None, graph: str | None = None,
                  timeout: float | None = None) -> bulk_load_pb2.BulkLoadResponse:
        """Records any number of changes at one revision, all or nothing: claims, and grades,
        preferences and deprecations of claims, named by a `ref` that holds for the whole load.

        `changes` is read once, as fast as the server takes it, so nothing is repeated here: after
        an error call again with the same changes and the error's `request_id`, or what was made up
        is lost. `timeout`: seconds for all of it; without one there is none. Errors as those of
        commit; `field` counts changes over the whole load. What `changes` itself raises, or a
        change that is none (UsageError), is raised here, and nothing is recorded."""
        chosen = request_id or str(uuid.uuid4())
        requests = _Read(_load_requests(changes, graph or self.default_scope.graph, chosen))
        try:
            return self.connection.upload(METHODS["BulkLoad"], iter(requests), timeout)
        except errors.CallError as error:
            if requests.failed is not None:
                raise requests.failed from None
            error.request_id = chosen
            raise

    def preview_commit(self, changes: Iterable[Message | Mapping[str, Any]], *,
                       request_id: str | None = None, graph: str | None = None,
                       expected_revision: int | None = None,
                       preconditions: Iterable[Mapping[str, Any]] = (), show_denied: bool = False,
                       evidence: bool = False, timeout: float | None = None,
                       **scope: Any) -> list[preview_pb2.PreviewCommitResponse]:
        """What a commit would change for readers, without making it: the messages of the answer,
        the first with what commit() would return, each with `rows` (DiffRows). TruncatedError where
        the budget does not reach."""
        commit = self._commit_request(changes, request_id, graph, expected_revision, preconditions,
                                      False)
        asked = self.default_scope.changed(scope)
        request = forms.fill(preview_pb2.PreviewCommitRequest(), {
            "commit": commit, "scope": asked.changed({"graph": ""}), "show_denied": show_denied,
            "evidence": evidence, **scope})
        messages = self.connection.page(METHODS["PreviewCommit"], request,
                                        self._timeout({"timeout": timeout}))
        trailer = messages[-1].trailer.trailer
        if trailer.truncated_by:
            raise errors.TruncatedError(f"the preview ended by {trailer.truncated_by}: raise the "
                                        "budget, or preview fewer changes", trailer)
        return messages

    def _commit_request(self, changes: Any, request_id: str | None, graph: str | None,
                        expected_revision: int | None, preconditions: Any,
                        dry_run: bool) -> graph_service_pb2.CommitRequest:
        return forms.fill(graph_service_pb2.CommitRequest(), {
            "graph": graph or self.default_scope.graph,
            "request_id": request_id or str(uuid.uuid4()),
            "expected_revision": expected_revision, "preconditions": preconditions,
            "changes": changes, "dry_run": dry_run})
