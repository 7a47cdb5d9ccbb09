#include "report/output_results.h"

#include <algorithm>

#include "report/output_units.h"

namespace contract::internal {

std::vector<ResultPaths> paths_of(const Evaluation& evaluation) {
  std::vector<ResultPaths> paths;
  paths.reserve(evaluation.results.size());
  for (const SchemaResult& result : evaluation.results) {
    if (paths.empty()) {
      paths.emplace_back();
      continue;
    }
    const ResultPaths& above = paths[result.parent];
    ResultPaths below{.evaluation = above.evaluation + result.path, .instance = above.instance + result.instance};
    paths.push_back(std::move(below));
  }
  return paths;
}

void write_result(JsonWriter& json, const SchemaResult& result, const ResultPaths& paths, bool counts) {
  json.name("valid").boolean(result.valid);
  json.member("evaluationPath", paths.evaluation);
  json.member_if_any("schemaLocation", result.location);
  json.member("instanceLocation", paths.instance);
  const auto has_errors = [](const KeywordResult& keyword) { return !keyword.errors.empty(); };
  if (std::ranges::any_of(result.keywords, has_errors)) {
    json.name("errors").begin_object();
    for (const KeywordResult& keyword : result.keywords) {
      if (has_errors(keyword)) json.member(keyword.keyword, sentences_of(keyword.errors));
    }
    json.end();
  }
  const auto annotates = [](const KeywordResult& keyword) { return !keyword.annotation.empty(); };
  // Below a schema that failed, what is valid in itself can have neither: a dropped annotation means a failure.
  if (std::ranges::none_of(result.keywords, annotates) || (result.valid && !counts)) return;
  json.name(counts ? "annotations" : "droppedAnnotations").begin_object();
  for (const KeywordResult& keyword : result.keywords) {
    if (annotates(keyword)) json.name(keyword.keyword).json(keyword.annotation);
  }
  json.end();
}

}  // namespace contract::internal
