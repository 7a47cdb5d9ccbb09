#pragma once
// Why no operation matches a request, and which one was probably meant. Apart from match.h, because nobody needs it but
// match.cc.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "contract/match.h"
#include "http/request_path.h"

namespace contract::internal {

// What a request is matched by.
struct RequestTarget {
  std::string_view method;
  std::optional<std::string_view> authority;
  std::vector<PathSegment> segments;
};

enum class HostCheck : std::uint8_t { Strict, AnyHost };

// The path parameters of `operation` if the path of `target` leads to it on one of its servers. Methods are not
// compared.
std::optional<std::vector<PathCapture>> match_path(const Operation& operation, const RequestTarget& target,
                                                   HostCheck host);

// `target` matches no operation of `contract`.
NoMatch explain_no_match(const Contract& contract, const RequestTarget& target);

}  // namespace contract::internal
