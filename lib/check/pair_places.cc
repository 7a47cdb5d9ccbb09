#include "check/pair_places.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/schema_walk.h"
#include "finding/wording.h"
#include "http/media_type.h"
#include "text/nearest.h"

namespace contract::internal {
namespace {

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known) {
  const std::string near = nearest(word, known);
  return near.empty() ? near : "did you mean " + quoted_name(near) + '?';
}

bool may_be_json(const MediaRange& range) {
  const bool by_name = range.subtype == "json" || range.subtype.ends_with("+json");
  return by_name || range.subtype == "*";
}

class PlaceCheck {
 public:
  PlaceCheck(const Program& program, Findings& remarks) : program_(program), remarks_(remarks) {}

  void check(const Operation& operation) {
    operation_ = &operation;
    std::vector<const ResponseDescription*> all;
    for (const ResponseDescription& response : operation.responses) all.push_back(&response);
    for (const PairRule& rule : operation.pairs) check(rule, all);
    for (const ResponseDescription& response : operation.responses) {
      for (const PairRule& rule : response.pairs) check(rule, {&response});
    }
  }

 private:
  using Responses = std::vector<const ResponseDescription*>;

  void check(const PairRule& rule, const Responses& responses) {
    check(rule.left, responses);
    if (rule.right) check(*rule.right, responses);
  }

  void check(const PairPlace& place, const Responses& responses) {
    switch (place.expression.source) {
      case ExpressionSource::Url:
      case ExpressionSource::Method:
      case ExpressionSource::StatusCode: return;
      // Much that travels in headers is not for contracts to say.
      case ExpressionSource::RequestHeader:
      case ExpressionSource::ResponseHeader: return;
      case ExpressionSource::RequestPath: return check_parameter(place, ParameterIn::Path);
      case ExpressionSource::RequestQuery: return check_parameter(place, ParameterIn::Query);
      case ExpressionSource::RequestBody: return check_body(place, request_content(), "request");
      case ExpressionSource::ResponseBody: {
        std::vector<const MediaTypeContent*> content;
        for (const ResponseDescription* response : responses) add_json(response->content, content);
        return check_body(place, content, "response");
      }
    }
  }

  void check_parameter(const PairPlace& place, ParameterIn in) {
    std::vector<std::string_view> known;
    for (const Parameter& parameter : operation_->parameters) {
      if (parameter.in == in) known.push_back(parameter.name);
    }
    const std::string& name = place.expression.name;
    if (std::ranges::find(known, name) != known.end()) return;
    report(place,
           "the operation " + quoted_name(operation_->id) + " has no " + std::string(to_string(in)) + " parameter " +
               quoted_name(name),
           did_you_mean(name, known));
  }

  static void add_json(const std::vector<MediaTypeContent>& from, std::vector<const MediaTypeContent*>& content) {
    for (const MediaTypeContent& entry : from) {
      if (may_be_json(entry.range)) content.push_back(&entry);
    }
  }

  std::vector<const MediaTypeContent*> request_content() const {
    std::vector<const MediaTypeContent*> content;
    if (operation_->request_body) add_json(operation_->request_body->content, content);
    return content;
  }

  void check_body(const PairPlace& place, const std::vector<const MediaTypeContent*>& content, std::string_view side) {
    if (content.empty()) {
      return report(
          place, "no JSON body is documented for the " + std::string(side) + " of " + quoted_name(operation_->id), {});
    }
    std::vector<BlockId> entries;
    for (const MediaTypeContent* entry : content) {
      const auto block = entry->schema ? program_.entries.find(entry->schema->uri) : program_.entries.end();
      entries.push_back(block == program_.entries.end() ? BlockId::always : block->second);
    }
    SchemaWalk walk(program_, std::move(entries));
    std::string reached;
    for (const std::string& token : place.expression.tokens) {
      if (!walk.step(token)) return report_step(place, walk, token, reached);
      reached = token;
    }
  }

  void report_step(const PairPlace& place, const SchemaWalk& walk, const std::string& token, const std::string& above) {
    const std::string in = above.empty() ? "the body" : quoted_name(above);
    if (walk.is_array()) {
      return report(place, in + " is an array, which has no " + quoted_name(token),
                    quoted_name(kEachItem) + " stands for each of its items");
    }
    report(place, in + " has no member " + quoted_name(token), did_you_mean(token, walk.names()));
  }

  // A response that several operations share is wrong once.
  void report(const PairPlace& place, std::string text, std::string help) {
    Finding finding =
        make_finding(Code::BadContract, place.where, Detail{.text = std::move(text), .help = std::move(help)});
    const bool is_known = std::ranges::any_of(remarks_, [&](const Finding& other) {
      const auto* detail = std::get_if<Detail>(&other.facts);
      return other.where == finding.where && detail != nullptr && detail->text == std::get<Detail>(finding.facts).text;
    });
    if (!is_known) remarks_.push_back(std::move(finding));
  }

  const Program& program_;
  Findings& remarks_;
  const Operation* operation_ = nullptr;
};

}  // namespace

void check_pair_places(const Contract& contract, const Program& program, Findings& remarks) {
  PlaceCheck check(program, remarks);
  for (const Operation& operation : contract.operations) check.check(operation);
}

}  // namespace contract::internal
