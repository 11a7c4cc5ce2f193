// A SAX reader passes over everything until it is at the array (or object) of the first step, and
// builds each element there as a tree, hands it on and forgets it. Further steps, which lead into
// an element, walk its tree.
#include "clients/mapping/json_records.h"

#include <algorithm>
#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/line_reader.h"
#include "clients/cpp/status_macros.h"
#include "clients/mapping/decoded_input.h"
#include "clients/mapping/element_records.h"
#include "clients/mapping/utf8_text.h"

namespace entente {
namespace {

// Counts the lines of what is read through it, byte by byte.
class CountedLines : public std::streambuf {
 public:
  explicit CountedLines(std::streambuf& from) : from_(from) {}
  uint64_t line() const { return line_; }

 protected:
  int_type underflow() override {
    const int_type c = from_.sbumpc();
    if (traits_type::eq_int_type(c, traits_type::eof())) return c;
    if (here_ == '\n') ++line_;
    here_ = traits_type::to_char_type(c);
    setg(&here_, &here_, &here_ + 1);
    return c;
  }

 private:
  std::streambuf& from_;
  char here_ = '\0';
  uint64_t line_ = 1;
};

// With what to do where the bytes are of another encoding.
std::string NotJson(absl::string_view error) {
  const bool bytes = absl::StrContains(error, "ill-formed UTF-8");
  return absl::StrCat("not JSON: ", error,
                      bytes ? "; if the file has another encoding, say so: 'encoding: "
                              "windows-1252' under 'read'"
                            : "");
}

class ElementReader : public nlohmann::json_sax<JsonTree> {
 public:
  ElementReader(const ReadSpec& spec, const CountedLines& lines, EachRecord each)
      : wanted_(spec.rows.empty() ? "" : spec.rows.front().key),
        most_bytes_(spec.most_record_bytes),
        lines_(lines),
        records_(spec, each) {}

  // How the reading ended.
  absl::Status status() const {
    if (!status_.ok() || enough_) return status_;
    if (!found_) return NotFound();
    if (!odd_.has_value()) return records_.Missed();
    return absl::InvalidArgumentError(absl::StrCat(
        "rows: where are the records? The document is an object, and ", *odd_,
        ", is none; say 'rows: NAME' under 'read' with what leads to them; at its top stand ",
        absl::StrJoin(names_, ", ")));
  }

  bool null() override { return Value(JsonTree(nullptr)); }
  bool boolean(bool value) override { return Value(JsonTree(value)); }
  bool number_integer(number_integer_t value) override { return Value(JsonTree(value)); }
  bool number_unsigned(number_unsigned_t value) override { return Value(JsonTree(value)); }
  bool number_float(number_float_t value, const string_t&) override {
    return Value(JsonTree(value));
  }
  bool string(string_t& value) override {
    bytes_ += value.size();
    return Value(JsonTree(std::move(value)));
  }
  bool binary(binary_t&) override { return false; }  // JSON has none
  bool start_object(std::size_t) override { return Open(JsonTree::object()); }
  bool start_array(std::size_t) override { return Open(JsonTree::array()); }
  bool end_object() override { return Close(); }
  bool end_array() override { return Close(); }
  bool key(string_t& value) override {
    if (!open_.empty()) {
      keys_.back() = value;
    } else {
      path_key_ = value;
      LearnName();
    }
    return true;
  }
  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::detail::exception& error) override {
    status_ = absl::InvalidArgumentError(
        absl::StrCat("line ", lines_.line(), ": ", NotJson(error.what())));
    return false;
  }

 private:
  // The way to the wanted array is a dotted path of keys from the top.
  bool AtWanted() const {
    std::string here;
    for (const std::string& key : path_) absl::StrAppend(&here, here.empty() ? "" : ".", key);
    return here == wanted_;
  }

  // Keeps what the members of the innermost container on the way are called, and of the top where
  // it is the wanted one, for messages.
  void LearnName() {
    constexpr size_t kMostNames = 12;
    if (skipped_ > 0) return;
    std::string here;
    for (size_t i = 1; i < path_.size(); ++i) absl::StrAppend(&here, path_[i], ".");
    const bool on_the_way = absl::StartsWith(wanted_, here) || (inside_ && wanted_.empty());
    if (!on_the_way || path_.size() < depth_) return;
    if (path_.size() > depth_) names_.clear();
    depth_ = path_.size();
    if (names_.size() < kMostNames) names_.push_back(path_key_);
    if (names_.size() == kMostNames) names_.back() = "...";
  }

  absl::Status NotFound() const {
    const std::string at = wanted_.empty() ? "its top" : "'" + wanted_ + "'";
    std::string there;
    if (depth_ == 1) there = "at its top stand ";
    if (depth_ > 1) there = "on the way to it stand ";
    if (depth_ == 0 && !wanted_.empty() && top_is_array_) {
      there = "its top is an array: leave out 'rows'";
    }
    return absl::InvalidArgumentError(absl::StrCat("rows: the document has no array or object at ",
                                                   at, there.empty() ? "" : "; ", there,
                                                   absl::StrJoin(names_, ", ")));
  }

  // Whether a member of an object in the place of an array is no object, and so no record.
  bool IsOdd(bool object, absl::string_view what) {
    if (!members_ || !wanted_.empty() || !open_.empty()) return false;
    if (!object && !odd_.has_value()) odd_ = absl::StrCat("'", path_key_, "', ", what);
    return odd_.has_value();
  }

  bool Value(JsonTree value) {
    if (!inside_ || skipped_ > 0) return true;  // outside of the wanted array
    if (IsOdd(false, "a text, number or the like")) return true;
    if (open_.empty()) {
      begun_ = lines_.line();
      return Give(std::move(value));
    }
    return Place(std::move(value));
  }

