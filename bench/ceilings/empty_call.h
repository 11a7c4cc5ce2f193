// What a call costs that asks for nothing.
#ifndef ENTENTE_BENCH_CEILINGS_EMPTY_CALL_H_
#define ENTENTE_BENCH_CEILINGS_EMPTY_CALL_H_

#include "bench/workloads/workload.h"

namespace entente {

// AdminService.GetVersion, which the server answers on the thread that it came in on: its answer
// is four fields that it knows.
Workload EmptyCalls();

// grpc.health.v1.Health/Check, gRPC's own service in the same server.
Workload HealthCalls();

}  // namespace entente

#endif  // ENTENTE_BENCH_CEILINGS_EMPTY_CALL_H_
