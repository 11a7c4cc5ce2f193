// A view is a message of the ontology: `id`, and for each attribute shown a repeated Attribute. The
// oneof of v1::Entity says which built-in types have one; TypeDefinition::attributes says which
// predicate each field shows. A type that the graph's own ontology declares is shown as OwnView:
// field by field, so that whoever has not its message can read it all the same. Cost: one look-up
// of (entity, predicate) for each field.
#include "server/entity_view.h"

#include <google/protobuf/message.h>

#include <functional>
#include <limits>
#include <utility>

#include "graph/model/status.h"
#include "graph/query/entity_identity.h"
#include "server/convert/identity.h"
#include "server/convert/rows.h"

namespace entente {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// The field of v1::Entity that holds views of `type`; nullptr: there is none.
const FieldDescriptor* ViewField(const TypeDefinition& type) {
  const google::protobuf::OneofDescriptor* views =
      v1::Entity::descriptor()->FindOneofByName("view");
  for (int i = 0; i < views->field_count(); ++i) {
    if (views->field(i)->message_type()->full_name() == type.message) return views->field(i);
  }
  return nullptr;
}

bool HasMoreSpecial(const std::string& type, const std::vector<std::string>& types,
                    const Ontology& ontology) {
  for (const std::string& other : types) {
    if (other != type && ontology.IsA(other, type)) return true;
  }
  return false;
}

bool IsShown(const TypeDefinition& type) {
  return ViewField(type) != nullptr || (type.since > 0 && !type.abstract && !type.undeclared);
}

// Hands every attribute that the type shows to `add`, field by field.
absl::Status ReadAttributes(
    const TypeDefinition& type, const EntityId& id, bool evidence, Reading& reading, Ending* ending,
    const std::function<void(const ShownAttribute&, const v1::Attribute&)>& add) {
  for (const ShownAttribute& shown : type.attributes) {
    if (!ending->complete) return absl::OkStatus();
    PropositionPattern pattern;
    pattern.subject = id;
    pattern.predicate = shown.predicate;
    ASSIGN_OR_RETURN(const Ending end,
                     ListPropositions(reading.view(), pattern, std::numeric_limits<uint64_t>::max(),
                                      Bookmark(), [&](const PropositionRow& row) {
                                        add(shown, AttributeToWire(row, evidence));
                                        return absl::OkStatus();
                                      }));
    for (size_t i = 0; i < kHiddenReasons; ++i) ending->hidden.counts[i] += end.hidden.counts[i];
    ending->complete = end.complete;
    ending->truncated_by = end.truncated_by;
  }
  return absl::OkStatus();
}

absl::Status FillView(const TypeDefinition& type, const EntityId& id, bool evidence,
                      Reading& reading, Ending* ending, Message* view) {
  const google::protobuf::Reflection* reflection = view->GetReflection();
  reflection->SetString(view, view->GetDescriptor()->FindFieldByName("id"), id);
  return ReadAttributes(type, id, evidence, reading, ending,
                        [&](const ShownAttribute& shown, const v1::Attribute& attribute) {
                          const FieldDescriptor* field =
                              view->GetDescriptor()->FindFieldByNumber(shown.field_number);
                          reflection->AddMessage(view, field)->CopyFrom(attribute);
                        });
}

absl::Status FillOwnView(const TypeDefinition& type, const EntityId& id, bool evidence,
                         Reading& reading, Ending* ending, v1::OwnView* view) {
  view->set_type(type.name);
  view->set_message(type.message);
  return ReadAttributes(type, id, evidence, reading, ending,
                        [view](const ShownAttribute& shown, const v1::Attribute& attribute) {
                          const int fields = view->attributes_size();
                          if (fields == 0 || view->attributes(fields - 1).field() != shown.field) {
                            v1::OwnAttribute* field = view->add_attributes();
                            field->set_field(shown.field);
                            field->set_number(static_cast<uint32_t>(shown.field_number));
                            field->set_predicate(shown.predicate);
                          }
                          *view->mutable_attributes(view->attributes_size() - 1)->add_values() =
                              attribute;
                        });
}

}  // namespace

const TypeDefinition* ShownType(const std::vector<std::string>& types, const Ontology& ontology) {
  const TypeDefinition* shown = nullptr;
  for (const std::string& name : types) {
    const TypeDefinition* type = ontology.FindType(name);
    if (type == nullptr || !IsShown(*type)) continue;
    if (HasMoreSpecial(name, types, ontology)) continue;
    if (shown == nullptr || name < shown->name) shown = type;
  }
  return shown;
}

absl::StatusOr<v1::Entity> EntityOf(const EntityNote& note, bool evidence, Reading& reading,
                                    Ending* ending) {
  v1::Entity entity;
  entity.set_id(note.id);
  entity.mutable_types()->Assign(note.types.begin(), note.types.end());
  entity.set_first_revision(note.first_revision);
  if (note.members.size() > 1) {
    ASSIGN_OR_RETURN(const auto members, AskMembers(reading.view(), note.id));
    for (const EntityMember& member : members) *entity.add_members() = ToWire(member);
  }
  const TypeDefinition* type = ShownType(note.types, reading.view().ontology());
  if (type == nullptr) return entity;
  if (ViewField(*type) == nullptr) {
    RETURN_IF_ERROR(FillOwnView(*type, note.id, evidence, reading, ending, entity.mutable_own()));
    return entity;
  }
  Message* view = entity.GetReflection()->MutableMessage(&entity, ViewField(*type));
  RETURN_IF_ERROR(FillView(*type, note.id, evidence, reading, ending, view));
  return entity;
}

}  // namespace entente
