#pragma once
// Hides what nobody looked at in a recording.
//
// A recording holds more than the contract speaks of: cookies, forms, bodies of other traffic. Any of it may be secret,
// and a line of a recording shows much of it at once.
#include "document/document.h"
#include "finding/secrets.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

// Hides every string of the document but those that `exchanges` are made of (URLs, headers and bodies, which are looked
// at one by one) and those under names such as `method`, which say what a part is and not what is in it.
void hide_unread_strings(const Document& document, const std::vector<Exchange>& exchanges, const SourceMap& sources,
                         Secrets& secrets);

// Hides all of a recording that is no document (`recording` is the whole text) but what `exchanges` are made of.
void hide_unread_text(Place recording, const std::vector<Exchange>& exchanges, const SourceMap& sources,
                      Secrets& secrets);

// Hides every string and number of a document that is no recording.
void hide_scalars(const Document& document, Secrets& secrets);

}  // namespace contract::internal
