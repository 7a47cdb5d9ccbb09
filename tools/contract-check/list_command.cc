#include "list_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "check/document_library.h"
#include "check/recording_kinds.h"
#include "check/reporting.h"
#include "configuration_file.h"
#include "console.h"
#include "contract/load.h"
#include "finding/code.h"
#include "format/format.h"
#include "schema/vocabulary.h"
#include "text/printable.h"
#include "unusable.h"

namespace contract::tool {
namespace {

using internal::ExitCode;

constexpr std::array kListables{
    Listable{"codes", "all that can be found, with severity and meaning"},
    Listable{"formats", "formats of strings, with what defines each"},
    Listable{"keywords", "keywords of JSON Schema, with the drafts that have each"},
    Listable{"operations", "operations of contracts, as `as` and --as take them"},
    Listable{"readers", "kinds of recordings, as `kind` and --kind take them"},
    Listable{"reporters", "formats of the report"},
};

// Rows whose cells are as wide as their column.
std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) text += fmt::format("{:<{}}  ", row[i], widths[i]);
    text += row.back() + "\n";
  }
  return text;
}

std::string codes() {
  std::vector<std::vector<std::string>> rows;
  for (const internal::CodeInfo& code : internal::all_codes()) {
    rows.push_back({std::string(code.name), std::string(to_string(code.severity)), std::string(code.meaning)});
  }
  return table(rows);
}

std::string formats() {
  std::vector<std::vector<std::string>> rows;
  for (const internal::Format& format : internal::all_formats()) {
    rows.push_back({std::string(format.name), std::string(format.specification)});
  }
  return table(rows);
}

std::string keywords() {
  std::vector<std::vector<std::string>> rows;
  for (const internal::KeywordInfo& keyword : internal::all_keywords()) {
    std::string drafts(to_string(keyword.first));
    if (keyword.last != keyword.first) drafts += fmt::format(" to {}", to_string(keyword.last));
    const bool also = keyword.in_openapi30 && keyword.first != internal::Dialect::OpenApi30;
    if (also) drafts += fmt::format(", {}", to_string(internal::Dialect::OpenApi30));
    rows.push_back({std::string(keyword.name), std::move(drafts)});
  }
  return table(rows);
}

std::string readers() {
  std::vector<std::vector<std::string>> rows;
  for (const internal::RecordingKind& kind : internal::all_recording_kinds()) {
    rows.push_back({std::string(kind.name), std::string(kind.title)});
  }
  return table(rows);
}

std::string reporters() {
  std::vector<std::vector<std::string>> rows;
  for (const internal::ReporterInfo& reporter : internal::all_reporters()) {
    rows.push_back({std::string(reporter.name), std::string(reporter.meaning)});
  }
  return table(rows);
}

ExitCode operations(const ListOptions& options) {
  internal::SourceMap sources;
  internal::Plan plan;
  if (options.contract) {
    plan.contracts.push_back({.name = {}, .path = *options.contract, .where = {}});
  } else {
    const std::string path = configuration_path(options.configuration);
    if (path.empty()) return no_configuration();
    auto configuration = open_configuration(path, sources);
    if (!configuration) return report_unusable(std::move(configuration.findings()), sources);
    plan = std::move(configuration->plan);
  }

  internal::DocumentLibrary library(sources, plan.mappings);
  const internal::ReferenceLookup lookup = [&](std::string_view uri) -> std::optional<internal::OpenApiDocument> {
    const auto found = library.find(uri);
    if (!found) return std::nullopt;
    return internal::OpenApiDocument{
        .root = found->document->root(), .uri = found->uri, .source = found->document->source()};
  };
  std::vector<std::vector<std::string>> rows;
  for (const internal::ContractFile& file : plan.contracts) {
    auto document = library.open(file.path);
    if (!document) return report_unusable(std::move(document.findings()), sources);
    auto contract = internal::load_contract(*document->document, document->uri, lookup, library.problems());
    if (!contract) return report_unusable(std::move(contract.findings()), sources);
    for (const internal::Operation& operation : contract->operations) {
      const std::string name = file.name.empty() ? operation.id : file.name + " " + operation.id;
      rows.push_back({internal::printable(name), operation.method, internal::printable(operation.path.text())});
    }
  }
  print(table(rows));
  return is_unusable(library.problems()) ? report_unusable(std::move(library.problems()), sources) : ExitCode::Passed;
}

}  // namespace

std::span<const Listable> listables() {
  return kListables;
}

ExitCode list(const ListOptions& options) {
  if (options.what == "operations") return operations(options);
  if (options.what == "codes") print(codes());
  if (options.what == "formats") print(formats());
  if (options.what == "keywords") print(keywords());
  if (options.what == "readers") print(readers());
  if (options.what == "reporters") print(reporters());
  return ExitCode::Passed;
}

}  // namespace contract::tool
