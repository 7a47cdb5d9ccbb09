// The public classes, as a program that embeds the library sees them.
#include <string>

#include "include/contract/contract.h"
#include "support/allocations.h"
#include "support/catch.h"

namespace {

constexpr const char* kContract = "schemas/versori/openapi.yaml";

std::string lines(const contract::Findings& findings) {
  std::string text;
  for (const contract::Finding& finding : findings) text += to_string(finding) + "\n";
  return text;
}

std::string error_body(const std::string& code) {
  return R"({"code": )" + code + R"(, "message": "no"})";
}

}  // namespace

TEST_CASE("a body that keeps the contract has no findings") {
  const auto contract = contract::Contract::load(kContract);
  REQUIRE(contract);
  CHECK(lines(contract.problems()).empty());
  CHECK(lines(contract.check("create-connection response 400", error_body("\"denied\""))).empty());
}

TEST_CASE("a finding tells code, place, rule and documentation") {
  const auto contract = contract::Contract::load(kContract);
  const auto findings = contract.check("create-connection response 400", error_body("7"), "answer.json");
  REQUIRE(findings.size() == 1);
  const contract::Finding& finding = findings.front();
  CHECK(to_string(finding) == "answer.json:1:10: error[wrong-type]: `code` is a number where a string is asked for");
  CHECK(finding.instance == "/code");
  CHECK(finding.schema == "schemas/versori/error.schema.json#/properties/code/type");
  CHECK(finding.documentation == "definition");
  CHECK(finding.operation == "create-connection response 400");
  CHECK(finding.judged);
  CHECK_FALSE(contract::passed(findings));
}

TEST_CASE("a contract that is not there fails every check with the reason") {
  const auto contract = contract::Contract::load("no/such/openapi.yaml");
  CHECK_FALSE(contract);
  const std::string reason =
      "no/such/openapi.yaml:1:1: error[file-not-found]: there is no file `no/such/openapi.yaml`\n";
  CHECK(lines(contract.problems()) == reason);
  CHECK(lines(contract.check("create-connection request", "{}")) == reason);
  CHECK(lines(contract.check_recording("{}")) == reason);
  CHECK_FALSE(contract::passed(contract.check("create-connection request", "{}")));
}

TEST_CASE("a target that the contract does not know is a finding at the word that is wrong") {
  const auto contract = contract::Contract::load(kContract);
  const auto findings = contract.check("create-conection request", "{}");
  CHECK(lines(findings) == "target:1:1: error[unknown-operation]: the contract has no operation `create-conection`\n");
  CHECK_FALSE(contract::passed(findings));
}

TEST_CASE("a text that is no recording is undecided and does not pass") {
  const auto contract = contract::Contract::load(kContract);
  const auto findings = contract.check_recording("[]");
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().code == "undecided");
  CHECK_FALSE(findings.front().judged);
  CHECK_FALSE(contract::passed(findings));
}

TEST_CASE("a warning alone passes") {
  const auto contract = contract::Contract::load(kContract);
  const auto findings =
      contract.check("create-connection response 400", R"({"code": "denied", "message": "no", "colour": 1})");
  CHECK(lines(findings) == "body.json:1:37: warning[undocumented-member]: the documentation does not know `colour`\n");
  CHECK(contract::passed(findings));
}

TEST_CASE("values in secret slots do not leave the library") {
  const auto contract = contract::Contract::load(kContract);
  const auto findings = contract.check("create-connection request", R"({
    "name": "n", "variables": [],
    "credentials": {"action": [{
      "authSchemeConfig": {"id": "a", "description": "d", "schemeType": "none"},
      "credential": {"name": "c", "type": "string", "data": {"value": ["hunter2"]}}}]}})");
  REQUIRE(findings.size() == 1);
  CHECK(lines(findings).find("hunter2") == std::string::npos);
}

