"""Rows as a networkx graph."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from entente import errors, values
from entente.names import Names
from entente.rows import Rows
from entente.v1 import proposition_pb2, traversal_pb2


_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_networkx(rows: Iterable[Any], *, names: Mapping[str, str] | Names | bool = True) -> Any:
    """A networkx.MultiDiGraph: entities are nodes, propositions edges from subject to object.

    Takes the rows of list_propositions, neighbors, traverse, find_paths and subgraph. An edge's key
    is its predicate, with a number behind where propositions that differ in more than that connect
    the same two; one that comes in several paths is one edge. Its attributes are plain, so that
    GEXF and GraphML can be written (control characters, which they cannot carry, become U+FFFD):
    predicate, certainty, verdict, origins_min, origins_max,
    support, validity (spans joined by "; "), claim_ids (hex, joined by spaces), and one for each
    identifying qualifier. A symmetric predicate has one edge, from the smaller id; to_undirected()
    where only such were asked for. Nodes have `name` (see to_dataframe for `names`), those of a
    subgraph `depth`.

    Rows with a value instead of an object make no edge: graph["values_left_out"] counts them.
    graph["complete"] tells whether the answer was whole. Errors: MissingPackageError without
    networkx; UsageError for rows that are no edges, and where some Rows have been taken before."""
    try:
        import networkx
    except ImportError as failed:
        raise errors.MissingPackageError(
            "to_networkx needs networkx (Debian: python3-networkx)",
            reason="NO_NETWORKX") from failed
    if isinstance(rows, Rows):
        rows.untouched("to_networkx")
    graph = networkx.MultiDiGraph()
    identities: dict[tuple[str, str, str], bytes] = {}
    left_out = 0
    for row in rows:
        if isinstance(row, traversal_pb2.SubgraphRow) and row.HasField("entity"):
            graph.add_node(row.entity.id, depth=row.entity.depth)
        for edge in _edges(row):
            if edge.proposition.WhichOneof("filler") == "object":
                _add_edge(graph, edge, identities)
            else:
                left_out += 1
    graph.graph["values_left_out"] = left_out
    if isinstance(rows, Rows):
        graph.graph["complete"] = rows.complete
    _add_names(graph, rows, names)
    return graph


def _edges(row: Any) -> Iterator[Any]:
    """The PropositionRows of a row."""
    if isinstance(row, proposition_pb2.PropositionRow):
        yield row
    elif isinstance(row, traversal_pb2.NeighborRow):
        yield row.row
    elif isinstance(row, traversal_pb2.TraverseRow):
        yield row.hop.row
    elif isinstance(row, traversal_pb2.PathRow):
        yield from (hop.row for hop in row.hops)
    elif isinstance(row, traversal_pb2.SubgraphRow):
        if row.HasField("relation"):
            yield row.relation
    else:
        raise errors.UsageError(f"{type(row).__name__} is no edge: take list_propositions, "
                                "neighbors, traverse, find_paths or subgraph", reason="NOT_EDGES")


def _add_edge(graph: Any, row: Any, identities: dict[tuple[str, str, str], bytes]) -> None:
    stated = row.proposition
    identity = stated.SerializeToString(deterministic=True)
    number, key = 1, stated.predicate
    while (found := identities.get((stated.subject, stated.object, key))) is not None:
        if found == identity:
            return
        number += 1
        key = f"{stated.predicate} {number}"
    identities[stated.subject, stated.object, key] = identity
    told = {name: value if isinstance(value, (bool, int, float)) else _writable(str(value))
            for name, value in values.qualifiers(stated.qualifiers).items()}
    graph.add_edge(
        stated.subject, stated.object, key, **told, predicate=stated.predicate,
        certainty=values.word(row, "certainty"), verdict=values.word(row, "verdict"),
        origins_min=row.origins.min, origins_max=row.origins.max, support=row.support,
        validity="; ".join(row.validity), claim_ids=" ".join(one.hex() for one in row.claim_ids))


def _add_names(graph: Any, rows: Any, names: Any) -> None:
    if names is True:
        if not isinstance(rows, Rows):
            return
        scope = next(iter(rows.scopes.values()))
        names = Names(rows.client, scope.graph, scope.revision)
    if names is False:
        return
    if isinstance(names, Names):
        names.learn(graph.nodes)
    for node in graph.nodes:
        known = names[node] if isinstance(names, Names) else names.get(node, "")
        graph.nodes[node]["name"] = _writable(known)


def _writable(text: str) -> str:
    """The text as XML can carry it: networkx's writers fail at what it cannot."""
    return _NOT_IN_XML.sub("\ufffd", text)
