// What a claim has of words of its own: stance, mood, basis, grade.
#ifndef ENTENTE_CLIENTS_CPP_CLAIM_WORDS_H_
#define ENTENTE_CLIENTS_CPP_CLAIM_WORDS_H_

#include <string>

#include "entente/v1/proposition.pb.h"

namespace entente {

// Unspecified values are the words of what they are taken as: asserts, fact, unstated.
std::string StanceWord(v1::Stance stance);
std::string MoodWord(v1::Mood mood);
std::string BasisWord(v1::Basis basis);

// "B2", "B", "2", "B2 likely moderate": the axes that a grade sets; empty where it sets none.
std::string AxesText(const v1::Grade& grade);

// By axis the last grade that has not been retracted; "ungraded" when there is none.
std::string GradeText(const v1::ClaimRecord& record);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_CLAIM_WORDS_H_
