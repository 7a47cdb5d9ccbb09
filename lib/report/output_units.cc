#include "report/output_units.h"

#include <algorithm>
#include <utility>

#include "document/pointer.h"
#include "finding/describe.h"

namespace contract::internal {
namespace {

class UnitTree {
 public:
  explicit UnitTree(const Evaluation& evaluation) : evaluation_(evaluation), annotating_(annotating(evaluation)) {}

  std::vector<OutputUnit> grow() {
    unit_of_.reserve(evaluation_.results.size());
    for (std::size_t i = 0; i < evaluation_.results.size(); ++i) add_result(i);
    mark_relevant();
    return std::move(units_);
  }

 private:
  void add_result(std::size_t number) {
    const SchemaResult& result = evaluation_.results[number];
    OutputUnit unit{.absolute_location = result.location, .valid = result.valid};
    if (number != 0) {
      const OutputUnit& above = units_[unit_of_[result.parent]];
      unit.keyword_location = above.keyword_location + result.path;
      unit.instance_location = above.instance_location + result.instance;
      unit.parent = applied_by(result);
    }
    const auto at = static_cast<std::uint32_t>(units_.size());
    unit_of_.push_back(at);
    add(std::move(unit));
    for (const KeywordResult& keyword : result.keywords) {
      if (keyword.keyword.empty()) {
        units_[at].error = sentences_of(keyword.errors);
      } else {
        add_keyword(keyword, at, annotating_[number]);
      }
    }
  }

  void add_keyword(const KeywordResult& keyword, std::uint32_t of, bool annotates) {
    OutputUnit unit{.parent = of,
                    .keyword_location = units_[of].keyword_location,
                    .absolute_location = units_[of].absolute_location,
                    .instance_location = units_[of].instance_location,
                    .valid = keyword.valid,
                    .error = sentences_of(keyword.errors)};
    std::string token;
    append_token(token, keyword.keyword);
    unit.keyword_location += token;
    unit.absolute_location += pointer_fragment(token);
    if (annotates) unit.annotation = keyword.annotation;
    add(std::move(unit));
  }

  // The unit of the keyword that a result hangs on; units of keywords follow that of their schema.
  std::uint32_t applied_by(const SchemaResult& result) const {
    const std::uint32_t above = unit_of_[result.parent];
    const std::size_t token_end = std::min(result.path.find('/', 1), result.path.size());
    const std::string location = units_[above].keyword_location + result.path.substr(0, token_end);
    for (std::uint32_t at = units_[above].first_child; at != OutputUnit::kNone; at = units_[at].next) {
      if (units_[at].keyword_location == location) return at;
    }
    return above;
  }

  void add(OutputUnit unit) {
    const auto at = static_cast<std::uint32_t>(units_.size());
    const std::uint32_t parent = unit.parent;
    units_.push_back(std::move(unit));
    if (parent != OutputUnit::kNone) append_child(units_, parent, at);
  }

  void mark_relevant() {
    const bool passed = units_.front().valid;
    bool explained = passed;
    for (OutputUnit& unit : units_) {
      const bool above = unit.parent == OutputUnit::kNone || units_[unit.parent].relevant;
      unit.relevant = above && unit.valid == passed;
      explained = explained || (unit.relevant && !unit.error.empty());
    }
    if (!explained) units_.front().error = describe(make_finding(Code::MoreFindings, {})).headline;
  }

  const Evaluation& evaluation_;
  std::vector<bool> annotating_;
  std::vector<std::uint32_t> unit_of_;  // of each result
  std::vector<OutputUnit> units_;
};

}  // namespace

std::string sentences_of(const Findings& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    if (!text.empty()) text += "; ";
    text += describe(finding).headline;
  }
  return text;
}

std::vector<OutputUnit> output_units(const Evaluation& evaluation) {
  return UnitTree(evaluation).grow();
}

void append_child(std::vector<OutputUnit>& units, std::uint32_t parent, std::uint32_t child) {
  OutputUnit& above = units[parent];
  if (above.first_child == OutputUnit::kNone) {
    above.first_child = child;
  } else {
    units[above.last_child].next = child;
  }
  above.last_child = child;
  units[child].next = OutputUnit::kNone;
}

std::vector<std::uint32_t> in_order(const std::vector<OutputUnit>& units) {
  std::vector<std::uint32_t> order;
  std::uint32_t at = 0;
  while (at != OutputUnit::kNone) {
    order.push_back(at);
    if (units[at].first_child != OutputUnit::kNone) {
      at = units[at].first_child;
      continue;
    }
    while (at != OutputUnit::kNone && units[at].next == OutputUnit::kNone) at = units[at].parent;
    if (at != OutputUnit::kNone) at = units[at].next;
  }
  return order;
}

void write_members(JsonWriter& json, const OutputUnit& unit) {
  json.name("valid").boolean(unit.valid);
  json.member("keywordLocation", unit.keyword_location);
  json.member_if_any("absoluteKeywordLocation", unit.absolute_location);
  json.member("instanceLocation", unit.instance_location);
  json.member_if_any("error", unit.error);
  if (!unit.annotation.empty()) json.name("annotation").json(unit.annotation);
}

void write_tree(JsonWriter& json, const std::vector<OutputUnit>& units) {
  std::vector<std::uint32_t> open;  // the next unit of each list that is being written, outermost first
  const auto begin = [&](const OutputUnit& unit) {
    write_members(json, unit);
    if (unit.first_child == OutputUnit::kNone) return false;
    json.name(unit.valid ? "annotations" : "errors").begin_array();
    open.push_back(unit.first_child);
    return true;
  };
  begin(units.front());
  while (!open.empty()) {
    if (open.back() == OutputUnit::kNone) {
      open.pop_back();
      json.end();                     // of the list
      if (!open.empty()) json.end();  // of the unit that it belongs to, but for the root
      continue;
    }
    const OutputUnit& unit = units[open.back()];
    open.back() = unit.next;
    json.begin_object();
    if (!begin(unit)) json.end();
  }
}

}  // namespace contract::internal
