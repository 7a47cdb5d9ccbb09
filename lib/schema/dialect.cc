#include "schema/dialect.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "text/nearest.h"

namespace contract::internal {
namespace {

struct Metaschema {
  std::string_view uri;
  Dialect dialect;
};

constexpr std::array<Metaschema, 6> kMetaschemas{{
    {"http://json-schema.org/draft-04/schema", Dialect::Draft4},
    {"http://json-schema.org/draft-06/schema", Dialect::Draft6},
    {"http://json-schema.org/draft-07/schema", Dialect::Draft7},
    {"https://json-schema.org/draft/2019-09/schema", Dialect::Draft2019},
    {"https://json-schema.org/draft/2020-12/schema", Dialect::Draft2020},
    // The base dialect of OpenAPI 3.1 is draft 2020-12 with a few annotations more.
    {"https://spec.openapis.org/oas/3.1/dialect/base", Dialect::Draft2020},
}};

constexpr std::string_view k2019 = "https://json-schema.org/draft/2019-09/vocab/";
constexpr std::string_view k2020 = "https://json-schema.org/draft/2020-12/vocab/";
constexpr std::string_view kOpenApi = "https://spec.openapis.org/oas/3.1/vocab/base";

constexpr std::array<std::pair<std::string_view, Vocabulary>, 8> kVocabularies{{
    {"core", Vocabulary::Core},
    {"applicator", Vocabulary::Applicator},
    {"unevaluated", Vocabulary::Unevaluated},
    {"validation", Vocabulary::Validation},
    {"format-annotation", Vocabulary::Format},
    {"format-assertion", Vocabulary::Format},
    {"content", Vocabulary::Content},
    {"meta-data", Vocabulary::MetaData},
}};

// In the order of the enumeration.
constexpr std::array<std::string_view, 6> kNames{"openapi-3.0", "draft4", "draft6", "draft7", "2019-09", "2020-12"};

std::string_view without_empty_fragment(std::string_view uri) {
  if (uri.ends_with('#')) uri.remove_suffix(1);
  return uri;
}

}  // namespace

Vocabularies Vocabularies::all() {
  Vocabularies all;
  for (const auto& [name, vocabulary] : kVocabularies) all.add(vocabulary);
  all.add(Vocabulary::OpenApi);
  return all;
}

Language language_of(Dialect dialect) {
  return {.dialect = dialect, .vocabularies = Vocabularies::all()};
}

std::optional<Language> known_language(std::string_view metaschema_uri) {
  const auto* found = std::ranges::find(kMetaschemas, without_empty_fragment(metaschema_uri), &Metaschema::uri);
  if (found == kMetaschemas.end()) return std::nullopt;
  return language_of(found->dialect);
}

std::optional<KnownVocabulary> known_vocabulary(std::string_view uri, bool required) {
  KnownVocabulary known;
  if (uri == kOpenApi) {
    known.adds.add(Vocabulary::OpenApi);
    return known;
  }
  const bool in_2019 = uri.starts_with(k2019);
  if (!in_2019 && !uri.starts_with(k2020)) return std::nullopt;
  known.dialect = in_2019 ? Dialect::Draft2019 : Dialect::Draft2020;
  const std::string_view name = uri.substr(k2019.size());
  if (in_2019 && name == "format") {  // core 2019-09, section 7.2: where it is required it asserts
    known.adds.add(Vocabulary::Format);
    if (required) known.adds.add(Vocabulary::FormatAssertion);
    return known;
  }
  const auto* found = std::ranges::find(kVocabularies, name, [](const auto& entry) { return entry.first; });
  const bool later = name == "unevaluated" || name.starts_with("format-");
  if (found == kVocabularies.end() || (in_2019 && later)) return std::nullopt;
  known.adds.add(found->second);
  if (in_2019 && found->second == Vocabulary::Applicator) known.adds.add(Vocabulary::Unevaluated);
  if (name == "format-assertion") known.adds.add(Vocabulary::FormatAssertion);
  return known;
}

std::string nearest_metaschema(std::string_view uri) {
  std::vector<std::string_view> known;
  for (const Metaschema& metaschema : kMetaschemas) known.push_back(metaschema.uri);
  return nearest(without_empty_fragment(uri), known);
}

std::string_view to_string(Dialect dialect) {
  switch (dialect) {
    case Dialect::OpenApi30: return "OpenAPI 3.0";
    case Dialect::Draft4: return "draft 4";
    case Dialect::Draft6: return "draft 6";
    case Dialect::Draft7: return "draft 7";
    case Dialect::Draft2019: return "draft 2019-09";
    case Dialect::Draft2020: return "draft 2020-12";
  }
  return {};
}

std::optional<Dialect> dialect_named(std::string_view name) {
  const auto* found = std::ranges::find(kNames, name);
  return found == kNames.end() ? std::nullopt : std::optional(static_cast<Dialect>(found - kNames.begin()));
}

std::span<const std::string_view> dialect_names() {
  return kNames;
}

}  // namespace contract::internal
