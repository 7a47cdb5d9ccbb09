#include "agree/variation.h"

#include <array>
#include <cstdint>
#include <utility>

namespace contract::agree {
namespace {

using namespace std::string_view_literals;

void change_children(Json& parent, Random& random) {
  auto& children = parent.children;
  const bool named = parent.is(Kind::Object);
  const auto action = children.empty() ? 0 : random.below(5);
  if (action == 0) {
    // A name that is already there makes a duplicate.
    if (named) parent.names.emplace_back(some_name(random));
    children.push_back(some_value(random, 2));
    return;
  }
  const std::size_t at = random.below(children.size());
  if (action == 1) {
    parent.remove(at);
  } else if (action == 2) {
    const std::size_t other = random.below(children.size());
    std::swap(children[at], children[other]);
    if (named) std::swap(parent.names[at], parent.names[other]);
  } else if (action == 3) {
    children.push_back(children[at]);
    if (named) parent.names.push_back(random.chance(30) ? parent.names[at] : std::string(some_name(random)));
  } else if (named) {
    parent.names[at] = some_name(random);
  } else {
    children[at] = some_value(random, 2);
  }
}

void change_string(Json& value, Random& random) {
  switch (random.below(4)) {
    case 0: value.text += 'a'; break;
    case 1: value.text = some_string(random); break;
    case 2: {
      const auto& among = random.chance(50) ? patterns() : formats();
      const Language& language = random.pick(among);
      value.text = random.pick(random.chance(50) ? language.inside : language.outside);
      break;
    }
    default: value.text.insert(0, "é"); break;
  }
}

void append_escaped_unit(std::string& text, std::uint32_t unit, Random& random) {
  text += "\\u";
  for (const unsigned shift : {12U, 8U, 4U, 0U}) {
    const std::uint32_t digit = (unit >> shift) & 0xFU;
    text += (random.chance(50) ? "0123456789abcdef" : "0123456789ABCDEF")[digit];
  }
}

// Takes one character, which is well-formed, off `text`.
std::uint32_t take_code_point(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t point = size == 1 ? lead : lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) point = (point << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  text.remove_prefix(size);
  return point;
}

std::string spelt_string(std::string_view characters, unsigned escapes, Random& random) {
  std::string text = "\"";
  while (!characters.empty()) {
    const std::string_view before = characters;
    const std::uint32_t point = take_code_point(characters);
    const std::string_view bytes = before.substr(0, before.size() - characters.size());
    if (point >= 0x20 && point != '"' && point != '\\' && !random.chance(escapes)) {
      text += bytes;
    } else if (point == '"' || point == '\\' || (point == '/' && random.chance(50))) {
      text += '\\';
      text += bytes;
    } else if (point == '\t' && random.chance(50)) {
      text += "\\t";
    } else if (point >= 0x10000) {
      append_escaped_unit(text, 0xD800 + ((point - 0x10000) >> 10U), random);
      append_escaped_unit(text, 0xDC00 + ((point - 0x10000) & 0x3FFU), random);
    } else {
      append_escaped_unit(text, point, random);
    }
  }
  return text + '"';
}

class Speller {
 public:
  Speller(const Spelling& spelling, Random& random) : spelling_(spelling), random_(random), depth_(spelling.depth) {}

  std::string spell(const Json& root) {
    space();
    add(root);
    space();
    return std::move(text_);
  }

 private:
  void space() {
    constexpr std::array kSpaces{" "sv, "\t"sv, "\r"sv, "  "sv, "                                                  "sv};
    if (random_.chance(spelling_.spaces)) text_ += random_.pick(kSpaces);
  }

  void add(const Json& value) {
    const bool is_scalar = !value.is(Kind::Array) && !value.is(Kind::Object);
    const std::size_t depth = is_scalar ? std::exchange(depth_, 0) : 0;
    for (std::size_t i = 0; i < depth; ++i) text_ += i % 3 == 0 ? "{\"a\":" : "[";
    add_plainly(value);
    for (std::size_t i = depth; i > 0; --i) text_ += (i - 1) % 3 == 0 ? '}' : ']';
  }

