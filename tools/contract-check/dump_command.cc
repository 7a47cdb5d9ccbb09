#include "dump_command.h"

#include <string>
#include <utility>

#include "check/dump.h"
#include "console.h"
#include "unusable.h"

namespace contract::tool {

internal::ExitCode dump(const DumpOptions& options) {
  internal::SourceMap sources;
  const auto what = options.what == "shapes" ? internal::Compiled::Shapes : internal::Compiled::Program;
  auto text = options.what == "recording" ? internal::dump_recording(*options.file, options.kind, sources)
              : options.file              ? internal::dump_document(*options.file, sources)
              : options.schema ? internal::dump_schema({.path = *options.schema, .dialect = options.default_dialect},
                                                       what, options.mappings, sources)
                               : internal::dump_contract(*options.contract, what, options.mappings, sources);
  if (!text) return report_unusable(std::move(text.findings()), sources);
  print(*text);
  return internal::ExitCode::Passed;
}

}  // namespace contract::tool
