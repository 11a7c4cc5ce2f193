// Every limit of the model, in one table. Each has a flag of the server or is part of the format;
// each has a test at the limit and one past it.
#ifndef ENTENTE_GRAPH_MODEL_LIMITS_H_
#define ENTENTE_GRAPH_MODEL_LIMITS_H_

#include <cstddef>
#include <cstdint>

namespace entente {

struct Limits {
  size_t message_in_bytes = 4u << 20;        // one request; gRPC's own default
  size_t streamed_message_bytes = 1u << 20;  // one message of a streamed answer
  size_t unary_answer_bytes = 4u << 20;      // what every client receives by default
  uint32_t nesting = 64;                     // values, expressions
  size_t id_bytes = 256;                     // entity ids, references, request ids
  size_t text_bytes = 1u << 20;              // one text value
  size_t record_bytes = 2u << 20;     // a claim or judgement, so that an answer holds it with
                                      // all that is told about it
  size_t changes_per_commit = 2'000;  // keeps a commit inside one engine commit
  size_t page_default = 1'000;        // rows of a page where none is asked for
  size_t page_most = 10'000;          // rows of a page at most
  int64_t call_default_micros = 30'000'000;    // a call without a deadline
  int64_t call_most_micros = 300'000'000;      // a call with one
  size_t call_bytes = 64u << 20;               // memory counted against one call
  uint64_t call_edges = 10'000'000;            // claims and rows read by one call
  uint64_t call_rows = 1'000'000;              // rows answered by one call
  size_t closure_members = 1'000;              // ids that hang together by SAME_AS: all are read
  size_t ontology_bytes = 1u << 20;            // a descriptor set
  size_t ontology_messages = 2'000;            // messages in it
  size_t ontology_versions = 1'000;            // of one graph's own ontology; all are kept
  size_t free_names = 2'000;                   // used undeclared on an open graph, as many as a
                                               // declared ontology may have
  uint32_t hops = 32;                          // of a path or traversal
  size_t starts = 1'000;                       // entities that a traversal begins at
  size_t paths = 10'000;                       // simple paths, where a number is asked for
  size_t graphs = 64;                          // on one server
  size_t name_index_bytes = 128u << 20;        // names of one graph in memory, below 700 bytes each
  size_t adjacency_bytes = 1u << 30;           // packed edges of one graph: some 10 million
  size_t name_pairs = 1'000'000;               // alike, compared by one search for duplicates
  size_t bulk_loads = 2;                       // at a time on one server; each has its memory
  size_t bulk_load_memory_bytes = 128u << 20;  // of one load: sorts 2 GiB in one pass
  uint64_t bulk_load_disk_bytes = uint64_t{64} << 30;  // temporary files of one load
  uint64_t bulk_load_changes = 1'000'000'000;          // of one load: they are numbered in 32 bits
  size_t bulk_load_refs = 100'000;                     // of one load: kept in memory, some 20 MiB
  size_t bulk_load_acyclic = 50'000;    // claims that may close a cycle: kept in memory
  size_t watch_queue_bytes = 4u << 20;  // of commits that wait for a watcher, one at least
  size_t watches = 1'000;               // on one server
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_MODEL_LIMITS_H_
