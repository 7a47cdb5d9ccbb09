#pragma once
// Random values such as APIs exchange. All of them are plain ASCII without a character that JSON escapes, except where
// it is said.
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "corpus/composer.h"
#include "corpus/random.h"

namespace contract::corpus {

// The pieces one after another. Where two of them are random, use this and not `+`, whose operands a compiler may
// compute in either order: a list in braces is computed from left to right.
std::string joined(std::initializer_list<std::string_view> pieces);

std::string digits(Random& random, std::size_t count);
std::string hex(Random& random, std::size_t count);
std::string base64(Random& random, std::size_t count);
std::string lower_case(Random& random, std::size_t count);

std::string_view word(Random& random);
std::string words(Random& random, std::size_t count, char separator = ' ');
std::string title(Random& random, std::size_t count);  // the first word has a capital

std::string ulid(Random& random);
std::string uuid(Random& random);
std::string date(Random& random);
std::string time_of_day(Random& random);  // "10:59:58.979493Z"
std::string date_time(Random& random);
std::string host(Random& random);
std::string email(Random& random);
std::string uri(Random& random);
std::string ipv4(Random& random);
std::string ipv6(Random& random);

// The same as values of a document, whose format the schema asserts.
void write_ulid(Composer& json);
void write_date_time(Composer& json);
void write_uri(Composer& json);

}  // namespace contract::corpus
