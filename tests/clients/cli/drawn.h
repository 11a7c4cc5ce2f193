// Small drawings, for the tests of what is made of them.
#ifndef ENTENTE_TESTS_CLIENTS_CLI_DRAWN_H_
#define ENTENTE_TESTS_CLIENTS_CLI_DRAWN_H_

#include <string>

#include "clients/cli/drawing.h"

namespace entente {

inline v1::PropositionRow RowOf(const std::string& subject, const std::string& predicate,
                                const std::string& object) {
  v1::PropositionRow row;
  row.mutable_proposition()->set_subject(subject);
  row.mutable_proposition()->set_predicate(predicate);
  row.mutable_proposition()->set_object(object);
  row.set_verdict(v1::VERDICT_ASSERTED);
  row.set_certainty(v1::CERTAINTY_ATTESTED);
  row.add_validity("2024-10-23");
  row.mutable_origins()->set_min(1);
  row.mutable_origins()->set_max(2);
  row.set_support(3);
  return row;
}

// A contested row with a claim on each side.
inline v1::PropositionRow ContestedRow() {
  v1::PropositionRow row = RowOf("unit:x", "located_in", "iso:RU-KRS");
  row.set_verdict(v1::VERDICT_CONTESTED);
  row.set_certainty(v1::CERTAINTY_EXTRAPOLATED);
  row.mutable_dissent()->set_denies(1);
  row.add_evidence()->set_id("supporting claim");
  row.add_evidence()->set_id("dissenting claim");
  row.add_dissenting_claim_ids("dissenting claim");
  return row;
}

inline Drawing DrawingOf(const std::vector<v1::PropositionRow>& rows) {
  Drawing drawing;
  for (const v1::PropositionRow& row : rows) drawing.Add(row, EntityNames());
  return drawing;
}

}  // namespace entente

#endif  // ENTENTE_TESTS_CLIENTS_CLI_DRAWN_H_
