#include "schema/member_index.h"

namespace contract::internal {

std::optional<Value> MemberIndex::find(Value object, std::string_view name) {
  constexpr std::size_t kFewMembers = 16;
  if (object.size() <= kFewMembers) return object.find(name);
  if (!object.is(Kind::Object)) return std::nullopt;
  const auto [known, is_new] = objects_.try_emplace(object.node());
  Names& names = known->second;
  if (is_new) {
    for (const Member& member : object.members()) names.insert_or_assign(member.key.string(), member.value.node());
  }
  const auto found = names.find(name);
  return found == names.end() ? std::nullopt : std::optional(Value(found->second));
}

}  // namespace contract::internal
