#include "text/pattern_translate.h"

#include <string>
#include <vector>

#include "support/catch.h"

namespace contract::internal {
namespace {

std::string translated(std::string_view ecma, EngineSyntax dialect) {
  const auto result = translate_pattern(ecma, dialect);
  if (const auto* problem = std::get_if<PatternProblem>(&result)) {
    return std::to_string(problem->offset) + ": " + std::string(problem->reason);
  }
  const auto& translation = std::get<Translation>(result);
  return dialect == EngineSyntax::Re2 && translation.beyond_re2 ? "beyond RE2" : translation.text;
}

TEST_CASE("patterns are rewritten for the engines") {
  struct Case {
    std::string_view ecma, re2, pcre2;
  };
  constexpr std::string_view kSame;
  constexpr std::string_view kBeyond = "beyond RE2";
  for (const auto& [ecma, re2, pcre2] : std::vector<Case>{
           {"", "", kSame},
           {"^a|b$", "^a|b\\z", kSame},
           {".", R"([^\n\r\x{2028}\x{2029}])", kSame},
           {"\\d\\w", "[0-9][0-9A-Z_a-z]", kSame},
           {"a-b_c/d", "a\\-b_c\\/d", kSame},
           {"\\n\\cA\\0\\x41\\u0041\\u{41}", "\\x{0A}\\x{01}\\x{00}AAA", kSame},
           {"\\uD83D\\uDC32", "\U0001F432", kSame},
           {"[\\uD83D\\uDC32-\\u{1F433}]", "[\U0001F432-\U0001F433]", kSame},
           {"\\uD83D", R"([^\x{0}-\x{10FFFF}])", kSame},
           {"[\\uD800-\\uDFFF]", R"([^\x{0}-\x{10FFFF}])", kSame},
           {"[\\u{D7FF}-\\uE000]", "[\uD7FF-\uE000]", kSame},
           {"[a-\\uD900]", "[a-\uD7FF]", kSame},
           {"[]", R"([^\x{0}-\x{10FFFF}])", kSame},
           {"[^]", R"([\x{0}-\x{10FFFF}])", kSame},
           {"[^a\\d-z\\]]", "[^a0-9\\-z\\]]", kSame},
           {"[\\b^[]", "[\\x{08}\\^\\[]", kSame},
           {"(a)(?:b)(?<c>d)", "(?:a)(?:b)(?:d)", kSame},
           {"a*?b+c?d{2}e{3,}f{4,5}", "a*?b+c?d{2}e{3,}f{4,5}", kSame},
           {"a{0}b{0,0}c{1}", "c{1}", kSame},
           {"{a}]}", "\\{a\\}\\]\\}", kSame},
           {"\\p{Lu}[\\P{Letter}]", "[\\p{Lu}][\\P{L}]", kSame},
           {"\\p{sc=Grek}", "[\\p{Greek}]", "[\\p{sc:Greek}]"},
           {"(?i:a(?-i:b)c)", "(?i:a(?-i:b)c)", kSame},
           {"(?s:.).", R"((?-i:[\x{0}-\x{10FFFF}])[^\n\r\x{2028}\x{2029}])", kSame},
           {"(?=a)(?!b)(?<=c)(?<!d)", kBeyond, "(?=a)(?!b)(?<=c)(?<!d)"},
           {"(a)(?<b>.)\\1\\k<b>", kBeyond, R"((a)([^\n\r\x{2028}\x{2029}])\g{1}\g{2})"},
           {"\\2(a)(b){0}", kBeyond, "\\g{2}(a)(?:|(b)){0}"},
           {"a\\Bb", kBeyond, "a\\Bb"},
           {"\\P{Assigned}", kBeyond, "[\\p{Cn}]"},
           {"\\P{LC}", kBeyond, "[\\P{L&}]"},
           {"a{1001}", kBeyond, "a{1001}"},
           {"a{1,100000}", kBeyond, "a{0,65535}a{1,34465}"},
           {"a{70000}?", kBeyond, "a{65535}?a{4465}?"},
           {"a{65536,}", kBeyond, "a{65535}a+"},
           {"a{2,2147483647}", "a{2,}", kSame},
       }) {
    CAPTURE(ecma);
    CHECK(translated(ecma, EngineSyntax::Re2) == re2);
    CHECK(translated(ecma, EngineSyntax::Pcre2) == (pcre2.empty() ? re2 : pcre2));
  }
}

TEST_CASE("a wrong pattern is refused with the offset and the reason") {
  struct Case {
    std::string_view ecma, problem;
  };
  for (const auto& [ecma, problem] : std::vector<Case>{
           {"a(b", "1: a group is opened here and never closed"},
           {"(a(b)", "0: a group is opened here and never closed"},
           {"a)", "1: no group is open that this could close"},
           {"\u00e9[a", "2: a class is opened here and never closed"},
           {"a[]]b)", "5: no group is open that this could close"},
           {"a|*", "2: there is nothing here to repeat"},
           {"a{2,1}", "1: the bounds of this repeat are the wrong way round"},
           {"a{40000000000,30000000000}", "1: the bounds of this repeat are the wrong way round"},
           {"a{,3}", "1: a repeat without a lower bound is not ECMA-262; write {0,…}"},
           {"a[b-a]", "2: the ends of this range are the wrong way round"},
           {"a\\", "1: the pattern ends after a backslash"},
           {"[\\1]", "1: a class cannot refer back to a group"},
           {"(a)\\2", "3: there are fewer groups than this refers to"},
           {"(a)\\99999999999999999999", "3: there are fewer groups than this refers to"},
           {"(?<a>b)\\k<c>", "7: no group has this name"},
           {"\\k", "0: \\k is followed by the name of a group: \\k<name>"},
           {"(?<a>.)|(?<a>.)", "8: another group has the same name"},
           {"(?<a", "0: a group is opened here and never closed"},
           {"(?", "0: no kind of group begins like this"},
           {"(?-:a)", "0: no kind of group begins like this"},
           {"(?ii:a)", "0: no kind of group begins like this"},
           {"(?i-i:a)", "0: no kind of group begins like this"},
           {"a\xff", "1: the pattern is not well-formed UTF-8"},
       }) {
    CAPTURE(ecma);
    CHECK(translated(ecma, EngineSyntax::Re2) == problem);
  }
}

TEST_CASE("nesting and multiplied repeats have bounds") {
  const auto nested = [](std::size_t depth, std::string_view close) {
    std::string pattern(depth, '(');
    pattern += 'a';
    for (std::size_t i = 0; i < depth; ++i) pattern += close;
    return pattern;
  };
  CHECK(translated(nested(kMaxPatternDepth, ")"), EngineSyntax::Pcre2).size() > kMaxPatternDepth);
  CHECK(translated(nested(kMaxPatternDepth + 1, ")"), EngineSyntax::Pcre2) == "250: groups are nested too deep here");
  CHECK(translated(std::string(1'000'000, '('), EngineSyntax::Re2) == "250: groups are nested too deep here");
  CHECK(translated(nested(100, "){100000}"), EngineSyntax::Pcre2).find("multiply beyond") != std::string::npos);
  CHECK(translated("a{1000001}", EngineSyntax::Pcre2) == "1: this repeat asks for more than a million");
}

}  // namespace
}  // namespace contract::internal
