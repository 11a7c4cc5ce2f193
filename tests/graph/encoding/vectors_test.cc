// Test vectors hold the bytes on disk still: vectors.txt has, a line each, a name and the bytes in
// hexadecimal. A changed line means that databases written before can no longer be read, and that
// ids are other ones.
#include <fstream>
#include <map>
#include <sstream>

#include "absl/strings/escaping.h"
#include "graph/encoding/canonical.h"
#include "graph/encoding/commit_record.h"
#include "graph/encoding/ontology_record.h"
#include "graph/encoding/row_keys.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

// 00 01 02 ... 1f
IdKey VectorKey() {
  IdKey key;
  for (char byte = 0; byte < 32; ++byte) key.push_back(byte);
  return key;
}

// "GUR said on 24 October 2024, 12:44Z, that the 155th brigade was seen in Kursk on 23 October."
Claim SightingClaim() {
  Claim claim;
  claim.subject = "brigade:155";
  claim.predicate = "located_in";
  claim.object = EntityId("RU-KRS");
  claim.period = *ParsePeriod("@2024-10-23");
  claim.basis = Basis::kObserved;
  claim.voice.document = "doc:1";
  claim.voice.locator.paragraph = 3;
  claim.voice.chain.push_back({"UA-GUR", "", "said", *ParseMoment("2024-10-24T12:44Z")});
  claim.voice.hedges = {"reportedly"};
  return claim;
}

// About 12,000 soldiers, 500 officers among them, with a scope; denied by an anonymous voice.
Claim QuantityClaim() {
  Quantity officers;
  officers.best = 500;
  officers.unit = "person";
  Quantity strength;
  strength.best = 12000;
  strength.low = 10000;
  strength.qualifier = QuantityQualifier::kAbout;
  strength.unit = "person";
  strength.measure = Measure::kStock;
  strength.includes.push_back({"officers", officers, InclusionKind::kNested});
  Claim claim;
  claim.subject = "force:kp";
  claim.predicate = "strength";
  claim.object = Value{strength};
  claim.qualifiers = {{"scope", EntityId("RU-KRS")}};
  claim.period = *ParsePeriod("2024-10/..?");
  claim.stance = Stance::kDenies;
  claim.voice.document = "doc:2";
  claim.voice.chain.push_back({"", "an official", "", *ParseMoment("2024-10-24")});
  return claim;
}

// A forecast with a date by which it is to be resolved, on a text value; the document speaks.
Claim ForecastClaim() {
  Claim claim;
  claim.subject = "x";
  claim.predicate = "assessment";
  claim.object = Value{Text{"Курськ", "uk"}};
  claim.instance = 300;
  claim.mood = Mood::kForecast;
  claim.resolve_by = *ParseMoment("2024-12");
  claim.basis = Basis::kAssessed;
  claim.voice.document = "doc:3";
  claim.voice.likelihood = "likely";
  return claim;
}

Claim EveryValueClaim() {
  Claim claim;
  claim.subject = "x";
  claim.predicate = "p";
  claim.object = Value{ValueList{{Value{true}, Value{int64_t{-2}}, Value{1.5}, Value{Date{0, 30}},
                                  Value{TimeOfDay{1}}, Value{LocalDateTime{2}},
                                  Value{ZonedDateTime{Instant{3}, -60}}, Value{Duration{1, 2, 3}},
                                  Value{GeoPoint{50.5, 36.25}}, Value{GeoBox{{1, 2}, {3, 4}}},
                                  Value{SomeValue{5}}, Value{SomeValue{}}, Value{NoValue{}}}}};
  claim.voice.document = "doc:4";
  return claim;
}

std::vector<Judgement> Judgements() {
  const ClaimId claim = DeriveClaimId(VectorKey(), SightingClaim());
  const ClaimId other = DeriveClaimId(VectorKey(), ForecastClaim());
  JudgementId judgement;
  judgement.bytes[15] = 1;
  return {
      {Grade{claim, "admiralty", Reliability::kB, 2, 6, 3}, "local", "seen before"},
      {Retract{EntityId("doc:1"), RetractReason::kDocumentWithdrawn, *ParseMoment("2024-10-25")},
       "local", ""},
      {Reinstate{claim}, "local", ""},
      {Prefer{claim}, "local", ""},
      {Deprecate{claim}, "local", "superseded"},
      {SameAs{"a", "b"}, "local", ""},
      {NotSameAs{"a", "b"}, "local", ""},
      {Fulfils{claim, other}, "local", ""},
      {Refutes{claim, other}, "local", ""},
      {DerivesFrom{EntityId("doc:2"), claim}, "local", ""},
      {RetractJudgement{judgement}, "local", ""},
  };
}