TEST_CASE("a registered format is asserted") {
  contract::Options options;
  options.formats["ulid"] = [](std::string_view text) { return text == "mine"; };
  const auto schema = contract::Schema::load("schemas/versori/connection.schema.json#/properties/id", options);
  REQUIRE(schema);
  CHECK(lines(schema.check("\"mine\"")).empty());
  CHECK(schema.check("\"01ARZ3NDEKTSV4RRFFQ69G5FAV\"").size() == 1);
}

TEST_CASE("a placeholder stands in for any string") {
  contract::Options options;
  options.placeholders = {"${*}"};
  const auto schema = contract::Schema::load("schemas/versori/connection.schema.json#/properties/id", options);
  CHECK(lines(schema.check("\"${ID}\"")).empty());
  CHECK(schema.check("\"ID\"").size() == 1);
}

TEST_CASE("verdicts alone agree with the flag of JSON Schema's output") {
  const auto schema = contract::Schema::load("schemas/versori/error.schema.json");
  REQUIRE(schema);
  const std::string good = error_body("\"denied\"");
  CHECK(schema.accepts(good));
  CHECK(schema.accepts(good + "\n\n"));
  for (const std::string& bad :
       {error_body("7"), error_body("\"a\", \"code\": \"b\""), std::string("{"), std::string()}) {
    CHECK_FALSE(schema.accepts(bad));
    CHECK(schema.evaluate(bad, contract::OutputFormat::Flag).find("false") != std::string::npos);
  }
}

TEST_CASE("lines are counted the same by any number of threads") {
  const auto schema = contract::Schema::load("schemas/versori/error.schema.json");
  std::string lines;
  for (int i = 0; i < 20'000; ++i) lines += error_body(i % 100 == 0 ? "7" : "\"denied\"") + "\n\n";
  lines += "{";
  for (const std::size_t jobs : {0, 1, 2, 5}) {
    const auto verdict = schema.check_lines(lines, jobs);
    CHECK(verdict.documents == 20'001);
    CHECK(verdict.valid == 19'800);
  }
  CHECK(schema.check_lines("").documents == 0);
}

TEST_CASE("once warm, verdicts of lines cost no allocation, however many there are") {
  const auto schema = contract::Schema::load("schemas/versori/error.schema.json");
  const std::string line = error_body(R"("den\u0069ed")") + "\n";
  const auto allocated = [&](std::size_t count) {
    std::string lines;
    for (std::size_t i = 0; i < count; ++i) lines += line;
    const std::size_t before = contract::tests::allocations();
    const auto verdict = schema.check_lines(lines);
    const std::size_t after = contract::tests::allocations();
    CHECK(verdict.valid == count);
    return after - before;
  };
  allocated(20'000);
  CHECK(allocated(60'000) == allocated(20'000));
  bool accepted = schema.accepts(line);
  const std::size_t before = contract::tests::allocations();
  accepted = accepted && schema.accepts(line);
  const std::size_t after = contract::tests::allocations();
  CHECK(accepted);
  CHECK(after == before);
}

TEST_CASE("bodies of a contract have verdicts, and without something to hold them to none is valid") {
  const auto contract = contract::Contract::load(kContract);
  const std::string good = error_body("\"denied\"");
  CHECK(contract.accepts("create-connection response 400", good));
  CHECK_FALSE(contract.accepts("create-connection response 400", "{}"));
  CHECK_FALSE(contract.accepts("create-conection response 400", good));
  CHECK(contract.check_lines("create-connection response 400", good + "\n{}\n").valid == 1);
  CHECK(contract.check_lines("create-conection response 400", good + "\n\n{}\n").valid == 0);
  CHECK(contract.check_lines("create-conection response 400", good + "\n\n{}\n").documents == 2);
}

TEST_CASE("a placeholder counts for verdicts too") {
  contract::Options options;
  options.placeholders = {"${*}"};
  const auto contract = contract::Contract::load(kContract, options);
  CHECK(contract.accepts("create-connection response 400", error_body("\"\\u0024{code}\"")));
}
