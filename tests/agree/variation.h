#pragma once
// What becomes of an instance on its way: other values, other spellings of the same value, broken bytes.
#include <string>
#include <string_view>

#include "agree/json.h"
#include "agree/words.h"

namespace contract::agree {

// Changes one thing: a value, a name, an order.
void mutate(Json& root, Random& random);

// How often a text is not written in the plainest way, in percent.
struct Spelling {
  unsigned spaces = 0;    // of the places where white space may stand
  unsigned escapes = 0;   // of the characters of strings and names
  unsigned numbers = 0;   // of the numbers
  std::size_t depth = 0;  // of the containers around the first scalar that are there for nothing else
};
Spelling some_spelling(Random& random);
std::string spell(const Json& value, const Spelling& spelling, Random& random);

// The text with a few bytes changed: hardly ever JSON.
std::string damaged(std::string text, Random& random);

}  // namespace contract::agree
