// SchemaSet: which language a schema is written in (2020-12 core, section 8.1).
#include <algorithm>
#include <utility>

#include "schema/schema_set.h"
#include "text/uri.h"

namespace contract::internal {
namespace {

std::optional<Value> string_at(Value object, std::string_view name) {
  const std::optional<Value> member = object.find(name);
  return member && member->is(Kind::String) ? member : std::nullopt;
}

}  // namespace

Language SchemaSet::language_at(const SchemaRef& at, const Language& inherited) {
  const std::optional<Value> metaschema = string_at(at.schema, "$schema");
  return metaschema ? language_named(*metaschema, at.resource->document).value_or(inherited) : inherited;
}

Language SchemaSet::language_of_openapi(const LoadedDocument& openapi) {
  const Value root = openapi.document->root();
  const std::optional<Value> version = string_at(root, "openapi");
  if (version && version->string().starts_with("3.0")) return language_of(Dialect::OpenApi30);
  const Language base = language_of(Dialect::Draft2020);  // that of OpenAPI 3.1 only adds annotations
  const std::optional<Value> chosen = string_at(root, "jsonSchemaDialect");
  return chosen ? language_named(*chosen, openapi).value_or(base) : base;
}

std::optional<Language> SchemaSet::language_named(Value metaschema_uri, const LoadedDocument& document) {
  std::vector<std::string> chain;  // a metaschema may leave the choice to its own
  std::string next = without_fragment(metaschema_uri.string());
  std::optional<Language> language;
  while (true) {
    if (const auto decided = languages_.find(next); decided != languages_.end()) {
      language = decided->second;
      break;
    }
    language = known_language(next);
    if (language) break;
    if (std::ranges::find(chain, next) != chain.end()) {
      language = fallback_;  // it describes itself and says nothing of vocabularies
      break;
    }
    chain.push_back(next);
    const auto known = by_uri_.find(next);
    const std::optional<LoadedDocument> metaschema =
        known == by_uri_.end() ? lookup_(next) : std::optional(known->second->document);
    if (!metaschema) break;
    const Value root = known == by_uri_.end() ? metaschema->document->root() : known->second->root;
    if (const auto vocabularies = root.find("$vocabulary"); vocabularies && vocabularies->is(Kind::Object)) {
      language = language_with(*vocabularies, next, *metaschema);
      break;
    }
    const std::optional<Value> above = string_at(root, "$schema");
    if (!above) {
      language = fallback_;
      break;
    }
    next = without_fragment(above->string());
  }
  for (std::string& uri : chain) languages_.emplace(std::move(uri), language);
  if (!language) {
    const std::string uri(metaschema_uri.string());
    problems_.push_back(make_finding(Code::UnsupportedDialect, document.document->place(metaschema_uri),
                                     NameFacts{.name = uri, .nearest = nearest_metaschema(uri), .because = {}}));
  }
  return language;
}

Language SchemaSet::language_with(Value vocabularies, const std::string& metaschema_uri,
                                  const LoadedDocument& document) {
  Language language{.dialect = fallback_.dialect, .vocabularies = {}};
  language.vocabularies.add(Vocabulary::Core);
  for (const Member& member : vocabularies.members()) {
    const std::string_view uri = member.key.string();
    const bool required = !member.value.is(Kind::Boolean) || member.value.boolean();
    const std::optional<KnownVocabulary> known = known_vocabulary(uri, required);
    if (known) {
      language.vocabularies.add(known->adds);
      if (known->dialect) language.dialect = *known->dialect;
    } else if (required) {
      problems_.push_back(make_finding(Code::UnsupportedDialect, document.document->place(member.key),
                                       NameFacts{.name = std::string(uri), .nearest = {}, .because = metaschema_uri}));
    }
  }
  return language;
}

}  // namespace contract::internal
