#pragma once
// Runtime expressions: places in an exchange (OpenAPI 3.1 section 4.8.20.4).
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace contract::internal {

enum class ExpressionSource : std::uint8_t {
  Url,
  Method,
  StatusCode,
  RequestPath,
  RequestQuery,
  RequestHeader,
  RequestBody,
  ResponseHeader,
  ResponseBody,
};

struct RuntimeExpression {
  std::string text;  // as written: "$response.body#/credentials/action/*/id"
  ExpressionSource source = ExpressionSource::Url;
  std::string name;                 // of a path or query parameter, or of a header
  std::vector<std::string> tokens;  // of the JSON Pointer into a body, without escapes; none: the whole of it

  bool of_response() const {
    return source == ExpressionSource::StatusCode || source == ExpressionSource::ResponseHeader ||
           source == ExpressionSource::ResponseBody;
  }
};

// A token of a pointer that stands for each item of an array. RFC 6901 gives it no meaning there.
inline constexpr std::string_view kEachItem = "*";

// Why a text is no expression: words, and how to mend it, which may be empty.
struct ExpressionProblem {
  std::string text;
  std::string help;
};

// A query or path of a response is one that nobody could mean, although the grammar has it.
std::variant<RuntimeExpression, ExpressionProblem> parse_runtime_expression(std::string_view text);

}  // namespace contract::internal
