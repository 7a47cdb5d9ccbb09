#pragma once
// The line that a finding begins with, for people: where, how bad, which code, what.
#include <string>
#include <string_view>

#include "finding/describe.h"
#include "report/report.h"

namespace contract::internal {

// "payloads/a.json:3:9", and in a decoded body "traffic.har:12:8 (body 3:14)"; printable; empty if the place is
// nowhere.
std::string place_of(const Report& report, Place place);

enum class Style : std::uint8_t { Strong, Error, Warning, Note, Frame };

Style style_of(Severity severity);

// `text` in the colours of a terminal, if `color` says so.
std::string painted(std::string_view text, Style style, bool color);

// "payloads/a.json:3:9: error[missing-member]: `id` is missing", without a line break.
std::string headline(const Report& report, const Finding& finding, const Description& description);

}  // namespace contract::internal
