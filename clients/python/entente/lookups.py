"""GraphService's lookups, graphs, lenses and the watch; AdminService. Keywords as in reads."""

from collections.abc import Iterator, Sequence
from typing import Any

from google.protobuf.message import Message

from entente.calls import Calls
from entente.reply import Reply
from entente.rows import Rows
from entente.scope import Lens
from entente.watching import Watch


class Lookups(Calls):
    """Looking things up in a graph."""

    def get_entity(self, id: str, **fields: Any) -> Reply:
        """One entity as its types show it: `entity`, with its typed view (`entity.state`, ...).
        NotFoundError: nothing has this id or name at the revision read."""
        return self._reply("GetEntity", {"id": id, **fields})

    def batch_get_entities(self, ids: Sequence[str], **fields: Any) -> Reply:
        """Up to 1,000 entities, in the order asked; `missing` names those that are nobody's."""
        return self._reply("BatchGetEntities", {"ids": ids, **fields})

    def list_entities(self, **fields: Any) -> Rows:
        """Entities by id, of a `type` or with a `name`, as EntitySummaries."""
        return self._rows("ListEntities", fields)

    def get_claim(self, id: str | bytes, **fields: Any) -> Reply:
        """One claim with everything judged of it: `claim`. The id is hex digits or 16 bytes."""
        return self._reply("GetClaim", {"id": id, **fields})

    def list_claims(self, **fields: Any) -> Rows:
        """Claims, whatever the lens thinks of them, as ClaimRecords: `subject`, `predicate`,
        `object`, `stances`, `moods`, `document`, `agent`, `origin`, `repeats_only`."""
        return self._rows("ListClaims", fields)

    def get_history(self, **fields: Any) -> Rows:
        """What was recorded about a claim (`claim_id`) or a `proposition`, in order of recording,
        as HistoryEntries."""
        return self._rows("GetHistory", fields)


class Graphs(Calls):
    """The graphs of a server, their lenses and ontologies, and the server itself."""

    def list_graphs(self, *, timeout: float | None = None) -> list[Message]:
        """The graphs of the server, by name."""
        return list(self._plain("ListGraphs", {"timeout": timeout}).graphs)

    def create_graph(self, name: str, *, id_key: bytes | str = b"", open: bool = False,
                     timeout: float | None = None) -> Message:
        """Makes a graph. AlreadyExistsError unless an equal one was made with the same key (32
        bytes; empty: random). Not repeated when the server goes away."""
        return self._plain("CreateGraph", {"name": name, "id_key": id_key, "open": open,
                                           "timeout": timeout}).graph

    def delete_graph(self, name: str, *, timeout: float | None = None) -> None:
        """Removes a graph and everything in it for good. Not repeated when the server goes away."""
        self._plain("DeleteGraph", {"name": name, "timeout": timeout})

    def put_lens(self, name: str, lens: Lens, *, graph: str | None = None,
                 timeout: float | None = None) -> Message:
        """Stores a lens under a name: a new version unless it equals the latest."""
        return self._plain("PutLens", {"name": name, "lens": lens, "graph": self._graph(graph),
                                       "timeout": timeout}).lens

    def get_lens(self, name: str, *, graph: str | None = None,
                 timeout: float | None = None) -> Message:
        """A stored lens: "name" or "name@3"."""
        return self._plain("GetLens", {"name": name, "graph": self._graph(graph),
                                       "timeout": timeout}).lens

    def list_lenses(self, *, graph: str | None = None,
                    timeout: float | None = None) -> list[Message]:
        """The latest version of every stored lens, by name."""
        return list(self._plain("ListLenses", {"graph": self._graph(graph),
                                               "timeout": timeout}).lenses)

    def watch(self, from_revision: int, *, to_revision: int = 0, graph: str | None = None,
              heartbeat_seconds: int = 10, timeout: float | None = None) -> Watch:
        """Whole commits from a revision on, then new ones as they happen, for ever unless
        `to_revision` is given; over broken connections, each part once. See Watch."""
        return Watch(self, self._graph(graph), from_revision, to_revision,  # type: ignore[arg-type]
                     heartbeat_seconds, self._timeout({"timeout": timeout}))

    def get_status(self, *, timeout: float | None = None) -> Message:
        """How the server is doing."""
        return self._plain("GetStatus", {"timeout": timeout})

    def get_version(self, *, timeout: float | None = None) -> Message:
        """What is running."""
        return self._plain("GetVersion", {"timeout": timeout})

    def get_ontology(self, **fields: Any) -> Message:
        """The types and predicates, as a descriptor set: `graph`, `version`."""
        return self._plain("GetOntology", {"graph": self._graph(None), **fields})

    def apply_ontology(self, descriptors: bytes, **fields: Any) -> Message:
        """Makes a descriptor set the graph's own ontology: `graph`, `dry_run`."""
        return self._plain("ApplyOntology", {"graph": self._graph(None), "descriptors": descriptors,
                                             **fields})

    def list_ontologies(self, *, graph: str | None = None,
                        timeout: float | None = None) -> Iterator[Message]:
        """The versions of a graph's own ontology, in order, page after page."""
        token = ""
        while True:
            page = self._plain("ListOntologies", {"graph": self._graph(graph), "page_token": token,
                                                  "timeout": timeout})
            yield from page.versions
            token = page.next_page_token
            if not token:
                return

    def _graph(self, graph: str | None) -> str:
        return graph or self.default_scope.graph