  void add_plainly(const Json& value) {
    switch (value.kind) {
      case Kind::Null: text_ += "null"; break;
      case Kind::Boolean: text_ += value.truth ? "true" : "false"; break;
      case Kind::Number: text_ += random_.chance(spelling_.numbers) ? respelt(value.text, random_) : value.text; break;
      case Kind::String: text_ += spelt_string(value.text, spelling_.escapes, random_); break;
      case Kind::Array:
      case Kind::Object: add_container(value); break;
    }
  }

  void add_container(const Json& value) {
    const bool named = value.is(Kind::Object);
    text_ += named ? '{' : '[';
    space();
    for (std::size_t i = 0; i < value.children.size(); ++i) {
      if (i > 0) {
        text_ += ',';
        space();
      }
      if (named) {
        text_ += spelt_string(value.names[i], spelling_.escapes, random_);
        space();
        text_ += ':';
        space();
      }
      add(value.children[i]);
      space();
    }
    text_ += named ? '}' : ']';
  }

  const Spelling& spelling_;
  Random& random_;
  std::size_t depth_;
  std::string text_;
};

}  // namespace

void mutate(Json& root, Random& random) {
  const std::vector<Json*> all = everything_in(root);
  Json& value = *all[random.below(all.size())];
  if (random.chance(20)) {
    value = some_value(random, 2);
    return;
  }
  switch (value.kind) {
    case Kind::Null: value = some_scalar(random); break;
    case Kind::Boolean: value.truth = !value.truth; break;
    case Kind::Number: value.text = some_number(random); break;
    case Kind::String: change_string(value, random); break;
    case Kind::Array:
    case Kind::Object: change_children(value, random); break;
  }
}

Spelling some_spelling(Random& random) {
  if (random.chance(50)) return {};
  const auto percent = [&] { return random.chance(50) ? 0U : static_cast<unsigned>(random.below(40)); };
  // Around the depth that is the most for a text.
  const bool is_deep = random.chance(1);
  const auto depth = is_deep ? static_cast<std::size_t>(random.between(1018, 1026)) : 0;
  return {.spaces = percent(), .escapes = percent(), .numbers = percent(), .depth = depth};
}

std::string spell(const Json& value, const Spelling& spelling, Random& random) {
  return Speller(spelling, random).spell(value);
}

std::string damaged(std::string text, Random& random) {
  constexpr std::array kPieces{"{"sv,
                               "}"sv,
                               "["sv,
                               "]"sv,
                               ","sv,
                               ":"sv,
                               "\""sv,
                               "\\"sv,
                               " "sv,
                               "\n"sv,
                               "\r"sv,
                               "\t"sv,
                               "0"sv,
                               "1"sv,
                               "-"sv,
                               "e"sv,
                               "."sv,
                               "+"sv,
                               "\\u12"sv,
                               "/"sv,
                               "n"sv,
                               "null"sv,
                               "true"sv,
                               "\0"sv,
                               "\x01"sv,
                               "\x1f"sv,
                               "\x7f"sv,
                               "\x80"sv,
                               "\xff"sv,
                               "\xc3"sv,
                               "\xc0\x80"sv,
                               "\\ud800"sv,
                               "\\udc00"sv,
                               "\xed\xa0\x80"sv,
                               "\xEF\xBB\xBF"sv,
                               "\xc2\xa0"sv,
                               "{}"sv,
                               "\"a\":1,"sv,
                               "//"sv,
                               "NaN"sv,
                               "'"sv,
                               "\f"sv,
                               "\v"sv,
                               ",,"sv,
                               "\"\""sv};
  for (auto left = random.between(1, 2); left > 0; --left) {
    const std::size_t at = random.below(text.size() + 1);
    switch (random.below(6)) {
      case 0: text.insert(at, random.pick(kPieces)); break;
      case 1: text.erase(at, 1 + random.below(3)); break;
      case 2: text.replace(at, 1, random.pick(kPieces)); break;
      case 3: text.resize(at); break;
      case 4: text.append(random.pick(kPieces)); break;
      default: text.insert(at, std::string(text.substr(at / 2, random.below(6)))); break;
    }
  }
  return text;
}

}  // namespace contract::agree
