// URIs and IRIs; their grammar is in text/uri.
#include "text/uri.h"

#include "format/predicates.h"

namespace contract::internal {

std::string_view uri_problem(std::string_view text) {
  return uri_problem(text, UriAlphabet::Uri);
}

std::string_view uri_reference_problem(std::string_view text) {
  return uri_reference_problem(text, UriAlphabet::Uri);
}

std::string_view iri_problem(std::string_view text) {
  return uri_problem(text, UriAlphabet::Iri);
}

std::string_view iri_reference_problem(std::string_view text) {
  return uri_reference_problem(text, UriAlphabet::Iri);
}

}  // namespace contract::internal
