#include "check/configuration.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "finding/describe.h"
#include "source/files.h"
#include "support/catch.h"

namespace contract::internal {
namespace {

struct Read {
  SourceMap sources;
  std::optional<Configuration> configuration;
  std::string findings;  // "line:column code pointer: headline (help)"
};

void read(Read& read, std::string text, std::string name = "folder/contract-check.yaml") {
  const SourceId source = read.sources.add(std::move(name), std::move(text));
  Result<Configuration> result = read_configuration(source, read.sources);
  if (result) {
    read.configuration = std::move(*result);
    return;
  }
  for (const Finding& finding : result.findings()) {
    const Position at = read.sources.position(finding.where.source, finding.where.span.begin);
    const Description words = describe(finding);
    read.findings +=
        fmt::format("{}:{} {} {}: {}", at.line, at.column, info(finding.code).name, finding.instance, words.headline);
    if (!words.help.empty()) read.findings += fmt::format(" ({})", words.help);
    read.findings += "\n";
  }
}

std::string findings_of(std::string text) {
  Read reading;
  read(reading, std::move(text));
  return reading.findings;
}

constexpr std::string_view kWhole = R"(contracts:
  things: api/openapi.yaml
  others: ../openapi.yaml
checks:
  - files: payloads/**/*.{json,yaml}
    as: things create-thing request
  - files: [recordings/*.har, /elsewhere/*.har]
    as: others
placeholders: ["${*}", "{{*}}"]
fail-on: warning
undocumented: off
resolve:
  https://example.org/schemas/: ../schemas
severity:
  undocumented-status: warning
  imprecise-number: off
)";

TEST_CASE("everything a configuration says is taken over, its paths relative to its own folder") {
  Read reading;
  read(reading, std::string(kWhole));
  REQUIRE(reading.findings.empty());
  const Configuration& configuration = *reading.configuration;
  const Plan& plan = configuration.plan;

  REQUIRE(plan.contracts.size() == 2);
  CHECK(plan.contracts[0].name == "things");
  CHECK(plan.contracts[0].path == "folder/api/openapi.yaml");
  CHECK(reading.sources.position(plan.contracts[0].where.source, plan.contracts[0].where.span.begin) ==
        Position{2, 11});
  CHECK(plan.contracts[1].path == "openapi.yaml");

  REQUIRE(configuration.rules.size() == 2);
  CHECK(configuration.rules[0].holding.as == "things create-thing request");
  CHECK(reading.sources.position(configuration.rules[0].holding.where.source,
                                 configuration.rules[0].holding.where.span.begin) == Position{6, 9});
  REQUIRE(configuration.rules[0].files.size() == 1);
  CHECK(configuration.rules[0].files[0].text == "payloads/**/*.{json,yaml}");
  CHECK(configuration.rules[0].files[0].glob.matches(absolute_path(".") + "/folder/payloads/a/b.yaml"));
  REQUIRE(configuration.rules[1].files.size() == 2);
  CHECK(configuration.rules[1].files[1].glob.matches("/elsewhere/a.har"));

  CHECK(plan.placeholders == std::vector<std::string>{"${*}", "{{*}}"});
  CHECK(configuration.fail_on == Severity::Warning);
  CHECK(plan.undocumented == std::nullopt);
  REQUIRE(plan.mappings.size() == 1);
  CHECK(plan.mappings[0].prefix == "https://example.org/schemas/");
  CHECK(plan.mappings[0].folder == "schemas");
  CHECK(plan.severities == std::map<Code, std::optional<Severity>>{{Code::UndocumentedStatus, Severity::Warning},
                                                                   {Code::ImpreciseNumber, std::nullopt}});
}

TEST_CASE("what a configuration leaves out keeps its default") {
  Read reading;
  read(reading, "{}");
  REQUIRE(reading.configuration);
  CHECK(reading.configuration->fail_on == Severity::Error);
  CHECK(reading.configuration->plan.undocumented == Severity::Warning);
  CHECK(reading.configuration->rules.empty());
}

TEST_CASE("every mistake in a configuration is found at its place, all of them at once") {
  CHECK(findings_of(R"(contract: {}
contracts: [a]
checks:
  - file: a.json
    as: 1
  - files: {a: b}
    as: things
  - just a word
placeholders: ["*", "", 7]
fail-on: errors
undocumented: none
resolve:
  schemas/: ../schemas
  https://example.org/: [schemas]
severity:
  undocumented-satus: error
  syntax: warning
  wrong-type: of
nonsense: true
)") == R"(1:1 bad-configuration /contract: `contract` is no key of the configuration (did you mean `contracts`?)
2:12 bad-configuration /contracts: `contracts` must be an object, not an array
4:5 bad-configuration /checks/0/file: `file` is no key of a check (did you mean `files`?)
4:5 bad-configuration /checks/0: the check has no `files`
5:9 bad-configuration /checks/0/as: `as` must be a string, not a number
6:12 bad-configuration /checks/1/files: `files` must be a string or an array of strings, not an object
7:9 bad-configuration /checks/1/as: there is no contract called `things`
8:5 bad-configuration /checks/2: a check must be an object, not a string
9:16 bad-configuration /placeholders/0: `*` would stand in for every string, so no string would be checked
9:21 bad-configuration /placeholders/1: a placeholder is empty
9:25 bad-configuration /placeholders/2: each item of `placeholders` must be a string, not a number
10:10 bad-configuration /fail-on: `fail-on` must be `never`, `note`, `warning` or `error`, not `errors` (did you mean `error`?)
11:15 bad-configuration /undocumented: `undocumented` must be `off`, `note`, `warning` or `error`, not `none` (did you mean `note`?)
13:3 bad-configuration /resolve/schemas~1: `schemas/` does not begin with a scheme as URIs do
14:25 bad-configuration /resolve/https:~1~1example.org~1: the folder of `https://example.org/` must be a string, not an array
16:3 bad-configuration /severity/undocumented-satus: there is no finding code `undocumented-satus` (did you mean `undocumented-status`?)
17:11 bad-configuration /severity/syntax: `syntax` is always an error: it says that something was not checked
18:15 bad-configuration /severity/wrong-type: `wrong-type` must be `off`, `note`, `warning` or `error`, not `of` (did you mean `off`?)
19:1 bad-configuration /nonsense: `nonsense` is no key of the configuration (known here: `contracts`, `checks`, `placeholders`, `fail-on`, `undocumented`, `resolve` or `severity`)
)");
}

TEST_CASE("a folder of schemas that is not there is a mistake in the configuration") {
  CHECK(findings_of("resolve: {https://example.org/: nowhere}\n") ==
        "1:33 bad-configuration /resolve/https:~1~1example.org~1: there is no folder `folder/nowhere`\n");
}

TEST_CASE("contracts may stand after the checks that name them, and their names are one word") {
  CHECK(findings_of("checks: [{files: a, as: things}]\ncontracts: {things: a.yaml}\n").empty());
  CHECK(findings_of("contracts: {things: a.yaml}\nchecks: [{files: a, as: thing x request}]\n") ==
        "2:25 bad-configuration /checks/0/as: there is no contract called `thing` (did you mean `things`?)\n");
  CHECK(findings_of("checks: [{files: a, as: ''}]\n") ==
        "1:25 bad-configuration /checks/0/as: `as` must begin with the name of a contract "
        "(such as \"NAME\" or \"NAME OPERATION request\")\n");
  CHECK(findings_of("contracts: {two words: a.yaml, '': b.yaml, c: ''}\n") ==
        "1:13 bad-configuration /contracts/two words: the name of a contract is one word "
        "(`as` takes it apart at the spaces)\n"
        "1:32 bad-configuration /contracts/: the name of a contract is one word (`as` takes it apart at the spaces)\n"
        "1:47 bad-configuration /contracts/c: the path of contract `c` is empty\n");
}

TEST_CASE("a key that stands twice makes a configuration unusable") {
  CHECK(findings_of("fail-on: error\nfail-on: never\n") ==
        "2:1 bad-configuration /fail-on: `fail-on` stands here already (keep one of them)\n");
}

TEST_CASE("a pattern that cannot be used is reported with the reason") {
  CHECK(findings_of("contracts: {a: a.yaml}\nchecks: [{files: ['{a', b], as: a}, {files: [], as: a}]\n") ==
        "2:19 bad-configuration /checks/0/files/0: the pattern `{a` cannot be used: `{` is never closed\n"
        "2:45 bad-configuration /checks/1/files: `files` is empty, so nothing is checked\n");
}

TEST_CASE("a configuration that is no YAML, or is empty, is reported as such a file") {
  CHECK(findings_of("a: [").find("syntax") != std::string::npos);
  CHECK(findings_of("").find("empty-input") != std::string::npos);
  CHECK(findings_of("- a") == "1:1 bad-configuration : the configuration must be an object, not an array\n");
}

}  // namespace
}  // namespace contract::internal
