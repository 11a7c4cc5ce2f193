#include "clients/export/xml_writer.h"

#include <libxml/xmlIO.h>
#include <libxml/xmlwriter.h>

namespace entente {
namespace {

constexpr char kReplacement[] = "\xEF\xBF\xBD";

int WriteBytes(void* out, const char* bytes, int size) {
  // Whether it was written is asked of the stream: told here, libxml2 would say so by itself.
  static_cast<std::ostream*>(out)->write(bytes, size);
  return size;
}
int KeepOpen(void*) { return 0; }

xmlTextWriterPtr Raw(void* writer) { return static_cast<xmlTextWriterPtr>(writer); }
const xmlChar* Chars(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

}  // namespace

void XmlWriter::Closer::operator()(void* writer) const {
  if (writer != nullptr) xmlFreeTextWriter(Raw(writer));
}

XmlWriter::XmlWriter(std::ostream& out) : out_(out) {
  xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(WriteBytes, KeepOpen, &out, nullptr);
  if (buffer != nullptr) writer_.reset(xmlNewTextWriter(buffer));
  if (writer_ == nullptr) {
    failed_ = true;
    return;
  }
  xmlTextWriterSetIndent(Raw(writer_.get()), 1);
  Keep(xmlTextWriterStartDocument(Raw(writer_.get()), nullptr, "UTF-8", nullptr));
}

XmlWriter::~XmlWriter() = default;

void XmlWriter::Start(const char* element) {
  if (!failed_) Keep(xmlTextWriterStartElement(Raw(writer_.get()), Chars(element)));
}

void XmlWriter::Attribute(const char* name, absl::string_view value) {
  if (failed_) return;
  const std::string allowed = Allowed(value);
  Keep(xmlTextWriterWriteAttribute(Raw(writer_.get()), Chars(name), Chars(allowed.c_str())));
}

void XmlWriter::Text(absl::string_view text) {
  if (!failed_) Keep(xmlTextWriterWriteString(Raw(writer_.get()), Chars(Allowed(text).c_str())));
}

void XmlWriter::End() {
  if (!failed_) Keep(xmlTextWriterEndElement(Raw(writer_.get())));
}

absl::Status XmlWriter::Finish() {
  if (!failed_) Keep(xmlTextWriterEndDocument(Raw(writer_.get())));
  if (!failed_) Keep(xmlTextWriterFlush(Raw(writer_.get())));
  return failed_ || !out_ ? absl::DataLossError("the output cannot be written") : absl::OkStatus();
}

std::string XmlWriter::Allowed(absl::string_view text) {
  std::string allowed;
  allowed.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool control = byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
    const absl::string_view next = text.substr(i, 3);
    const bool no_character = next == "\xEF\xBF\xBE" || next == "\xEF\xBF\xBF";
    if (!control && !no_character) {
      allowed.push_back(text[i]);
      continue;
    }
    allowed += kReplacement;
    ++replaced_;
    if (no_character) i += 2;
  }
  return allowed;
}

}  // namespace entente
