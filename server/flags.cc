#include "server/flags.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <iostream>
#include <limits>

#include "absl/time/time.h"

namespace entente {
namespace {

constexpr int kBadCommandLine = 2;

constexpr char kAbout[] =
    "entented serves graphs of attributed claims over gRPC.\n"
    "Exit codes: 0 stopped in order; 2 cannot serve (one line says why).";

// A flag for `*target`, at least 1, whose default is what the target holds.
template <typename Number>
void AddLimit(CLI::App* app, const char* name, Number* target, const char* why,
              Number most = std::numeric_limits<Number>::max()) {
  app->add_option(name, *target, why)
      ->capture_default_str()
      ->check(CLI::Range(Number{1}, most))
      ->group("Limits");
}

void AddCallLimits(CLI::App* app, Limits* limits) {
  AddLimit(app, "--limit-message-bytes", &limits->message_in_bytes,
           "one request; also what gRPC clients expect",
           static_cast<size_t>(std::numeric_limits<int>::max()));  // gRPC takes an int
  AddLimit(app, "--limit-streamed-bytes", &limits->streamed_message_bytes,
           "one message of a streamed answer; keeps slow readers cheap");
  AddLimit(app, "--limit-answer-bytes", &limits->unary_answer_bytes,
           "one unary answer; what every client receives by default");
  AddLimit(app, "--limit-changes", &limits->changes_per_commit,
           "changes of a commit; a commit is one step of the engine", size_t{2'000});
  AddLimit(app, "--limit-page-default", &limits->page_default,
           "rows of a page where none is asked for, and of a streamed message");
  AddLimit(app, "--limit-page", &limits->page_most, "rows of a page at most");
  AddLimit(app, "--limit-call-default-micros", &limits->call_default_micros,
           "time of a call whose client sets no deadline");
  AddLimit(app, "--limit-call-micros", &limits->call_most_micros,
           "time of any call but Watch, whatever its deadline");
  AddLimit(app, "--limit-call-edges", &limits->call_edges,
           "claims and index rows read by one call; the answer then says TRUNCATED");
  AddLimit(app, "--limit-call-rows", &limits->call_rows, "rows answered by one call");
  AddLimit(app, "--limit-call-bytes", &limits->call_bytes, "memory counted against one call");
  AddLimit(app, "--limit-hops", &limits->hops, "hops of a path or traversal");
  AddLimit(app, "--limit-starts", &limits->starts,
           "entities that one traversal or subgraph begins at; its answer covers them all");
  AddLimit(app, "--limit-paths", &limits->paths, "simple paths, where a number is asked for");
  AddLimit(app, "--limit-members", &limits->closure_members,
           "ids that hang together by SAME_AS; a read of one of them reads all");
}

void AddGraphLimits(CLI::App* app, Limits* limits) {
  AddLimit(app, "--limit-graphs", &limits->graphs, "graphs on this server; each has an engine");
  AddLimit(app, "--limit-ontology-bytes", &limits->ontology_bytes,
           "a descriptor set that is applied; all versions are kept", size_t{4} << 20);
  AddLimit(app, "--limit-ontology-messages", &limits->ontology_messages,
           "messages and enums in it");
  AddLimit(app, "--limit-ontology-versions", &limits->ontology_versions,
           "versions of one graph's own ontology");
  AddLimit(app, "--limit-free-names", &limits->free_names,
           "types and predicates that an open graph uses though nobody declared them");
  AddLimit(
      app, "--limit-name-index-bytes", &limits->name_index_bytes,
      "names of one graph in memory, some 350 bytes each; with more, names are found in full only");
  app->add_option("--limit-adjacency-bytes", limits->adjacency_bytes,
                  "edges of one graph packed in memory, some 52 bytes each from either end; those "
                  "used longest ago go first; 0: none are, every hop reads rows")
      ->capture_default_str()
      ->group("Limits");
  AddLimit(app, "--limit-name-pairs", &limits->name_pairs,
           "pairs of names alike that one search for duplicates compares, 8 bytes each");
  AddLimit(app, "--limit-watches", &limits->watches, "watches at a time");
  AddLimit(app, "--limit-watch-queue-bytes", &limits->watch_queue_bytes,
           "commits read ahead for one watcher; one at least, however large");
}

void AddLoadLimits(CLI::App* app, Limits* limits) {
  AddLimit(app, "--limit-bulk-loads", &limits->bulk_loads,
           "bulk loads at a time; each has a thread and its memory");
  AddLimit(app, "--bulk-load-memory-bytes", &limits->bulk_load_memory_bytes,
           "memory in which one bulk load sorts; what does not fit goes into temporary files");
  AddLimit(app, "--limit-bulk-load-disk-bytes", &limits->bulk_load_disk_bytes,
           "temporary files of one bulk load, in the data directory; some 500 bytes a claim");
  AddLimit(app, "--limit-bulk-load-changes", &limits->bulk_load_changes,
           "changes of one bulk load; they are numbered in 32 bits", uint64_t{4'000'000'000});
  AddLimit(app, "--limit-bulk-load-refs", &limits->bulk_load_refs,
           "refs of one bulk load; they are kept in memory");
  AddLimit(app, "--limit-bulk-load-acyclic", &limits->bulk_load_acyclic,
           "claims of one bulk load that could close a cycle; they are kept in memory");
}

void AddServing(CLI::App* app, ServerFlags* flags, double* stall, double* idle) {
  AddLimit(app, "--read-threads", &flags->options.read_threads, "reads served at a time");
  AddLimit(app, "--write-threads", &flags->options.write_threads,
           "commits served at a time; they share their syncs");
  AddLimit(app, "--waiting-calls", &flags->options.waiting_calls,
           "calls that may wait for a thread; more are told to come back");
  app->add_option("--watch-stall-seconds", *stall,
                  "a watcher that takes no message for so long is told where to resume")
      ->capture_default_str()
      ->check(CLI::Range(0.01, 86'400.0))
      ->group("Limits");
  app->add_option("--bulk-load-idle-seconds", *idle,
                  "a bulk load whose client sends nothing for so long is given up")
      ->capture_default_str()
      ->check(CLI::Range(0.01, 86'400.0))
      ->group("Limits");
  AddLimit(app, "--cache-mib", &flags->cache_mib, "blocks read lately, shared by all graphs");
}

}  // namespace

std::optional<int> ParseFlags(int argc, const char* const* argv, ServerFlags* flags) {
  CLI::App app(kAbout, "entented");
  app.set_version_flag("--version", ENTENTE_VERSION);
  app.add_option("--data", flags->data, "directory of the graphs; made (mode 0700) if missing")
      ->capture_default_str();
  app.add_option("--listen", flags->listen, "HOST:PORT to listen on; port 0: any free one")
      ->capture_default_str();
  app.add_flag("--insecure-listen", flags->insecure_listen,
               "allow an address that other machines reach, without encryption or authentication");
  double stall = absl::ToDoubleSeconds(flags->options.watch_stall);
  AddCallLimits(&app, &flags->options.limits);
  AddGraphLimits(&app, &flags->options.limits);
  AddLoadLimits(&app, &flags->options.limits);
  double idle = absl::ToDoubleSeconds(flags->options.bulk_load_idle);
  AddServing(&app, flags, &stall, &idle);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return app.exit(asked);
  } catch (const CLI::ParseError& error) {
    std::cerr << "entented: " << error.what() << " (--help lists the flags)" << std::endl;
    return kBadCommandLine;
  }
  flags->options.watch_stall = absl::Seconds(stall);
  flags->options.bulk_load_idle = absl::Seconds(idle);
  return std::nullopt;
}

}  // namespace entente
