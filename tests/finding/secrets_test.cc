#include "finding/secrets.h"

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.h"

using namespace contract::internal;

namespace {

// A text in which « and » stand around secrets; they are not part of it.
struct Marked {
  std::string text;
  std::vector<Span> secrets;

  explicit Marked(std::string_view marked) {
    std::uint32_t begin = 0;
    for (std::size_t at = 0; at < marked.size(); ++at) {
      const auto offset = static_cast<std::uint32_t>(text.size());
      if (marked.substr(at).starts_with("«")) {
        begin = offset;
        ++at;
      } else if (marked.substr(at).starts_with("»")) {
        secrets.push_back({.begin = begin, .end = offset});
        ++at;
      } else {
        text += marked[at];
      }
    }
  }
};

std::string masked(std::string_view marked) {
  const Marked parts(marked);
  SourceMap sources;
  const SourceId file = sources.add("a.json", parts.text);
  Secrets secrets;
  for (const Span span : parts.secrets) secrets.add({.source = file, .span = span});
  const auto size = static_cast<std::uint32_t>(parts.text.size());
  // Line by line, as reports show them.
  std::string out;
  const Masking masking(secrets, sources);
  for (std::uint32_t begin = 0; begin <= size;) {
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(parts.text.find('\n', begin), size));
    out += masking.mask({.source = file, .span = {.begin = begin, .end = end}}).text();
    if (end < size) out += '\n';
    begin = end + 1;
  }
  return out;
}

Span span_of(std::string_view text, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(text.find(part));
  return {.begin = begin, .end = begin + static_cast<std::uint32_t>(part.size())};
}

}  // namespace

TEST_CASE("every byte of a secret is hidden, its quotes stay, and the mask does not tell its length") {
  struct Case {
    std::string_view text;
    std::string_view shown;
  };
  const std::vector<Case> cases{
      {R"({"a": 1})", R"({"a": 1})"},
      {R"({"a": «"x"»})", R"({"a": "******"})"},
      {R"({"a": «"a much longer secret"»})", R"({"a": "******"})"},
      {R"({"a": «""»})", R"({"a": ""})"},
      {R"({"a": «'single'»})", R"({"a": '******'})"},
      {R"({"a": «12345»})", R"({"a": ******})"},
      {R"({"a": «{"b": "c"}»})", R"({"a": ******})"},
      {R"({"a": «"x"», "b": «"y"»})", R"({"a": "******", "b": "******"})"},
      {"Authorization: Bearer «abc»", "Authorization: Bearer ******"},
      {"«abc»", "******"},
      {"«\"»", "******"},
      {"«\\\\»", "******"},
      {"«\"ab»c", "******c"},
      {R"({"text": "{\"key\": «\"abc\"»}"})", R"({"text": "{\"key\": \"******\"}"})"},
      {R"({"text": "{\"key\": «\"ends with \\\\\"»}"})", R"({"text": "{\"key\": \"******\"}"})"},
      {"key: «|\n  first\n  second»\nnext: 1", "key: ******\n******\n******\nnext: 1"},
      {"a: «\"one\n  two\"»", "a: \"******\n******\""},
  };
  for (const Case& each : cases) CHECK(masked(each.text) == each.shown);
}

TEST_CASE("overlapping secrets give one mask") {
  SourceMap sources;
  const SourceId file = sources.add("a", "0123456789");
  Secrets secrets;
  secrets.add({.source = file, .span = {.begin = 4, .end = 7}});
  secrets.add({.source = file, .span = {.begin = 2, .end = 5}});
  Secrets more;
  more.add({.source = file, .span = {.begin = 3, .end = 4}});
  secrets.add(more);
  CHECK(Masking(secrets, sources).mask({.source = file, .span = {.begin = 0, .end = 10}}).text() == "01******789");
  CHECK(Masking(secrets, sources).mask({.source = file, .span = {.begin = 3, .end = 8}}).text() == "******7");
}

