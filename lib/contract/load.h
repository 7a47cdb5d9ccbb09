#pragma once
// Reads an OpenAPI document, 3.1 or 3.0, into a Contract.
#include <string_view>

#include "contract/openapi_reader.h"
#include "contract/operations.h"
#include "document/document.h"
#include "finding/result.h"

namespace contract::internal {

// `uri` is the absolute URI of `openapi`, without a fragment; `lookup` finds the other documents that references name.
// Neither documents nor `lookup` are needed any more once this returns.
//
// Schemas are named, not read. What does not bear on traffic (`info.version`, descriptions, examples, tags, links,
// callbacks, webhooks) is not demanded and not looked at.
//
// What is wrong goes to `remarks`, each with its place in the document, and what is right is loaded all the same:
// whoever uses the contract must not call anything proved while `remarks` holds a finding of class Unusable.
// It is a failure if the document is no OpenAPI document of these versions or has no `paths`.
Result<Contract> load_contract(const Document& openapi, std::string_view uri, const ReferenceLookup& lookup,
                               Findings& remarks);

}  // namespace contract::internal
