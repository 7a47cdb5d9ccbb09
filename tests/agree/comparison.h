#pragma once
// Holds all that judge by a schema against each other.
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "agree/judges.h"

namespace contract::agree {

// What one way of asking a bulk view came to.
struct Asked {
  std::uint64_t answered = 0;
  std::uint64_t rightly_unsure = 0;  // of texts that are no JSON, are accepted with a remark, or may hold a placeholder
  std::uint64_t unsure = 0;          // of the others: it costs a second look

  Asked& operator+=(const Asked& other);
};

struct Counts {
  std::uint64_t pairs = 0;
  std::array<std::uint64_t, 5> told{};              // by the exact view, as Told says
  std::map<std::string, Asked, std::less<>> asked;  // "structural", "tape in lines", …
  std::uint64_t valijson_compared = 0;
  std::uint64_t valijson_refused = 0;                           // instances that it cannot judge
  std::map<std::string, std::uint64_t, std::less<>> explained;  // differences to valijson, by their reason
  std::uint64_t disagreements = 0;

  Counts& operator+=(const Counts& other);
};

struct Disagreement {
  std::size_t text = 0;  // its index
  std::string what;      // "tape says valid, the exact view rejected"
};

// Every text by itself, and all of them in one batch of lines.
std::vector<Disagreement> compare(Judges& judges, const std::vector<std::string>& texts, Counts& counts);

}  // namespace contract::agree