TEST_CASE("what is marked moves along when a secret becomes a mask") {
  //                      0         1         2
  //                      0123456789012345678901
  const std::string text = R"({"a": "secret", "b":1})";
  SourceMap sources;
  const SourceId file = sources.add("a.json", text);
  Secrets secrets;
  secrets.add({.source = file, .span = {.begin = 6, .end = 14}});
  const MaskedText line = Masking(secrets, sources).mask({.source = file, .span = {.begin = 1, .end = 21}});
  REQUIRE(line.text() == R"("a": "******", "b":1)");
  struct Case {
    Span original;
    std::string_view shown;
  };
  const std::vector<Case> cases{
      {{1, 4}, R"("a")"},
      {{6, 14}, R"("******")"},
      {{7, 13}, "******"},
      {{8, 9}, "******"},           // within
      {{2, 10}, R"(a": "******)"},  // ends within
      {{12, 20}, R"(******", "b":)"},
      {{14, 15}, ","},
      {{20, 21}, "1"},
      {{0, 100}, R"("a": "******", "b":1)"},  // cut to the piece
      {{14, 14}, ""},
      {{21, 30}, ""},
  };
  for (const Case& each : cases) {
    const Span moved = line.moved(each.original);
    CHECK(line.text().substr(moved.begin, moved.end - moved.begin) == each.shown);
  }
}

TEST_CASE("a secret in a body is hidden in the recording that the body came from") {
  const std::string har = R"({"text": "{\"key\":\"s3cret\",\"id\":1}"})";
  const std::string body = R"({"key":"s3cret","id":1})";
  SourceMap sources;
  const SourceId outer = sources.add("a.har", har);
  OffsetMap offsets;
  for (std::uint32_t inner = 0, at = 10; inner < body.size(); ++inner) {
    offsets.push_back({.inner = inner, .outer = at});
    at += body[inner] == '"' ? 2 : 1;
  }
  offsets.push_back(
      {.inner = static_cast<std::uint32_t>(body.size()), .outer = static_cast<std::uint32_t>(har.size() - 2)});
  const SourceId inner = sources.add_embedded({.source = outer, .span = {.begin = 9, .end = 39}}, body, offsets);
  Secrets secrets;
  secrets.add({.source = inner, .span = span_of(body, R"("s3cret")")});
  const Masking masking(secrets, sources);
  CHECK(masking.mask({.source = outer, .span = {.begin = 0, .end = static_cast<std::uint32_t>(har.size())}}).text() ==
        R"({"text": "{\"key\":\"******\",\"id\":1}"})");
  CHECK(masking.covers({.source = inner, .span = span_of(body, "s3cret")}));
  CHECK(masking.overlaps({.source = inner, .span = span_of(body, body)}));
  CHECK_FALSE(masking.covers({.source = inner, .span = span_of(body, body)}));
  CHECK_FALSE(masking.overlaps({.source = inner, .span = span_of(body, "1")}));
  CHECK(masking.overlaps({.source = outer, .span = span_of(har, "s3cret")}));
}

TEST_CASE("a place touches a secret when it shares a byte with it") {
  SourceMap sources;
  const SourceId file = sources.add("a", "0123456789");
  const SourceId other = sources.add("b", "0123456789");
  Secrets secrets;
  secrets.add({.source = file, .span = {.begin = 3, .end = 5}});
  const Masking masking(secrets, sources);
  const auto overlaps = [&](std::uint32_t begin, std::uint32_t end) {
    return masking.overlaps({.source = file, .span = {.begin = begin, .end = end}});
  };
  CHECK_FALSE(overlaps(0, 3));
  CHECK(overlaps(0, 4));
  CHECK(overlaps(3, 3));
  CHECK(overlaps(4, 9));
  CHECK_FALSE(overlaps(5, 9));
  CHECK_FALSE(overlaps(5, 5));
  CHECK_FALSE(masking.overlaps({.source = other, .span = {.begin = 3, .end = 5}}));
  CHECK_FALSE(masking.overlaps({}));
  CHECK_FALSE(masking.covers({}));
}

