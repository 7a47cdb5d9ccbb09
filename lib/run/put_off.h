#pragma once
// Strings that are judged when the document has ended, sorted by what is expected of them.
//
// Where members come in any order, so do their strings, and the processor guesses wrong what each of them is expected
// to be. To note them needs no guess, and of those that are noted all that are expected to be alike follow each other.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "program/shape.h"

namespace contract::internal {

template <typename Position>
class PutOff {
 public:
  struct String {
    Position at{};
    ShapeId shape = ShapeId::anything;
  };

  // Of strings that may be any, too, so that nothing has to be asked here. True: there is no room for another one.
  bool add(Expects expects, Position at, ShapeId shape) {
    String*& end = ends_[static_cast<std::size_t>(expects)];
    end->at = at;
    end->shape = shape;
    ++end;
    return reinterpret_cast<std::uintptr_t>(end) % sizeof(Strings) == 0;
  }
  std::span<const String> those(Expects expects) const {
    const auto sort = static_cast<std::size_t>(expects);
    return {strings_[sort].data(), ends_[sort]};
  }
  void clear() {
    for (std::size_t sort = 0; sort < kSorts; ++sort) ends_[sort] = strings_[sort].data();
  }

 private:
  static constexpr std::size_t kMost = 64;
  static constexpr std::size_t kSorts = static_cast<std::size_t>(Expects::AnyString) + 1;

  // So aligned that a multiple of its size is where the room ends.
  struct alignas(kMost * sizeof(String)) Strings : std::array<String, kMost> {};

  std::array<Strings, kSorts> strings_{};
  std::array<String*, kSorts> ends_{};
};

}  // namespace contract::internal
