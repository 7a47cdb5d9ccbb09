// One pattern on every engine: what the automaton answers has to be what RE2 and PCRE2 answer.
#include <array>
#include <random>
#include <string>
#include <vector>

#include "support/catch.h"
#include "text/pattern.h"

namespace contract::internal {
namespace {

class Generator {
 public:
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }
  template <std::size_t size>
  std::string any_of(const std::array<std::string_view, size>& choices) {
    return std::string(choices[below(size)]);
  }

  std::string pattern(int depth) {
    std::string text = below(3) == 0 ? "^" : "";
    for (std::size_t terms = 1 + below(4); terms > 0; --terms) text += term(depth);
    if (below(3) == 0) text += "$";
    if (depth > 0 && below(4) == 0) text += "|" + pattern(depth - 1);
    return text;
  }

  std::string text() {
    std::string text;
    for (std::size_t size = below(9); size > 0; --size) {
      text += any_of<10>({"a", "b", "ab", "z", "7", "-", "\n", "\u00e9", "\u2028", "\U0001F432"});
    }
    return text;
  }

 private:
  std::string term(int depth) {
    std::string atom = depth > 0 && below(4) == 0
                           ? "(?:" + pattern(depth - 1) + ")"
                           : any_of<14>({"a", "b", "z", "\\d", "\\w", "\\S", "\\s", "[ab]", "[^a]", "[a-z7\\-]", ".",
                                         "\u00e9", "[\u00e0-\u20ff]", "\\uD83D\\uDC32"});
    return atom + (below(2) == 0 ? "" : any_of<9>({"*", "+", "?", "{2}", "{1,3}", "{2,}", "*?", "+?", "{0,2}"}));
  }

  std::mt19937_64 random_{262};
};

Pattern compiled(const std::string& ecma) {
  auto result = Pattern::compile(ecma);
  if (const auto* error = std::get_if<PatternError>(&result)) FAIL(ecma << ": " << error->reason);
  return std::get<Pattern>(std::move(result));
}

}  // namespace

TEST_CASE("the automaton, RE2 and PCRE2 answer alike") {
  Generator generator;
  std::size_t automata = 0;
  std::size_t matches = 0;
  constexpr std::size_t kPatterns = 400;  // a hundred times as many found no difference either
  constexpr std::size_t kTexts = 40;
  for (std::size_t n = 0; n < kPatterns; ++n) {
    const std::string ecma = generator.pattern(2);
    const Pattern pattern = compiled(ecma);
    // Each adds something that is always true, and that the engine before it does not know.
    const Pattern on_re2 = compiled("(?:\\b|)(?:" + ecma + ")");
    const Pattern on_pcre2 = compiled("(?=)(?:" + ecma + ")");
    REQUIRE(on_re2.engine() == "re2");
    REQUIRE(on_pcre2.engine() == "pcre2");
    automata += pattern.engine() == "automaton" ? 1 : 0;
    for (std::size_t i = 0; i < kTexts; ++i) {
      const std::string text = generator.text();
      const Match match = pattern.search(text);
      REQUIRE(match != Match::Undecided);
      matches += match == Match::Yes ? 1 : 0;
      // PCRE2 may have given up.
      const Match second = on_pcre2.search(text);
      if (match == on_re2.search(text) && (match == second || second == Match::Undecided)) continue;
      CAPTURE(ecma, text, pattern.engine());
      FAIL_CHECK("they differ");
    }
  }
  CHECK(automata > kPatterns * 9 / 10);
  CHECK(matches > kPatterns * kTexts / 5);
  CHECK(matches < kPatterns * kTexts * 4 / 5);
}

TEST_CASE("what usual schemas ask for becomes an automaton, and what would get large does not") {
  for (const std::string ecma :
       {"^[a-z0-9-]+$", "^[A-Z]{2}$", "^\\d{4}-\\d{2}$", "^x-", "\\S", "^(red|green|blue)$", "^.*$", "^.{1,64}$",
        "^[\\s\\S]{1,64}$", "^[^/]+$", "^#[0-9a-fA-F]{6}$", "^https?://", "^[a-z]+(?:\\.[a-z]+)*$",
        "^v\\d+(\\.\\d+){0,2}$", "", "^[A-Za-z_$][A-Za-z0-9_$]{0,127}$", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T"}) {
    CAPTURE(ecma);
    CHECK(compiled(ecma).engine() == "automaton");
  }
  for (const std::string ecma : {"(a|b)*a(a|b){20}c", "a.{200}c", "^.{1,1000}$", "\\p{L}", "(?i:a)", "\\b"}) {
    CAPTURE(ecma);
    CHECK(compiled(ecma).engine() == "re2");
  }
}

}  // namespace contract::internal
