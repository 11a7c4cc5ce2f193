// The picture of a drawing.
#ifndef ENTENTE_CLIENTS_CLI_SVG_PICTURE_H_
#define ENTENTE_CLIENTS_CLI_SVG_PICTURE_H_

#include <string>

#include "clients/cli/drawing.h"

namespace entente {

// An <svg> element: nodes in columns (layered_layout.h), edges as curves that are links to "#eN", N
// the edge's number from 0.
std::string SvgPicture(const Drawing& drawing);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_SVG_PICTURE_H_
