// entente judge, same-as, not-same-as and undo: judgements recorded by hand.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_JUDGE_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_JUDGE_H_

#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

void AddJudge(CLI::App* app, Session* session);
// same-as and not-same-as.
void AddSameAs(CLI::App* app, Session* session);
void AddUndo(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_JUDGE_H_
