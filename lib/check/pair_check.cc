#include "check/pair_check.h"

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>
#include <utility>
#include <vector>

#include "check/freshness.h"
#include "check/pair_values.h"
#include "check/quick_verdicts.h"
#include "contract/pair_rule.h"
#include "document/equality.h"
#include "document/number.h"
#include "document/writer.h"
#include "format/instant.h"
#include "http/token.h"
#include "read/json_number.h"
#include "text/mask.h"
#include "text/wildcard.h"

namespace contract::internal {
namespace {

std::string shown(const PairValue& value) {
  return value.json ? to_json_excerpt(*value.json) : quote_excerpt(value.text);
}

bool same_text(std::string_view a, std::string_view b, bool ignore_case) {
  return ignore_case ? equal_without_case(a, b) : a == b;
}

// A text against a JSON value. In a URL and in a header every value is a text, so 42 is "42".
std::optional<bool> equals_text(Value json, std::string_view text, bool ignore_case) {
  switch (json.kind()) {
    case Kind::String: return same_text(json.string(), text, ignore_case);
    case Kind::Number: return is_json_number(text) && Number(json.digits()) == Number(text);
    case Kind::Boolean: return text == (json.boolean() ? "true" : "false");
    case Kind::Null: return text == "null";
    case Kind::Array:
    case Kind::Object: return std::nullopt;
  }
  return std::nullopt;
}

// Nothing: they cannot be compared.
std::optional<bool> are_equal(const PairValue& a, const PairValue& b, bool ignore_case) {
  if (a.json && b.json) {
    if (a.json->is(Kind::String) && b.json->is(Kind::String)) {
      return same_text(a.json->string(), b.json->string(), ignore_case);
    }
    return equal(*a.json, *b.json);
  }
  if (a.json) return equals_text(*a.json, b.text, ignore_case);
  if (b.json) return equals_text(*b.json, a.text, ignore_case);
  return same_text(a.text, b.text, ignore_case);
}

std::optional<Instant> instant_of(const PairValue& value) {
  const auto text = value.string();
  return text ? parse_instant(*text) : std::nullopt;
}

class PairCheck {
 public:
  PairCheck(const CheckContext& context, const MatchedOperation& match, const Exchange& exchange,
            ExchangeValues& values)
      : context_(context), match_(match), exchange_(exchange), values_(values) {}

  // All rules that apply.
  void check() {
    for (const PairRule& rule : match_.operation->pairs) check(rule);
    if (const auto* response = match_.operation->response(exchange_.response.status)) {
      for (const PairRule& rule : response->pairs) check(rule);
    }
  }
  Findings take_findings() && { return std::move(findings_); }

 private:
  // What a rule looks at: values that stand at the same items.
  struct Pair {
    const PairRule& rule;
    const PairValue& left;
    const PairValue* right;  // null: it has none, or the exchange does not have it
  };

  void check(const PairRule& rule) {
    const std::vector<PairValue> lefts = values_.at(rule.left.expression);
    if (lefts.empty()) return;
    const std::vector<PairValue> rights = rule.right ? values_.at(rule.right->expression) : std::vector<PairValue>();
    if (rights.empty()) {
      for (const PairValue& left : lefts) check({.rule = rule, .left = left, .right = nullptr});
      return;
    }
    // The first "*" of both sides stands for the same item, and so on; values come in the order of their items.
    const std::size_t shared = std::min(lefts.front().indices.size(), rights.front().indices.size());
    const auto shared_of = [shared](const PairValue& value) { return std::span(value.indices).first(shared); };
    const auto before = [](std::span<const std::size_t> a, std::span<const std::size_t> b) {
      return std::ranges::lexicographical_compare(a, b);
    };
    for (const PairValue& left : lefts) {
      for (const PairValue& right : std::ranges::equal_range(rights, shared_of(left), before, shared_of)) {
        check({.rule = rule, .left = left, .right = &right});
      }
    }
  }

  void check(const Pair& pair) {
    if (stands_for_another(pair.left) || (pair.right != nullptr && stands_for_another(*pair.right))) return;
    switch (pair.rule.kind) {
      case PairRuleKind::Equal: return equal_values(pair);
      case PairRuleKind::NotAfter: return not_after(pair);
      case PairRuleKind::UlidTime: return ulid_time(pair);
    }
  }

  bool stands_for_another(const PairValue& value) const {
    const auto text = value.string();
    return text && (is_mask(*text) || std::ranges::any_of(context_.run.placeholders, [&](const std::string& pattern) {
                      return matches_wildcard(pattern, *text);
                    }));
  }

