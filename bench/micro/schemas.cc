#include "micro/schemas.h"

#include <array>
#include <stdexcept>
#include <utility>

#include "compile/compile.h"
#include "finding/describe.h"
#include "read/json.h"

namespace contract::bench {

using namespace internal;

namespace {

// A benchmark on broken input would measure something else.
template <class T>
T usable(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.findings().front()).headline);
  return std::move(*result);
}

}  // namespace

LoadedSchema::LoadedSchema(const std::string& path) : root_(usable(library_.open(path))) {}

LoadedSchema::LoadedSchema(const std::string& name, std::string text) {
  Findings remarks;
  const SourceId source = sources_->add(name, std::move(text));
  root_ = {.document = std::make_shared<const Document>(usable(read_json(source, *sources_, {}, remarks))),
           .uri = "file:///" + name,
           .name = name};
}

std::shared_ptr<const Program> LoadedSchema::compile() {
  SchemaSet schemas(
      [this](std::string_view uri) { return uri == root_.uri ? std::optional(root_) : library_.find(uri); });
  Findings remarks;
  return usable(internal::compile(schemas, std::array{root_.uri}, {}, remarks));
}

std::string large_schema(std::size_t groups) {
  std::string text =
      R"({"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "$defs": {"id": {"type": "integer"}}, "properties": {)";
  for (std::size_t group = 0; group < groups; ++group) {
    const std::string number = std::to_string(group);
    text += group == 0 ? "" : ", ";
    text += "\"group" + number + R"(": {"type": "object", "required": ["id", "name"], "properties": {)";
    text += R"("id": {"$ref": "#/$defs/id"}, "name": {"type": "string", "minLength": 1}, )";
    text += R"("size": {"type": "number", "minimum": )" + number + "}, ";
    text += R"("state": {"enum": ["on", "off", "state)" + number + R"("]}, )";
    text += R"("code": {"type": "string", "pattern": "^[a-z]{2}-[0-9]+$"}, "at": {"format": "date-time"}, )";
    text += R"("tags": {"type": "array", "items": {"type": "string"}}, "other": {"const": )" + number + "}}}";
  }
  return text + "}}";
}

}  // namespace contract::bench
