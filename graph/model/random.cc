#include "graph/model/random.h"

#include <sys/random.h>

#include <cerrno>
#include <cstdlib>

namespace entente {
namespace {

class OperatingSystemRandom final : public Random {
 public:
  std::string Bytes(size_t count) override {
    std::string bytes(count, '\0');
    size_t filled = 0;
    while (filled < count) {
      const ssize_t got = getrandom(bytes.data() + filled, count - filled, 0);
      if (got > 0) {
        filled += static_cast<size_t>(got);
      } else if (errno != EINTR) {
        // Only a kernel without getrandom gets here; predictable keys would be worse than none.
        std::abort();
      }
    }
    return bytes;
  }
};

}  // namespace

Random& SystemRandom() {
  static OperatingSystemRandom random;
  return random;
}

}  // namespace entente
