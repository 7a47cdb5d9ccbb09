#include "compile/compile.h"

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
  if (builder.errors().empty()) report_loops(builder.program(), builder.errors());
  if (!builder.errors().empty()) {
    sort_findings(builder.errors());
    return std::move(builder.errors());
  }
  builder.program().documents = schemas.documents();
  find_secret_names(builder.program());
  return std::make_shared<const Program>(std::move(builder.program()));
}

}  // namespace contract::internal
