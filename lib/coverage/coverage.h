#pragma once
// What recordings and payloads prove of a contract: how often each thing that it documents was seen. See
// docs/coverage.md.
#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace contract::internal {

enum class CoverageKind : std::uint8_t {
#define COVERAGE_KIND(name, text, heading) name,
#include "coverage/kinds.def"
#undef COVERAGE_KIND
};

struct CoverageKindInfo {
  CoverageKind kind;
  std::string_view name;
  std::string_view heading;
};

std::span<const CoverageKindInfo> all_coverage_kinds();
std::optional<CoverageKind> coverage_kind_named(std::string_view name);

// One thing that can be seen. Ordered as it is reported.
struct CoveragePoint {
  CoverageKind kind = CoverageKind::Operation;
  std::string of;    // the operation, or the schema by its place: "connection.schema.json#/properties/id"
  std::string name;  // "200", "request application/json", "format", "oneOf/2"
  friend auto operator<=>(const CoveragePoint&, const CoveragePoint&) = default;
};

struct CoverageShare {
  std::uint64_t seen = 0;
  std::uint64_t all = 0;

  double percent() const;  // 100 where there is nothing to see
};

// Counts, which add up: of two runs by the same contract the sum is the coverage of both.
struct Coverage {
  using Counts = std::map<CoveragePoint, std::uint64_t>;

  Counts documented;    // every point of the contract, also with zero
  Counts undocumented;  // what was seen and no contract knows, the first kMostUndocumented in their order
  bool more_undocumented = false;
  std::uint64_t exchanges = 0;
  std::uint64_t without_request_body =
      0;                         // of those, where the operation documents one and the recording leaves it out
  std::uint64_t documents = 0;   // bodies and other values that were held to a schema
  std::uint64_t incomplete = 0;  // of those, too large to be counted altogether

  static constexpr std::size_t kMostUndocumented = 1000;

  void add(const Coverage& other);
  // Counts what no contract knows. What stands behind the first kMostUndocumented is left out, in whatever order it
  // comes.
  void add_undocumented(const CoveragePoint& point, std::uint64_t count);

  CoverageShare share(CoverageKind kind) const;
  CoverageShare share() const;  // of all
};

}  // namespace contract::internal
