#include "finding/describe.h"

#include <fmt/format.h>

#include <string_view>
#include <type_traits>
#include <variant>

#include "finding/wording.h"

namespace contract::internal {
namespace {

using std::string_view;

constexpr std::size_t kListed = 8;       // alternatives that a line names
constexpr std::size_t kShortValue = 40;  // bytes; a longer value gets a line of its own

// The sentence of a code whose facts are of type F. With facts of another type there is no headline, and describe()
// falls back to what can be said of any code.
template <typename F, typename... Words>
Description from(const Finding& finding, Description (*sentence)(const F&, Words...),
                 std::type_identity_t<Words>... words) {
  const F* const facts = std::get_if<F>(&finding.facts);
  return facts == nullptr ? Description{} : sentence(*facts, words...);
}

std::string did_you_mean(string_view quoted) {
  return quoted.empty() ? std::string() : fmt::format("did you mean {}?", quoted);
}

std::string did_you_mean(const NameFacts& facts) {
  return facts.nearest.empty() ? std::string() : did_you_mean(quoted_name(facts.nearest));
}

// `before` and `after` stand around the name.
Description about_name(const NameFacts& facts, string_view before, string_view after) {
  return {.headline = fmt::format("{}{}{}", before, quoted_name(facts.name), after), .help = did_you_mean(facts)};
}

// `because` says how the nearest operation differs: "the path is documented for GET".
Description undocumented_operation(const NameFacts& facts) {
  Description description = about_name(facts, "no documented operation matches ", "");
  if (!facts.because.empty()) {
    description.help = shown_text(facts.because);
    if (!facts.nearest.empty()) description.help += fmt::format("; the nearest is {}", quoted_name(facts.nearest));
  }
  return description;
}

Description bad_credential(const ValueFacts& facts) {
  return {.headline = "the credential has another form than the operation asks for",
          .got = shown_value(facts.got),
          .want = facts.want.empty() ? std::string() : shown_text(facts.want.front())};
}

// Words of a Detail after an opening that the code gives.
Description explained(const Detail& detail, string_view opening) {
  if (detail.text.empty()) return {};
  return {.headline = fmt::format("{}: {}", opening, shown_text(detail.words())), .help = shown_text(detail.help)};
}

Description too_deep(const Length& depth) {
  return {.headline = fmt::format("values are nested deeper than {}", counted(depth.want, "level"))};
}

Description too_many_aliases(const Length& added) {
  return {.headline = fmt::format("aliases expand to more than {}", counted(added.want, "value"))};
}

Description duplicate_key(const NameFacts& facts) {
  return {.headline = fmt::format("{} is in this object already", quoted_name(facts.name)),
          .help = "readers disagree about which of them counts; keep one"};
}

Description imprecise(const ValueFacts& facts, const std::string& it) {
  return {.headline = facts.want.empty() ? fmt::format("{} changes its value in readers that use doubles", it)
                                         : fmt::format("{} becomes {} in readers that use doubles", it,
                                                       shown_value(facts.want.front())),
          .got = shown_value(facts.got)};
}

bool is_count(string_view digits) {
  return digits == "0" ||
         (!digits.empty() && !digits.starts_with('0') && digits.find_first_not_of("0123456789") == string_view::npos);
}

// A number or truth value in quotes, and a number without the quotes that it needs, are the usual slips.
std::string type_help(const TypeFacts& facts) {
  const string_view value = facts.value;
  if (value.size() > kShortValue) return {};
  if (facts.got == Kind::String && value.size() > 2 && value.starts_with('"') && value.ends_with('"')) {
    const string_view inside = value.substr(1, value.size() - 2);
    const bool number = is_count(inside) && (facts.want.has(Kind::Number) || facts.want.has_integer());
    const bool truth = (inside == "true" || inside == "false") && facts.want.has(Kind::Boolean);
    if (number || truth) return fmt::format("write it without quotes: {}", inside);
  }
  if (facts.got == Kind::Number && facts.want.has(Kind::String) && is_count(value)) {
    return fmt::format("write it in quotes: \"{}\"", value);
  }
  return {};
}

Description wrong_type(const TypeFacts& facts, const std::string& it) {
  const bool fraction = facts.got == Kind::Number && facts.want.has_integer();
  return {.headline =
              fmt::format("{} is {} where {} is asked for", it,
                          fraction ? "a number with a fraction" : with_article(facts.got), alternatives(facts.want)),
          .got = shown_value(facts.value),
          .help = fraction ? std::string() : type_help(facts)};
}

Description not_const(const ValueFacts& facts, const std::string& it) {
  if (facts.want.size() != 1) return {};
  const std::string want = shown_value(facts.want.front());
  const bool short_enough = want.size() <= kShortValue;
  return {.headline = short_enough ? fmt::format("{} must be {}", it, want)
                                   : fmt::format("{} differs from the only value allowed", it),
          .got = shown_value(facts.got),
          .want = short_enough ? std::string() : want};
}

Description not_listed(const ValueFacts& facts, const std::string& headline) {
  return {.headline = headline,
          .got = shown_value(facts.got),
          .want = alternatives(facts.want, kListed),
          .help = did_you_mean(shown_value(facts.nearest))};
}

Description out_of_bounds(const Bound& bound, const std::string& it, string_view relation, string_view exclusive) {
  return {.headline = fmt::format("{} is {}; it must be {} {}", it, shown_value(bound.got),
                                  bound.exclusive ? exclusive : relation, shown_value(bound.want))};
}

Description too_short(const Length& length, const std::string& it, string_view noun) {
  const std::string has = length.got == 0 ? "is empty" : "has " + counted(length.got, noun);
  return {.headline = fmt::format("{} {}; it needs at least {}", it, has,
                                  length.got == 0 ? counted(length.want, noun) : std::to_string(length.want))};
}

Description too_long(const Length& length, const std::string& it, string_view noun) {
  return {.headline = fmt::format("{} has {}; at most {} {} allowed", it, counted(length.got, noun), length.want,
                                  length.want == 1 ? "is" : "are")};
}

// " of `tags`" where the array has a name.
std::string of_array(const Finding& finding) {
  return finding.instance.empty() ? std::string() : " of " + subject(finding.instance);
}

Description not_unique(const IndexFacts& items, const std::string& of_it) {
  return {.headline = fmt::format("items {} and {}{} are equal", items.first, items.second, of_it),
          .help = "items are counted from 0"};
}

Description contains(const Length& matches, const std::string& of_it, string_view allowance, string_view verb) {
  const std::string items = matches.got == 0 ? "no item" : counted(matches.got, "item");
  return {.headline = fmt::format("{}{} {} what `contains` asks for; {} {} {}", items, of_it,
                                  matches.got > 1 ? "match" : "matches", allowance, matches.want, verb)};
}

Description wrong_pattern(const PatternFacts& facts, const std::string& it, string_view verdict) {
  return {
      .headline = fmt::format("{} {}", it, verdict), .got = shown_value(facts.got), .want = shown_value(facts.pattern)};
}

Description undocumented(const ValueFacts& facts, string_view what) {
  Description description = not_listed(facts, fmt::format("the {} {} is not documented", what, shown_value(facts.got)));
  description.got.clear();
  return description;
}

Description unknown_dialect(const NameFacts& facts) {
  if (!facts.because.empty()) {
    return {.headline = fmt::format("the vocabulary {} is not known here, and the metaschema {} requires it",
                                    quoted_name(facts.name), quoted_name(facts.because))};
  }
  return {.headline = fmt::format("the dialect {} is not known here", quoted_name(facts.name)),
          .help = facts.nearest.empty() ? "known are drafts 4, 6, 7, 2019-09 and 2020-12" : did_you_mean(facts)};
}

Description not_allowed(const Finding& finding) {
  const bool root = finding.instance.empty();
  return {.headline = root ? "no value is allowed here" : subject(finding.instance) + " is not allowed here"};
}

Description undecided(const Finding& finding, const std::string& it) {
  Description by_pattern = from(finding, wrong_pattern, it, "could not be judged: the pattern takes too long on it");
  return by_pattern.headline.empty() ? from(finding, explained, it + " could not be judged") : by_pattern;
}

Description wrong_format(const FormatFacts& facts, const std::string& it) {
  const std::string format = with_article(shown_name(facts.format));
  return {.headline = facts.problem.empty() ? fmt::format("{} is not {}", it, format)
                                            : fmt::format("{} is not {}: {}", it, format, shown_text(facts.problem)),
          .got = shown_value(facts.got)};
}

Description bad_encoding(const FormatFacts& facts, const std::string& it) {
  return {
      .headline = fmt::format("{} is not encoded in {}: {}", it, shown_name(facts.format), shown_text(facts.problem)),
      .got = shown_value(facts.got)};
}

Description missing_member(const NameFacts& facts) {
  const std::string name = quoted_name(facts.name);
  return {.headline = facts.because.empty()
                          ? fmt::format("{} is missing", name)
                          : fmt::format("{} is missing; {} asks for it", name, quoted_name(facts.because)),
          .help = facts.nearest.empty() ? std::string()
                                        : fmt::format("{} is here; was {} meant?", quoted_name(facts.nearest), name)};
}

Description no_branch(const BranchFacts& facts, const std::string& it) {
  if (facts.of == 0) return {};
  return {.headline = facts.of == 1 ? fmt::format("{} does not fit the only alternative", it)
                                    : fmt::format("{} fits none of the {} alternatives", it, facts.of)};
}

Description many_branches(const BranchFacts& facts, const std::string& it) {
  std::string numbers;
  for (std::size_t i = 0; i < facts.matched.size() && i < kListed; ++i) {
    if (i > 0) numbers += i + 1 == facts.matched.size() ? " and " : ", ";
    numbers += std::to_string(facts.matched[i]);
  }
  if (facts.matched.size() > kListed) numbers += ", …";
  return {.headline = fmt::format("{} fits {} of the {} alternatives where exactly one must fit", it,
                                  facts.matched.size(), facts.of),
          .got = fmt::format("alternatives {}, counted from 0", numbers)};
}

Description unresolved(const NameFacts& facts) {
  const bool remote = facts.name.starts_with("http://") || facts.name.starts_with("https://");
  std::string help = did_you_mean(facts);
  if (help.empty() && remote) {
    help = "nothing is fetched from the network; --resolve URI-PREFIX=FOLDER says where the files are";
  }
  return {.headline = fmt::format("{} leads to no schema", quoted_name(facts.name)), .help = std::move(help)};
}

Description values_differ(const PairFacts& facts, const std::string& it) {
  return {.headline = fmt::format("{} differs from {}", it, quoted_name(facts.place)),
          .got = shown_value(facts.got),
          .want = shown_value(facts.other)};
}

Description times_reversed(const PairFacts& facts, const std::string& it) {
  const string_view order = facts.later ? "after" : "before";
  return {.headline = fmt::format("{} lies {} {}", it, order, quoted_name(facts.place)),
          .got = shown_value(facts.got),
          .want = facts.other.empty() ? std::string() : fmt::format("not {} {}", order, shown_value(facts.other))};
}

Description ulid_time(const PairFacts& facts, const std::string& it) {
  const std::string other = facts.place.empty() ? "the recording" : quoted_name(facts.place);
  if (facts.distance.empty()) return {.headline = fmt::format("the time inside {} is not near {}", it, other)};
  return {.headline = fmt::format("the time inside {} lies {} {} {}", it, shown_text(facts.distance),
                                  facts.later ? "after" : "before", other),
          .got = fmt::format("{}, which was made at {}", shown_value(facts.got), shown_text(facts.time)),
          .want = fmt::format("near {}", shown_text(facts.other))};
}

// For facts that the code has no sentence for: what they say, or what the code means.
Description fallback(const Finding& finding) {
  const std::string meaning = as_clause(info(finding.code).meaning);
  if (const auto* detail = std::get_if<Detail>(&finding.facts); detail != nullptr && !detail->text.empty()) {
    return {.headline = shown_text(detail->words()), .help = shown_text(detail->help)};
  }
  if (const auto* name = std::get_if<NameFacts>(&finding.facts)) {
    return {.headline = fmt::format("{}: {}", meaning, quoted_name(name->name)), .help = did_you_mean(*name)};
  }
  if (const auto* value = std::get_if<ValueFacts>(&finding.facts)) return not_listed(*value, meaning);
  if (const auto* length = std::get_if<Length>(&finding.facts)) {
    return {.headline = meaning, .got = std::to_string(length->got), .want = std::to_string(length->want)};
  }
  return {.headline = meaning};
}

// No headline where the facts alone make it.
Description sentence(const Finding& finding) {
  const std::string it = subject(finding.instance);
  switch (finding.code) {
    case Code::FileNotFound: return from(finding, about_name, "there is no file ", "");
    case Code::FileUnreadable: return from(finding, explained, "the file cannot be read");
    case Code::NotAFile: return from(finding, about_name, "", " is not a file");
    case Code::TooLarge: return {};
    case Code::EmptyInput: return {};
    case Code::Syntax: return {};
    case Code::Encoding: return {};
    case Code::BadCompression: return {};
    case Code::TooDeep: return from(finding, too_deep);
    case Code::TooManyAliases: return from(finding, too_many_aliases);
    case Code::DuplicateKey: return from(finding, duplicate_key);
    case Code::ImpreciseNumber: return from(finding, imprecise, it);

    case Code::NotAllowed: return not_allowed(finding);
    case Code::WrongType: return from(finding, wrong_type, it);
    case Code::NotConst: return from(finding, not_const, it);
    case Code::NotInEnum: return from(finding, not_listed, it + " is none of the values listed");
    case Code::NumberTooSmall: return from(finding, out_of_bounds, it, "at least", "greater than");
    case Code::NumberTooLarge: return from(finding, out_of_bounds, it, "at most", "less than");
    case Code::NotMultiple: return from(finding, out_of_bounds, it, "a multiple of", "");
    case Code::StringTooShort: return from(finding, too_short, it, "character");
    case Code::StringTooLong: return from(finding, too_long, it, "character");
    case Code::PatternMismatch: return from(finding, wrong_pattern, it, "does not match the pattern");
    case Code::FormatMismatch: return from(finding, wrong_format, it);
    case Code::BadContentEncoding: return from(finding, bad_encoding, it);
    case Code::BadContent: return from(finding, explained, it + " does not contain what `contentMediaType` says");
    case Code::ContentMismatch: return {.headline = "what " + it + " contains does not fit its schema"};
    case Code::ArrayTooShort: return from(finding, too_short, it, "item");
    case Code::ArrayTooLong: return from(finding, too_long, it, "item");
    case Code::ItemsNotUnique: return from(finding, not_unique, of_array(finding));
    case Code::ContainsTooFew: return from(finding, contains, of_array(finding), "at least", "must");
    case Code::ContainsTooMany: return from(finding, contains, of_array(finding), "at most", "may");
    case Code::TooFewMembers: return from(finding, too_short, it, "member");
    case Code::TooManyMembers: return from(finding, too_long, it, "member");
    case Code::MissingMember: return from(finding, missing_member);
    case Code::MissingDependent: return from(finding, missing_member);
    case Code::UnexpectedMember: return from(finding, about_name, "", " is not allowed here");
    case Code::UnexpectedItem: return {.headline = it + " is not allowed here"};
    case Code::UndocumentedMember: return from(finding, about_name, "the documentation does not know ", "");
    case Code::NoBranch: return from(finding, no_branch, it);
    case Code::ManyBranches: return from(finding, many_branches, it);
    case Code::MatchesForbidden: return {.headline = it + " matches what it must not match"};
    case Code::MoreFindings: return {};
    case Code::Undecided: return undecided(finding, it);

    case Code::BadSchema: return {};
    case Code::BadPattern: return from(finding, explained, "the pattern cannot be used");
    case Code::UnresolvedReference: return from(finding, unresolved);
    case Code::ReferenceLoop: return from(finding, explained, "references lead back to themselves");
    case Code::UnsupportedDialect: return from(finding, unknown_dialect);
    case Code::UnsupportedKeyword: return from(finding, about_name, "the keyword ", " cannot be judged here");
    case Code::UnknownKeyword: return from(finding, about_name, "", " is no keyword, so it checks nothing");
    case Code::UnknownFormat: return from(finding, about_name, "the format ", " is not known, so it checks nothing");

    case Code::BadContract: return {};
    case Code::UnknownOperation: return from(finding, about_name, "the contract has no operation ", "");
    case Code::UndocumentedOperation: return from(finding, undocumented_operation);
    case Code::UndocumentedStatus: return from(finding, undocumented, "status");
    case Code::UndocumentedMediaType: return from(finding, undocumented, "media type");
    case Code::MissingParameter: return from(finding, about_name, "the parameter ", " is missing");
    case Code::MissingCredential: return from(finding, about_name, "the credential ", " is missing");
    case Code::BadCredential: return from(finding, bad_credential);
    case Code::MissingBody: return {};
    case Code::UnexpectedBody: return {};
    case Code::ValuesDiffer: return from(finding, values_differ, it);
    case Code::TimesReversed: return from(finding, times_reversed, it);
    case Code::UlidTime: return from(finding, ulid_time, it);
    case Code::StaleRecording: return {};
    case Code::UndatedRecording: return {};
    case Code::RequestNotRecorded: return {};
    case Code::BadRecording: return {};

    case Code::BadConfiguration: return {};
    case Code::NothingMatched: return from(finding, about_name, "no file matches ", "");
    case Code::UnsupportedEngine: return {};
    case Code::EnginesDisagree: return {};
  }
  return {};
}

}  // namespace

Description describe(const Finding& finding) {
  Description description = sentence(finding);
  return description.headline.empty() ? fallback(finding) : description;
}

}  // namespace contract::internal
