#include "text/pattern.h"

#include <string>
#include <thread>
#include <vector>

#include "support/catch.h"

namespace contract::internal {
namespace {

Pattern compiled(std::string_view ecma) {
  auto result = Pattern::compile(ecma);
  if (const auto* error = std::get_if<PatternError>(&result)) FAIL(ecma << ": " << error->reason);
  return std::get<Pattern>(std::move(result));
}

std::string word(Match match) {
  switch (match) {
    case Match::No: return "no";
    case Match::Yes: return "yes";
    case Match::Undecided: return "undecided";
  }
  return {};
}

TEST_CASE("patterns match as ECMA-262 says, on the engine that can") {
  struct Case {
    std::string_view pattern, text, answer, engine;
  };
  using namespace std::string_view_literals;
  for (const auto& [pattern, text, answer, engine] : std::vector<Case>{
           {"b", "abc", "yes", "automaton"},  // unanchored
           {"", "", "yes", "automaton"},
           {"^abc$", "abc", "yes", "automaton"},
           {"^abc$", "abc\n", "no", "automaton"},
           {"^b", "a\nb", "no", "automaton"},
           {"a.b", "a\u2028b", "no", "automaton"},
           {"a.b", "a\u0085b", "yes", "automaton"},
           {"^.$", "\U0001F432", "yes", "automaton"},
           {"^\\d$", "\u0667", "no", "automaton"},
           {"^\\w$", "\u00e9", "no", "automaton"},
           {"^\\W$", "\u00e9", "yes", "automaton"},
           {"^\\s$", "\uFEFF", "yes", "automaton"},
           {"^\\s$", "\u2003", "yes", "automaton"},
           {"^\\s$", "\u0085", "no", "automaton"},
           {"^\\S$", "\u3000", "no", "automaton"},
           {"^[\\s\\S]$", "\n", "yes", "automaton"},
           {"^[^\\S]$", "\t", "yes", "automaton"},
           {"[]", "a", "no", "automaton"},
           {"^[^]$", "\n", "yes", "automaton"},
           {"^\\p{Letter}+$", "\u00e9\u03b1", "yes", "re2"},
           {"^\\p{digit}$", "\u09ea", "yes", "re2"},
           {"^\\p{Script=Greek}$", "\u03b1", "yes", "re2"},
           {"^\\p{Script=Greek}$", "a", "no", "re2"},
           {"^\\uD83D\\uDC32*$", "\U0001F432\U0001F432", "yes", "automaton"},
           {"^\U0001F432*$", "\U0001F409", "no", "automaton"},
           {"\\uD83D", "\U0001F432", "no", "automaton"},
           {"^a\\0b$", "a\0b"sv, "yes", "automaton"},
           {"(?i:straSSe)", "STRASSE", "yes", "re2"},
           {"^(?i:\\W)$", "\u212A", "no", "re2"},
           {"^\\p{Alphabetic}$", "\u2170", "yes", "pcre2"},
           {"^\\p{Cn}$", "\u0378", "yes", "pcre2"},
           {"^\\p{C}$", "\u0378", "yes", "pcre2"},
           {"^\\p{scx=Deva}$", "\u0966", "yes", "pcre2"},
           {"\\B", "a\u00e9b", "no", "pcre2"},
           {"(?=.*\\d)(?=.*[a-z])^.{4,}$", "abc1", "yes", "pcre2"},
           {"(?=.*\\d)(?=.*[a-z])^.{4,}$", "abcd", "no", "pcre2"},
           {"^(?!foo)", "foobar", "no", "pcre2"},
           {"(?<=\\$)\\d", "$5", "yes", "pcre2"},
           {"(?<!\\$)\\b5", "$5", "no", "pcre2"},
           {"^(a|b)\\1$", "aa", "yes", "pcre2"},
           {"^(a|b)\\1$", "ab", "no", "pcre2"},
           {"^(?<q>['\"]).*\\k<q>$", "'a'", "yes", "pcre2"},
           {"^\\1(a)$", "a", "yes", "pcre2"},  // a group that has not matched yet is empty
           {"^(?:(a)|b)\\1$", "b", "yes", "pcre2"},
           {"(?m:^b$)", "a\nb\nc", "yes", "pcre2"},
           {"(?:a|^b){0}(?=c)", "xc", "yes", "pcre2"},
           {"^.{1,100000}$", "abc", "yes", "pcre2"},
           {"^.{2,2147483647}$", "a", "no", "automaton"},
       }) {
    CAPTURE(pattern, text);
    const Pattern compiled_pattern = compiled(pattern);
    CHECK(word(compiled_pattern.search(text)) == answer);
    CHECK(compiled_pattern.engine() == engine);
    CHECK(compiled_pattern.text() == pattern);
  }
}

TEST_CASE("a text with room behind it matches as it does without, however long it is") {
  for (const std::string_view pattern : {"^([a-z0-9-]+(\\.[a-z0-9-]+)*/)?[a-z0-9]([-a-z0-9]*[a-z0-9])?$", "^a*$", "b",
                                         "^(a|b)*b..........$", "", "^$", "^[a-z]{3}/", "(?=a)b|a$"}) {
    const Pattern compiled_pattern = compiled(pattern);
    CAPTURE(pattern);
    for (std::size_t size = 0; size < 80; ++size) {
      for (const std::string_view parts : {"a", "ab", "a-b.c/d-e", "aaaaaaaaaaaaaaab", "a/"}) {
        std::string text;
        while (text.size() < size) text += parts;
        text.resize(size);
        for (const char behind : {'a', 'b', '/', '\0'}) {
          const std::string whole = text + std::string(Pattern::kAhead, behind);
          CHECK(compiled_pattern.search_ahead(std::string_view(whole).substr(0, size)) ==
                compiled_pattern.search(text));
        }
      }
    }
  }
}

TEST_CASE("hostile patterns answer or give up") {
  struct Case {
    std::string pattern, text;
    std::string_view answer;
  };
  const std::string many(100'000, 'a');
  for (const auto& [pattern, text, answer] : std::vector<Case>{
           {"^(a+)+$", many + "b", "no"},
           {"a.{200}c", many + "b", "no"},
           {"(x+x+)+y", std::string(100'000, 'x'), "no"},
           {"(?!b)^(a+)+$", many + "b", "undecided"},
           {"(?!b)(a+)+$", std::string(40, 'a') + "b", "undecided"},
           {"(?=(a*)*$)(a*)*$", std::string(5'000, 'a') + "b", "undecided"},
           {"^(?:(?=[^b]*)a)*$", many + "c", "undecided"},
           {"(a*)\\1\\1$", many + "b", "undecided"},
           {"^(?=.*z)", many, "no"},
           {"(?=x)b", many, "no"},
       }) {
    CAPTURE(pattern, text.size());
    CHECK(word(compiled(pattern).search(text)) == answer);
  }
}

TEST_CASE("a search ends after so many steps, whatever the pattern and the text") {
  struct Case {
    std::string pattern, unit, end;
    std::size_t decided, undecided;  // how often the unit stands in a text that is, and in one that is not
  };
  for (const auto& [pattern, unit, end, decided, undecided] : std::vector<Case>{
           {"^(?:(?=a)a)*$", "a", "b", 100'000, 1'000'000},       // on PCRE2, a few steps for each character
           {"(a+)\\1b", "a", "cb", 500, 20'000},                  // on PCRE2, the square of the text
           {"(a|b)*a(a|b){20}c", "ba", "dc", 10'000, 1'000'000},  // on RE2 while that is short, then on PCRE2
       }) {
    CAPTURE(pattern);
    const auto search = [compiled_pattern = compiled(pattern), &unit = unit, &end = end](std::size_t times) {
      std::string text;
      for (std::size_t i = 0; i < times; ++i) text += unit;
      return word(compiled_pattern.search(text + end));
    };
    CHECK(search(decided) == "no");
    CHECK(search(undecided) == "undecided");
  }
}

TEST_CASE("a pattern that no engine takes is an error, not a crash") {
  struct Case {
    std::string pattern, error;
  };
  for (const auto& [pattern, error] : std::vector<Case>{
           {"a(?<=b+)", "1: a lookbehind whose length varies is not supported"},
           {"(", "0: a group is opened here and never closed"},
           {"((a{1000}){1000}){1000}", "0: its engine, PCRE2, refuses it: regular expression is too large"},
           {"a{1000001}", "1: this repeat asks for more than a million"},
       }) {
    CAPTURE(pattern);
    const auto result = Pattern::compile(pattern);
    const auto* got = std::get_if<PatternError>(&result);
    REQUIRE(got != nullptr);
    CHECK(std::to_string(got->offset) + ": " + got->reason == error);
  }
}

TEST_CASE("text that is not UTF-8 is never taken for a match by PCRE2") {
  CHECK(compiled("(?=.)").search("a\xff") == Match::Undecided);
}

TEST_CASE("one pattern answers several threads at once") {
  for (const std::string_view ecma : {"^[a-z]+\\d$", "^(?=[a-z])\\w+\\d$"}) {
    const Pattern pattern = compiled(ecma);
    std::vector<int> right(4);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < right.size(); ++i) {
      threads.emplace_back([&right, i, pattern] {
        for (int n = 0; n < 200; ++n) {
          const std::string text = std::string(static_cast<std::size_t>(n % 20 + 1), 'a') + (n % 2 == 0 ? "1" : "b");
          right[i] += (pattern.search(text) == Match::Yes) == (n % 2 == 0) ? 1 : 0;
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(right == std::vector<int>(4, 200));
  }
}

}  // namespace
}  // namespace contract::internal
