"""The client: every method of Entente's three services, under its name in snake case."""

import os

from entente.lookups import Graphs, Lookups
from entente.reads import Reads
from entente.recording import Recording
from entente.retries import Retry
from entente.scope import AsOf, Budget, Lens

DEFAULT_SERVER = "127.0.0.1:50551"
DEFAULT_GRAPH = "example"


class Client(Reads, Lookups, Recording, Graphs):
    """A client of one server, for one graph unless a call names another.

    `server`: host:port; without it the environment variable ENTENTE_SERVER, else 127.0.0.1:50551.
    `graph`: without it ENTENTE_GRAPH, else "example". `timeout`: seconds that one call may take,
    its repetitions included, at most 300; of an answer in pages each page is a call. `as_of`,
    `lens`, `budget`: of every read that names no other; the fields of AsOf may also be changed one
    by one in a call. `retry`: when calls are repeated, see Retry. Connects when first called.
    Thread-safe; Rows and Watch are one thread's.

        with entente.Client(graph="example") as client:
            frame = entente.to_dataframe(client.list_propositions(predicate="member_of"))
    """

    def __init__(self, server: str | None = None, graph: str | None = None, *,
                 timeout: float = 30.0, as_of: AsOf | None = None, lens: str | Lens | None = None,
                 budget: Budget | None = None, retry: Retry | None = None):
        super().__init__(server or os.environ.get("ENTENTE_SERVER") or DEFAULT_SERVER,
                         graph or os.environ.get("ENTENTE_GRAPH") or DEFAULT_GRAPH,
                         timeout=timeout, as_of=as_of, lens=lens, budget=budget, retry=retry)
