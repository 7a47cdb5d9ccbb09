#pragma once
// Hides what may be secret in a text that could not be read.
#include <string_view>

#include "finding/secrets.h"
#include "source/span.h"

namespace contract::internal {

// Without its structure, any value in `text` may be the secret one: on the lines that the findings point at, every
// string that is no key, and everything after a colon, counts as one. Keys stay, so that the broken place can still be
// recognised.
void hide_values(SourceId source, std::string_view text, const Findings& findings, Secrets& secrets);

}  // namespace contract::internal
