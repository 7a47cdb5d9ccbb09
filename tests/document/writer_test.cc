#include "document/writer.h"

#include "read/json.h"
#include "support/catch.h"

namespace contract::internal {
namespace {

class Written {
 public:
  explicit Written(const std::string& text) {
    Findings remarks;
    Result<Document> result = read_json(sources_.add("input", text), sources_, {.max_depth = 1'000'000}, remarks);
    REQUIRE(result);
    document_ = std::move(*result);
  }
  const Document& document() const { return *document_; }
  Value root() const { return document_->root(); }

 private:
  SourceMap sources_;
  std::optional<Document> document_;
};

TEST_CASE("a value is written compactly, with its digits and order as they were") {
  const Written value(R"( { "b" : [ 1.50 , -0 , 1E400 ] , "a" : { } , "b" : [ ] , "c":[[],[{}]], "d": "\u0041\/" } )");
  CHECK(to_json(value.root()) == R"({"b":[1.50,-0,1E400],"a":{},"b":[],"c":[[],[{}]],"d":"A/"})");
}

TEST_CASE("a hundred thousand nested arrays are written without recursion") {
  const std::string text = std::string(100'000, '[') + std::string(100'000, ']');
  CHECK(to_json(Written(text).root()) == text);
}

TEST_CASE("an excerpt stops near its limit and says so") {
  CHECK(to_json_excerpt(Written("[1,2,3]").root(), 80) == "[1,2,3]");
  CHECK(to_json_excerpt(Written("[1,2,3,4,5,6,7,8,9]").root(), 6) == "[1,2,3…");
  CHECK(to_json_excerpt(Written("\"abcdefgh\"").root(), 5) == "\"abcd…");
  CHECK(to_json_excerpt(Written("12345678901234567890").root(), 5) == "12345…");
  CHECK(to_json_excerpt(Written("{\"a\":{\"b\":1}}").root(), 6) == "{\"a\":{…");
}

TEST_CASE("an excerpt never cuts a code point") {
  CHECK(quote_excerpt("ééééé", 4) == "\"éé…\"");
  CHECK(quote_excerpt("éé", 10) == "\"éé\"");
}

TEST_CASE("quotes escape what JSON asks for and what would mislead a reader") {
  struct Case {
    const char* name;
    std::string text;
    std::string quoted;
  };
  const auto c = GENERATE(values<Case>({
      {"nothing to escape", "aé€😀/", "\"aé€😀/\""},
      {"quote and backslash", "\"\\", R"("\"\\")"},
      {"short escapes", "\b\f\n\r\t", R"("\b\f\n\r\t")"},
      {"other control characters", std::string("\0\x1B\x7F", 3), R"("\u0000\u001b\u007f")"},
      {"a control character of C1", "\xC2\x9B", R"("\u009b")"},
      {"text turned around", "a\u202Eb\u2066", R"("a\u202eb\u2066")"},
      {"a line separator", "\u2028", R"("\u2028")"},
      {"ill-formed bytes", "a\xFF\xC3", "\"a\xEF\xBF\xBD\xEF\xBF\xBD\""},
  }));
  INFO(c.name);
  CHECK(quote(c.text) == c.quoted);
}

TEST_CASE("a dump shows every node with its span") {
  const Written value(R"({"a": [1, {"b": "x\n"}], "c": null, "d": true})");
  CHECK(dump(value.document()) ==
        "object 0..46 size 3\n"
        "  member 1..4 \"a\"\n"
        "    array 6..23 size 2\n"
        "      number 7..8 1\n"
        "      object 10..22 size 1\n"
        "        member 11..14 \"b\"\n"
        "          string 16..21 \"x\\n\" decoded\n"
        "  member 25..28 \"c\"\n"
        "    null 30..34\n"
        "  member 36..39 \"d\"\n"
        "    boolean 41..45 true\n");
}

}  // namespace
}  // namespace contract::internal
