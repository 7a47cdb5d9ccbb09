#include "run/evaluate.h"

#include <algorithm>
#include <utility>

#include "document/pointer.h"
#include "document/writer.h"
#include "program/keyword_role.h"
#include "run/applied.h"
#include "run/exact_view.h"
#include "run/machine.h"
#include "run/recorder.h"

namespace contract::internal {
namespace {

// The first token of a path, which is the keyword: "/properties/id" gives "properties".
std::string first_token(std::string_view path) {
  const std::string_view token = path.substr(1, path.find('/', 1) - 1);
  return unescape_token(token);
}

class Conclusion {
 public:
  Conclusion(const Program& program, Recorder& recorder) : program_(program), recorder_(recorder) {}

  Evaluation draw() {
    const std::vector<Application>& applications = recorder_.applications();
    names_.resize(applications.size());
    for (std::uint32_t i = 0; i < applications.size(); ++i) add(i);
    attribute_findings();
    for (std::uint32_t i = 1; i < applications.size(); ++i) tell_parent(i);
    for (std::uint32_t i = 0; i < applications.size(); ++i) annotate(i);
    evaluation_.valid = applications.front().verdict == Verdict::Valid;
    return std::move(evaluation_);
  }

 private:
  // ---- what each application is

  void add(std::uint32_t number) {
    const Application& application = recorder_.applications()[number];
    SchemaResult result{.parent = application.parent,
                        .path = std::string(application.path),
                        .location = location_of(application.block),
                        .valid = application.verdict == Verdict::Valid};
    if (application.child && application.key != nullptr) {
      append_token(result.instance, application.key->text);
    } else if (application.child) {
      append_index(result.instance, application.index);
    }
    names_[number] =
        application.path == "/propertyNames" || (number != 0 && !application.child && names_[application.parent]);
    if (program_.schema(application.block).is(Kind::Object)) add_keywords(application.block, result);
    evaluation_.results.push_back(std::move(result));
  }

  void add_keywords(BlockId block, SchemaResult& result) const {
    for (const std::string_view keyword : speaking_keywords(program_.schema(block), program_.language(block))) {
      result.keywords.push_back({.keyword = std::string(keyword)});
    }
  }

  const std::string& location_of(BlockId block) {
    const auto [known, is_new] = locations_.try_emplace(block);
    if (is_new) known->second = program_.absolute_location(block);
    return known->second;
  }

  // ---- what failed

  KeywordResult& keyword_of(SchemaResult& result, std::string_view keyword) {
    const auto found = std::ranges::find(result.keywords, keyword, &KeywordResult::keyword);
    if (found != result.keywords.end()) return *found;
    return *result.keywords.insert(result.keywords.begin(), KeywordResult{.keyword = std::string(keyword)});
  }

  void attribute_findings() {
    const std::vector<Recorder::Teller>& told_by = recorder_.told_by();
    Findings findings = recorder_.findings();
    evaluation_.complete = recorder_.is_whole() && findings.size() == told_by.size();
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (told_by[i].application == Recorder::kForgotten) continue;
      KeywordResult& keyword = keyword_of(evaluation_.results[told_by[i].application], told_by[i].keyword);
      keyword.valid = false;
      keyword.errors.push_back(std::move(findings[i]));
    }
  }

  // A failure fails the keyword that applied the schema, if the schema had to hold; so does what could not be decided,
  // if the parent could not be decided either.
  void tell_parent(std::uint32_t number) {
    const Application& application = recorder_.applications()[number];
    if (application.verdict == Verdict::Valid) return;
    const Verdict above = recorder_.applications()[application.parent].verdict;
    const bool leaves_open = application.verdict == Verdict::Undecided && above == Verdict::Undecided;
    if (!application.binds && !leaves_open) return;
    keyword_of(evaluation_.results[application.parent], first_token(application.path)).valid = false;
  }

  // ---- annotations

  void annotate(std::uint32_t number) {
    const Application& application = recorder_.applications()[number];
    const Value schema = program_.schema(application.block);
    const Language& language = program_.language(application.block);
    // The names of members are no part of the instance that an annotation could be attached to.
    if (!schema.is(Kind::Object) || names_[number]) return;
    const Applied applied(program_, application.block, application.value, recorder_.evaluated_of(number));
    for (KeywordResult& keyword : evaluation_.results[number].keywords) {
      if (!keyword.valid || keyword.keyword.empty()) continue;
      switch (role_of(keyword.keyword, language)) {
        case KeywordRole::None:
        case KeywordRole::Judges: break;
        case KeywordRole::Applies: keyword.annotation = applied.annotation(keyword.keyword, matches_of(number)); break;
        case KeywordRole::TellsStrings:
          if (!application.value.is(Kind::String)) break;
          // contentSchema says nothing of a content whose type is unknown (validation, section 8.5).
          if (keyword.keyword == "contentSchema" && !schema.find("contentMediaType")) break;
          [[fallthrough]];
        case KeywordRole::Tells: keyword.annotation = to_json(*schema.find(keyword.keyword)); break;
      }
    }
  }

  // The items that `contains` of an application accepted.
  const std::vector<std::size_t>& matches_of(std::uint32_t number) {
    static const std::vector<std::size_t> none;
    if (!collected_) collect_matches();
    const auto found = matches_.find(number);
    return found == matches_.end() ? none : found->second;
  }

  void collect_matches() {
    collected_ = true;
    for (const Application& application : recorder_.applications()) {
      if (application.path != "/contains" || application.verdict != Verdict::Valid) continue;
      matches_[application.parent].push_back(application.index);
    }
  }

  const Program& program_;
  Recorder& recorder_;
  Evaluation evaluation_;
  std::vector<bool> names_;  // whether an application is to the name of a member
  std::map<BlockId, std::string> locations_;
  std::map<std::uint32_t, std::vector<std::size_t>> matches_;
  bool collected_ = false;
};

}  // namespace

EvaluateResult evaluate(const Program& program, BlockId entry, const Document& document, Value instance,
                        RunOptions options) {
  EvaluateResult result;
  if (entry == BlockId::always) {
    result.evaluation.results.push_back({.location = program.absolute_location(entry)});
    return result;
  }
  options.undocumented.reset();
  const std::unique_ptr<Recorder> recorder = record(program, entry, document, instance, options);
  result.evaluation = Conclusion(program, *recorder).draw();
  result.secrets = recorder->take_secrets(instance);
  return result;
}

std::unique_ptr<Recorder> record(const Program& program, BlockId entry, const Document& document, Value instance,
                                 const RunOptions& options) {
  auto recorder = std::make_unique<Recorder>(program, document.source());
  Machine<ExactView, Recorder>(program, options, *recorder).run(entry, instance);
  return recorder;
}

}  // namespace contract::internal
