#include "clients/cpp/citation.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/text_format.h>
#include <openssl/evp.h>

#include <vector>

#include "absl/strings/str_cat.h"
#include "entente/v1/diff.pb.h"

namespace entente {
namespace {

namespace pb = google::protobuf;

// What is said of the read itself. Budgets differ between servers and times; the rest is asked for.
bool IsOfTheRead(const pb::FieldDescriptor& field) {
  const pb::Descriptor* type = field.message_type();
  return type != nullptr &&
         (type == v1::ResolvedScope::descriptor() || type == v1::Trailer::descriptor() ||
          type == v1::DiffTrailer::descriptor());
}

std::string BytesOf(const pb::Message& message, const pb::FieldDescriptor* field, int index) {
  const pb::Reflection& reflection = *message.GetReflection();
  const bool repeated = field->is_repeated();
  if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE) {
    return DeterministicBytes(repeated ? reflection.GetRepeatedMessage(message, field, index)
                                       : reflection.GetMessage(message, field));
  }
  if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_STRING) {
    return repeated ? reflection.GetRepeatedString(message, field, index)
                    : reflection.GetString(message, field);
  }
  std::string text;
  pb::TextFormat::PrintFieldValueToString(message, field, repeated ? index : -1, &text);
  return text;
}

}  // namespace

struct AnswerDigest::Sha256 {
  Sha256() : context(EVP_MD_CTX_new()) { EVP_DigestInit_ex(context, EVP_sha256(), nullptr); }
  ~Sha256() { EVP_MD_CTX_free(context); }
  EVP_MD_CTX* context;
};

AnswerDigest::AnswerDigest() : sha_(std::make_unique<Sha256>()) {}
AnswerDigest::~AnswerDigest() = default;

void AnswerDigest::AddBytes(const std::string& bytes) {
  unsigned char size[8];
  for (size_t i = 0; i < sizeof(size); ++i) {
    size[i] = static_cast<unsigned char>(bytes.size() >> (8 * i));
  }
  EVP_DigestUpdate(sha_->context, size, sizeof(size));
  EVP_DigestUpdate(sha_->context, bytes.data(), bytes.size());
  ++rows_;
}

void AnswerDigest::Add(const pb::Message& answer) {
  std::vector<const pb::FieldDescriptor*> fields;
  answer.GetReflection()->ListFields(answer, &fields);  // in order of number
  for (const pb::FieldDescriptor* field : fields) {
    if (IsOfTheRead(*field)) continue;
    const int count = field->is_repeated() ? answer.GetReflection()->FieldSize(answer, field) : 1;
    for (int i = 0; i < count; ++i) AddBytes(BytesOf(answer, field, i));
  }
}

void AnswerDigest::AddElement(const pb::Message& element) { AddBytes(DeterministicBytes(element)); }

std::string AnswerDigest::Finish() {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  EVP_DigestFinal_ex(sha_->context, digest, &size);
  return std::string(reinterpret_cast<const char*>(digest), size);
}

void Pin(const v1::ResolvedScope& resolved, v1::ReadScope* scope) {
  v1::AsOf* as_of = scope->mutable_as_of();
  as_of->set_valid(resolved.valid());
  as_of->set_mode(resolved.mode());
  as_of->set_published_before(resolved.published_before());
  as_of->set_judgements(resolved.judgements());
  as_of->set_recorded_at(absl::StrCat(resolved.revision()));
  if (resolved.lens_name().empty()) {
    *scope->mutable_lens()->mutable_inline_() = resolved.lens();
  } else {
    scope->mutable_lens()->set_name(
        absl::StrCat(resolved.lens_name(), "@", resolved.lens_version()));
  }
}

std::string DeterministicBytes(const pb::Message& message) {
  std::string bytes;
  {
    pb::io::StringOutputStream stream(&bytes);
    pb::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializeToCodedStream(&coded);
  }
  return bytes;
}

}  // namespace entente
