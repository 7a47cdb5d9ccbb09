#include "check/read_source.h"

#include <utility>
#include <variant>

#include "source/files.h"

namespace contract::internal {
namespace {

Finding explain(const FileError& error, const std::string& path, Place where) {
  const NameFacts name{.name = path, .nearest = {}, .because = {}};
  switch (error.problem) {
    case FileProblem::NotFound: return make_finding(Code::FileNotFound, where, name);
    case FileProblem::IsFolder:
    case FileProblem::NotRegular: return make_finding(Code::NotAFile, where, name);
    case FileProblem::NotAllowed:
      return make_finding(Code::FileUnreadable, where, Detail{.text = "permission is denied", .help = {}});
    case FileProblem::TooLarge:
      return make_finding(
          Code::TooLarge, where,
          Detail{.text = error.reason.empty() ? "the file is larger than 4 GiB" : error.reason, .help = {}});
    case FileProblem::BadCompression:
      return make_finding(Code::BadCompression, where, Detail{.text = error.reason, .help = {}});
    case FileProblem::ReadFailed:
      return make_finding(Code::FileUnreadable, where, Detail{.text = error.reason, .help = {}});
  }
  return make_finding(Code::FileUnreadable, where);
}

}  // namespace

Result<SourceId> read_source(const std::string& path, SourceMap& sources, const std::string& standard_input_name) {
  const bool standard_input = path == "-";
  auto text = standard_input ? read_standard_input() : read_file(path);
  const std::string& name = standard_input ? standard_input_name : path;
  if (const auto* error = std::get_if<FileError>(&text)) {
    return explain(*error, path, {.source = sources.add(name, {}), .span = {}});
  }
  return sources.add(name, std::get<std::string>(std::move(text)));
}

Result<FileReader> open_source(const std::string& path, SourceMap& sources) {
  if (path == "-") return FileReader::standard_input();
  auto opened = FileReader::open(path);
  if (const auto* error = std::get_if<FileError>(&opened)) {
    return explain(*error, path, {.source = sources.add(path, {}), .span = {}});
  }
  return std::get<FileReader>(std::move(opened));
}

}  // namespace contract::internal
