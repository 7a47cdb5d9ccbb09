// What recordings by themselves cannot show: exchanges put together by hand.
#include "check/exchange_check.h"

#include <string>

#include "check/coverage_recorder.h"
#include "support/catch.h"
#include "support/temporary_file.h"

using namespace contract::internal;

namespace {

constexpr std::string_view kContract = R"(openapi: 3.1.0
info: {title: Things, version: "1"}
paths:
  /with:
    post:
      requestBody: {required: true, content: {application/json: {}}}
      responses: {default: {description: any}}
  /without:
    post:
      responses: {default: {description: any}}
)";

Exchange post_to(std::string url, bool body_recorded) {
  Exchange exchange;
  exchange.request.method = "POST";
  exchange.request.url = std::move(url);
  exchange.request.body_recorded = body_recorded;
  exchange.response.status = 200;
  return exchange;
}

// The codes that are found, and how many exchanges coverage says to prove less.
std::string found(std::string url, bool body_recorded) {
  const contract::tests::TemporaryFile file(kContract, ".yaml");
  SourceMap sources;
  DocumentLibrary library(sources, {});
  Findings remarks;
  const auto contract = load_compiled_contract("", file.path(), library, {}, remarks);
  REQUIRE(contract);
  CoverageRecorder coverage;
  coverage.add(*contract);
  Outcome outcome;
  const CheckContext context{.sources = sources, .run = {}, .read = {}, .coverage = &coverage};
  check_exchange(context, *contract, CredentialNames(contract->contract), post_to(std::move(url), body_recorded),
                 outcome);
  std::string text;
  for (const Finding& finding : outcome.findings) {
    text += std::string(info(finding.code).name) + ' ' + std::string(to_string(finding.severity)) + ' ';
  }
  return text + std::to_string(coverage.coverage().without_request_body);
}

}  // namespace

TEST_CASE("a recording that leaves out a documented body of a request proves less, and one that keeps them does not") {
  CHECK(found("/with", false) == "request-not-recorded note 1");
  CHECK(found("/with", true) == "missing-body error 0");
  CHECK(found("/without", false) == "0");
  CHECK(found("/without", true) == "0");
}
