// entente document: texts, and what they claim.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_DOCUMENT_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_DOCUMENT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/flags_claim.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/recording.h"
#include "clients/cli/session.h"
#include "clients/cpp/paging.h"

namespace entente {

struct DocumentAddFlags {
  RecordingFlags recording;
  std::string id, type = "Document", title, published, issued_by, address, licence;
  std::string document;  // that says all this; empty: it does itself
};

struct DocumentShowFlags {
  ReadFlags read;
  PagePolicy page;
  std::string document;
};

void AddDocumentAddFlags(CLI::App* command, DocumentAddFlags* flags);
void AddDocumentShowFlags(CLI::App* command, DocumentShowFlags* flags);

// A claim for each thing said of the document, its type first; errors of theirs are called by the
// flags. Errors: those of `entity`.
absl::StatusOr<Recording> DocumentRecording(const DocumentAddFlags& flags,
                                            const EntityOfFlag& entity);

// Sorts claims by where they stand in their document: paragraph, span, then id; those without a
// locator come last.
void SortByLocator(std::vector<v1::ClaimRecord>* claims);

// "2", "2:10-25"; "-" where the claim says no place.
std::string LocatorText(const v1::Locator& locator);

void AddDocument(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_DOCUMENT_H_
