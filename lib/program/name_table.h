#pragma once
// Finds the number of a known name. Built once, then only read.
#include <cstdint>
#include <string_view>
#include <vector>

namespace contract::internal {

class NameTable {
 public:
  static constexpr std::uint32_t kAbsent = 0xFFFFFFFF;

  // Gives `name` the next number, or the number it has. The characters must outlive the table.
  std::uint32_t add(std::string_view name);

  std::uint32_t find(std::string_view name) const;

  std::size_t size() const { return names_.size(); }
  const std::vector<std::string_view>& names() const { return names_; }  // in the order of their numbers

 private:
  void grow();

  std::vector<std::string_view> names_;
  std::vector<std::uint32_t> slots_;  // open addressing, at most half full; kAbsent: empty
};

}  // namespace contract::internal
