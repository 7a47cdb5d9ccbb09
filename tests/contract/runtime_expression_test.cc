#include "contract/runtime_expression.h"

#include <string>
#include <vector>

#include "support/catch.h"

using namespace contract::internal;

namespace {

std::string read(std::string_view text) {
  const auto parsed = parse_runtime_expression(text);
  if (const auto* problem = std::get_if<ExpressionProblem>(&parsed)) {
    return problem->help.empty() ? problem->text : problem->text + "; " + problem->help;
  }
  const auto& expression = std::get<RuntimeExpression>(parsed);
  std::string shown = std::to_string(static_cast<int>(expression.source)) + ' ' + expression.name;
  for (const std::string& token : expression.tokens) shown += '[' + token + ']';
  return shown + (expression.of_response() ? " of the response" : "");
}

}  // namespace

TEST_CASE("a runtime expression names a place of an exchange") {
  CHECK(read("$url") == "0 ");
  CHECK(read("$method") == "1 ");
  CHECK(read("$statusCode") == "2  of the response");
  CHECK(read("$request.path.organisation_id") == "3 organisation_id");
  CHECK(read("$request.query.a.b") == "4 a.b");
  CHECK(read("$request.header.X-Id") == "5 X-Id");
  CHECK(read("$request.body") == "6 ");
  CHECK(read("$request.body#") == "6 ");
  CHECK(read("$response.header.Location") == "7 Location of the response");
  CHECK(read("$response.body#/a~1b/0/*/c.d") == "8 [a/b][0][*][c.d] of the response");
  CHECK(read("$response.body#/") == "8 [] of the response");
}

TEST_CASE("what is no runtime expression is said with what was probably meant") {
  CHECK(read("") ==
        "`\"\"` begins no runtime expression; such as `$request.path.NAME`, `$response.body#/NAME`, "
        "`$response.header.NAME`");
  CHECK(read("$requst.path.id") == "`$requst.path` begins no runtime expression; did you mean `$request.path`?");
  CHECK(read("$response.boby#/id") == "`$response.boby` begins no runtime expression; did you mean `$response.body`?");
  CHECK(read("$response.path.id") ==
        "a response has no path and no query; those of the request are `$request.path` and `$request.query`");
  CHECK(read("$request.path") == "a name is missing behind `$request.path`; such as `$request.path.NAME`");
  CHECK(read("$request.path.") == "a name is missing behind `$request.path`; such as `$request.path.NAME`");
  CHECK(read("$request.header.a b") == "`a b` is no name of a header");
  CHECK(read("$url#/a") == "nothing can follow `$url`");
  CHECK(read("$request.body/id") == "`$request.body/id` begins no runtime expression; did you mean `$request.body`?");
  CHECK(read("$request.body#id") ==
        "behind `$request.body` stands `#` and a JSON Pointer; such as "
        "`$request.body#/NAME`");
  CHECK(read("$request.body#/~2") ==
        "behind `$request.body` stands `#` and a JSON Pointer; such as "
        "`$request.body#/NAME`");
}
