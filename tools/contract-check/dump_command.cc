#include "dump_command.h"

#include <string>
#include <utility>

#include "check/dump.h"
#include "console.h"
#include "unusable.h"

namespace contract::tool {

internal::ExitCode dump(const DumpOptions& options) {
  internal::SourceMap sources;
  auto text = options.file ? internal::dump_document(*options.file, sources)
              : options.schema
                  ? internal::dump_schema_program({.path = *options.schema, .dialect = options.default_dialect},
                                                  options.mappings, sources)
                  : internal::dump_contract_program(*options.contract, options.mappings, sources);
  if (!text) return report_unusable(std::move(text.findings()), sources);
  print(*text);
  return internal::ExitCode::Passed;
}

}  // namespace contract::tool
