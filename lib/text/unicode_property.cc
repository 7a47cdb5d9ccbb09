#include "text/unicode_property.h"

#include <algorithm>
#include <array>
#include <span>

namespace contract::internal {
namespace {

struct Alias {
  std::string_view alias;
  std::string_view name;
};

constexpr Alias kCategories[] = {
    {"C", "C"},
    {"Cased_Letter", "LC"},
    {"Cc", "Cc"},
    {"Cf", "Cf"},
    {"Close_Punctuation", "Pe"},
    {"Cn", "Cn"},
    {"Co", "Co"},
    {"Combining_Mark", "M"},
    {"Connector_Punctuation", "Pc"},
    {"Control", "Cc"},
    {"Cs", "Cs"},
    {"Currency_Symbol", "Sc"},
    {"Dash_Punctuation", "Pd"},
    {"Decimal_Number", "Nd"},
    {"Enclosing_Mark", "Me"},
    {"Final_Punctuation", "Pf"},
    {"Format", "Cf"},
    {"Initial_Punctuation", "Pi"},
    {"L", "L"},
    {"LC", "LC"},
    {"Letter", "L"},
    {"Letter_Number", "Nl"},
    {"Line_Separator", "Zl"},
    {"Ll", "Ll"},
    {"Lm", "Lm"},
    {"Lo", "Lo"},
    {"Lowercase_Letter", "Ll"},
    {"Lt", "Lt"},
    {"Lu", "Lu"},
    {"M", "M"},
    {"Mark", "M"},
    {"Math_Symbol", "Sm"},
    {"Mc", "Mc"},
    {"Me", "Me"},
    {"Mn", "Mn"},
    {"Modifier_Letter", "Lm"},
    {"Modifier_Symbol", "Sk"},
    {"N", "N"},
    {"Nd", "Nd"},
    {"Nl", "Nl"},
    {"No", "No"},
    {"Nonspacing_Mark", "Mn"},
    {"Number", "N"},
    {"Open_Punctuation", "Ps"},
    {"Other", "C"},
    {"Other_Letter", "Lo"},
    {"Other_Number", "No"},
    {"Other_Punctuation", "Po"},
    {"Other_Symbol", "So"},
    {"P", "P"},
    {"Paragraph_Separator", "Zp"},
    {"Pc", "Pc"},
    {"Pd", "Pd"},
    {"Pe", "Pe"},
    {"Pf", "Pf"},
    {"Pi", "Pi"},
    {"Po", "Po"},
    {"Private_Use", "Co"},
    {"Ps", "Ps"},
    {"Punctuation", "P"},
    {"S", "S"},
    {"Sc", "Sc"},
    {"Separator", "Z"},
    {"Sk", "Sk"},
    {"Sm", "Sm"},
    {"So", "So"},
    {"Space_Separator", "Zs"},
    {"Spacing_Mark", "Mc"},
    {"Surrogate", "Cs"},
    {"Symbol", "S"},
    {"Titlecase_Letter", "Lt"},
    {"Unassigned", "Cn"},
    {"Uppercase_Letter", "Lu"},
    {"Z", "Z"},
    {"Zl", "Zl"},
    {"Zp", "Zp"},
    {"Zs", "Zs"},
    {"cntrl", "Cc"},
    {"digit", "Nd"},
    {"punct", "P"},
};

constexpr Alias kBinaries[] = {
    {"AHex", "ASCII_Hex_Digit"},
    {"ASCII", "ASCII"},
    {"ASCII_Hex_Digit", "ASCII_Hex_Digit"},
    {"Alpha", "Alphabetic"},
    {"Alphabetic", "Alphabetic"},
    {"Any", "Any"},
    {"Assigned", "Assigned"},
    {"Bidi_C", "Bidi_Control"},
    {"Bidi_Control", "Bidi_Control"},
    {"Bidi_M", "Bidi_Mirrored"},
    {"Bidi_Mirrored", "Bidi_Mirrored"},
    {"CI", "Case_Ignorable"},
    {"CWCF", "Changes_When_Casefolded"},
    {"CWCM", "Changes_When_Casemapped"},
    {"CWKCF", "Changes_When_NFKC_Casefolded"},
    {"CWL", "Changes_When_Lowercased"},
    {"CWT", "Changes_When_Titlecased"},
    {"CWU", "Changes_When_Uppercased"},
    {"Case_Ignorable", "Case_Ignorable"},
    {"Cased", "Cased"},
    {"Changes_When_Casefolded", "Changes_When_Casefolded"},
    {"Changes_When_Casemapped", "Changes_When_Casemapped"},
    {"Changes_When_Lowercased", "Changes_When_Lowercased"},
    {"Changes_When_NFKC_Casefolded", "Changes_When_NFKC_Casefolded"},
    {"Changes_When_Titlecased", "Changes_When_Titlecased"},
    {"Changes_When_Uppercased", "Changes_When_Uppercased"},
    {"DI", "Default_Ignorable_Code_Point"},
    {"Dash", "Dash"},
    {"Default_Ignorable_Code_Point", "Default_Ignorable_Code_Point"},
    {"Dep", "Deprecated"},
    {"Deprecated", "Deprecated"},
    {"Dia", "Diacritic"},
    {"Diacritic", "Diacritic"},
    {"EBase", "Emoji_Modifier_Base"},
    {"EComp", "Emoji_Component"},
    {"EMod", "Emoji_Modifier"},
    {"EPres", "Emoji_Presentation"},
    {"Emoji", "Emoji"},
    {"Emoji_Component", "Emoji_Component"},
    {"Emoji_Modifier", "Emoji_Modifier"},
    {"Emoji_Modifier_Base", "Emoji_Modifier_Base"},
    {"Emoji_Presentation", "Emoji_Presentation"},
    {"Ext", "Extender"},
    {"ExtPict", "Extended_Pictographic"},
    {"Extended_Pictographic", "Extended_Pictographic"},
    {"Extender", "Extender"},
    {"Gr_Base", "Grapheme_Base"},
    {"Gr_Ext", "Grapheme_Extend"},
    {"Grapheme_Base", "Grapheme_Base"},
    {"Grapheme_Extend", "Grapheme_Extend"},
    {"Hex", "Hex_Digit"},
    {"Hex_Digit", "Hex_Digit"},
    {"IDC", "ID_Continue"},
    {"IDS", "ID_Start"},
    {"IDSB", "IDS_Binary_Operator"},
    {"IDST", "IDS_Trinary_Operator"},
    {"IDS_Binary_Operator", "IDS_Binary_Operator"},
    {"IDS_Trinary_Operator", "IDS_Trinary_Operator"},
    {"ID_Continue", "ID_Continue"},
    {"ID_Start", "ID_Start"},
    {"Ideo", "Ideographic"},
    {"Ideographic", "Ideographic"},
    {"Join_C", "Join_Control"},
    {"Join_Control", "Join_Control"},
    {"LOE", "Logical_Order_Exception"},
    {"Logical_Order_Exception", "Logical_Order_Exception"},
    {"Lower", "Lowercase"},
    {"Lowercase", "Lowercase"},
    {"Math", "Math"},
    {"NChar", "Noncharacter_Code_Point"},
    {"Noncharacter_Code_Point", "Noncharacter_Code_Point"},
    {"Pat_Syn", "Pattern_Syntax"},
    {"Pat_WS", "Pattern_White_Space"},
    {"Pattern_Syntax", "Pattern_Syntax"},
    {"Pattern_White_Space", "Pattern_White_Space"},
    {"QMark", "Quotation_Mark"},
    {"Quotation_Mark", "Quotation_Mark"},
    {"RI", "Regional_Indicator"},
    {"Radical", "Radical"},
    {"Regional_Indicator", "Regional_Indicator"},
    {"SD", "Soft_Dotted"},
    {"STerm", "Sentence_Terminal"},
    {"Sentence_Terminal", "Sentence_Terminal"},
    {"Soft_Dotted", "Soft_Dotted"},
    {"Term", "Terminal_Punctuation"},
    {"Terminal_Punctuation", "Terminal_Punctuation"},
    {"UIdeo", "Unified_Ideograph"},
    {"Unified_Ideograph", "Unified_Ideograph"},
    {"Upper", "Uppercase"},
    {"Uppercase", "Uppercase"},
    {"VS", "Variation_Selector"},
    {"Variation_Selector", "Variation_Selector"},
    {"White_Space", "White_Space"},
    {"XIDC", "XID_Continue"},
    {"XIDS", "XID_Start"},
    {"XID_Continue", "XID_Continue"},
    {"XID_Start", "XID_Start"},
    {"space", "White_Space"},
};

constexpr Alias kScripts[] = {
#define SCRIPT(code, name) {code, name},
#include "text/unicode_scripts.def"
#undef SCRIPT
};

static_assert(std::ranges::is_sorted(kCategories, {}, &Alias::alias));
static_assert(std::ranges::is_sorted(kBinaries, {}, &Alias::alias));

std::optional<UnicodeProperty> find_alias(PropertyKind kind, std::span<const Alias> sorted, std::string_view alias) {
  const auto at = std::ranges::lower_bound(sorted, alias, {}, &Alias::alias);
  if (at == sorted.end() || at->alias != alias) return std::nullopt;
  return UnicodeProperty{.kind = kind, .name = at->name};
}

std::optional<UnicodeProperty> find_script(PropertyKind kind, std::string_view alias) {
  // Two scripts have a second code, from before they had one of their own.
  if (alias == "Qaac") alias = "Coptic";
  if (alias == "Qaai") alias = "Inherited";
  for (const Alias& script : kScripts) {
    if (script.alias == alias || script.name == alias) return UnicodeProperty{.kind = kind, .name = script.name};
  }
  return std::nullopt;
}

}  // namespace

std::optional<UnicodeProperty> find_property(std::string_view expression) {
  const std::size_t equals = expression.find('=');
  if (equals == std::string_view::npos) {
    const auto category = find_alias(PropertyKind::Category, kCategories, expression);
    return category ? category : find_alias(PropertyKind::Binary, kBinaries, expression);
  }
  const std::string_view property = expression.substr(0, equals);
  const std::string_view value = expression.substr(equals + 1);
  if (property == "General_Category" || property == "gc") {
    return find_alias(PropertyKind::Category, kCategories, value);
  }
  if (property == "Script" || property == "sc") return find_script(PropertyKind::Script, value);
  if (property == "Script_Extensions" || property == "scx") return find_script(PropertyKind::ScriptExtensions, value);
  return std::nullopt;
}

}  // namespace contract::internal
