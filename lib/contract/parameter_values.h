#pragma once
// Takes the values of documented parameters out of a request.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "contract/match.h"
#include "contract/operations.h"
#include "http/query.h"

namespace contract::internal {

struct HeaderField {
  std::string_view name;
  std::string_view value;
  Place where;
};

// The parts of a request that hold parameters.
struct RequestParts {
  std::string_view url;
  Place url_place;  // of the URL in the recording
  std::span<const HeaderField> headers;
};

struct ParameterValue {
  const Parameter* parameter;
  std::string value;  // text; percent escapes are undone in path and query
  std::string field;  // the name it was sent under; differs from the parameter's for DeepObject: "filter[color]"
  Place where;
};

// The values in the order of the operation's parameters; a parameter that was sent several times has several. Nothing
// is split or converted: `style` and `explode` of the parameter say what a value means. The members of an exploded
// object travel under names of their own, which only its schema knows, so they are not found here.
std::vector<ParameterValue> parameter_values(const MatchedOperation& match, const RequestParts& request);

// Whether a field of a query holds the query parameter, or a part of it.
bool carries(const QueryField& field, const Parameter& parameter);

// The place of the bytes [begin, end) of a text that was read from `text_place`, as exactly as can be told: texts with
// escapes give the whole place.
Place place_in(Place text_place, std::string_view text, std::size_t begin, std::size_t end);

}  // namespace contract::internal