Lens StrictLens() {
  Lens lens;
  lens.name = "strict";
  lens.version = 2;
  lens.moods = {Mood::kFact, Mood::kForecast};
  lens.allow.agents = {"UA-GUR"};
  lens.deny.documents = {"doc:2"};
  lens.least_reliability = Reliability::kB;
  lens.least_credibility = 2;
  lens.ungraded = true;
  lens.graders = {"local"};
  lens.least_origins = 2;
  lens.least_certainty = Certainty::kAttested;
  lens.contest = Contest::kResolve;
  lens.assume_retracted = {ClaimId()};
  lens.assume_same = {{"a", "b"}};
  return lens;
}

CommitRecord Commit() {
  return {*ParseInstant("2024-11-01T00:00Z"),
          "local",
          "request-1",
          Sha256("changes"),
          {{ChangeRecord::Kind::kClaim, ChangeRecord::Outcome::kRecorded,
            DeriveClaimId(VectorKey(), SightingClaim())},
           {ChangeRecord::Kind::kLens, ChangeRecord::Outcome::kAlreadyPresent, RecordId()}}};
}

OntologyRecord SecondOntology() {
  return {2, std::string(32, '\x11'), {"River"}, {"fills", "flows_into"}, {"near.range"}};
}

Proposition PropositionOf(const Claim& claim) {
  return {claim.subject,    claim.predicate, claim.object,
          claim.qualifiers, claim.instance,  std::nullopt};
}

std::map<std::string, std::string> RowVectors() {
  const Claim sighting = SightingClaim();
  const Claim quantity = QuantityClaim();
  Proposition meeting{"RU", "met", EntityId("KP"), {}, 0, *ParsePeriod("2024-06-19")};
  const Proposition seen = PropositionOf(sighting);
  const PropositionPlace place{seen.subject, KeyOf(seen)};
  JudgementId grade, retraction;
  grade.bytes.fill(0xaa);
  retraction.bytes.fill(0xbb);
  const std::string claim = ClaimSuffix(place.key, DeriveClaimId(VectorKey(), sighting));
  const std::string judgement = ClaimJudgementSuffix(claim, grade);
  Proposition long_text{"x", "assessment", Value{Text{std::string(200, 'a'), "en"}}, {}, 0, {}};
  return {
      {"row/partition-claim", PartitionOf(Table::kClaim, "brigade:155")},
      {"row/key-sighting", place.key.bytes},
      {"row/key-quantity", KeyOf(PropositionOf(quantity)).bytes},
      {"row/key-forecast", KeyOf(PropositionOf(ForecastClaim())).bytes},
      {"row/key-every-value", KeyOf(PropositionOf(EveryValueClaim())).bytes},
      {"row/key-long-text", KeyOf(long_text).bytes},
      {"row/key-event", KeyOf(meeting).bytes},
      {"row/claim", claim},
      {"row/claim-judgement", judgement},
      {"row/claim-judgement-retraction", RetractionSuffix(judgement, retraction)},
      {"row/document-judgement", JudgementSuffix(grade)},
      {"row/incoming", IncomingSuffix(place)},
      {"row/by-predicate", ByPredicateSuffix(place)},
      {"row/by-text", ByTextSuffix("155th brigade", place)},
      {"row/revision", RevisionSuffix(258)},
      {"row/loaded-claims", LoadedClaimsSuffix(258, 2)},
      {"row/name", NameSuffix("strict")},
      {"row/instance", RevisionSuffix(DeriveInstance(VectorKey(), "local", "request-1", 7))},
      {"row/ontology", OntologySuffix(2)},
      {"row/ontology-file", OntologyFileSuffix(2, 258)},
      {"row/free-predicate", FreeNameSuffix(false, "LIKES")},
      {"row/free-type", FreeNameSuffix(true, "Lake")},
      {"row/place", EncodeRowPlace({PartitionOf(Table::kClaim, "brigade:155"), claim})},
  };
}

std::string BytesOf(const RecordId& id) { return IdSuffix(id); }

const std::map<std::string, Claim>& Claims() {
  static const auto* claims = new std::map<std::string, Claim>{{"sighting", SightingClaim()},
                                                               {"quantity", QuantityClaim()},
                                                               {"forecast", ForecastClaim()},
                                                               {"every-value", EveryValueClaim()}};
  return *claims;
}

std::map<std::string, std::string> AllVectors() {
  std::map<std::string, std::string> vectors = RowVectors();
  for (const auto& [name, claim] : Claims()) {
    vectors["claim/" + name] = EncodeClaim(claim);
    vectors["claim-id/" + name] = BytesOf(DeriveClaimId(VectorKey(), claim));
  }
  for (const Judgement& judgement : Judgements()) {
    const std::string number = absl::StrCat(judgement.act.index() + 1);
    vectors["judgement/" + number] = EncodeJudgement(judgement);
    vectors["judgement-id/" + number] =
        BytesOf(DeriveJudgementId(VectorKey(), judgement, "request-1", 7));
  }
  vectors["lens/default"] = EncodeLens(Lens());
  vectors["lens/strict"] = EncodeLens(StrictLens());
  vectors["commit/two-changes"] = EncodeCommitRecord(Commit());
  CommitRecord load = Commit();
  load.changes.clear();
  load.load = LoadRecord{300, 4, 17, 2};
  vectors["commit/load"] = EncodeCommitRecord(load);
  vectors["graph/seed"] = EncodeGraphRecord(
      {1, "seed", VectorKey(), std::string(32, '\x20'), *ParseInstant("2024-11-01T00:00Z")});
  vectors["graph/open"] = EncodeGraphRecord(
      {2, "seed", VectorKey(), std::string(32, '\x20'), *ParseInstant("2024-11-01T00:00Z"), true});
  vectors["ontology/second"] = EncodeOntologyRecord(SecondOntology());
  vectors["ontology-file/rivers"] = EncodeOntologyFile("rivers.proto", "\x0a\x01r");
  return vectors;
}

