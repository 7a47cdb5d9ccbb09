#include "format/format.h"

#include <algorithm>
#include <utility>

#include "format/predicates.h"

namespace contract::internal {
namespace {

constexpr Format kFormats[] = {
#define FORMAT(name, predicate, specification) {name, predicate, specification},
#include "format/formats.def"
#undef FORMAT
};
static_assert(std::ranges::is_sorted(kFormats, {}, &Format::name));

}  // namespace

std::span<const Format> all_formats() {
  return kFormats;
}

void Formats::add(std::string name, std::function<bool(std::string_view)> accepts) {
  added_.insert_or_assign(std::move(name), std::move(accepts));
}

std::optional<Formats::Check> Formats::find(std::string_view name) const {
  if (const auto added = added_.find(name); added != added_.end()) {
    return [accepts = added->second](std::string_view text) -> std::string_view {
      return accepts(text) ? "" : "the check that was added under this name refuses it";
    };
  }
  const auto at = std::ranges::lower_bound(kFormats, name, {}, &Format::name);
  if (at == std::end(kFormats) || at->name != name) return std::nullopt;
  return at->problem;
}

}  // namespace contract::internal
