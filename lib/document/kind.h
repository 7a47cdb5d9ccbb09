#pragma once
// The kinds of JSON values, and sets of them as the `type` keyword names them.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace contract::internal {

enum class Kind : std::uint8_t { Null, Boolean, Number, String, Array, Object };

std::string_view to_string(Kind kind);  // "null", "boolean", "number", "string", "array", "object"

// A set of the seven type names of JSON Schema. "integer" is not a kind of value but a claim about
// numbers, so it has a bit of its own; a set with `number` accepts integers too.
class TypeSet {
 public:
  static constexpr std::uint8_t kInteger = 1U << 6U;

  constexpr TypeSet() = default;
  static constexpr TypeSet of(Kind kind) {
    return TypeSet(static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind)));
  }
  static constexpr TypeSet integer() { return TypeSet(kInteger); }
  static constexpr TypeSet from_bits(std::uint8_t bits) { return TypeSet(bits); }
  // The set of one type name of JSON Schema; nothing if there is no such type.
  static std::optional<TypeSet> named(std::string_view name);

  constexpr std::uint8_t bits() const { return bits_; }
  constexpr bool has(Kind kind) const { return (bits_ & of(kind).bits_) != 0; }
  constexpr bool has_integer() const { return (bits_ & kInteger) != 0; }
  constexpr TypeSet operator|(TypeSet other) const { return TypeSet(static_cast<std::uint8_t>(bits_ | other.bits_)); }
  friend bool operator==(TypeSet, TypeSet) = default;

  std::string to_string() const;  // "string or null"

 private:
  constexpr explicit TypeSet(std::uint8_t bits) : bits_(bits) {}
  std::uint8_t bits_ = 0;
};

}  // namespace contract::internal
