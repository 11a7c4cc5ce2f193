// Values in words.
#ifndef ENTENTE_CLIENTS_CPP_VALUE_WORDS_H_
#define ENTENTE_CLIENTS_CPP_VALUE_WORDS_H_

#include <string>

#include "entente/v1/value.pb.h"

namespace entente {

// "about 12000 soldier (stock), incl. 500 officers"; "Kursk region@en"; "some value (5)".
std::string ValueText(const v1::Value& value);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_VALUE_WORDS_H_
