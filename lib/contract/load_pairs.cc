#include "contract/load_pairs.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <variant>

#include "finding/read_provenance.h"
#include "finding/wording.h"

namespace contract::internal {
namespace {

constexpr std::array<std::string_view, 5> kRuleMembers{"rule", "left", "right", "tolerance", "ignore-case"};

// Clocks differ by so much, and a recording tells when an exchange began, not when its values were made.
constexpr TimeSpan kUlidTolerance{.milliseconds = 60'000};

class PairLoader {
 public:
  explicit PairLoader(OpenApiReader& reader) : reader_(reader) {}

  std::optional<PairRule> load(const OpenApiObject& at) {
    if (!at.value.is(Kind::Object)) {
      reader_.report(at, "a rule of `x-pairs` is an object, not " + with_article(at.value.kind()));
      return std::nullopt;
    }
    reader_.check_members(at, kRuleMembers);
    PairRule rule;
    const bool is_known = load_kind(at, rule);
    std::optional<PairPlace> left = load_place(at, "left", true);
    const bool needs_right = is_known && info(rule.kind).needs_right;
    rule.right = load_place(at, "right", needs_right);
    load_tolerance(at, rule);
    rule.ignore_case = reader_.flag(at, "ignore-case").value_or(false);
    load_provenance(at, rule);
    if (!is_known || !left || (!rule.right && (needs_right || at.find("right")))) return std::nullopt;
    rule.left = std::move(*left);
    return rule;
  }

 private:
  bool load_kind(const OpenApiObject& at, PairRule& rule) {
    rule.where = at.place();
    const auto name = reader_.required_text(at, "rule", "a rule of `x-pairs`");
    if (!name) return false;
    rule.where = at.find("rule")->place();
    const std::span<const PairRuleInfo> rules = all_pair_rules();
    const auto known = std::ranges::find(rules, *name, &PairRuleInfo::name);
    if (known != rules.end()) {
      rule.kind = known->kind;
      return true;
    }
    std::vector<std::string_view> names;
    for (const PairRuleInfo& each : rules) names.push_back(each.name);
    std::string help = did_you_mean(*name, names);
    if (help.empty()) {
      std::vector<std::string> quoted;
      for (const std::string_view each : names) quoted.push_back(quoted_name(each));
      help = "known are " + alternatives(quoted, quoted.size());
    }
    reader_.report(*at.find("rule"), "there is no rule " + quoted_name(*name), std::move(help));
    return false;
  }

  // Nothing, if the place is not there or cannot be understood, which is reported.
  std::optional<PairPlace> load_place(const OpenApiObject& at, std::string_view member, bool is_needed) {
    const auto text =
        is_needed ? reader_.required_text(at, member, "this rule of `x-pairs`") : reader_.text(at, member);
    if (!text) return std::nullopt;
    const OpenApiObject place = *at.find(member);
    auto expression = parse_runtime_expression(*text);
    if (auto* problem = std::get_if<ExpressionProblem>(&expression)) {
      reader_.report(place, std::move(problem->text), std::move(problem->help));
      return std::nullopt;
    }
    return PairPlace{.expression = std::get<RuntimeExpression>(std::move(expression)), .where = place.place()};
  }

  void load_tolerance(const OpenApiObject& at, PairRule& rule) {
    if (rule.kind == PairRuleKind::UlidTime) rule.tolerance = kUlidTolerance;
    const auto text = reader_.text(at, "tolerance");
    if (!text) return;
    const auto tolerance = parse_time_span(*text);
    if (tolerance) {
      rule.tolerance = *tolerance;
    } else {
      reader_.report(*at.find("tolerance"), quoted_name(*text) + " is no length of time",
                     "a whole number and w, d, h, m, s or ms: `1m`");
    }
  }

  void load_provenance(const OpenApiObject& at, PairRule& rule) {
    const std::optional<Provenance> provenance = provenance_of(at.value, "*");
    if (!provenance) {
      rule.provenance.confidence = Confidence::Assumed;
      return;
    }
    rule.provenance = *provenance;
    // A source alone explains a rule; that the documentation states it must be said.
    if (!at.find("x-confidence")) rule.provenance.confidence = Confidence::Assumed;
    if (rule.provenance.confidence == Confidence::Documented) rule.severity = Severity::Error;
  }

  OpenApiReader& reader_;
};

}  // namespace

std::vector<PairRule> load_pairs(const OpenApiObject& at, OpenApiReader& reader) {
  std::vector<PairRule> rules;
  const std::optional<OpenApiObject> list = reader.list(at, "x-pairs");
  if (!list) return rules;
  PairLoader loader(reader);
  for (const OpenApiObject& item : list->items()) {
    if (std::optional<PairRule> rule = loader.load(item)) rules.push_back(std::move(*rule));
  }
  return rules;
}

}  // namespace contract::internal