std::string Contents(const std::string& path) {
  std::ifstream file(path);
  std::stringstream contents;
  contents << file.rdbuf();
  return contents.str();
}

// name -> hexadecimal
std::map<std::string, std::string> Written() {
  std::istringstream lines(Contents("tests/graph/encoding/vectors.txt"));
  std::map<std::string, std::string> written;
  std::string name, hex;
  while (lines >> name >> hex) written[name] = hex;
  return written;
}

TEST(VectorsTest, EncodersWriteThem) {
  std::map<std::string, std::string> written = Written();
  for (const auto& [name, bytes] : AllVectors()) {
    EXPECT_EQ(written[name], absl::BytesToHexString(bytes)) << name;
    written.erase(name);
  }
  EXPECT_TRUE(written.empty()) << "nothing writes " << written.begin()->first;
}

TEST(VectorsTest, DecodersReadThem) {
  const std::map<std::string, std::string> written = Written();
  const auto bytes = [&](const std::string& name) {
    const auto it = written.find(name);
    return it == written.end() ? std::string() : absl::HexStringToBytes(it->second);
  };
  for (const auto& [name, claim] : Claims()) {
    EXPECT_EQ(*DecodeClaim(bytes("claim/" + name)), claim) << name;
  }
  for (const Judgement& judgement : Judgements()) {
    const std::string number = absl::StrCat(judgement.act.index() + 1);
    EXPECT_EQ(*DecodeJudgement(bytes("judgement/" + number)), judgement) << number;
  }
  EXPECT_EQ(*DecodeLens(bytes("lens/default")), Lens());
  EXPECT_EQ(*DecodeLens(bytes("lens/strict")), StrictLens());
  EXPECT_EQ(*DecodeCommitRecord(bytes("commit/two-changes")), Commit());
  EXPECT_EQ(DecodeGraphRecord(bytes("graph/seed"))->name, "seed");
  EXPECT_FALSE(DecodeGraphRecord(bytes("graph/seed"))->open);
  EXPECT_TRUE(DecodeGraphRecord(bytes("graph/open"))->open);
  EXPECT_EQ(*DecodeOntologyRecord(bytes("ontology/second")), SecondOntology());
  EXPECT_EQ(DecodeOntologyFile(bytes("ontology-file/rivers"))->first, "rivers.proto");
  EXPECT_EQ(ParseFreeNameSuffix(bytes("row/free-predicate"))->name, "LIKES");
  EXPECT_TRUE(ParseFreeNameSuffix(bytes("row/free-type"))->type);
  const PropositionKey key{bytes("row/key-sighting")};
  EXPECT_EQ(ParseClaimSuffix(bytes("row/claim-judgement-retraction"))->proposition, key);
  EXPECT_EQ(ParseIncomingSuffix(bytes("row/incoming"))->key, key);
  EXPECT_EQ(ParseByPredicateSuffix(bytes("row/by-predicate"))->subject, "brigade:155");
  EXPECT_EQ(ParseByTextSuffix(bytes("row/by-text"))->key, key);
  EXPECT_EQ(DecodeRowPlace(bytes("row/place"))->suffix, bytes("row/claim"));
}

// The document takes three claims apart byte by byte; spaces and line ends are for the reader.
TEST(VectorsTest, TheDocumentShowsTheSameBytes) {
  const std::string document = Contents("docs/storage-format.md");
  const std::map<std::string, std::string> written = Written();
  for (const std::string name : {"sighting", "quantity", "forecast"}) {
    for (const std::string kind : {"claim/", "claim-id/"}) {
      const std::string mark = "<!-- vector " + kind + name + " -->\n```\n";
      const size_t begin = document.find(mark);
      ASSERT_NE(begin, std::string::npos) << mark;
      const size_t end = document.find("```", begin + mark.size());
      std::istringstream lines(document.substr(begin + mark.size(), end - begin - mark.size()));
      std::string shown, line;
      while (std::getline(lines, line)) {
        for (const char c : line.substr(0, line.find('#'))) {
          if (c != ' ') shown += c;
        }
      }
      EXPECT_EQ(shown, written.at(kind + name)) << kind << name;
    }
  }
}

}  // namespace
}  // namespace entente
