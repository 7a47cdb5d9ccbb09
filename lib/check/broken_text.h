#pragma once
// Hides what may be secret in a text that could not be understood.
#include <string_view>

#include "finding/secrets.h"
#include "program/name_table.h"
#include "source/span.h"

namespace contract::internal {

// Without its structure, any word in `text` may be the secret one: of the lines that the findings point at, only
// punctuation and the `known` names of members, where a colon follows, can still be seen.
void hide_values(SourceId source, std::string_view text, const Findings& findings, const NameTable& known,
                 Secrets& secrets);

}  // namespace contract::internal
