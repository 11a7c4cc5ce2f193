// A SAX reader passes over everything until it is at the array (or object) of the first step, and
// builds each element there as a tree, hands it on and forgets it. Further steps, which lead into
// an element, walk its tree.
#include "clients/mapping/json_records.h"

#include "absl/strings/str_cat.h"
#include "clients/cpp/line_reader.h"
#include "clients/cpp/status_macros.h"

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

// Hands on the records inside one element of the outermost array.
class ElementRecords {
 public:
  ElementRecords(const ReadSpec& spec, EachRecord each) : spec_(spec), each_(each) {}

  // False: enough.
  absl::StatusOr<bool> Give(JsonTree element, uint64_t line) {
    line_ = line;
    Within within;
    return Descend(std::move(element), 0, &within);
  }

 private:
  using Within = std::vector<std::pair<std::string, const JsonTree*>>;

  absl::StatusOr<bool> Descend(JsonTree element, size_t step, Within* within) {
    const std::vector<PathStep>& rows = spec_.rows;
    const bool last = step + 1 >= rows.size();
    if (last) {
      FileRecord record;
      record.number = ++number_;
      record.line = line_;
      record.tree = element;
      record.within = *within;
      if (!rows.empty() && !rows[step].as.empty()) {
        record.within.emplace_back(rows[step].as, &record.tree);
      }
      ASSIGN_OR_RETURN(const bool more, each_(record));
      if (!more) return false;
    }
    const size_t before = within->size();
    if (!rows.empty() && !rows[step].as.empty()) within->emplace_back(rows[step].as, &element);
    within->emplace_back("parent", &element);
    bool more = true;
    if (!rows.empty() && rows[step].recursive) {
      ASSIGN_OR_RETURN(more, Children(element, rows[step].key, step, within));
    }
    if (more && !last) {
      ASSIGN_OR_RETURN(more, Children(element, rows[step + 1].key, step + 1, within));
    }
    within->resize(before);
    return more;
  }

  absl::StatusOr<bool> Children(const JsonTree& element, const std::string& key, size_t step,
                                Within* within) {
    const JsonTree* children = MemberAt(element, key);
    if (children == nullptr) return true;
    for (const auto& item : children->items()) {
      JsonTree child = item.value();
      if (children->is_object() && child.is_object() && !child.contains("key")) {
        child["key"] = item.key();
      }
      ASSIGN_OR_RETURN(const bool more, Descend(std::move(child), step, within));
      if (!more) return false;
    }
    return true;
  }

  const ReadSpec& spec_;
  EachRecord each_;
  uint64_t number_ = 0;
  uint64_t line_ = 0;
};

class ElementReader : public nlohmann::json_sax<JsonTree> {
 public:
  ElementReader(const ReadSpec& spec, const CountedLines& lines, EachRecord each)
      : wanted_(spec.rows.empty() ? "" : spec.rows.front().key),
        most_bytes_(spec.most_record_bytes),
        lines_(lines),
        records_(spec, each) {}

  const absl::Status& status() const { return status_; }
  bool found() const { return found_; }

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
    }
    return true;
  }
  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::detail::exception& error) override {
    status_ = absl::InvalidArgumentError(
        absl::StrCat("line ", lines_.line(), ": not JSON: ", error.what()));
    return false;
  }

 private:
  // The way to the wanted array is a dotted path of keys from the top.
  bool AtWanted() const {
    std::string here;
    for (const std::string& key : path_) absl::StrAppend(&here, here.empty() ? "" : ".", key);
    return here == wanted_;
  }

  bool Value(JsonTree value) {
    if (!inside_) return true;  // outside of the wanted array
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
    if (path_.size() + open_.size() >= kJsonNesting) {
      status_ = absl::InvalidArgumentError(absl::StrCat(
          "line ", lines_.line(), ": nested too deeply: at most ", kJsonNesting, " levels"));
      return false;
    }
    if (!inside_) {
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
  JsonTree element_;
  std::vector<JsonTree*> open_;  // containers inside the element that are not closed
  std::vector<std::string> keys_;
  size_t bytes_ = 0;
  uint64_t begun_ = 0;
};

}  // namespace

absl::Status ReadJson(std::istream& input, const ReadSpec& spec, EachRecord each) {
  CountedLines lines(*input.rdbuf());
  std::istream counted(&lines);
  ElementReader reader(spec, lines, each);
  JsonTree::sax_parse(counted, &reader);
  RETURN_IF_ERROR(reader.status());
  if (reader.found()) return absl::OkStatus();
  const std::string at = spec.rows.empty() ? "its top" : "'" + spec.rows.front().key + "'";
  return absl::InvalidArgumentError(
      absl::StrCat("rows: the document has no array or object at ", at));
}

absl::Status ReadNdjson(std::istream& input, const ReadSpec& spec, EachRecord each) {
  LineReader lines(input, spec.most_record_bytes);
  std::string line;
  FileRecord record;
  while (true) {
    ASSIGN_OR_RETURN(const bool more, lines.Next(&line));
    if (!more) return absl::OkStatus();
    if (lines.number() <= spec.skip) continue;
    absl::StatusOr<JsonTree> tree = ParseJson(line);
    record.number += 1;
    record.line = lines.number();
    record.problem = absl::OkStatus();
    if (!tree.ok()) record.problem = CellError("", line.substr(0, 80), tree.status().message());
    record.tree = tree.ok() ? *std::move(tree) : JsonTree();
    ASSIGN_OR_RETURN(const bool on, each(record));
    if (!on) return absl::OkStatus();
  }
}

}  // namespace entente
