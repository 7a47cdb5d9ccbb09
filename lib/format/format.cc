#include "format/format.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "format/fast.h"
#include "format/predicates.h"

namespace contract::internal {
namespace {

using Acceptance = bool (*)(std::string_view);

// What formats.def has for the fast predicate, or else what the other one says.
template <FormatPredicate problem>
constexpr Acceptance acceptance(Acceptance fast) {
  return fast;
}
template <FormatPredicate problem>
constexpr Acceptance acceptance(std::nullptr_t) {
  return [](std::string_view text) { return problem(text).empty(); };
}

constexpr Format kFormats[] = {
#define FORMAT(name, problem, accepts, specification) {name, problem, acceptance<problem>(accepts), specification},
#include "format/formats.def"
#undef FORMAT
};
static_assert(std::ranges::is_sorted(kFormats, {}, &Format::name));

}  // namespace

std::span<const Format> all_formats() {
  return kFormats;
}

const Format* find_format(std::string_view name) {
  const auto* at = std::ranges::lower_bound(kFormats, name, {}, &Format::name);
  return at == std::end(kFormats) || at->name != name ? nullptr : at;
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
  const Format* format = find_format(name);
  return format == nullptr ? std::nullopt : std::optional<Check>(format->problem);
}

}  // namespace contract::internal
