#include "contract/runtime_expression.h"

#include <algorithm>
#include <array>
#include <utility>

#include "document/pointer.h"
#include "finding/wording.h"
#include "http/token.h"
#include "text/nearest.h"

namespace contract::internal {
namespace {

struct Opening {
  std::string_view words;
  ExpressionSource source;
  bool has_name = false;  // a point and a name follow
};

constexpr std::array<Opening, 9> kOpenings{{
    {"$url", ExpressionSource::Url},
    {"$method", ExpressionSource::Method},
    {"$statusCode", ExpressionSource::StatusCode},
    {"$request.path", ExpressionSource::RequestPath, true},
    {"$request.query", ExpressionSource::RequestQuery, true},
    {"$request.header", ExpressionSource::RequestHeader, true},
    {"$request.body", ExpressionSource::RequestBody},
    {"$response.header", ExpressionSource::ResponseHeader, true},
    {"$response.body", ExpressionSource::ResponseBody},
}};

// "$request.path" of "$request.path.id": up to the second point, or to where a fragment begins.
std::string_view opening_of(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::size_t end = text.find_first_of(".#", point == std::string_view::npos ? 0 : point + 1);
  return text.substr(0, end);
}

ExpressionProblem unknown_opening(std::string_view opening) {
  if (opening == "$response.path" || opening == "$response.query") {
    return {"a response has no path and no query", "those of the request are `$request.path` and `$request.query`"};
  }
  std::vector<std::string_view> known;
  for (const Opening& candidate : kOpenings) known.push_back(candidate.words);
  const std::string near = nearest(opening, known);
  return {quoted_name(opening) + " begins no runtime expression",
          near.empty() ? "such as `$request.path.NAME`, `$response.body#/NAME`, `$response.header.NAME`"
                       : "did you mean " + quoted_name(near) + '?'};
}

std::vector<std::string> tokens_of(std::string_view pointer) {
  std::vector<std::string> tokens;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    tokens.push_back(unescape_token(token));
    pointer.remove_prefix(token.size());
  }
  return tokens;
}

}  // namespace

std::variant<RuntimeExpression, ExpressionProblem> parse_runtime_expression(std::string_view text) {
  const std::string_view opening = opening_of(text);
  const auto* const known = std::ranges::find(kOpenings, opening, &Opening::words);
  if (known == kOpenings.end()) return unknown_opening(opening);
  RuntimeExpression expression{.text = std::string(text), .source = known->source, .name = {}, .tokens = {}};
  const std::string_view rest = text.substr(opening.size());
  if (known->has_name) {
    if (!rest.starts_with('.') || rest.size() == 1) {
      return ExpressionProblem{"a name is missing behind " + quoted_name(opening),
                               "such as " + quoted_name(std::string(opening) + ".NAME")};
    }
    expression.name = rest.substr(1);
    const bool is_header =
        known->source == ExpressionSource::RequestHeader || known->source == ExpressionSource::ResponseHeader;
    if (is_header && !is_token(expression.name)) {
      return ExpressionProblem{quoted_name(expression.name) + " is no name of a header", {}};
    }
    return expression;
  }
  if (rest.empty()) return expression;
  const bool is_body =
      known->source == ExpressionSource::RequestBody || known->source == ExpressionSource::ResponseBody;
  if (!is_body) return ExpressionProblem{"nothing can follow " + quoted_name(opening), {}};
  if (!rest.starts_with('#') || !is_pointer(rest.substr(1))) {
    return ExpressionProblem{"behind " + quoted_name(opening) + " stands `#` and a JSON Pointer",
                             "such as " + quoted_name(std::string(opening) + "#/NAME")};
  }
  expression.tokens = tokens_of(rest.substr(1));
  return expression;
}

}  // namespace contract::internal
