#pragma once
// The values of an exchange that runtime expressions lead to.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "check/judging.h"
#include "check/quick_bodies.h"
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

// What an exchange has at a place. All arguments must outlive it, and it the values.
class ExchangeValues {
 public:
  ExchangeValues(const MatchedOperation& match, const Exchange& exchange) : match_(match), exchange_(exchange) {}
  virtual ~ExchangeValues() = default;

  // One value, or one for each item that "*" stands for, in their order. None, where the exchange does not have it: a
  // body that is no JSON, a member that is absent, a header that stands there twice.
  std::vector<PairValue> at(const RuntimeExpression& expression);

 private:
  std::vector<PairValue> parameter(ParameterIn in, const std::string& name) const;
  std::vector<PairValue> body(ExchangeHalf half, const std::optional<Body>& body,
                              const std::vector<std::string>& tokens);
  virtual std::vector<PairValue> json(ExchangeHalf half, const Body& body, const std::vector<std::string>& tokens) = 0;

  const MatchedOperation& match_;
  const Exchange& exchange_;
};

// Reads bodies exactly, as they are asked for.
class ExactValues : public ExchangeValues {
 public:
  ExactValues(const CheckContext& context, const MatchedOperation& match, const Exchange& exchange)
      : ExchangeValues(match, exchange), context_(context) {}

 private:
  std::vector<PairValue> json(ExchangeHalf half, const Body& body, const std::vector<std::string>& tokens) override;

  const CheckContext& context_;
  std::optional<std::optional<Document>> bodies_[2];  // nothing inside: it cannot be read
};

// Strings of bodies as texts without a place. It cannot be sure of anything else, and then gives nothing.
class QuickValues : public ExchangeValues {
 public:
  QuickValues(QuickBodies& bodies, const SourceMap& sources, const MatchedOperation& match, const Exchange& exchange)
      : ExchangeValues(match, exchange), bodies_(bodies), sources_(sources) {
    bodies_.forget();
  }

  // Whether all that was given is what there is.
  bool is_sure() const { return sure_; }

 private:
  std::vector<PairValue> json(ExchangeHalf half, const Body& body, const std::vector<std::string>& tokens) override;

  QuickBodies& bodies_;
  const SourceMap& sources_;
  bool sure_ = true;
};

}  // namespace contract::internal
