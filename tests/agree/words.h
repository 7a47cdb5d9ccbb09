#pragma once
// The few names, strings, numbers, patterns and formats that generated schemas and instances are made of. Few, so that
// what one keyword says meets what another says.
#include <span>
#include <string>
#include <string_view>

#include "agree/json.h"
#include "corpus/random.h"

namespace contract::agree {

using corpus::Random;

// Strings that say something of each other: a pattern, or a format, with some that it accepts and some that it does
// not.
struct Language {
  std::string_view name;  // of the format, or the pattern itself
  std::span<const std::string_view> inside;
  std::span<const std::string_view> outside;
};
std::span<const Language> patterns();
std::span<const Language> formats();
std::span<const Language> contents();  // media types and encodings
const Language* find_language(std::span<const Language> among, std::string_view name);

std::string_view some_name(Random& random);
std::string_view some_string(Random& random);
std::string_view some_number(Random& random);  // digits of JSON's grammar
std::string_view some_step(Random& random);    // likewise, greater than zero: for multipleOf
Json some_scalar(Random& random);
// Containers up to `depth` deep; 0: scalars only.
Json some_value(Random& random, int depth);

// The same number in other digits: 1, 1.0, 10e-1.
std::string respelt(std::string_view digits, Random& random);

}  // namespace contract::agree