  void equal_values(const Pair& pair) {
    if (pair.right == nullptr) return;
    if (are_equal(pair.left, *pair.right, pair.rule.ignore_case).value_or(true)) return;
    report(pair, false);
  }

  void not_after(const Pair& pair) {
    if (pair.right == nullptr) return;
    const auto left = instant_of(pair.left);
    const auto right = instant_of(*pair.right);
    if (left && right && *left > later(*right, pair.rule.tolerance)) report(pair, true);
  }

  // The time inside is compared with the one at `right`, if that is there, and with that of the recording, which it
  // cannot lie behind. What time it is now says something only where the caller asks for it.
  void ulid_time(const Pair& pair) {
    const auto text = pair.left.string();
    const auto time = text ? ulid_instant(*text) : std::nullopt;
    if (!time) return;
    const auto expected = pair.right != nullptr ? instant_of(*pair.right) : std::nullopt;
    if (expected && distance(*time, *expected) > pair.rule.tolerance) {
      return report_ulid(pair, *time, *expected, pair.rule.right->expression.text, pair.right->where);
    }
    const std::optional<Instant> captured = captured_at(exchange_);
    const std::optional<Instant> latest = captured ? captured : context_.now;
    if (latest && *time > later(*latest, pair.rule.tolerance)) {
      report_ulid(pair, *time, *latest, captured ? "" : "--now", {});
    }
  }

  void report_ulid(const Pair& pair, Instant time, Instant other, std::string place, Place related) {
    Finding& finding = add(pair.rule, pair.rule.left.expression, pair.left);
    finding.facts = PairFacts{.got = shown(pair.left),
                              .other = to_string(other),
                              .place = std::move(place),
                              .time = to_string(time),
                              .distance = to_string(distance(time, other)),
                              .later = time > other};
    if (related.source != SourceId::none) finding.related.push_back({.where = related, .label = "the other time"});
  }

  // At the value of the response, because that is what the server is asked about.
  void report(const Pair& pair, bool is_later) {
    const PairPlace& left = pair.rule.left;
    const PairPlace& right = *pair.rule.right;
    const bool at_right = right.expression.of_response() && !left.expression.of_response();
    const PairValue& here = at_right ? *pair.right : pair.left;
    const PairValue& there = at_right ? pair.left : *pair.right;
    Finding& finding = add(pair.rule, (at_right ? right : left).expression, here);
    finding.facts = PairFacts{.got = shown(here),
                              .other = shown(there),
                              .place = (at_right ? left : right).expression.text,
                              .time = {},
                              .distance = {},
                              .later = is_later && !at_right};
    finding.related.push_back({.where = there.where, .label = "the other value"});
  }

  Finding& add(const PairRule& rule, const RuntimeExpression& expression, const PairValue& value) {
    Finding finding = make_finding(info(rule.kind).code, value.where);
    finding.severity = rule.severity;
    finding.instance = value.instance;
    finding.schema_place = rule.where;
    finding.provenance = rule.provenance;
    finding.operation = match_.operation->id;
    finding.operation +=
        expression.of_response() ? " response " + std::to_string(exchange_.response.status) : " request";
    return findings_.emplace_back(std::move(finding));
  }

  const CheckContext& context_;
  const MatchedOperation& match_;
  const Exchange& exchange_;
  ExchangeValues& values_;
  Findings findings_;
};

bool has_rules(const Operation& operation) {
  return !operation.pairs.empty() ||
         std::ranges::any_of(operation.responses, [](const auto& response) { return !response.pairs.empty(); });
}

// False says nothing.
bool finds_nothing(const CheckContext& context, const MatchedOperation& match, const Exchange& exchange) {
  QuickBodies* const bodies = context.quick != nullptr ? context.quick->bodies() : nullptr;
  if (bodies == nullptr) return false;
  QuickValues values(*bodies, context.sources, match, exchange);
  PairCheck check(context, match, exchange, values);
  check.check();
  return values.is_sure() && std::move(check).take_findings().empty();
}

}  // namespace

Findings check_pairs(const CheckContext& context, const MatchedOperation& match, const Exchange& exchange) {
  if (!has_rules(*match.operation) || finds_nothing(context, match, exchange)) return {};
  ExactValues values(context, match, exchange);
  PairCheck check(context, match, exchange, values);
  check.check();
  return std::move(check).take_findings();
}

bool speak_of(const Findings& findings, const Body& body) {
  return std::ranges::any_of(findings, [&body](const Finding& finding) {
    return finding.where.source == body.text || std::ranges::any_of(finding.related, [&body](const Related& other) {
             return other.where.source == body.text;
           });
  });
}

}  // namespace contract::internal
