#include "text/nearest.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "text/ascii.h"

namespace contract::internal {
namespace {

// Whoever edits more than this did not slip; and hostile names as long as a document stay cheap to compare.
constexpr std::size_t kMostEdits = 16;

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), ascii_lower);
  return result;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  limit = std::min(limit, b.size());
  const std::size_t beyond = limit + 1;
  if (b.size() - a.size() > limit) return beyond;

  // Rows for the last three prefixes of `a`; only the cells within `limit` of the diagonal can be of use.
  std::array<std::vector<std::size_t>, 3> rows;
  for (auto& row : rows) row.assign(b.size() + 1, beyond);
  for (std::size_t j = 0; j <= limit; ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    const std::size_t first = i > limit ? i - limit : 0;
    const std::size_t last = std::min(b.size(), i + limit);
    if (first > 0) row[first - 1] = beyond;
    if (last < b.size()) row[last + 1] = beyond;
    for (std::size_t j = first; j <= last; ++j) {
      std::size_t cost = above[j] + 1;
      if (j > 0) {
        cost = std::min({cost, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
        const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        if (swapped) cost = std::min(cost, two_above[j - 2] + 1);
      }
      row[j] = std::min(cost, beyond);
    }
  }
  return rows[a.size() % 3][b.size()];
}

std::string nearest(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.empty()) return {};
  const std::string wanted = lower(word);
  const std::size_t most = std::min({std::max<std::size_t>(word.size() / 3, 1), word.size() - 1, kMostEdits});
  std::string_view found;
  std::size_t found_distance = most + 1;
  for (const std::string_view candidate : candidates) {
    if (found_distance == 0) break;
    const std::size_t distance = edit_distance(wanted, lower(candidate), found_distance - 1);
    if (distance >= found_distance) continue;
    found = candidate;
    found_distance = distance;
  }
  return std::string(found);
}

}  // namespace contract::internal
