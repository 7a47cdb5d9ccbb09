#pragma once
// The Unicode properties that \p{…} may name (ECMA-262, tables 67 to 70), and their aliases.
#include <cstdint>
#include <optional>
#include <string_view>

namespace contract::internal {

enum class PropertyKind : std::uint8_t { Category, Script, ScriptExtensions, Binary };

struct UnicodeProperty {
  PropertyKind kind;
  std::string_view name;  // Category: the short name, "Lu"; the others: the long one, "Greek", "White_Space"
};

// What stands between the braces: "Lu", "Letter", "gc=L", "Script=Grek", "scx=Greek", "Alphabetic".
// Names are told apart by case, as ECMA-262 asks. Nothing if there is no such property.
std::optional<UnicodeProperty> find_property(std::string_view expression);

}  // namespace contract::internal
