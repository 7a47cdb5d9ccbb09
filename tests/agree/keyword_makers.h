#pragma once
// The keywords that generated schemas have: one line each in keyword_makers.cc.
#include <span>

#include "agree/schema_maker.h"

namespace contract::agree {

std::span<const KeywordMaker> keyword_makers();

}  // namespace contract::agree
