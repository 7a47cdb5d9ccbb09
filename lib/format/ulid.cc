// Crockford base 32, either case, without the aliases that a lenient decoder takes (I and L for 1, O for 0).
#include <array>
#include <cstdint>

#include "format/predicates.h"

namespace contract::internal {
namespace {

constexpr std::size_t kLength = 26;

constexpr std::array<std::uint8_t, 256> outside_table() {
  std::array<std::uint8_t, 256> outside{};
  outside.fill(1);
  for (const char c : std::string_view("0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz")) {
    outside[static_cast<unsigned char>(c)] = 0;
  }
  return outside;
}
constexpr std::array<std::uint8_t, 256> kOutside = outside_table();

}  // namespace

std::string_view ulid_problem(std::string_view text) {
  if (text.size() == kLength) {
    // No early way out: almost all are right, and without branches the loop unrolls.
    unsigned outside = 0;
    for (std::size_t i = 0; i < kLength; ++i) outside |= kOutside[static_cast<unsigned char>(text[i])];
    if (outside == 0) {
      return text[0] <= '7' ? "" : "its first character is above 7, so its time exceeds 48 bits";
    }
  }
  for (const char c : text) {
    if (std::string_view("ILOUilou").find(c) != std::string_view::npos)
      return "I, L, O and U are not in Crockford base 32";
    if (kOutside[static_cast<unsigned char>(c)] != 0) return "it has a character that is no letter or digit";
  }
  return text.size() < kLength ? "it has fewer than 26 characters" : "it has more than 26 characters";
}

}  // namespace contract::internal
