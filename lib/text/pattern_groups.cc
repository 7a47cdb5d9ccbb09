#include "text/pattern_groups.h"

#include <algorithm>
#include <set>

#include "text/ascii.h"

namespace contract::internal {
namespace {

bool is_name_character(char c) {
  const bool ascii = static_cast<unsigned char>(c) < 0x80;
  return !ascii || is_ascii_alphanumeric(c) || c == '_' || c == '$';
}

bool is_group_name(std::string_view name) {
  return !name.empty() && !is_ascii_digit(name[0]) && std::ranges::all_of(name, is_name_character);
}

}  // namespace

std::size_t PatternGroups::number_of(std::string_view name) const {
  const auto at = std::ranges::find(names, name);
  return at == names.end() || name.empty() ? 0 : static_cast<std::size_t>(at - names.begin()) + 1;
}

std::variant<PatternGroups, PatternProblem> find_groups(std::string_view pattern) {
  PatternGroups groups;
  std::set<std::string_view> seen;
  bool in_class = false;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const std::string_view rest = pattern.substr(at);
    if (rest[0] == '\\') {
      const char escaped = rest.size() > 1 ? rest[1] : '\0';
      if (!in_class && ((escaped >= '1' && escaped <= '9') || escaped == 'k')) groups.referred_to = true;
      ++at;
    } else if (in_class) {
      in_class = rest[0] != ']';
    } else if (rest[0] == '[') {
      in_class = true;
    } else if (rest.starts_with("(?<") && !rest.starts_with("(?<=") && !rest.starts_with("(?<!")) {
      const std::string_view name = rest.substr(3, rest.find('>') - 3);
      if (!is_group_name(name)) return PatternProblem{at, "this is no name of a group; it has the form (?<name>…)"};
      if (!seen.insert(name).second) return PatternProblem{at, "another group has the same name"};
      groups.names.push_back(name);
    } else if (rest[0] == '(' && !rest.starts_with("(?")) {
      groups.names.emplace_back();
    }
  }
  return groups;
}

}  // namespace contract::internal
