#pragma once
// A value, or the findings that say why there is none. For files that cannot be used; a document
// that is merely wrong is read and judged instead.
#include <cassert>
#include <utility>
#include <variant>

#include "finding/finding.h"

namespace contract::internal {

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Findings findings)
      : state_(std::in_place_index<1>, std::move(findings)) {  // NOLINT(google-explicit-constructor)
    assert(!std::get<1>(state_).empty() && "a failure says why");
  }
  Result(Finding finding) : Result(Findings{std::move(finding)}) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return state_.index() == 0; }
  T& operator*() { return std::get<0>(state_); }
  const T& operator*() const { return std::get<0>(state_); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  Findings& findings() { return std::get<1>(state_); }
  const Findings& findings() const { return std::get<1>(state_); }

 private:
  std::variant<T, Findings> state_;
};

}  // namespace contract::internal
