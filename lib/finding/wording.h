#pragma once
// The small words that sentences about findings are put together from. Everything that comes from outside comes out
// printable (text/printable.h) and cut to a length that a line can hold.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "document/kind.h"

namespace contract::internal {

// A name between backticks: `createdAt`. A name without characters is `""`.
std::string quoted_name(std::string_view name);

// What a JSON Pointer leads to, as people call it: `id` for "/credentials/id", `variables/0` for "/a/variables/0",
// because an index alone says little; a pointer of nothing but indexes stays as it is. `root` for the whole document.
std::string subject(std::string_view pointer, std::string_view root = "this");

// JSON text from facts; a name without backticks; a clause of a sentence.
std::string shown_value(std::string_view json);
std::string shown_name(std::string_view name);
std::string shown_text(std::string_view text);

// "1 item", "0 items", "4 items"; the plural is the noun with an s.
std::string counted(std::uint64_t count, std::string_view noun);

// The same for large numbers: "13,096", "13,096 documents".
std::string grouped(std::uint64_t count);
std::string grouped_count(std::uint64_t count, std::string_view noun);

// "a string", "an integer", "null".
std::string with_article(std::string_view noun);
std::string with_article(Kind kind);

// "a string, an integer or null"; "nothing" for the empty set.
std::string alternatives(TypeSet types);

// "1", "1 or 2", "1, 2 or 3"; beyond `limit` of them "1, 2 or one of 7 more".
std::string alternatives(std::span<const std::string> values, std::size_t limit);

// A meaning from codes.def as it stands inside a sentence: no capital, no full stop.
std::string as_clause(std::string_view sentence);

}  // namespace contract::internal
