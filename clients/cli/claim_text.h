// Claims and judgements in a line of words each, for tables.
#ifndef ENTENTE_CLIENTS_CLI_CLAIM_TEXT_H_
#define ENTENTE_CLIENTS_CLI_CLAIM_TEXT_H_

#include <string>

#include "clients/cli/entity_names.h"
#include "clients/cpp/claim_words.h"
#include "entente/v1/proposition.pb.h"

namespace entente {

// "Zelenskyy (announced) > unnamed: intelligence (reported)": the outermost voice first. Where
// nobody is quoted: "the document".
std::string ChainText(const v1::Claim& claim, const EntityNames& names);

// Who, stance, mood, verb, document, publication, paragraph, basis, period, grade, id.
std::string EvidenceText(const v1::ClaimRecord& record, const EntityNames& names);

// What a claim says, without who says it: "X located_in Y, asserts, fact, 2024-10".
std::string StatementText(const v1::Claim& claim, const EntityNames& names);

// "grade B2 of claim 0123...", "retract document doc:x (source_correction)"; the reason follows
// after a colon.
std::string JudgementText(const v1::Judgement& judgement, const EntityNames& names);

// Its 32 hex digits.
std::string HexOf(const std::string& id);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_CLAIM_TEXT_H_
