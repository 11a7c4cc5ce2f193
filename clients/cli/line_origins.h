// From which line each change of a load came, of hundreds of millions of lines: kept as stretches
// of lines that are alike.
#ifndef ENTENTE_CLIENTS_CLI_LINE_ORIGINS_H_
#define ENTENTE_CLIENTS_CLI_LINE_ORIGINS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente {

// Lines that follow each other and have equally many changes each are kept as one stretch.
class LineOrigins {
 public:
  struct Origin {
    uint64_t line;
    uint64_t begin;  // number of the line's first change
  };

  // The next line, from 1, ascending, with so many changes.
  void Add(uint64_t line, uint64_t changes);
  // The line of a change, by its number from 0; nullopt if there is none.
  std::optional<Origin> Of(uint64_t change) const;

  size_t stretches() const { return stretches_.size(); }

 private:
  struct Stretch {
    uint64_t line;   // the first one
    uint64_t begin;  // number of its first change
    uint32_t lines;
    uint32_t changes;  // of each
  };

  uint64_t changes_ = 0;
  std::vector<Stretch> stretches_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_LINE_ORIGINS_H_
