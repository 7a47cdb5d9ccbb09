#pragma once
// The matching rules of pacts (specification versions 2 to 4): which values of a message are only examples.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace contract::internal {

class PactRules {
 public:
  // Reads `matchingRules` of a message, in the form of version 2 ("$.body.id": {"match": "type"}) or of later ones
  // ("body": {"$.id": {"matchers": […]}}). What breaks their form is passed over: then a value counts as meant.
  explicit PactRules(Value rules);
  PactRules() = default;

  bool has_path() const { return has_path_; }
  bool has_query() const { return has_query_; }
  bool has_header(std::string_view name) const;

  // The values in `body` that are examples, whether scalars, arrays or objects. A rule is for a value and for all that
  // is in it; of several the longest path wins, then the one with fewer wildcards; where that one asks for equality the
  // value is meant. Gives up after some millions of steps; the rest then counts as meant.
  std::vector<Value> examples(Value body) const;

 private:
  struct Step {
    std::string name;  // of a member, or the index of an item
    bool is_any = false;
  };
  struct Rule {
    std::vector<Step> path;
    std::size_t wildcards = 0;
    bool is_exact = false;
  };

  void read_version_2(Value rules);
  void read_category(std::string_view name, Value rules);
  void add_body(std::string_view path, bool is_exact);
  static bool parse_path(std::string_view path, Rule& rule);
  const Rule& better(const Rule& a, const Rule& b) const;

  std::vector<Rule> body_;
  std::vector<std::string> headers_;
  bool has_path_ = false;
  bool has_query_ = false;
};

}  // namespace contract::internal
