#pragma once
// Secrets that only the names of members tell of, because no schema was applied to them.
#include <vector>

#include "document/document.h"
#include "program/secret_names.h"

namespace contract::internal {

// What schemas say of the members of a value.
enum class Spoken : std::uint8_t {
  Somewhere,  // they may say that a member is no secret, though one elsewhere has its name
  Nowhere,
  Misplaced,  // nothing, as a scalar stands in place of a container; it may be the secret itself
};

// Adds the places of the members in `value`, at any depth, whose names are those of secrets.
void find_named_secrets(const SecretNames& names, Value value, Spoken spoken, std::vector<Span>& secrets);

}  // namespace contract::internal
