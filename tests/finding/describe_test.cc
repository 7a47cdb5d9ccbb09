#include "finding/describe.h"

#include <string>
#include <vector>

#include "support/catch.h"
#include "text/printable.h"

using namespace contract::internal;

namespace {

// All of a description, one line for each part that is there.
std::string whole(const Description& description) {
  std::string text = description.headline + '\n';
  if (!description.got.empty()) text += "got " + description.got + '\n';
  if (!description.want.empty()) text += "want " + description.want + '\n';
  if (!description.help.empty()) text += "help " + description.help + '\n';
  return text;
}

std::string described(Code code, const std::string& instance, Facts facts) {
  Finding finding = make_finding(code, {}, std::move(facts));
  finding.instance = instance;
  return whole(describe(finding));
}

NameFacts named(std::string name, std::string nearest = {}, std::string because = {}) {
  return {.name = std::move(name), .nearest = std::move(nearest), .because = std::move(because)};
}

TypeFacts typed(Kind got, TypeSet want, std::string value) {
  return {.got = got, .want = want, .value = std::move(value)};
}

const TypeSet kString = TypeSet::of(Kind::String);
const TypeSet kNumber = TypeSet::of(Kind::Number);

}  // namespace

TEST_CASE("each finding has its sentence") {
  struct Case {
    Code code;
    std::string instance;
    Facts facts;
    std::string description;
  };
  const std::vector<Case> cases{
      // Reading
      {Code::FileNotFound, "", named("payloads/a.json"), "there is no file `payloads/a.json`\n"},
      {Code::FileNotFound, "", NoFacts{}, "there is no file at this path\n"},
      {Code::FileUnreadable, "", Detail{"Input/output error", ""}, "the file cannot be read: Input/output error\n"},
      {Code::NotAFile, "", named("/dev/tty"), "`/dev/tty` is not a file\n"},
      {Code::TooLarge, "", NoFacts{}, "the input is larger than a budget allows\n"},
      {Code::EmptyInput, "", NoFacts{}, "the input holds no value at all\n"},
      {Code::Syntax, "", Detail{"the file ends inside an array", "close it with `]`"},
       "the file ends inside an array\nhelp close it with `]`\n"},
      {Code::Encoding, "", Detail{"the text is UTF-16, not UTF-8", ""}, "the text is UTF-16, not UTF-8\n"},
      {Code::TooDeep, "", Length{1025, 1024}, "values are nested deeper than 1024 levels\n"},
      {Code::TooManyAliases, "", Length{1001, 1000}, "aliases expand to more than 1000 values\n"},
      {Code::TooManyAliases, "", NoFacts{}, "YAML aliases expand to more values than the budget allows\n"},
      {Code::DuplicateKey, "/id", named("id"),
       "`id` is in this object already\nhelp readers disagree about which of them counts; keep one\n"},
      {Code::ImpreciseNumber, "/n", ValueFacts{"9007199254740993", {"9007199254740992"}, ""},
       "`n` becomes 9007199254740992 in readers that use doubles\ngot 9007199254740993\n"},
      {Code::ImpreciseNumber, "/n", NoFacts{},
       "an integer beyond 2^53 changes its value in readers that use doubles\n"},

      // Validating
      {Code::NotAllowed, "/x", NoFacts{}, "`x` is not allowed here\n"},
      {Code::NotAllowed, "", NoFacts{}, "no value is allowed here\n"},
      {Code::WrongType, "/name", typed(Kind::Null, kString, "null"),
       "`name` is null where a string is asked for\ngot null\n"},
      {Code::WrongType, "", typed(Kind::String, TypeSet::of(Kind::Object), "\"x\""),
       "this is a string where an object is asked for\ngot \"x\"\n"},
      {Code::WrongType, "/a", typed(Kind::Object, kString | TypeSet::integer() | TypeSet::of(Kind::Null), "{}"),
       "`a` is an object where a string, an integer or null is asked for\ngot {}\n"},
      {Code::WrongType, "/n", typed(Kind::Number, TypeSet::integer(), "1.5"),
       "`n` is a number with a fraction where an integer is asked for\ngot 1.5\n"},
      {Code::WrongType, "/n", typed(Kind::String, TypeSet::integer(), "\"12\""),
       "`n` is a string where an integer is asked for\ngot \"12\"\nhelp write it without quotes: 12\n"},
      {Code::WrongType, "/n", typed(Kind::String, kNumber, "\"012\""),
       "`n` is a string where a number is asked for\ngot \"012\"\n"},
      {Code::WrongType, "/on", typed(Kind::String, TypeSet::of(Kind::Boolean), "\"true\""),
       "`on` is a string where a boolean is asked for\ngot \"true\"\nhelp write it without quotes: true\n"},
      {Code::WrongType, "/zip", typed(Kind::Number, kString, "1234"),
       "`zip` is a number where a string is asked for\ngot 1234\nhelp write it in quotes: \"1234\"\n"},
      {Code::WrongType, "/pin", typed(Kind::Number, kString, "******"),
       "`pin` is a number where a string is asked for\ngot ******\n"},
      {Code::NotConst, "/version", ValueFacts{"2", {"1"}, ""}, "`version` must be 1\ngot 2\n"},
      {Code::NotConst, "/a", ValueFacts{"[]", {"[1000000,2000000,3000000,4000000,5000000,6000000]"}, ""},
       "`a` differs from the only value allowed\ngot []\nwant [1000000,2000000,3000000,4000000,5000000,6000000]\n"},
      {Code::NotInEnum, "/algorithm", ValueFacts{"\"sha265\"", {"\"sha1\"", "\"sha256\"", "\"sha512\""}, "\"sha256\""},
       "`algorithm` is none of the values listed\ngot \"sha265\"\nwant \"sha1\", \"sha256\" or \"sha512\"\n"
       "help did you mean \"sha256\"?\n"},
      {Code::NotInEnum, "/n", ValueFacts{"0", {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}, ""},
       "`n` is none of the values listed\ngot 0\nwant 1, 2, 3, 4, 5, 6, 7, 8 or one of 2 more\n"},
      {Code::NumberTooSmall, "/limit", Bound{"3", "5", false}, "`limit` is 3; it must be at least 5\n"},
      {Code::NumberTooSmall, "/limit", Bound{"5", "5", true}, "`limit` is 5; it must be greater than 5\n"},
      {Code::NumberTooLarge, "/limit", Bound{"101", "100", false}, "`limit` is 101; it must be at most 100\n"},
      {Code::NumberTooLarge, "/limit", Bound{"100", "100", true}, "`limit` is 100; it must be less than 100\n"},
      {Code::NotMultiple, "/price", Bound{"0.015", "0.01", false}, "`price` is 0.015; it must be a multiple of 0.01\n"},
      {Code::StringTooShort, "/name", Length{2, 3}, "`name` has 2 characters; it needs at least 3\n"},
      {Code::StringTooShort, "/name", Length{1, 2}, "`name` has 1 character; it needs at least 2\n"},
      {Code::StringTooShort, "/name", Length{0, 1}, "`name` is empty; it needs at least 1 character\n"},
      {Code::StringTooShort, "/name", NoFacts{}, "the string has fewer characters than the minimum\n"},
      {Code::StringTooLong, "/name", Length{256, 255}, "`name` has 256 characters; at most 255 are allowed\n"},
      {Code::StringTooLong, "/name", Length{2, 1}, "`name` has 2 characters; at most 1 is allowed\n"},
      {Code::PatternMismatch, "/slug", PatternFacts{"\"A\"", "^[a-z]+$"},
       "`slug` does not match the pattern\ngot \"A\"\nwant ^[a-z]+$\n"},
      {Code::FormatMismatch, "/id", FormatFacts{"\"01\"", "ulid", "it has fewer than 26 characters"},
       "`id` is not a ulid: it has fewer than 26 characters\ngot \"01\"\n"},
      {Code::FormatMismatch, "/mail", FormatFacts{"\"a\"", "email", ""}, "`mail` is not an email\ngot \"a\"\n"},
      {Code::BadContentEncoding, "/file", FormatFacts{"\"%\"", "base64", "it is cut off"},
       "`file` is not encoded in base64: it is cut off\ngot \"%\"\n"},
      {Code::BadContent, "/file", Detail{"the file ends inside an object", ""},
       "`file` does not contain what `contentMediaType` says: the file ends inside an object\n"},
      {Code::ContentMismatch, "/file", NoFacts{}, "what `file` contains does not fit its schema\n"},
      {Code::ArrayTooShort, "/tags", Length{0, 1}, "`tags` is empty; it needs at least 1 item\n"},
      {Code::ArrayTooLong, "/tags", Length{3, 2}, "`tags` has 3 items; at most 2 are allowed\n"},
      {Code::ItemsNotUnique, "/tags", IndexFacts{0, 3},
       "items 0 and 3 of `tags` are equal\nhelp items are counted from 0\n"},
      {Code::ItemsNotUnique, "", IndexFacts{0, 1}, "items 0 and 1 are equal\nhelp items are counted from 0\n"},
      {Code::ContainsTooFew, "/tags", Length{0, 1},
       "no item of `tags` matches what `contains` asks for; at least 1 must\n"},
      {Code::ContainsTooFew, "", Length{1, 2}, "1 item matches what `contains` asks for; at least 2 must\n"},
      {Code::ContainsTooMany, "/tags", Length{3, 2},
       "3 items of `tags` match what `contains` asks for; at most 2 may\n"},
      {Code::TooFewMembers, "/credentials", Length{0, 1}, "`credentials` is empty; it needs at least 1 member\n"},
      {Code::TooManyMembers, "", Length{2, 1}, "this has 2 members; at most 1 is allowed\n"},
      {Code::MissingMember, "", named("createdAt"), "`createdAt` is missing\n"},
      {Code::MissingMember, "", named("createdAt", "created_at"),
       "`createdAt` is missing\nhelp `created_at` is here; was `createdAt` meant?\n"},
      {Code::MissingDependent, "", named("city", "", "street"), "`city` is missing; `street` asks for it\n"},
      {Code::UnexpectedMember, "/colour", named("colour", "color"),
       "`colour` is not allowed here\nhelp did you mean `color`?\n"},
      {Code::UnexpectedItem, "/point/2", IndexFacts{3, 2}, "`point/2` is not allowed here\n"},
      {Code::UndocumentedMember, "/colour", named("colour"), "the documentation does not know `colour`\n"},
      {Code::NoBranch, "/data", BranchFacts{{}, 3}, "`data` fits none of the 3 alternatives\n"},
      {Code::NoBranch, "/data", BranchFacts{{}, 1}, "`data` does not fit the only alternative\n"},
      {Code::ManyBranches, "/data", BranchFacts{{0, 2}, 3},
       "`data` fits 2 of the 3 alternatives where exactly one must fit\ngot alternatives 0 and 2, counted from 0\n"},
      {Code::MatchesForbidden, "/data", NoFacts{}, "`data` matches what it must not match\n"},
      {Code::MoreFindings, "", NoFacts{}, "more is wrong than is listed here\n"},
      {Code::Undecided, "/slug", PatternFacts{"\"aaaa\"", "(a+)+$"},
       "`slug` could not be judged: the pattern takes too long on it\ngot \"aaaa\"\nwant (a+)+$\n"},
      {Code::Undecided, "", Detail{"too many values are compared", ""},
       "this could not be judged: too many values are compared\n"},
      {Code::Undecided, "", NoFacts{}, "a budget ran out before the check was decided\n"},

      // Schemas
      {Code::BadSchema, "", Detail{"`minLength` is \"two\"; it must be a non-negative integer", ""},
       "`minLength` is \"two\"; it must be a non-negative integer\n"},
      {Code::BadPattern, "", Detail{"a group is opened here and never closed", ""},
       "the pattern cannot be used: a group is opened here and never closed\n"},
      {Code::UnresolvedReference, "", named("item.schema.json"), "`item.schema.json` leads to no schema\n"},
      {Code::UnresolvedReference, "", named("https://example.com/a.json"),
       "`https://example.com/a.json` leads to no schema\n"
       "help nothing is fetched from the network; --resolve URI-PREFIX=FOLDER says where the files are\n"},
      {Code::ReferenceLoop, "", Detail{"a -> b -> a", ""}, "references lead back to themselves: a -> b -> a\n"},
      {Code::ReferenceLoop, "", named("#/a"),
       "references lead back to themselves without looking at the instance: `#/a`\n"},
      {Code::UnsupportedDialect, "", named("urn:x"),
       "the dialect `urn:x` is not known here\nhelp known are drafts 4, 6, 7, 2019-09 and 2020-12\n"},
      {Code::UnsupportedKeyword, "", named("$vocabulary"), "the keyword `$vocabulary` cannot be judged here\n"},
      {Code::UnknownKeyword, "", named("minLenght", "minLength"),
       "`minLenght` is no keyword, so it checks nothing\nhelp did you mean `minLength`?\n"},
      {Code::UnknownFormat, "", named("ulidd", "ulid"),
       "the format `ulidd` is not known, so it checks nothing\nhelp did you mean `ulid`?\n"},

      // Contracts and exchanges
      {Code::BadContract, "", Detail{"`paths` is missing", ""}, "`paths` is missing\n"},
      {Code::UnknownOperation, "", named("create-conection", "create-connection"),
       "the contract has no operation `create-conection`\nhelp did you mean `create-connection`?\n"},
      {Code::UndocumentedOperation, "", named("GET /x"), "no documented operation matches `GET /x`\n"},
      {Code::UndocumentedStatus, "", ValueFacts{"302", {"200", "404"}, ""},
       "the status 302 is not documented\nwant 200 or 404\n"},
      {Code::UndocumentedMediaType, "", ValueFacts{"text/html", {"application/json"}, ""},
       "the media type text/html is not documented\nwant application/json\n"},
      {Code::MissingParameter, "", named("limit"), "the parameter `limit` is missing\n"},
      {Code::MissingCredential, "", named("Authorization"), "the credential `Authorization` is missing\n"},
      {Code::BadCredential, "", ValueFacts{"******", {"Bearer …"}, ""},
       "the credential has another form than the operation asks for\ngot ******\nwant Bearer …\n"},
      {Code::MissingBody, "", NoFacts{}, "the body that the operation asks for is absent\n"},
      {Code::UnexpectedBody, "", NoFacts{}, "a body stands where none is documented\n"},
      {Code::ValuesDiffer, "/name",
       PairFacts{.got = "\"b\"", .other = "\"a\"", .place = "$request.body#/name", .time = {}, .distance = {}},
       "`name` differs from `$request.body#/name`\ngot \"b\"\nwant \"a\"\n"},
      {Code::TimesReversed, "/createdAt",
       PairFacts{.got = "\"b\"", .other = "\"a\"", .place = "$x", .time = {}, .distance = {}, .later = true},
       "`createdAt` lies after `$x`\ngot \"b\"\nwant not after \"a\"\n"},
      {Code::TimesReversed, "/updatedAt",
       PairFacts{.got = "\"b\"", .other = {}, .place = "$x", .time = {}, .distance = {}},
       "`updatedAt` lies before `$x`\ngot \"b\"\n"},
      {Code::UlidTime, "/id",
       PairFacts{.got = "\"u\"", .other = "t", .place = {}, .time = "s", .distance = "2m", .later = true},
       "the time inside `id` lies 2m after the recording\ngot \"u\", which was made at s\nwant near t\n"},
      {Code::UlidTime, "/id", PairFacts{.got = "******", .other = {}, .place = "$x", .time = {}, .distance = {}},
       "the time inside `id` is not near `$x`\n"},
      {Code::StaleRecording, "", Detail{"it was made at t", ""}, "it was made at t\n"},
      {Code::UndatedRecording, "", NoFacts{}, "the recording does not say when it was made, so its age is not known\n"},
      {Code::RequestNotRecorded, "", NoFacts{},
       "the recording leaves out the body of the request, so it proves less\n"},
      {Code::BadCompression, "", Detail{"the gzip data end early", ""}, "the gzip data end early\n"},
      {Code::BadRecording, "", Detail{"the entry has no `response`", ""}, "the entry has no `response`\n"},

      // Using the tool
      {Code::BadConfiguration, "", Detail{"`cheks` is no setting", "did you mean `checks`?"},
       "`cheks` is no setting\nhelp did you mean `checks`?\n"},
      {Code::NothingMatched, "", named("payloads/**"), "no file matches `payloads/**`\n"},
      {Code::UnsupportedEngine, "", NoFacts{}, "the chosen engine cannot judge this schema\n"},
      {Code::EnginesDisagree, "", NoFacts{}, "two engines judge the same document differently\n"},
  };
  std::vector<bool> seen(all_codes().size());
  for (const Case& each : cases) {
    CAPTURE(info(each.code).name);
    CHECK(described(each.code, each.instance, each.facts) == each.description);
    seen[static_cast<std::size_t>(each.code)] = true;
  }
  for (const CodeInfo& code : all_codes()) {
    CAPTURE(code.name);
    CHECK(seen[static_cast<std::size_t>(code.code)]);
  }
}

