"""SNAP's wiki-Vote, as an open graph (ground truth, section 4)."""

import collections

import networkx


def check(graphs, checks):
    """Everything of section 4."""
    records, _, rejected = graphs.fill("votes", "snap_edges", "graphs/snap_wiki-Vote_edges.csv.gz",
                                       open_graph=True)
    checks.equal("wiki-Vote: records, rejected", (103689, 0), (records, rejected))
    client = graphs.client("votes")
    graph = networkx.DiGraph((row.proposition.subject, row.proposition.object)
                             for row in client.list_propositions(predicate="linked_to", valid="ALL"))
    weak = list(networkx.weakly_connected_components(graph))
    strong = max(map(len, networkx.strongly_connected_components(graph)))
    checks.equal("nodes, edges, largest weak, weak, largest strong", (7116, 103689, 7067, 24, 1300),
                 (graph.number_of_nodes(), graph.number_of_edges(), max(map(len, weak)), len(weak),
                  strong))
    depths = collections.Counter(row.depth for row in client.traverse(
        ["node:30"], hops=6, page_size=1_000_000,
        steps=[{"predicates": ["linked_to"], "direction": "out"}]))
    checks.equal("out of node 30, by hops", [4, 417, 1498, 389, 7, 0],
                 [depths[level] for level in range(1, 7)])
