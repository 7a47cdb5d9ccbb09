#include "agree/words.h"

#include <algorithm>
#include <array>

namespace contract::agree {
namespace {

using namespace std::string_view_literals;
using Words = std::string_view;

// The first ones are taken most often.
constexpr std::array kNames{"a"sv,   "b"sv, "c"sv,         "id"sv,    "kind"sv,
                            "x-a"sv, "d"sv, "x-b"sv,       "foo"sv,   "a1"sv,
                            "é"sv,   ""sv,  "say \"q\""sv, "tab\t"sv, "a name of more than thirty-two bytes"sv};

constexpr std::array kStrings{"a"sv,
                              "b"sv,
                              ""sv,
                              "ab"sv,
                              "abc"sv,
                              "foo"sv,
                              "bar"sv,
                              "circle"sv,
                              "square"sv,
                              "12"sv,
                              "123"sv,
                              "aaa"sv,
                              "A"sv,
                              "x-a"sv,
                              "é"sv,
                              "\U0001F600"sv,
                              "***"sv,
                              "a\"b\\c"sv,
                              "\t"sv,
                              "a\0"sv,
                              "null"sv,
                              "1"sv,
                              " "sv,
                              "true"sv,
                              "${a}"sv,
                              "a {{b}}"sv,
                              "aéaé"sv,
                              "\xE2\x80\xA8"sv,
                              "a string of more than thirty-two bytes, or sixty-four of them"sv};

constexpr std::array kNumbers{"0"sv,
                              "1"sv,
                              "2"sv,
                              "3"sv,
                              "-1"sv,
                              "10"sv,
                              "0.5"sv,
                              "1.5"sv,
                              "0.1"sv,
                              "0.3"sv,
                              "100"sv,
                              "-2.25"sv,
                              "7"sv,
                              "1e2"sv,
                              "-0"sv,
                              "0.0"sv,
                              "9007199254740992"sv,
                              "9007199254740993"sv,
                              "9223372036854775807"sv,
                              "-9223372036854775808"sv,
                              "9223372036854775808"sv,
                              "18446744073709551616"sv,
                              "123456789012345678"sv,
                              "1234567890123456789"sv,
                              "123456789012345678901234567890"sv,
                              "0.1234567890123456789"sv,
                              "1e400"sv,
                              "-1e400"sv,
                              "1e-400"sv,
                              "1e1000"sv,
                              "1e99999999999999999999"sv,
                              "1.7976931348623157e308"sv,
                              "5e-324"sv};
constexpr std::size_t kOrdinaryNumbers = 15;

constexpr std::array kSteps{"1"sv,
                            "2"sv,
                            "0.5"sv,
                            "0.1"sv,
                            "3"sv,
                            "0.01"sv,
                            "1.0"sv,
                            "1e1"sv,
                            "0.3"sv,
                            "7"sv,
                            "1e-8"sv,
                            "1e-400"sv,
                            "9007199254740993"sv};

constexpr std::array<Words, 3> kStartsInside{"a", "abc", "a1"};
constexpr std::array<Words, 3> kStartsOutside{"ba", "", "A"};
constexpr std::array<Words, 3> kEndsInside{"b", "ab", "x-b"};
constexpr std::array<Words, 3> kEndsOutside{"ba", "", "b\n"};
constexpr std::array<Words, 3> kLettersInside{"a", "abc", "ccc"};
constexpr std::array<Words, 3> kLettersOutside{"", "d", "abé"};
constexpr std::array<Words, 3> kExtensionInside{"x-a", "x-b", "x-"};
constexpr std::array<Words, 3> kExtensionOutside{"x", "a", "ax-"};
constexpr std::array<Words, 3> kDigitInside{"1", "a1", "12"};
constexpr std::array<Words, 3> kDigitOutside{"", "a", "\xD9\xA1"};
constexpr std::array<Words, 3> kDigitsInside{"12", "123", "00"};
constexpr std::array<Words, 3> kDigitsOutside{"1", "1234", "12a"};
constexpr std::array<Words, 4> kEitherInside{"foo", "bar", "xfoo", "bare"};
constexpr std::array<Words, 3> kEitherOutside{"", "fo", "Foo"};
constexpr std::array<Words, 3> kShortInside{"a", "foo", "123"};
constexpr std::array<Words, 3> kShortOutside{"", "abcd", "null"};
constexpr std::array<Words, 3> kWithoutInside{"", "b", "foo"};
constexpr std::array<Words, 3> kWithoutOutside{"a", "bar", "xxa"};
constexpr std::array<Words, 3> kUnicodeInside{"é", "aéb", "aéaé"};
constexpr std::array<Words, 3> kUnicodeOutside{"", "e", "E"};
constexpr std::array<Words, 3> kAheadInside{"a", "foo", ""};
constexpr std::array<Words, 3> kAheadOutside{"x", "x-a", "xa"};
constexpr std::array<Words, 3> kTwiceInside{"aa", "xbbx", "aaa"};
constexpr std::array<Words, 3> kTwiceOutside{"", "ab", "aba"};

constexpr std::array<Language, 12> kPatterns{{
    {"^a", kStartsInside, kStartsOutside},
    {"b$", kEndsInside, kEndsOutside},
    {"^[a-c]+$", kLettersInside, kLettersOutside},
    {"^x-", kExtensionInside, kExtensionOutside},
    {"[0-9]", kDigitInside, kDigitOutside},
    {"^\\d{2,3}$", kDigitsInside, kDigitsOutside},
    {"foo|bar", kEitherInside, kEitherOutside},
    {"^.{1,3}$", kShortInside, kShortOutside},
    {"^[^a]*$", kWithoutInside, kWithoutOutside},
    {"é", kUnicodeInside, kUnicodeOutside},
    {"^(?!x)", kAheadInside, kAheadOutside},
    {"(a|b)\\1", kTwiceInside, kTwiceOutside},
}};

constexpr std::array<Words, 2> kUlidInside{"01JRWHP5W36CQ643DZVMXXQKFA", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"};
constexpr std::array<Words, 3> kUlidOutside{"01JRWHP5W36CQ643DZVMXXQKF", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
                                            "01JRWHP5W36CQ643DZVMXXQKFU"};
constexpr std::array<Words, 3> kDateTimeInside{"2024-02-29T12:00:00Z", "1998-12-31T23:59:60Z",
                                               "2024-01-01t00:00:00.123456789+05:30"};
constexpr std::array<Words, 4> kDateTimeOutside{"2023-02-29T12:00:00Z", "2024-01-01T12:00:60Z", "2024-01-01T12:00:00",
                                                "2024-01-01 12:00:00Z"};
constexpr std::array<Words, 2> kUuidInside{"123e4567-e89b-12d3-a456-426614174000",
                                           "00000000-0000-0000-0000-000000000000"};
constexpr std::array<Words, 2> kUuidOutside{"123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400g"};
constexpr std::array<Words, 2> kDateInside{"2024-02-29", "1999-12-31"};
constexpr std::array<Words, 3> kDateOutside{"2023-02-29", "2024-2-9", "1999-13-01"};
constexpr std::array<Words, 2> kEmailInside{"a@b.c", "\"a b\"@example.com"};
constexpr std::array<Words, 2> kEmailOutside{"a", "a b@example.com"};
constexpr std::array<Words, 2> kUriInside{"https://example.com/a?b#c", "urn:a:b"};
constexpr std::array<Words, 3> kUriOutside{"/a", "http://a b", "http://é"};
constexpr std::array<Words, 2> kIpv4Inside{"127.0.0.1", "255.255.255.255"};
constexpr std::array<Words, 3> kIpv4Outside{"256.0.0.1", "01.2.3.4", "1.2.3"};
constexpr std::array<Words, 3> kIpv6Inside{"::1", "2001:db8::ff00:42:8329", "::ffff:1.2.3.4"};
constexpr std::array<Words, 2> kIpv6Outside{":::1", "12345::"};
constexpr std::array<Words, 2> kHostInside{"example.com", "a"};
constexpr std::array<Words, 3> kHostOutside{"-a", "a..b", "a_b"};
constexpr std::array<Words, 2> kRegexInside{"^a$", ""};
constexpr std::array<Words, 2> kRegexOutside{"(", "[a"};
constexpr std::array<Words, 2> kTimeInside{"12:00:00Z", "23:59:60+00:00"};
constexpr std::array<Words, 2> kTimeOutside{"24:00:00Z", "12:00"};
constexpr std::array<Words, 2> kPointerInside{"/a/0", ""};
constexpr std::array<Words, 2> kPointerOutside{"a", "/~2"};
constexpr std::array<Words, 2> kReferenceInside{"#a", "../b?c"};
constexpr std::array<Words, 2> kReferenceOutside{"a b", "%zz"};
constexpr std::array<Words, 3> kJsonInside{"{\"a\":1}", " [] ", "\"a\""};
constexpr std::array<Words, 3> kJsonOutside{"", "{\"a\":1", "[1],"};
constexpr std::array<Words, 3> kBase64Inside{"eyJhIjoxfQ==", "W10=", ""};
constexpr std::array<Words, 3> kBase64Outside{"eyJhIjoxfQ", "W10=a", "{}"};
constexpr std::array<Words, 1> kAnyInside{"a"};
constexpr std::array<Words, 1> kAnyOutside{""};

constexpr std::array<Language, 16> kFormats{{
    {"ulid", kUlidInside, kUlidOutside},
    {"date-time", kDateTimeInside, kDateTimeOutside},
    {"uuid", kUuidInside, kUuidOutside},
    {"date", kDateInside, kDateOutside},
    {"email", kEmailInside, kEmailOutside},
    {"uri", kUriInside, kUriOutside},
    {"ipv4", kIpv4Inside, kIpv4Outside},
    {"ipv6", kIpv6Inside, kIpv6Outside},
    {"hostname", kHostInside, kHostOutside},
    {"regex", kRegexInside, kRegexOutside},
    {"time", kTimeInside, kTimeOutside},
    {"json-pointer", kPointerInside, kPointerOutside},
    {"uri-reference", kReferenceInside, kReferenceOutside},
    {"idn-hostname", kHostInside, kHostOutside},
    {"password", kAnyInside, kAnyOutside},
    {"of-nobody", kAnyInside, kAnyOutside},
}};

constexpr std::array<Language, 4> kContents{{
    {"application/json", kJsonInside, kJsonOutside},
    {"base64", kBase64Inside, kBase64Outside},
    {"text/plain", kAnyInside, kAnyOutside},
    {"of-nobody", kAnyInside, kAnyOutside},
}};

template <std::size_t size>
Words mostly_first(const std::array<Words, size>& words, Random& random) {
  return words[std::min(random.below(size), random.below(size))];
}

}  // namespace

std::span<const Language> patterns() {
  return kPatterns;
}

std::span<const Language> formats() {
  return kFormats;
}

std::span<const Language> contents() {
  return kContents;
}

const Language* find_language(std::span<const Language> among, std::string_view name) {
  const auto found = std::ranges::find(among, name, &Language::name);
  return found == among.end() ? nullptr : &*found;
}

std::string_view some_name(Random& random) {
  return mostly_first(kNames, random);
}

std::string_view some_string(Random& random) {
  return mostly_first(kStrings, random);
}

std::string_view some_number(Random& random) {
  return random.chance(88) ? kNumbers[random.below(kOrdinaryNumbers)] : random.pick(kNumbers);
}

std::string_view some_step(Random& random) {
  return mostly_first(kSteps, random);
}

Json some_scalar(Random& random) {
  switch (random.below(7)) {
    case 0: return {};
    case 1: return Json::boolean(random.chance(50));
    case 2:
    case 3: return Json::number(std::string(some_number(random)));
    default: return Json::string(some_string(random));
  }
}

Json some_value(Random& random, int depth) {
  if (depth <= 0 || random.chance(60)) return some_scalar(random);
  Json value = random.chance(50) ? Json::array() : Json::object();
  for (auto left = random.below(4); left > 0; --left) {
    Json child = some_value(random, depth - 1);
    if (value.is(Kind::Array)) {
      value.children.push_back(std::move(child));
    } else if (const auto name = some_name(random); !value.has(name)) {
      value.add(name, std::move(child));
    }
  }
  return value;
}

std::string respelt(std::string_view digits, Random& random) {
  const std::size_t exponent = digits.find_first_of("eE");
  if (exponent != Words::npos) {
    std::string text(digits);
    text[exponent] = random.chance(50) ? 'E' : 'e';
    if (random.chance(50) && text[exponent + 1] != '-' && text[exponent + 1] != '+') text.insert(exponent + 1, "+");
    if (random.chance(50) && digits.substr(0, exponent).find('.') == Words::npos) text.insert(exponent, ".0");
    return text;
  }
  const bool is_whole = digits.find('.') == Words::npos;
  switch (random.below(4)) {
    case 0: return std::string(digits) + (is_whole ? ".0" : "0");
    case 1: return std::string(digits) + (random.chance(50) ? "e0" : "E-00");
    case 2: return std::string(digits) + (is_whole ? ".00e+0" : "000");
    default: break;
  }
  if (!is_whole) return std::string(digits) + "e0";
  // "-0" and "0" stay zero whatever is added.
  return std::string(digits) + (random.chance(50) ? "00e-2" : "0E-1");
}

}  // namespace contract::agree
