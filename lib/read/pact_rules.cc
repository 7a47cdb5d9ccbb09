#include "read/pact_rules.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "http/header.h"

namespace contract::internal {
namespace {

constexpr std::size_t kMostRules = 10'000;

// Steps of rules that are followed, in all: a rule with wildcards may lead to every value.
constexpr std::size_t kMostSteps = 5'000'000;

bool asks_equality(Value matcher) {
  const std::optional<Value> match = matcher.find("match");
  return match && match->is(Kind::String) && match->string() == "equality";
}

// {"matchers": [{"match": "type"}, …]}; exact if any of them is.
bool is_exact(Value rule) {
  const std::optional<Value> matchers = rule.find("matchers");
  if (!matchers || !matchers->is(Kind::Array)) return asks_equality(rule);
  for (const Value matcher : matchers->items()) {
    if (asks_equality(matcher)) return true;
  }
  return false;
}

}  // namespace

PactRules::PactRules(Value rules) {
  if (!rules.is(Kind::Object)) return;
  for (const auto& [key, value] : rules.members()) {
    if (key.string().starts_with('$')) {
      read_version_2(rules);
      return;
    }
    read_category(key.string(), value);
  }
}

void PactRules::read_version_2(Value rules) {
  for (const auto& [key, value] : rules.members()) {
    const std::string_view path = key.string();
    Rule rule;
    if (!parse_path(path, rule) || rule.path.empty()) continue;
    const std::string part = rule.path.front().name;
    const bool exact = is_exact(value);
    if (part == "body") {
      rule.path.erase(rule.path.begin());
      rule.is_exact = exact;
      if (body_.size() < kMostRules) body_.push_back(std::move(rule));
    } else if (!exact && part == "path") {
      has_path_ = true;
    } else if (!exact && part == "query") {
      has_query_ = true;
    } else if (!exact && (part == "headers" || part == "header") && rule.path.size() > 1) {
      headers_.push_back(rule.path[1].name);
    }
  }
}

void PactRules::read_category(std::string_view name, Value rules) {
  if (!rules.is(Kind::Object)) return;
  if (name == "path") {
    has_path_ = !is_exact(rules);
    return;
  }
  for (const auto& [key, value] : rules.members()) {
    const bool exact = is_exact(value);
    if (name == "body") {
      add_body(key.string(), exact);
    } else if (!exact && name == "query") {
      has_query_ = true;
    } else if (!exact && name == "header") {
      headers_.emplace_back(key.string());
    }
  }
}

void PactRules::add_body(std::string_view path, bool is_exact) {
  Rule rule;
  rule.is_exact = is_exact;
  if (body_.size() < kMostRules && parse_path(path, rule)) body_.push_back(std::move(rule));
}

// "$.items[*]['a name'][0]": what Pact uses of JSONPath.
bool PactRules::parse_path(std::string_view path, Rule& rule) {
  if (!path.starts_with('$')) return false;
  path.remove_prefix(1);
  while (!path.empty()) {
    Step step;
    if (path.starts_with('.')) {
      path.remove_prefix(1);
      const std::size_t end = std::min(path.find_first_of(".["), path.size());
      step.name = path.substr(0, end);
      path.remove_prefix(end);
    } else if (path.starts_with('[')) {
      const char quote = path.size() > 1 ? path[1] : '\0';
      const bool is_quoted = quote == '\'' || quote == '"';
      const std::size_t begin = is_quoted ? 2 : 1;
      const std::size_t end = path.find(is_quoted ? quote : ']', begin);
      if (end == std::string_view::npos) return false;
      step.name = path.substr(begin, end - begin);
      const std::size_t bracket = path.find(']', end);
      if (bracket == std::string_view::npos) return false;
      path.remove_prefix(bracket + 1);
    } else {
      return false;
    }
    if (step.name.empty()) return false;
    step.is_any = step.name == "*";
    rule.wildcards += step.is_any ? 1 : 0;
    rule.path.push_back(std::move(step));
  }
  return true;
}

bool PactRules::has_header(std::string_view name) const {
  return std::ranges::any_of(headers_, [name](const std::string& header) {
    // Version 3 may say which of several values: "Accept[0]".
    return same_header_name(std::string_view(header).substr(0, header.find('[')), name);
  });
}

const PactRules::Rule& PactRules::better(const Rule& a, const Rule& b) const {
  if (a.path.size() != b.path.size()) return a.path.size() > b.path.size() ? a : b;
  return a.wildcards <= b.wildcards ? a : b;
}

std::vector<Value> PactRules::examples(Value body) const {
  struct Waiting {
    Value value;
    std::size_t depth;               // steps from the body
    std::vector<const Rule*> rules;  // that lead here or further
    const Rule* around = nullptr;    // the best of those that are for something this is in
  };
  std::vector<Value> examples;
  if (body_.empty()) return examples;
  std::vector<Waiting> waiting{{.value = body, .depth = 0, .rules = {}}};
  for (const Rule& rule : body_) waiting.back().rules.push_back(&rule);
  std::size_t steps = 0;
  while (!waiting.empty() && steps < kMostSteps) {
    const Waiting at = std::move(waiting.back());
    waiting.pop_back();
    const Rule* best = at.around;
    for (const Rule* rule : at.rules) {
      if (rule->path.size() == at.depth) best = best == nullptr ? rule : &better(*rule, *best);
    }
    if (best != nullptr && !best->is_exact) examples.push_back(at.value);
    const auto descend = [&](Value value, std::string_view name) {
      Waiting next{.value = value, .depth = at.depth + 1, .rules = {}, .around = best};
      steps += at.rules.size() + 1;
      for (const Rule* rule : at.rules) {
        if (rule->path.size() <= at.depth) continue;
        const Step& step = rule->path[at.depth];
        if (step.is_any || step.name == name) next.rules.push_back(rule);
      }
      if (best != nullptr || !next.rules.empty()) waiting.push_back(std::move(next));
    };
    if (at.value.is(Kind::Object)) {
      for (const auto& [key, value] : at.value.members()) descend(value, key.string());
    } else if (at.value.is(Kind::Array)) {
      std::size_t index = 0;
      for (const Value value : at.value.items()) descend(value, std::to_string(index++));
    }
  }
  return examples;
}

}  // namespace contract::internal
