#pragma once
// A recording as text, to see what a reader made of a file.
#include <string>

#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

// Each exchange with its headers and bodies; each part, and each line of a body, with its line and column in the file.
// Nothing is hidden. What a terminal does not show is escaped. `sources` holds the recording and its bodies.
std::string dump(const Recording& recording, const SourceMap& sources);

}  // namespace contract::internal
