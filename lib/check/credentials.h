#pragma once
// Whether a request carries a credential that its operation asks for, in the right form; and what in an exchange is a
// credential, which no report shows.
#include <string_view>

#include "contract/match.h"
#include "contract/operations.h"
#include "finding/outcome.h"
#include "program/secret_names.h"
#include "recording/recording.h"

namespace contract::internal {

// Checks `request` against the security requirements of `operation` (OpenAPI 3.1 section 4.8.30): any one of them is
// enough. Findings are about the first requirement, or about the one whose credential is there in a wrong form.
void check_credentials(const Operation& operation, const Request& request, std::string_view label, Outcome& outcome);

// The names under which credentials travel: those that are usual, in any spelling, and those that a contract gives.
class CredentialNames {
 public:
  explicit CredentialNames(const Contract& contract);  // must outlive this

  bool is_header(std::string_view name) const { return headers_.hide_anywhere(name); }
  bool is_query_field(std::string_view name) const { return query_fields_.hide_anywhere(name); }

 private:
  SecretNames headers_;
  SecretNames query_fields_;
};

// Marks what carries credentials, whatever was found of it: headers such as Authorization, and in URLs all but what
// `match` documents. Without a match that is everything but the path and the names of fields.
void hide_credentials(const CredentialNames& names, const Exchange& exchange, const MatchedOperation* match,
                      Secrets& secrets);

}  // namespace contract::internal
