#pragma once
// Hides what may be secret in a text that could not be understood.
#include "finding/secrets.h"
#include "program/name_table.h"
#include "source/source_map.h"

namespace contract::internal {

// Without its structure, any word in the text of `source` may be the secret one: of the lines that the findings point
// at, only punctuation and the `known` names of members, where a colon follows, can still be seen. A text inside of
// another is a part of one line there, so in it all that is near counts as the line.
void hide_values(SourceId source, const SourceMap& sources, const Findings& findings, const NameTable& known,
                 Secrets& secrets);

}  // namespace contract::internal
