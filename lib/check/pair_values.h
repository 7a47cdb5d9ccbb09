#pragma once
// The values of an exchange that runtime expressions lead to.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "check/judging.h"
#include "contract/match.h"
#include "contract/runtime_expression.h"
#include "document/document.h"
#include "recording/recording.h"

namespace contract::internal {

// A value as JSON, or as a text whose type nobody knows: of a URL or a header.
struct PairValue {
  std::optional<Value> json;
  std::string text;                  // where `json` is nothing
  Place where;                       // of the value
  std::string instance;              // JSON Pointer in its body
  std::vector<std::size_t> indices;  // of the items that each "*" stood for

  // The characters of a string or of a text; nothing of any other value.
  std::optional<std::string_view> string() const;
};

// Reads the bodies of one exchange as they are asked for. All arguments must outlive it, and it the values.
class ExchangeValues {
 public:
  ExchangeValues(const CheckContext& context, const MatchedOperation& match, const Exchange& exchange);

  // One value, or one for each item that "*" stands for, in their order. None, where the exchange does not have it: a
  // body that is no JSON, a member that is absent, a header that stands there twice.
  std::vector<PairValue> at(const RuntimeExpression& expression);

 private:
  std::vector<PairValue> parameter(ParameterIn in, const std::string& name) const;
  const Document* document(const std::optional<Body>& body, std::optional<std::optional<Document>>& read) const;

  const CheckContext& context_;
  const MatchedOperation& match_;
  const Exchange& exchange_;
  std::optional<std::optional<Document>> request_body_;  // nothing inside: it cannot be read
  std::optional<std::optional<Document>> response_body_;
};

}  // namespace contract::internal