  bool Place(JsonTree value) {
    bytes_ += sizeof(JsonTree);
    if (bytes_ > most_bytes_) {
      status_ = absl::InvalidArgumentError(
          absl::StrCat("line ", begun_, ": a record of more than ", most_bytes_,
                       " bytes: does 'rows' say where ", "the records are?"));
      return false;
    }
    JsonTree& into = *open_.back();
    if (into.is_array()) {
      into.push_back(std::move(value));
    } else {
      // Behind the others, without looking for another one of the name: that would take as long as
      // there are members, for each of them.
      bytes_ += keys_.back().size();
      into.get_ref<JsonTree::object_t&>().push_back({keys_.back(), std::move(value)});
    }
    return true;
  }

  bool Open(JsonTree empty) {
    if (path_.size() + open_.size() + skipped_ >= kJsonNesting) {
      status_ = absl::InvalidArgumentError(absl::StrCat(
          "line ", lines_.line(), ": nested too deeply: at most ", kJsonNesting, " levels"));
      return false;
    }
    if (skipped_ > 0 || (inside_ && IsOdd(empty.is_object(), "an array"))) {
      ++skipped_;
      return true;
    }
    if (!inside_) {
      if (path_.empty()) top_is_array_ = empty.is_array();
      path_.push_back(path_key_);
      path_key_.clear();
      // The top has no key of its own.
      if (path_.size() == 1 && wanted_.empty()) {
        inside_ = true;
      } else if (path_.size() > 1) {
        const std::vector<std::string> whole(path_);
        path_.erase(path_.begin());
        inside_ = AtWanted();
        path_ = whole;
      }
      found_ = found_ || inside_;
      members_ = inside_ && empty.is_object();
      return true;
    }
    if (open_.empty()) {
      begun_ = lines_.line();
      bytes_ = 0;
      element_ = std::move(empty);
      if (members_ && element_.is_object()) element_["key"] = path_key_;
      open_.push_back(&element_);
    } else {
      if (!Place(std::move(empty))) return false;
      JsonTree& into = *open_.back();
      open_.push_back(into.is_array() ? &into.back()
                                      : &into.get_ref<JsonTree::object_t&>().back().second);
    }
    keys_.emplace_back();
    return true;
  }

  bool Close() {
    if (skipped_ > 0) {
      --skipped_;
      return true;
    }
    if (!open_.empty()) {
      open_.pop_back();
      keys_.pop_back();
      return open_.empty() ? Give(std::move(element_)) : true;
    }
    inside_ = false;
    if (!path_.empty()) path_.pop_back();
    return true;
  }

  bool Give(JsonTree element) {
    const absl::StatusOr<bool> more = records_.Give(std::move(element), begun_);
    if (!more.ok()) status_ = more.status();
    enough_ = more.ok() && !*more;
    return more.ok() && *more;
  }

  const std::string wanted_;
  const size_t most_bytes_;
  const CountedLines& lines_;
  ElementRecords records_;
  absl::Status status_;
  std::vector<std::string> path_;  // of containers around, the top first
  std::string path_key_;
  bool inside_ = false;   // of the wanted array, between or in its elements
  bool members_ = false;  // the wanted one is an object
  bool found_ = false;
  bool enough_ = false;
  bool top_is_array_ = false;
  size_t skipped_ = 0;              // containers open in what is passed over
  std::optional<std::string> odd_;  // the first member that is no record
  std::vector<std::string> names_;  // of members at `depth_`
  size_t depth_ = 0;
  JsonTree element_;
  std::vector<JsonTree*> open_;  // containers inside the element that are not closed
  std::vector<std::string> keys_;
  size_t bytes_ = 0;
  uint64_t begun_ = 0;
};

}  // namespace

absl::Status ReadJson(std::istream& input, const ReadSpec& spec, EachRecord each) {
  ASSIGN_OR_RETURN(TextDecoder decoder, TextDecoder::Make(spec.encoding));
  DecodedInput decoded(*input.rdbuf(), std::move(decoder));
  CountedLines lines(spec.encoding.empty() ? *input.rdbuf() : decoded);
  std::istream counted(&lines);
  ElementReader reader(spec, lines, each);
  JsonTree::sax_parse(counted, &reader);
  if (!decoded.status().ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat("line ", lines.line(), ": ", decoded.status().message()));
  }
  return reader.status();
}

absl::Status ReadNdjson(std::istream& input, const ReadSpec& spec, EachRecord each) {
  constexpr size_t kShown = 80;
  ASSIGN_OR_RETURN(TextDecoder decoder, TextDecoder::Make(spec.encoding));
  LineReader lines(input, spec.most_record_bytes);
  ElementRecords records(spec, each);
  std::string line;
  while (true) {
    ASSIGN_OR_RETURN(const bool more, lines.Next(&line));
    if (!more) return records.Missed();
    if (lines.number() <= spec.skip) continue;
    const absl::StatusOr<std::string> text = decoder.Decode(line);
    absl::StatusOr<JsonTree> tree = text.ok() ? ParseJson(*text) : text.status();
    absl::StatusOr<bool> on;
    if (tree.ok()) {
      on = spec.rows.empty() ? records.Give(*std::move(tree), lines.number())
                             : records.GiveInside(*tree, lines.number());
    } else {
      const absl::Status& wrong = text.ok() ? tree.status() : text.status();
      on = records.GiveProblem(CellError("", CutToBytes(line, kShown), wrong.message()),
                               lines.number());
    }
    RETURN_IF_ERROR(on.status());
    if (!*on) return absl::OkStatus();
  }
}

}  // namespace entente
