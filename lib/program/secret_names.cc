#include "program/secret_names.h"

#include <algorithm>
#include <bit>

#include "text/ascii.h"
#include "text/nearest.h"

namespace contract::internal {
namespace {

// A shorter word is part of too many others: `key` of `monkey`.
constexpr std::size_t kLongWord = 6;

// A quarter of the letters; guesses for people go further. A third would make `status` of `state`.
std::size_t most_edits(std::size_t letters) {
  constexpr std::size_t kMostEdits = 16;
  return std::min(std::max<std::size_t>(letters / 4, 1), kMostEdits);
}

std::string fold(std::string_view name) {
  std::string folded;
  folded.reserve(name.size());
  for (const char c : name) {
    if (c != '_' && c != '-') folded += ascii_lower(c);
  }
  return folded;
}

std::uint32_t letters_of(std::string_view folded) {
  std::uint32_t letters = 0;
  for (const char c : folded) letters |= 1U << (static_cast<unsigned char>(c) & 31U);
  return letters;
}

}  // namespace

void SecretNames::declare(std::string_view name, bool is_secret) {
  declared_.add(name);
  if (!is_secret) {
    open_.add(name);
    return;
  }
  const std::size_t before = secret_.size();
  secret_.add(name);
  if (secret_.size() == before) return;
  Folded& folded = folded_.emplace_back(Folded{.name = fold(name)});
  folded.letters = letters_of(folded.name);
}

bool SecretNames::is_like_secret(std::string_view name) const {
  const std::string word = fold(name);
  const std::uint32_t letters = letters_of(word);
  const std::size_t limit = most_edits(word.size());
  return std::ranges::any_of(folded_, [&](const Folded& secret) {
    // An edit changes which letters there are by two at most.
    const bool may_be_near = static_cast<std::size_t>(std::popcount(letters ^ secret.letters)) <= 2 * limit;
    if (may_be_near && edit_distance(word, secret.name, limit) <= limit) return true;
    return secret.name.size() >= kLongWord && word.find(secret.name) != std::string::npos;
  });
}

bool SecretNames::hide_unknown(std::string_view name) const {
  if (empty()) return false;
  return secret_.find(name) != NameTable::kAbsent || hide_anywhere(name);
}

bool SecretNames::hide_anywhere(std::string_view name) const {
  if (empty() || open_.find(name) != NameTable::kAbsent) return false;
  return secret_.find(name) != NameTable::kAbsent || is_like_secret(name);
}

}  // namespace contract::internal