TEST_CASE("a value is called by the nearest name on its path") {
  struct Case {
    std::string instance;
    std::string name;
  };
  const std::vector<Case> cases{
      {"/id", "`id`"},
      {"/credentials/action/0/id", "`id`"},
      {"/variables/0", "`variables/0`"},
      {"/a/b/0/12", "`b/0/12`"},
      {"/0", "`/0`"},
      {"/0/1", "`/0/1`"},
      {"/0/a", "`a`"},
      {"/", "`\"\"`"},
      {"/a~1b", "`a/b`"},
      {"/\x1b[2J", "`\\u001b[2J`"},
      {"/" + std::string(100, 'x'), "`" + std::string(80, 'x') + "…`"},
  };
  for (const Case& each : cases) {
    CHECK(described(Code::MatchesForbidden, each.instance, NoFacts{}) ==
          each.name + " matches what it must not match\n");
  }
}

TEST_CASE("with any facts, every code has a sentence that is printable, without a full stop and begins small") {
  const std::string hostile = "\x1b]0;\n\xff\u202E";
  const std::vector<Facts> all{
      NoFacts{},
      Detail{hostile, hostile},
      Detail{},
      TypeFacts{Kind::String, {}, hostile},
      ValueFacts{hostile, {hostile}, hostile},
      ValueFacts{},
      Bound{hostile, hostile, true},
      Length{1, 2},
      PatternFacts{hostile, hostile},
      FormatFacts{hostile, hostile, hostile},
      NameFacts{hostile, hostile, hostile},
      NameFacts{},
      IndexFacts{1, 2},
      BranchFacts{{1}, 2},
      BranchFacts{},
      PairFacts{hostile, hostile, hostile, hostile, hostile, true},
      PairFacts{},
  };
  for (const CodeInfo& code : all_codes()) {
    for (const Facts& facts : all) {
      Finding finding = make_finding(code.code, {}, facts);
      finding.instance = "/" + hostile;
      const Description description = describe(finding);
      CAPTURE(code.name, facts.index(), description.headline);
      CHECK_FALSE(description.headline.empty());
      CHECK_FALSE(description.headline.ends_with('.'));
      const bool capital = description.headline[0] >= 'A' && description.headline[0] <= 'Z';
      CHECK((!capital || description.headline.starts_with("YAML")));
      for (const std::string& part : {description.headline, description.got, description.want, description.help}) {
        CHECK(printable(part) == part);
      }
    }
  }
}
