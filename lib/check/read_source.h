#pragma once
// Files into sources, with findings for what cannot be read.
#include <string>

#include "finding/result.h"
#include "source/files.h"
#include "source/source_map.h"

namespace contract::internal {

// Reads the file at `path` ("-": standard input, which findings call `standard_input_name`) into `sources`. The finding
// of a failure points at an empty source of that name, so that every finding has a file.
Result<SourceId> read_source(const std::string& path, SourceMap& sources,
                             const std::string& standard_input_name = "<stdin>");

// Opens the file to be read piece by piece; fails in the same way.
Result<FileReader> open_source(const std::string& path, SourceMap& sources);

}  // namespace contract::internal
