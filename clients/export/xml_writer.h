// XML written as it comes, by libxml2.
#ifndef ENTENTE_CLIENTS_EXPORT_XML_WRITER_H_
#define ENTENTE_CLIENTS_EXPORT_XML_WRITER_H_

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace entente {

// A document of XML 1.0 in UTF-8. Not thread-safe. Errors are kept and told by Finish.
class XmlWriter {
 public:
  // Borrows `out`.
  explicit XmlWriter(std::ostream& out);
  ~XmlWriter();
  XmlWriter(const XmlWriter&) = delete;
  XmlWriter& operator=(const XmlWriter&) = delete;

  // Elements end in the reverse order of their starts; attributes follow the start.
  void Start(const char* element);
  void Attribute(const char* name, absl::string_view value);
  void Text(absl::string_view text);
  void End();
  // Ends what is open. kDataLoss where something could not be written.
  absl::Status Finish();

  // Characters that XML forbids, in place of which U+FFFD was written.
  uint64_t replaced() const { return replaced_; }

 private:
  struct Closer {
    void operator()(void* writer) const;
  };

  // `text` without what XML 1.0 forbids, escaped or not: controls but tab and line breaks, U+FFFE
  // and U+FFFF.
  std::string Allowed(absl::string_view text);
  void Keep(int result) { failed_ = failed_ || result < 0; }

  std::ostream& out_;
  std::unique_ptr<void, Closer> writer_;
  uint64_t replaced_ = 0;
  bool failed_ = false;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_XML_WRITER_H_
