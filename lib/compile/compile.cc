#include "compile/compile.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "compile/builder.h"
#include "compile/loops.h"
#include "compile/secret_names.h"

namespace contract::internal {

Result<std::shared_ptr<const Program>> compile(SchemaSet& schemas, std::span<const std::string> entries,
                                               const CompileOptions& options, Findings& remarks) {
  Builder builder(schemas, options, remarks);
  for (const std::string& uri : entries) {
    if (const auto schema = schemas.find(uri, {}, builder.errors())) {
      builder.program().entries.emplace(uri, builder.block_for(*schema));
    }
  }
  builder.compile_waiting();
  std::ranges::move(schemas.problems(), std::back_inserter(builder.errors()));
  schemas.problems().clear();
  for (const auto& resource : schemas.resources()) {
    builder.program().resources.push_back({.uri = resource->uri,
                                           .name = resource->document.name,
                                           .document = resource->document.document,
                                           .root = resource->root.node(),
                                           .language = resource->language});
  }
  if (builder.errors().empty()) report_loops(builder.program(), builder.errors());
  if (!builder.errors().empty()) {
    sort_findings(builder.errors());
    return std::move(builder.errors());
  }
  find_secret_names(builder.program());
  return std::make_shared<const Program>(std::move(builder.program()));
}

}  // namespace contract::internal
