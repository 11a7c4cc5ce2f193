// Values as RDF.
#ifndef ENTENTE_CLIENTS_EXPORT_RDF_VALUE_H_
#define ENTENTE_CLIENTS_EXPORT_RDF_VALUE_H_

#include <string>
#include <utility>
#include <vector>

#include "clients/export/iri.h"
#include "clients/export/quad_writer.h"
#include "entente/v1/value.pb.h"

namespace entente {

// A node, and what is said of it where it is a blank one.
struct RdfValue {
  RdfNode node;
  std::vector<std::pair<std::string, RdfNode>> properties;  // predicate's IRI, object
};

// Literals of XML Schema where it has a type for the value: booleans, numbers, days, months, years,
// instants, durations; points and boxes as GeoSPARQL's well-known text. A quantity is a blank node
// with best, low, high, unit, measure; an unnamed value one with its count. No value is
// vocabulary/no-value. All else is text. `blank` is a label that nothing else has.
RdfValue RdfOf(const v1::Value& value, const Iris& iris, const std::string& blank);

// A date or an instant as validity and periods have them.
RdfNode RdfTime(const std::string& text);

extern const char kXsd[];  // "http://www.w3.org/2001/XMLSchema#"

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_RDF_VALUE_H_
