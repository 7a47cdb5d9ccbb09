#pragma once
// Finds the operation that a request belongs to.
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "contract/operations.h"

namespace contract::internal {

struct MatchedOperation {
  const Operation* operation;
  std::vector<PathCapture> path_parameters;  // byte ranges are those of the URL that was matched
};

struct NoMatch {
  const Operation* nearest = nullptr;  // that was probably meant; nothing if none comes near
  std::string hint;                    // how the request differs from it: "the path is documented for GET, POST"
};

// `method` is upper case; `url` is absolute, or a path with query. The path of the URL begins with that of a server; an
// absolute URL also names the server's host, where the contract names one. Among the operations of this method whose
// paths match, the most literal wins (OpenAPI 3.1 section 4.8.8.1). A path with a final slash is another path.
std::variant<MatchedOperation, NoMatch> match_operation(const Contract& contract, std::string_view method,
                                                        std::string_view url);

}  // namespace contract::internal
