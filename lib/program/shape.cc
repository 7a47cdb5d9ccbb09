#include "program/shape.h"

#include <algorithm>
#include <cstdlib>

namespace contract::internal {

std::string_view to_string(Test test) {
  static constexpr std::array kNames{
#define TEST(name, text) std::string_view(text),
#include "program/tests.def"
#undef TEST
  };
  return kNames[static_cast<std::size_t>(test)];
}

Property property_named(std::string_view name) {
  Property property;
  constexpr std::size_t kQuotesAndColon = 3;
  const std::size_t length = name.size() + kQuotesAndColon;
  const bool plain =
      std::ranges::all_of(name, [](char c) { return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20; });
  if (length > Property::kWritten || !plain) return property;
  property.name_size = static_cast<std::uint32_t>(name.size());
  property.written[0] = '"';
  std::ranges::copy(name, property.written.begin() + 1);
  property.written[length - 2] = '"';
  property.written[length - 1] = ':';
  property.mask = static_cast<std::uint32_t>((std::uint64_t{1} << length) - 1);
  return property;
}

void ObjectShape::settle() {
  constexpr std::size_t kWordBits = 64;
  required_first = required.empty() ? 0 : required.front();
  has_free_names = property_count == 0 && choice == kNone;
  opens_plainly = !refused && !undecided && property_count <= kWordBits && logic.empty();
  is_open_and_shut = opens_plainly && choice == kNone && min <= 1 && max == ArrayShape::kUnlimited && needs.empty();
}

NumberOperand number_operand(std::string_view digits) {
  return {.decimal = Decimal::of(digits), .rounded = std::strtod(std::string(digits).c_str(), nullptr)};
}

}  // namespace contract::internal
