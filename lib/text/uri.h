#pragma once
// URIs and references to them (RFC 3986): taking apart, checking, resolving.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace contract::internal {

struct Uri {  // views into the text it was split from
  std::optional<std::string_view> scheme;
  std::optional<std::string_view> authority;
  std::string_view path;
  std::optional<std::string_view> query;
  std::optional<std::string_view> fragment;
};

// Splits any text by the expression of RFC 3986 appendix B; checks nothing.
Uri split_uri(std::string_view text);

// Whether `text` obeys the grammar of a URI (has a scheme; section 3) or of a URI-reference (section 4.1): what
// uri_problem and uri_reference_problem have nothing to say about, in one pass over what is usual.
bool is_uri(std::string_view text);
bool is_uri_reference(std::string_view text);

// Which characters may stand without an escape: those of RFC 3986, or the ones beyond ASCII too (RFC 3987).
enum class UriAlphabet : std::uint8_t { Uri, Iri };

// What breaks the grammar, as a string literal; empty if nothing does.
std::string_view uri_problem(std::string_view text, UriAlphabet alphabet);
std::string_view uri_reference_problem(std::string_view text, UriAlphabet alphabet);

// Whether RFC 3987 lets `code_point`, which is not ASCII, stand in any part (ucschar), or in a query only (iprivate).
bool is_ucschar(char32_t code_point);
bool is_iprivate(char32_t code_point);

// Resolves `reference` against the absolute `base` (section 5.2.2, strict). If `base` is empty it gives `reference`.
std::string resolve_uri(std::string_view base, std::string_view reference);

std::string without_fragment(std::string_view uri);

// "%7B" becomes "{"; a malformed escape stays as it is.
std::string percent_decode(std::string_view text);

// Escapes every byte but ASCII letters, digits, and the characters of `kept`.
std::string percent_encode(std::string_view text, std::string_view kept);

// An absolute path as a file: URI, bytes outside unreserved and "/" escaped; and back (empty: not a file: URI of
// this machine, or not the name of a file).
std::string file_uri(std::string_view absolute_path);
std::string path_of_file_uri(std::string_view uri);

}  // namespace contract::internal
