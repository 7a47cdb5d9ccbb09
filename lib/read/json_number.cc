#include "read/json_number.h"

namespace contract::internal {
namespace {

std::size_t skip_digits(std::string_view text, std::size_t offset) {
  while (offset < text.size() && text[offset] >= '0' && text[offset] <= '9') ++offset;
  return offset;
}

bool has(std::string_view text, std::size_t offset, std::string_view any_of) {
  return offset < text.size() && any_of.find(text[offset]) != std::string_view::npos;
}

}  // namespace

std::size_t json_number_length(std::string_view text) {
  const std::size_t integer = has(text, 0, "-") ? 1 : 0;
  if (!has(text, integer, "0123456789")) return 0;
  std::size_t end = text[integer] == '0' ? integer + 1 : skip_digits(text, integer);
  if (has(text, end, ".")) {
    const std::size_t fraction = skip_digits(text, end + 1);
    if (fraction == end + 1) return end;
    end = fraction;
  }
  if (has(text, end, "eE")) {
    const std::size_t digits = end + (has(text, end + 1, "+-") ? 2 : 1);
    const std::size_t exponent = skip_digits(text, digits);
    if (exponent > digits) end = exponent;
  }
  return end;
}

}  // namespace contract::internal
