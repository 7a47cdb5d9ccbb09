#include "report/output.h"

#include <map>
#include <utility>

namespace contract::internal {
namespace {

// What kept a file from being evaluated: what was found in it, or else whatever was found.
Findings obstacles(const Report& report, std::string_view file) {
  Findings in_file;
  for (const Finding& finding : report.findings()) {
    const auto location = report.locate(finding.where);
    if (location && location->file == file) in_file.push_back(finding);
  }
  return in_file.empty() ? report.findings() : in_file;
}

}  // namespace

std::string write_output(OutputWriter writer, const Evaluation& evaluation, std::string_view file) {
  JsonWriter json;
  json.begin_object();
  json.member_if_any("file", file);
  writer(json, evaluation);
  if (!evaluation.complete) json.name("complete").boolean(false);
  json.end();
  return std::move(json).take();
}

std::string write_outputs(OutputWriter writer, const Report& report) {
  std::map<std::string_view, const Evaluation*> evaluations;
  for (const FileEvaluation& file : report.evaluations()) evaluations.emplace(file.name, &file.evaluation);
  std::string text;
  for (const CheckedFile& file : report.files()) {
    const auto found = evaluations.find(file.name);
    text += found != evaluations.end() ? write_output(writer, *found->second, file.name)
                                       : write_output(writer, not_evaluated(obstacles(report, file.name)), file.name);
  }
  if (report.files().empty() && !report.findings().empty()) {
    text += write_output(writer, not_evaluated(report.findings()));
  }
  return text;
}

}  // namespace contract::internal
