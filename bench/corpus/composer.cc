#include "corpus/composer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace contract::corpus {

void Composer::start(std::uint64_t seed, std::size_t mistake) {
  random_ = Random(seed);
  order_random_ = Random(~seed);
  mistake_ = mistake;
  places_ = 0;
  text_.clear();
  members_.clear();
}

Composer::Object Composer::begin_object() {
  const Object object{.start = text_.size(), .first_member = members_.size()};
  text_ += '{';
  return object;
}

void Composer::member(std::string_view name, bool required) {
  if (text_.back() != '{') text_ += ',';
  members_.push_back({.start = text_.size(), .size = 0, .required = required});
  text_ += '"';
  text_ += name;
  text_ += "\":";
}

void Composer::end_object(Object object, Closed closed) {
  if (closed == Closed::Yes && mistake_here()) {
    member("~unknown", false);
    text_ += "null";
  }
  const auto first = members_.begin() + static_cast<std::ptrdiff_t>(object.first_member);
  for (auto member = first; member != members_.end(); ++member) {
    const auto next = std::next(member);
    member->size = (next == members_.end() ? text_.size() : next->start - 1) - member->start;
  }

  const auto required = std::count_if(first, members_.end(), [](const Member& member) { return member.required; });
  const bool incomplete = required > 0 && mistake_here();
  if (incomplete) {
    auto skip = random_.below(static_cast<std::uint64_t>(required));
    members_.erase(
        std::find_if(first, members_.end(), [&](const Member& member) { return member.required && skip-- == 0; }));
  }
  if (incomplete || order_ == Members::Shuffled) lay_out_members(object);
  text_ += '}';
  members_.resize(object.first_member);
  if (mistake_here()) replace(object.start, {"[]", "null", "\"{}\""});
}

// Writes what follows the '{' again: the members that are left, in the order that was asked for.
void Composer::lay_out_members(Object object) {
  const auto first = members_.begin() + static_cast<std::ptrdiff_t>(object.first_member);
  const auto count = static_cast<std::size_t>(members_.end() - first);
  if (order_ == Members::Shuffled) {
    for (std::size_t left = count; left > 1; --left) {
      std::swap(first[static_cast<std::ptrdiff_t>(left - 1)],
                first[static_cast<std::ptrdiff_t>(order_random_.below(left))]);
    }
  }
  scratch_.clear();
  for (auto member = first; member != members_.end(); ++member) {
    if (member != first) scratch_ += ',';
    scratch_.append(text_, member->start, member->size);
  }
  text_.resize(object.start + 1);
  text_ += scratch_;
}

void Composer::replace(std::size_t start, std::initializer_list<std::string_view> others) {
  text_.resize(start);
  text_ += random_.pick(std::span(others.begin(), others.size()));
}

void Composer::string(std::string_view inner) {
  const std::size_t start = text_.size();
  text_ += '"';
  text_ += inner;
  text_ += '"';
  if (mistake_here()) replace(start, {"17", "true", "null", "[]", "{}"});
}

void Composer::string(std::string_view inner, std::string_view wrong) {
  string(mistake_here() ? wrong : inner);
}

void Composer::one_of(std::span<const std::string_view> choices) {
  string(random_.pick(choices), "~other");
}

void Composer::constant(std::string_view inner) {
  string(inner, "~other");
}

void Composer::integer(std::int64_t value) {
  const std::size_t start = text_.size();
  write_number(value * 1000);
  if (mistake_here()) replace(start, {"17.5", "\"17\"", "true", "null"});
}

void Composer::integer(std::int64_t value, std::int64_t wrong) {
  integer(mistake_here() ? wrong : value);
}

void Composer::number(std::int64_t thousandths) {
  const std::size_t start = text_.size();
  write_number(thousandths);
  if (mistake_here()) replace(start, {"\"17.5\"", "true", "null"});
}

void Composer::number(std::int64_t thousandths, std::int64_t wrong_thousandths) {
  number(mistake_here() ? wrong_thousandths : thousandths);
}

void Composer::boolean(bool value) {
  const std::size_t start = text_.size();
  text_ += value ? "true" : "false";
  if (mistake_here()) replace(start, {"1", "\"true\"", "null"});
}

void Composer::write_number(std::int64_t thousandths) {
  char digits[32];
  const auto whole = std::to_chars(digits, std::end(digits), std::abs(thousandths / 1000));
  if (thousandths < 0) text_ += '-';
  text_.append(digits, whole.ptr);
  const std::int64_t rest = std::abs(thousandths % 1000);
  if (rest == 0) return;
  const char fraction[4] = {'.', static_cast<char>('0' + rest / 100), static_cast<char>('0' + rest / 10 % 10),
                            static_cast<char>('0' + rest % 10)};
  const std::size_t length = rest % 10 != 0 ? 4 : rest % 100 != 0 ? 3 : 2;
  text_.append(fraction, length);
}

}  // namespace contract::corpus
