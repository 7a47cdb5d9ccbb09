#pragma once
// What the readers of stubs and pacts have in common: bodies that are JSON values, and queries as objects.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/entry_reader.h"

namespace contract::internal {

class StubReader : public EntryReader {
 public:
  StubReader(const Document& document, std::string pointer, SourceMap& sources, Findings& remarks)
      : EntryReader(document, std::move(pointer), sources, remarks), sources_(sources) {}

 protected:
  // A body that is this JSON value, `application/json` if no header says otherwise.
  Body json_body(const Part& value, const std::vector<Header>& headers);

  // A body that is a text as it stands if it is a string, and else the JSON value.
  Body text_or_value_body(const Part& value, const std::vector<Header>& headers);

  SourceMap& sources() { return sources_; }

 private:
  SourceMap& sources_;
};

// What a scalar says, as text; nothing for arrays, objects and null.
std::optional<std::string> scalar_text(Value value);

// Appends "name=value" to the query of `url`, percent-encoded where that is needed.
void append_query(std::string& url, std::string_view name, std::string_view value);

}  // namespace contract::internal
