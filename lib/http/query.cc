#include "http/query.h"

#include <algorithm>

#include "text/uri.h"

namespace contract::internal {
namespace {

std::string decode_form_text(std::string_view text) {
  std::string spaced(text);
  // Before the escapes are undone: "%2B" is a plus sign and stays one.
  std::ranges::replace(spaced, '+', ' ');
  return percent_decode(spaced);
}

}  // namespace

std::vector<QueryField> split_query(std::string_view query) {
  std::vector<QueryField> fields;
  std::size_t begin = 0;
  while (begin < query.size()) {
    const std::size_t end = std::min(query.find('&', begin), query.size());
    const std::string_view field = query.substr(begin, end - begin);
    if (!field.empty()) {
      const std::size_t equals = std::min(field.find('='), field.size());
      fields.push_back({.name = decode_form_text(field.substr(0, equals)),
                        .value = decode_form_text(field.substr(std::min(equals + 1, field.size()))),
                        .begin = begin,
                        .end = end});
    }
    begin = end + 1;
  }
  return fields;
}

}  // namespace contract::internal
