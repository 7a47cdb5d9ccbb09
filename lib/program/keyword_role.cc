#include "program/keyword_role.h"

#include <algorithm>
#include <array>

#include "schema/vocabulary.h"

namespace contract::internal {
namespace {

struct Role {
  std::string_view keyword;
  KeywordRole role;
  Dialect first = Dialect::OpenApi30;  // before it, the keyword only judges
};

// Keywords of vocabulary.def that do more, or less, than judge.
constexpr std::array kRoles{
    Role{"$schema", KeywordRole::None},
    Role{"$vocabulary", KeywordRole::None},
    Role{"id", KeywordRole::None},
    Role{"$id", KeywordRole::None},
    Role{"$anchor", KeywordRole::None},
    Role{"$dynamicAnchor", KeywordRole::None},
    Role{"$recursiveAnchor", KeywordRole::None},
    Role{"$comment", KeywordRole::None},
    Role{"$defs", KeywordRole::None},
    Role{"definitions", KeywordRole::None},

    Role{"title", KeywordRole::Tells},
    Role{"description", KeywordRole::Tells},
    Role{"default", KeywordRole::Tells},
    Role{"examples", KeywordRole::Tells},
    Role{"deprecated", KeywordRole::Tells},
    Role{"readOnly", KeywordRole::Tells},
    Role{"writeOnly", KeywordRole::Tells},
    Role{"format", KeywordRole::Tells},
    Role{"discriminator", KeywordRole::Tells},
    Role{"xml", KeywordRole::Tells},
    Role{"externalDocs", KeywordRole::Tells},
    Role{"example", KeywordRole::Tells},
    Role{"contentEncoding", KeywordRole::TellsStrings},
    Role{"contentMediaType", KeywordRole::TellsStrings},
    Role{"contentSchema", KeywordRole::TellsStrings},

    Role{"properties", KeywordRole::Applies, Dialect::Draft2019},
    Role{"patternProperties", KeywordRole::Applies, Dialect::Draft2019},
    Role{"additionalProperties", KeywordRole::Applies, Dialect::Draft2019},
    Role{"unevaluatedProperties", KeywordRole::Applies, Dialect::Draft2019},
    Role{"prefixItems", KeywordRole::Applies, Dialect::Draft2020},
    Role{"items", KeywordRole::Applies, Dialect::Draft2019},
    Role{"additionalItems", KeywordRole::Applies, Dialect::Draft2019},
    Role{"unevaluatedItems", KeywordRole::Applies, Dialect::Draft2019},
    Role{"contains", KeywordRole::Applies, Dialect::Draft2020},
};

}  // namespace

KeywordRole role_of(std::string_view name, const Language& language) {
  const Dialect dialect = language.dialect;
  if (keyword(name, language) == nullptr) {
    return dialect >= Dialect::Draft2019 ? KeywordRole::Tells : KeywordRole::None;
  }
  const auto* role = std::ranges::find(kRoles, name, &Role::keyword);
  return role == kRoles.end() || dialect < role->first ? KeywordRole::Judges : role->role;
}

std::vector<std::string_view> speaking_keywords(Value schema, const Language& language) {
  std::vector<std::string_view> keywords;
  const bool only_reference = hides_siblings(schema, language.dialect);
  for (const Member& member : schema.members()) {
    const std::string_view name = member.key.string();
    if (only_reference ? name == "$ref" : role_of(name, language) != KeywordRole::None) keywords.push_back(name);
  }
  return keywords;
}

}  // namespace contract::internal
