// A lens in words.
#ifndef ENTENTE_CLIENTS_CLI_LENS_TEXT_H_
#define ENTENTE_CLIENTS_CLI_LENS_TEXT_H_

#include <string>

#include "entente/v1/reading.pb.h"

namespace entente {

// The flags that would make it: "--moods fact,forecast --least-origins 2"; "(default)" where every
// field is the default's. Entities are ids.
std::string LensText(const v1::Lens& lens);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_LENS_TEXT_H_
