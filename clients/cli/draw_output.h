// Drawings on their way out: of commands whose rows relate entities.
#ifndef ENTENTE_CLIENTS_CLI_DRAW_OUTPUT_H_
#define ENTENTE_CLIENTS_CLI_DRAW_OUTPUT_H_

#include <cstdint>

#include "clients/cli/drawing.h"
#include "clients/cli/session.h"
#include "entente/v1/reading.pb.h"

namespace entente {

// Whether answers are to be drawn: claims are then wanted as evidence of each row.
inline bool Draws(Format format) { return format == Format::kDot || format == Format::kHtml; }

// Writes `drawing`, in which what was read and how it ended is said below, in the session's format.
// REQUIRES: Draws(session.format).
void WriteDrawing(Session& session, const v1::ResolvedScope& scope, const v1::Trailer& trailer,
                  uint64_t rows, Drawing* drawing);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_DRAW_OUTPUT_H_
