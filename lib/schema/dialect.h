#pragma once
// The dialects of JSON Schema, in the order in which keywords came, so that a keyword's life is a range of them.
// The schema object of OpenAPI 3.0 is older in manner than its year: it grew out of draft 4, and left much of it out.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace contract::internal {

enum class Dialect : std::uint8_t { OpenApi30, Draft4, Draft6, Draft7, Draft2019, Draft2020 };

// The vocabularies of drafts 2019-09 and 2020-12 (core, section 8.1.2), under the names of the later one. Every dialect
// is divided into them, so that a keyword belongs to one whatever the dialect.
enum class Vocabulary : std::uint8_t {
  Core,
  Applicator,
  Unevaluated,  // a part of the applicator vocabulary until 2020-12
  Validation,
  Format,
  FormatAssertion,  // no keyword of its own: `format` asserts whatever the options say
  Content,
  MetaData,
  OpenApi,
};

class Vocabularies {  // a set
 public:
  constexpr Vocabularies() = default;
  // What a schema uses if its metaschema chooses none: all but that `format` need not assert.
  static Vocabularies all();

  constexpr bool has(Vocabulary vocabulary) const { return ((bits_ >> static_cast<unsigned>(vocabulary)) & 1U) != 0; }
  constexpr void add(Vocabulary vocabulary) { bits_ |= 1U << static_cast<unsigned>(vocabulary); }
  constexpr void add(Vocabularies others) { bits_ |= others.bits_; }
  friend constexpr bool operator==(Vocabularies, Vocabularies) = default;

 private:
  std::uint32_t bits_ = 0;
};

// What a schema resource is written in.
struct Language {
  Dialect dialect = Dialect::Draft2020;
  Vocabularies vocabularies = Vocabularies::all();
  friend bool operator==(const Language&, const Language&) = default;
};

Language language_of(Dialect dialect);

// The language of a metaschema that is known here, by its URI, with or without an empty fragment (core, section 8.1.1).
std::optional<Language> known_language(std::string_view metaschema_uri);

// What the URI of a vocabulary says: the draft that it belongs to, and what it adds. Nothing if it is not known here.
struct KnownVocabulary {
  std::optional<Dialect> dialect;  // nothing if it is of no draft
  Vocabularies adds;
};
// `required` is the value that `$vocabulary` gives it.
std::optional<KnownVocabulary> known_vocabulary(std::string_view uri, bool required);

// The metaschema known here that `uri` may be a misspelling of; empty if there is none.
std::string nearest_metaschema(std::string_view uri);

std::string_view to_string(Dialect dialect);  // "draft 2020-12", "OpenAPI 3.0"

// The names by which options choose a dialect: "draft4", "2020-12", "openapi-3.0".
std::optional<Dialect> dialect_named(std::string_view name);
std::span<const std::string_view> dialect_names();

}  // namespace contract::internal
