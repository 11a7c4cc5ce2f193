// What the kernel keeps of files in memory.
#ifndef ENTENTE_BENCH_PAGE_CACHE_H_
#define ENTENTE_BENCH_PAGE_CACHE_H_

#include <string>

namespace entente {

// Has the kernel forget all files of a folder, so that they are read from the disk again. Nobody
// has them open.
void ForgetFiles(const std::string& folder);

}  // namespace entente

#endif  // ENTENTE_BENCH_PAGE_CACHE_H_