TEST_CASE("redaction leaves nothing in a finding that tells a secret") {
  SourceMap sources;
  const SourceId file = sources.add("a", std::string(100, 'x'));
  Secrets secrets;
  secrets.add({.source = file, .span = {.begin = 10, .end = 20}});
  const Masking masking(secrets, sources);
  const auto redacted = [&](Code code, Span where, Facts facts) {
    Finding finding = make_finding(code, {.source = file, .span = where}, std::move(facts));
    masking.redact(finding);
    return finding.facts;
  };
  const Span secret{.begin = 10, .end = 20};
  const Span around{.begin = 5, .end = 30};
  const Span elsewhere{.begin = 40, .end = 50};

  CHECK(std::get<TypeFacts>(redacted(Code::WrongType, secret, TypeFacts{Kind::Number, {}, "12345"})).value == kMask);
  CHECK(std::get<TypeFacts>(redacted(Code::WrongType, around, TypeFacts{Kind::Object, {}, "{…}"})).value == kMask);
  CHECK(std::get<TypeFacts>(redacted(Code::WrongType, elsewhere, TypeFacts{Kind::Number, {}, "12"})).value == "12");
  const auto values = std::get<ValueFacts>(redacted(Code::NotInEnum, secret, ValueFacts{"\"s\"", {"\"t\""}, "\"t\""}));
  CHECK(values.got == kMask);
  CHECK(values.want == std::vector<std::string>{"\"t\""});
  CHECK(values.nearest.empty());
  CHECK(std::get<Bound>(redacted(Code::NumberTooSmall, secret, Bound{"1", "5", false})).got == kMask);
  CHECK(std::get<PatternFacts>(redacted(Code::PatternMismatch, secret, PatternFacts{"\"s\"", "^a"})).got == kMask);
  CHECK(std::get<FormatFacts>(redacted(Code::FormatMismatch, secret, FormatFacts{"\"s\"", "ulid", ""})).got == kMask);
  CHECK(std::holds_alternative<NoFacts>(redacted(Code::StringTooShort, secret, Length{2, 8})));
  CHECK(std::get<Length>(redacted(Code::ArrayTooShort, around, Length{2, 8})).got == 2);
  const PairFacts pair{.got = "\"a\"", .other = "\"b\"", .place = "$request.body#/name", .time = "t", .distance = "1s"};
  const auto hidden = std::get<PairFacts>(redacted(Code::UlidTime, secret, pair));
  CHECK(std::vector{hidden.got, hidden.other, hidden.place, hidden.time, hidden.distance} ==
        std::vector<std::string>{std::string(kMask), "", "$request.body#/name", "", ""});
  CHECK(std::get<PairFacts>(redacted(Code::ValuesDiffer, elsewhere, pair)).other == "\"b\"");
  Finding compared = make_finding(Code::ValuesDiffer, {.source = file, .span = elsewhere}, pair);
  compared.related.push_back({.where = {.source = file, .span = secret}, .label = "differs from this"});
  masking.redact(compared);
  CHECK(std::get<PairFacts>(compared.facts).other.empty());
  const Detail detail{.text = "{} is no JSON value", .help = "quote it", .quoted = "`abc`"};
  CHECK(std::get<Detail>(redacted(Code::Syntax, secret, detail)).words() == "this is no JSON value");
  CHECK(std::get<Detail>(redacted(Code::Syntax, secret, detail)).help == "quote it");
  CHECK(std::get<Detail>(redacted(Code::Syntax, elsewhere, detail)).words() == "`abc` is no JSON value");
  CHECK(std::get<Length>(redacted(Code::TooDeep, secret, Length{1025, 1024})).want == 1024);
  CHECK(std::get<Detail>(redacted(Code::BadRecording, around, Detail{"the entry has no `response`", ""})).text ==
        "the entry has no `response`");
  CHECK(std::holds_alternative<NoFacts>(
      redacted(Code::ImpreciseNumber, secret, ValueFacts{"9007199254740993", {"9007199254740992"}, ""})));
  CHECK(std::get<NameFacts>(redacted(Code::MissingMember, around, NameFacts{"id", "", ""})).name == "id");
}

TEST_CASE("causes are redacted too, however deep") {
  SourceMap sources;
  const SourceId file = sources.add("a", std::string(100, 'x'));
  Secrets secrets;
  secrets.add({.source = file, .span = {.begin = 10, .end = 20}});
  Finding finding = make_finding(Code::NumberTooSmall, {.source = file, .span = {.begin = 10, .end = 20}},
                                 Bound{"12345", "99999", false});
  for (int depth = 0; depth < 1000; ++depth) {
    Finding parent = make_finding(Code::NoBranch, {.source = file, .span = {.begin = 0, .end = 50}}, BranchFacts{});
    parent.causes.push_back(std::move(finding));
    finding = std::move(parent);
  }
  Masking(secrets, sources).redact(finding);
  const Finding* innermost = &finding;
  while (!innermost->causes.empty()) innermost = &innermost->causes.front();
  CHECK(std::get<Bound>(innermost->facts).got == kMask);
}
