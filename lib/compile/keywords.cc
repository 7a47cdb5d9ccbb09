#include "compile/keywords.h"

#include <array>
#include <vector>

namespace contract::internal {
namespace {

using Names = std::string_view;

constexpr std::array<Names, 2> kSecret{"writeOnly", "format"};
constexpr std::array<Names, 1> kType{"type"};
constexpr std::array<Names, 1> kConst{"const"};
constexpr std::array<Names, 1> kEnum{"enum"};
constexpr std::array<Names, 4> kBounds{"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"};
constexpr std::array<Names, 1> kMultipleOf{"multipleOf"};
constexpr std::array<Names, 2> kLengths{"minLength", "maxLength"};
constexpr std::array<Names, 1> kPattern{"pattern"};
constexpr std::array<Names, 1> kFormat{"format"};
constexpr std::array<Names, 2> kContent{"contentEncoding", "contentMediaType"};
constexpr std::array<Names, 3> kArraySizes{"minItems", "maxItems", "uniqueItems"};
constexpr std::array<Names, 2> kObjectSizes{"minProperties", "maxProperties"};
constexpr std::array<Names, 5> kMembers{"properties", "patternProperties", "additionalProperties", "propertyNames",
                                        "required"};
constexpr std::array<Names, 3> kDependencies{"dependentRequired", "dependentSchemas", "dependencies"};
constexpr std::array<Names, 3> kItems{"prefixItems", "items", "additionalItems"};
constexpr std::array<Names, 1> kContains{"contains"};
constexpr std::array<Names, 1> kReference{"$ref"};
constexpr std::array<Names, 2> kDynamicReference{"$dynamicRef", "$recursiveRef"};
constexpr std::array<Names, 1> kAllOf{"allOf"};
constexpr std::array<Names, 1> kAnyOf{"anyOf"};
constexpr std::array<Names, 1> kOneOf{"oneOf"};
constexpr std::array<Names, 1> kNot{"not"};
constexpr std::array<Names, 1> kIf{"if"};
constexpr std::array<Names, 1> kUnevaluatedItems{"unevaluatedItems"};
constexpr std::array<Names, 1> kUnevaluatedProperties{"unevaluatedProperties"};

// Secrets come first, so that a value is known as secret before anything can complain about it; then what is
// cheap and says most; unevaluated* last, because they ask what all the others saw.
constexpr std::array<KeywordCompiler, 25> kKeywordCompilers{{
    {kSecret, compile_secret},
    {kType, compile_type},
    {kConst, compile_const},
    {kEnum, compile_enum},
    {kBounds, compile_bounds},
    {kMultipleOf, compile_multiple_of},
    {kLengths, compile_lengths},
    {kPattern, compile_pattern},
    {kFormat, compile_format},
    {kContent, compile_content},
    {kArraySizes, compile_array_sizes},
    {kObjectSizes, compile_object_sizes},
    {kMembers, compile_members},
    {kDependencies, compile_dependencies},
    {kItems, compile_items},
    {kContains, compile_contains},
    {kReference, compile_reference},
    {kDynamicReference, compile_dynamic_reference},
    {kAllOf, compile_all_of},
    {kAnyOf, compile_any_of},
    {kOneOf, compile_one_of},
    {kNot, compile_not},
    {kIf, compile_if},
    {kUnevaluatedItems, compile_unevaluated_items},
    {kUnevaluatedProperties, compile_unevaluated_members},
}};

static_assert(kKeywordCompilers.size() <= 32, "compilers_of gives 32 bits");

std::vector<std::uint32_t> compilers_by_keyword() {
  std::vector<std::uint32_t> compilers(all_keywords().size());
  for (std::size_t i = 0; i < kKeywordCompilers.size(); ++i) {
    for (const std::string_view name : kKeywordCompilers[i].names) compilers[keyword_number(*keyword(name))] |= 1U << i;
  }
  return compilers;
}

}  // namespace

std::span<const KeywordCompiler> keyword_compilers() {
  return kKeywordCompilers;
}

std::uint32_t compilers_of(const KeywordInfo& keyword) {
  static const std::vector<std::uint32_t> kCompilers = compilers_by_keyword();
  return kCompilers[keyword_number(keyword)];
}

}  // namespace contract::internal
