#pragma once
// The names of members that schemas declare, and which of them stand for secrets.
//
// Secrets are marked by schemas, at values. Where no schema was applied to a value, because a name is misspelt or what
// is around it is broken, the names alone tell what has to be hidden.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "program/name_table.h"

namespace contract::internal {

// Built once, then only read. Without a secret name it hides nothing.
class SecretNames {
 public:
  // Some schema declares a member of this name, as a secret or as something else. The characters must outlive this.
  void declare(std::string_view name, bool is_secret);

  bool empty() const { return secret_.size() == 0; }
  const NameTable& declared() const { return declared_; }

  // Whether a member is to be hidden that no schema speaks of: it has the name of a secret, or one like it.
  bool hide_unknown(std::string_view name) const;

  // Whether a member is to be hidden wherever it stands: its name is like that of a secret, and no schema declares it
  // as something else.
  bool hide_anywhere(std::string_view name) const;

 private:
  // Equal but for case, `_` and `-`; a few letters away; or with words before or behind: `oldPassword`.
  bool is_like_secret(std::string_view name) const;

  struct Folded {
    std::string name;
    std::uint32_t letters = 0;  // which ones it has, so that most names are told apart without comparing them
  };

  NameTable declared_;
  NameTable secret_;
  NameTable open_;  // declared as something else than a secret
  std::vector<Folded> folded_;
};

}  // namespace contract::internal
