#include "clients/export/nquads_sink.h"

#include <optional>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/claim_words.h"
#include "clients/cpp/status_macros.h"
#include "clients/export/bounds_text.h"
#include "clients/export/iri.h"
#include "clients/export/quad_writer.h"
#include "clients/export/rdf_value.h"

namespace entente {
namespace {

constexpr char kType[] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
constexpr char kLabel[] = "http://www.w3.org/2000/01/rdf-schema#label";
constexpr char kSameAs[] = "http://www.w3.org/2002/07/owl#sameAs";
constexpr char kProv[] = "http://www.w3.org/ns/prov#";

class NquadsSink : public Sink {
 public:
  NquadsSink(Output* output, std::string base) : output_(output), base_(std::move(base)) {}

  bool wants_claims() const override { return true; }
  bool wants_voices() const override { return true; }
  uint64_t replaced_characters() const override { return quads_->replaced(); }

  absl::Status Begin(const ExportHead& head) override {
    iris_.emplace(base_, head.scope.graph());
    ASSIGN_OR_RETURN(std::ostream * out, output_->Open("export.nq"));
    quads_.emplace(*out);
    return output_->Check();
  }

  absl::Status Row(const v1::PropositionRow&) override { return absl::OkStatus(); }

  absl::Status Entity(const ExportedEntity& exported) override {
    const RdfNode entity = RdfNode::Iri(iris_->Entity(exported.entity.id()));
    RETURN_IF_ERROR(quads_->Write(entity, kLabel, RdfNode::Text(exported.label), ""));
    for (const std::string& type : exported.entity.types()) {
      RETURN_IF_ERROR(quads_->Write(entity, kType, RdfNode::Iri(iris_->Type(type)), ""));
    }
    const auto is = [&](const char* kind) {
      return quads_->Write(entity, kType, RdfNode::Iri(absl::StrCat(kProv, kind)), "");
    };
    if (exported.document) RETURN_IF_ERROR(is("Entity"));
    if (exported.voice) RETURN_IF_ERROR(is("Agent"));
    // Claims have the ids that they were stated with.
    for (const v1::EntityMember& member : exported.entity.members()) {
      if (member.id() == exported.entity.id()) continue;
      RETURN_IF_ERROR(quads_->Write(RdfNode::Iri(iris_->Entity(member.id())), kSameAs, entity, ""));
    }
    return output_->Check();
  }

  absl::Status Claim(const v1::ClaimRecord& record) override {
    claim_ = iris_->Claim(record.id());
    blanks_ = 0;
    RETURN_IF_ERROR(Content(record));
    RETURN_IF_ERROR(Qualifiers(record));
    RETURN_IF_ERROR(Provenance(record));
    RETURN_IF_ERROR(Period(record));
    return output_->Check();
  }

  absl::Status End() override {
    RETURN_IF_ERROR(quads_->Finish());
    return output_->Check();
  }

 private:
  // What the claim says, in its graph.
  absl::Status Content(const v1::ClaimRecord& record) {
    const v1::Claim& claim = record.claim();
    const RdfNode subject = RdfNode::Iri(iris_->Entity(claim.subject()));
    const std::string predicate = iris_->Predicate(claim.predicate());
    if (claim.filler_case() == v1::Claim::kObject) {
      return quads_->Write(subject, predicate, RdfNode::Iri(iris_->Entity(claim.object())), claim_);
    }
    return WriteValue(subject, predicate, claim.value(), record.id(), claim_);
  }

  absl::Status WriteValue(const RdfNode& subject, const std::string& predicate,
                          const v1::Value& value, const std::string& id, const std::string& graph) {
    const RdfValue rdf =
        RdfOf(value, *iris_, absl::StrCat("c", absl::BytesToHexString(id), "x", ++blanks_));
    RETURN_IF_ERROR(quads_->Write(subject, predicate, rdf.node, graph));
    for (const auto& [term, node] : rdf.properties) {
      RETURN_IF_ERROR(quads_->Write(rdf.node, term, node, graph));
    }
    return absl::OkStatus();
  }

  // About the graph, like all that follows.
  absl::Status Qualifiers(const v1::ClaimRecord& record) {
    for (const v1::Qualifier& qualifier : record.claim().qualifiers()) {
      const std::string term =
          iris_->Term(absl::StrCat("qualifier/", PercentEncoded(qualifier.name())));
      if (qualifier.filler_case() == v1::Qualifier::kEntity) {
        RETURN_IF_ERROR(About(term, RdfNode::Iri(iris_->Entity(qualifier.entity()))));
        continue;
      }
      if (!qualifier.value().has_list()) {
        RETURN_IF_ERROR(WriteValue(RdfNode::Iri(claim_), term, qualifier.value(), record.id(), ""));
      }
      for (const v1::Value& item : qualifier.value().list().items()) {
        RETURN_IF_ERROR(WriteValue(RdfNode::Iri(claim_), term, item, record.id(), ""));
      }
    }
    return absl::OkStatus();
  }

