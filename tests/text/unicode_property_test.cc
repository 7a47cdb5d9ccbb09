#include "text/unicode_property.h"

#include <string>
#include <vector>

#include "support/catch.h"
#include "text/pattern.h"

namespace contract::internal {
namespace {

TEST_CASE("properties are found by their names and aliases, whose case counts") {
  struct Case {
    std::string_view expression, name;
  };
  for (const auto& [expression, name] : std::vector<Case>{
           {"Lu", "Lu"},
           {"Uppercase_Letter", "Lu"},
           {"gc=Letter", "L"},
           {"General_Category=L", "L"},
           {"digit", "Nd"},
           {"Script=Greek", "Greek"},
           {"sc=Grek", "Greek"},
           {"scx=Qaai", "Inherited"},
           {"space", "White_Space"},
           {"Any", "Any"},
       }) {
    CAPTURE(expression);
    REQUIRE(find_property(expression));
    CHECK(find_property(expression)->name == name);
  }
  for (const std::string_view expression :
       {"", "=", "lu", "Greek", "Script", "Script=", "Script=greek", "gc=Greek", "L=L"}) {
    CAPTURE(expression);
    CHECK_FALSE(find_property(expression));
  }
}

TEST_CASE("every script and every property but one is known to the engines") {
  const auto compiles = [](const std::string& expression) {
    return std::holds_alternative<Pattern>(Pattern::compile("\\p{" + expression + "}\\P{" + expression + "}"));
  };
#define SCRIPT(code, name)         \
  CHECK(compiles("Script=" code)); \
  CHECK(compiles("Script=" name)); \
  CHECK(compiles("scx=" name));
#include "text/unicode_scripts.def"
#undef SCRIPT
  for (const std::string expression : {"Alphabetic", "ASCII", "Assigned", "Cn", "C", "LC", "Emoji", "ID_Start"}) {
    CAPTURE(expression);
    CHECK(compiles(expression));
  }
  CHECK_FALSE(compiles("Changes_When_NFKC_Casefolded"));
}

}  // namespace
}  // namespace contract::internal
