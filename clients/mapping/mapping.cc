#include "clients/mapping/mapping.h"

#include "absl/strings/str_cat.h"
#include "clients/cpp/status_macros.h"
#include "clients/mapping/entity_spec.h"
#include "clients/mapping/table_names.h"

namespace entente {
namespace {

std::vector<YamlTree> ItemsOf(const YamlTree& tree, const std::string& key) {
  const auto list = tree.Find(key);
  return list.has_value() ? list->Items() : std::vector<YamlTree>();
}

absl::Status ReadWords(const YamlTree& tree, Tables* tables) {
  ASSIGN_OR_RETURN(const auto members, tree.Members());
  for (const auto& [name, table] : members) {
    WordTable& words = tables->words[name];
    ASSIGN_OR_RETURN(const auto entries, table.Members());
    for (const auto& [code, word] : entries) {
      ASSIGN_OR_RETURN(words[code], word.Text());
    }
  }
  return absl::OkStatus();
}

absl::Status ReadLookups(const YamlTree& tree, std::vector<LookupSpec>* lookups) {
  ASSIGN_OR_RETURN(const auto members, tree.Members());
  for (const auto& [name, table] : members) {
    RETURN_IF_ERROR(table.CheckKeys({"file", "key", "read", "repeated"}));
    LookupSpec lookup;
    lookup.name = name;
    ASSIGN_OR_RETURN(const YamlTree file, table.Get("file"));
    ASSIGN_OR_RETURN(lookup.file, file.Text());
    ASSIGN_OR_RETURN(const YamlTree key, table.Get("key"));
    ASSIGN_OR_RETURN(lookup.key, key.Template());
    if (const auto repeated = table.Find("repeated")) {
      ASSIGN_OR_RETURN(const size_t word, repeated->Word({"first", "last"}));
      lookup.repeated = word == 0 ? RepeatedKey::kFirst : RepeatedKey::kLast;
    }
    if (const auto read = table.Find("read")) {
      ASSIGN_OR_RETURN(lookup.read, ReadReadSpec(*read, nullptr));
    }
    lookups->push_back(std::move(lookup));
  }
  return absl::OkStatus();
}

absl::Status ReadColumns(const YamlTree& tree, Tables* tables) {
  ASSIGN_OR_RETURN(const auto members, tree.Members());
  for (const auto& [name, value] : members) {
    ColumnAlias& alias = tables->columns[name];
    alias.column = name;
    if (!value.is_map()) {
      ASSIGN_OR_RETURN(alias.column, value.Text());
      continue;
    }
    RETURN_IF_ERROR(value.CheckKeys({"column", "missing"}));
    if (const auto column = value.Find("column")) {
      ASSIGN_OR_RETURN(alias.column, column->Text());
    }
    if (const auto missing = value.Find("missing")) {
      ASSIGN_OR_RETURN(const std::vector<std::string> texts, missing->Texts());
      alias.missing.insert(texts.begin(), texts.end());
    }
  }
  return absl::OkStatus();
}

absl::Status CheckTables(const YamlTree& tree, const Mapping& mapping) {
  std::vector<std::string> words;
  std::vector<std::string> lookups;
  for (const auto& [name, table] : mapping.tables.words) words.push_back(name);
  for (const LookupSpec& lookup : mapping.lookups) lookups.push_back(lookup.name);
  return CheckTableNames(tree, words, lookups);
}

absl::StatusOr<std::vector<PathStep>> ReadRows(const YamlTree& tree) {
  std::vector<PathStep> steps;
  for (const YamlTree& item : tree.Items()) {
    PathStep step;
    if (item.is_map()) {
      RETURN_IF_ERROR(item.CheckKeys({"path", "as", "recursive"}));
      ASSIGN_OR_RETURN(const YamlTree path, item.Get("path"));
      ASSIGN_OR_RETURN(step.key, path.Text());
      if (const auto as = item.Find("as")) {
        ASSIGN_OR_RETURN(step.as, as->Text());
      }
      if (const auto recursive = item.Find("recursive")) {
        ASSIGN_OR_RETURN(step.recursive, recursive->Flag());
      }
    } else {
      ASSIGN_OR_RETURN(step.key, item.Text());
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

// "none" (a quote), "tab" and "space" stand for what cannot be written well.
absl::StatusOr<char> ReadCharacter(const YamlTree& tree) {
  ASSIGN_OR_RETURN(const std::string text, tree.Text());
  if (text == "none") return '\0';
  if (text == "tab") return '\t';
  if (text == "space") return ' ';
  if (text.size() == 1 && (text[0] & 0x80) == 0) return text[0];
  return tree.Error(
      absl::StrCat("'", text, "': one ASCII character, tab, space or none is expected"));
}

absl::Status ReadHeader(const YamlTree& tree, ReadSpec* spec) {
  spec->has_header = false;
  if (tree.is_list()) {
    ASSIGN_OR_RETURN(spec->header, tree.Texts());
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(spec->has_header, tree.Flag());
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ReadSpec> ReadReadSpec(const YamlTree& tree, Tables* tables) {
  ReadSpec spec;
  std::vector<std::string> keys = {"format",  "delimiter", "quote", "header",    "skip",
                                   "comment", "encoding",  "rows",  "fill_down", "short_rows"};
  if (tables != nullptr) keys.insert(keys.end(), {"missing", "columns"});
  RETURN_IF_ERROR(tree.CheckKeys(keys));
  if (const auto format = tree.Find("format")) {
    ASSIGN_OR_RETURN(const size_t word, format->Word({"csv", "tsv", "ndjson", "json", "geojson"}));
    spec.format = static_cast<FileFormat>(word + 1);
  }
  if (const auto delimiter = tree.Find("delimiter")) {
    ASSIGN_OR_RETURN(spec.delimiter, ReadCharacter(*delimiter));
  }
  if (const auto quote = tree.Find("quote")) {
    ASSIGN_OR_RETURN(spec.quote, ReadCharacter(*quote));
  }
  if (const auto header = tree.Find("header")) RETURN_IF_ERROR(ReadHeader(*header, &spec));
  if (const auto skip = tree.Find("skip")) {
    ASSIGN_OR_RETURN(spec.skip, skip->Number());
  }
  if (const auto comment = tree.Find("comment")) {
    ASSIGN_OR_RETURN(spec.comment, comment->Text());
  }
  if (const auto fill_down = tree.Find("fill_down")) {
    ASSIGN_OR_RETURN(spec.fill_down, fill_down->Texts());
  }
  if (const auto short_rows = tree.Find("short_rows")) {
    ASSIGN_OR_RETURN(const size_t word, short_rows->Word({"reject", "fill"}));
    spec.fill_short_rows = word == 1;
  }
  if (const auto encoding = tree.Find("encoding")) {
    ASSIGN_OR_RETURN(spec.encoding, encoding->Text());
  }
  if (const auto rows = tree.Find("rows")) {
    ASSIGN_OR_RETURN(spec.rows, ReadRows(*rows));
  }
  if (tables == nullptr) return spec;
  if (const auto missing = tree.Find("missing")) {
    ASSIGN_OR_RETURN(const std::vector<std::string> texts, missing->Texts());
    tables->missing.insert(texts.begin(), texts.end());
  }
  if (const auto columns = tree.Find("columns")) RETURN_IF_ERROR(ReadColumns(*columns, tables));
  return spec;
}

absl::StatusOr<Mapping> ParseMapping(const std::string& text, const std::string& file) {
  ASSIGN_OR_RETURN(const YamlTree tree, YamlTree::Load(text, file));
  RETURN_IF_ERROR(tree.CheckKeys({"mapping", "about", "read", "lookups", "words", "document",
                                  "voice", "where", "entities", "claims", "judgements"}));
  Mapping mapping;
  ASSIGN_OR_RETURN(const YamlTree name, tree.Get("mapping"));
  ASSIGN_OR_RETURN(mapping.name, name.Text());
  constexpr size_t kMostNameBytes = 128;  // part of request ids
  if (mapping.name.empty() || mapping.name.size() > kMostNameBytes) {
    return name.Error(absl::StrCat("a name of 1 to ", kMostNameBytes, " bytes is expected"));
  }
  if (const auto about = tree.Find("about")) {
    ASSIGN_OR_RETURN(mapping.about, about->Text());
  }
  if (const auto read = tree.Find("read")) {
    ASSIGN_OR_RETURN(mapping.read, ReadReadSpec(*read, &mapping.tables));
  }
  if (const auto words = tree.Find("words")) RETURN_IF_ERROR(ReadWords(*words, &mapping.tables));
  if (const auto lookups = tree.Find("lookups")) {
    RETURN_IF_ERROR(ReadLookups(*lookups, &mapping.lookups));
  }
  ASSIGN_OR_RETURN(const YamlTree document, tree.Get("document"));
  ASSIGN_OR_RETURN(mapping.document_claims, ReadDocument(document, &mapping.document));
  ASSIGN_OR_RETURN(const EntityIds entities, ReadEntityIds(ItemsOf(tree, "entities")));
  VoiceSpec voice;
  voice.document = *TextTemplate::Parse(mapping.document);
  if (const auto own = tree.Find("voice")) {
    ASSIGN_OR_RETURN(voice, ReadVoice(*own, entities, voice));
  }
  if (const auto where = tree.Find("where")) {
    ASSIGN_OR_RETURN(mapping.where, Condition::Read(*where));
  }
  for (ClaimSpec& claim : mapping.document_claims) claim.place = "document";
  size_t index = 0;
  for (const YamlTree& entity : ItemsOf(tree, "entities")) {
    ASSIGN_OR_RETURN(std::vector<ClaimSpec> claims, ReadEntity(entity, entities, voice));
    for (ClaimSpec& claim : claims) {
      claim.place = absl::StrCat("entities[", index, "]");
      mapping.claims.push_back(std::move(claim));
    }
    ++index;
  }
  index = 0;
  for (const YamlTree& claim : ItemsOf(tree, "claims")) {
    ASSIGN_OR_RETURN(ClaimSpec spec, ReadClaim(claim, entities, voice));
    spec.place = absl::StrCat("claims[", index++, "]");
    mapping.claims.push_back(std::move(spec));
  }
  for (const YamlTree& judgement : ItemsOf(tree, "judgements")) {
    ASSIGN_OR_RETURN(JudgementSpec spec, ReadJudgement(judgement, entities));
    mapping.judgements.push_back(std::move(spec));
  }
  RETURN_IF_ERROR(CheckTables(tree, mapping));
  if (mapping.claims.empty() && mapping.judgements.empty()) {
    return tree.Error("nothing is said of a record: 'entities', 'claims' or 'judgements' do that");
  }
  return mapping;
}

std::vector<std::string> Mapping::names() const {
  std::vector<std::string> all = where.names();
  const auto add = [&all](const std::vector<std::string>& names) {
    all.insert(all.end(), names.begin(), names.end());
  };
  for (const ClaimSpec& claim : claims) add(NamesOf(claim));
  for (const JudgementSpec& judgement : judgements) add(NamesOf(judgement));
  return all;
}

}  // namespace entente