  absl::Status Provenance(const v1::ClaimRecord& record) {
    const v1::Claim& claim = record.claim();
    const v1::Voice& voice = claim.voice();
    const auto prov = [](const char* word) { return absl::StrCat(kProv, word); };
    RETURN_IF_ERROR(About(kType, RdfNode::Iri(prov("Entity"))));
    RETURN_IF_ERROR(About(kType, RdfNode::Iri(iris_->Term("Claim"))));
    RETURN_IF_ERROR(About(prov("wasDerivedFrom"), RdfNode::Iri(iris_->Entity(voice.document()))));
    for (const v1::ChainLink& link : voice.chain()) {
      const bool named = link.who_case() == v1::ChainLink::kAgent;
      RETURN_IF_ERROR(
          named ? About(prov("wasAttributedTo"), RdfNode::Iri(iris_->Entity(link.agent())))
                : Term("unnamed-voice", link.description()));
    }
    if (!voice.chain().empty()) {
      const v1::ChainLink& origin = *voice.chain().rbegin();
      if (origin.who_case() == v1::ChainLink::kAgent) {
        RETURN_IF_ERROR(About(iris_->Term("origin"), RdfNode::Iri(iris_->Entity(origin.agent()))));
      }
    }
    RETURN_IF_ERROR(About(prov("generatedAtTime"), RdfTime(record.recorded_at())));
    RETURN_IF_ERROR(About(iris_->Term("revision"), RdfNode::Typed(absl::StrCat(record.revision()),
                                                                  absl::StrCat(kXsd, "integer"))));
    RETURN_IF_ERROR(Term("stance", StanceWord(claim.stance())));
    RETURN_IF_ERROR(Term("mood", MoodWord(claim.mood())));
    RETURN_IF_ERROR(Term("basis", BasisWord(claim.basis())));
    RETURN_IF_ERROR(Term("grade", GradeText(record)));
    RETURN_IF_ERROR(Time("published", record.published()));
    RETURN_IF_ERROR(Time("resolve-by", claim.resolve_by()));
    RETURN_IF_ERROR(Term("likelihood", voice.likelihood()));
    for (const std::string& hedge : voice.hedges()) RETURN_IF_ERROR(Term("hedge", hedge));
    if (voice.locator().paragraph() == 0) return absl::OkStatus();
    return About(iris_->Term("paragraph"), RdfNode::Typed(absl::StrCat(voice.locator().paragraph()),
                                                          absl::StrCat(kXsd, "integer")));
  }

  absl::Status Period(const v1::ClaimRecord& record) {
    RETURN_IF_ERROR(Term("period", record.claim().period()));
    RETURN_IF_ERROR(Term("bounds", record.bounds()));
    const std::optional<FourBounds> bounds = ParseBounds(record.bounds());
    if (!bounds.has_value() || bounds->always) return absl::OkStatus();
    RETURN_IF_ERROR(Time("start-earliest", bounds->start_earliest));
    RETURN_IF_ERROR(Time("start-latest", bounds->start_latest));
    RETURN_IF_ERROR(Time("end-earliest", bounds->end_earliest));
    return Time("end-latest", bounds->end_latest);
  }

  absl::Status About(const std::string& predicate, const RdfNode& object) {
    return quads_->Write(RdfNode::Iri(claim_), predicate, object, "");
  }
  // Nothing for an empty text.
  absl::Status Term(const char* word, const std::string& text) {
    return text.empty() ? absl::OkStatus() : About(iris_->Term(word), RdfNode::Text(text));
  }
  absl::Status Time(const char* word, const std::string& text) {
    return text.empty() ? absl::OkStatus() : About(iris_->Term(word), RdfTime(text));
  }

  Output* output_;
  std::string base_;
  std::optional<Iris> iris_;
  std::optional<QuadWriter> quads_;
  std::string claim_;  // the graph of the claim at hand
  int blanks_ = 0;     // made for it so far
};

}  // namespace

std::unique_ptr<Sink> MakeNquadsSink(Output* output, const std::string& base) {
  return std::make_unique<NquadsSink>(output, base);
}

}  // namespace entente
