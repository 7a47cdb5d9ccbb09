#include "read/stub_reader.h"

#include <utility>

#include "text/uri.h"

namespace contract::internal {
std::optional<std::string> scalar_text(Value value) {
  switch (value.kind()) {
    case Kind::String: return std::string(value.string());
    case Kind::Number: return std::string(value.digits());
    case Kind::Boolean: return value.boolean() ? "true" : "false";
    case Kind::Null:
    case Kind::Array:
    case Kind::Object: return std::nullopt;
  }
  return std::nullopt;
}

void append_query(std::string& url, std::string_view name, std::string_view value) {
  constexpr std::string_view kKept = "-._~{}:/@!$'()*,;";
  url += url.find('?') == std::string::npos ? '?' : '&';
  url += percent_encode(name, kKept) + '=' + percent_encode(value, kKept);
}

Body StubReader::json_body(const Part& value, const std::vector<Header>& headers) {
  return value_body(value, headers, "application/json");
}

Body StubReader::text_or_value_body(const Part& value, const std::vector<Header>& headers) {
  return value.value.is(Kind::String) ? text_body(value, headers) : json_body(value, headers);
}

}  // namespace contract::internal
