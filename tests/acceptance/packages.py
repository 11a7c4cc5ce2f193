"""The dependencies of Debian's packages, as an open graph (ground truth, section 3)."""

import collections

import networkx

ROWS = {"Depends": 286177, "Provides": 37557, "Recommends": 30598, "Suggests": 28140,
        "Breaks": 11393, "Replaces": 10965, "Conflicts": 6799, "Enhances": 2065,
        "Pre-Depends": 995}
LEVELS = {"postgresql-15": [26, 27, 20, 10, 3],
          "gnome": [37, 295, 494, 247, 82, 35, 10, 7, 3],
          "0ad": [24, 58, 61, 37, 18, 10, 8, 2, 2, 5, 4],
          "librocksdb7.8": [9, 1]}
DEPENDANTS = {"libc6": [21784, 14655, 7511], "librocksdb7.8": [4, 1, 0],
              "libprotobuf32": [73, 89, 84], "libssl3": [836, 3179, 6393]}
PATHS = {("gnome", "libc6"): (2, 30), ("kde-full", "libssl3"): (4, 29), ("0ad", "perl-base"): (10, 2)}
MOST = [("libc6", 21784), ("libstdc++6", 7436), ("python3", 6338), ("libgcc-s1", 6253),
        ("perl", 5063), ("libglib2.0-0", 2854), ("zlib1g", 2198), ("libqt5core5a", 1979)]


def _levels(client, package, direction, hops):
    depths = collections.Counter(row.depth for row in client.traverse(
        [f"deb:{package}"], hops=hops, page_size=1_000_000,
        steps=[{"predicates": ["Depends"], "direction": direction}]))
    return [depths[level] for level in range(1, hops + 1)]


def check(graphs, checks):
    """Everything of section 3 but the rows of tags, which the mapping passes over."""
    graphs.fill("debian", "debian_relations", "graphs/debian_bookworm_relations.tsv.gz",
                open_graph=True)
    client = graphs.client("debian")
    rows, graph = collections.Counter(), networkx.DiGraph()
    for row in client.list_propositions(valid="ALL"):
        said = row.proposition
        if said.predicate in ROWS:
            rows[said.predicate] += row.support
        if said.predicate == "Depends":
            graph.add_edge(said.subject.removeprefix("deb:"), said.object.removeprefix("deb:"))
    checks.equal("rows by relation", ROWS, dict(rows))
    weak = list(networkx.weakly_connected_components(graph))
    strong = sum(len(part) > 1 for part in networkx.strongly_connected_components(graph))
    checks.equal("Depends: nodes, edges, weak components, largest, strong of several",
                 (64029, 281474, 198, 63346, 58),
                 (graph.number_of_nodes(), graph.number_of_edges(), len(weak), max(map(len, weak)),
                  strong))
    checks.equal("most depended on", MOST, sorted(graph.in_degree(), key=lambda p: -p[1])[:8])
    for package, expected in LEVELS.items():
        got = _levels(client, package, "out", len(expected) + 1)
        checks.equal(f"what {package} depends on, by hops", [*expected, 0], got)
    for package, expected in DEPENDANTS.items():
        checks.equal(f"what depends on {package}, by hops", expected,
                     _levels(client, package, "in", 3))
    for (start, end), expected in PATHS.items():
        found = list(client.find_paths(f"deb:{start}", f"deb:{end}", hops=32,
                                       path_mode="all_shortest",
                                       step={"predicates": ["Depends"], "direction": "out"}))
        checks.equal(f"shortest ways from {start} to {end}", expected,
                     (len(found[0].hops), len(found)))
