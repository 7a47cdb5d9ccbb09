#include "finding/facts.h"

#include <string_view>

namespace contract::internal {

std::string Detail::words() const {
  constexpr std::string_view kPlace = "{}";
  const std::size_t place = quoted ? text.find(kPlace) : std::string::npos;
  if (place == std::string::npos) return text;
  std::string words = text;
  return words.replace(place, kPlace.size(), quoted->empty() ? "this" : *quoted);
}

}  // namespace contract::internal
