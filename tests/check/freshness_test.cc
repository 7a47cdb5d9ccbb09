#include "check/freshness.h"

#include <string>

#include "finding/describe.h"
#include "support/catch.h"

using namespace contract::internal;

namespace {

Exchange exchange_of(const std::string& captured) {
  Exchange exchange;
  exchange.request.method = "GET";
  exchange.request.url = "/";
  if (!captured.empty()) exchange.captured_at = CapturedAt{.text = captured, .where = {}};
  return exchange;
}

std::string captured(const std::string& text) {
  const auto instant = captured_at(exchange_of(text));
  return instant ? to_string(*instant) : "unknown";
}

}  // namespace

TEST_CASE("the time of an exchange is read in the forms of all kinds of recordings") {
  CHECK(captured("2025-04-15T10:59:01.812Z") == "2025-04-15T10:59:01.812Z");
  CHECK(captured("2025-04-15T12:59:01.812+02:00") == "2025-04-15T10:59:01.812Z");
  CHECK(captured("2025-04-15T12:59:01+0200") == "2025-04-15T10:59:01Z");
  CHECK(captured("2025-04-15T08:59:01-0200") == "2025-04-15T10:59:01Z");
  CHECK(captured("Tue, 15 Apr 2025 10:59:01 GMT") == "2025-04-15T10:59:01Z");
  CHECK(captured("1744714741") == "2025-04-15T10:59:01Z");
  CHECK(captured("1744714741812") == "2025-04-15T10:59:01.812Z");
  CHECK(captured("") == "unknown");
  CHECK(captured("yesterday") == "unknown");
  CHECK(captured("2025-04-15") == "unknown");
  CHECK(captured("2025-04-15T10:59:01") == "unknown");
  CHECK(captured("2025-04-15T10:59:01 0200") == "unknown");
  CHECK(captured("Tue, 15 Abc 2025 10:59:01 GMT") == "unknown");
  CHECK(captured("Tue, 15 anF 2025 10:59:01 GMT") == "unknown");
  CHECK(captured("Tue, 31 Feb 2025 10:59:01 GMT") == "unknown");
  CHECK(captured("17447147418") == "unknown");
  CHECK(captured("174471474x") == "unknown");
  CHECK(captured("+0200") == "unknown");
}

TEST_CASE("without a limit no recording is too old") {
  const std::optional<AgeLimit> none;
  Freshness freshness(none, *parse_instant("2100-01-01T00:00:00Z"));
  freshness.see(exchange_of("2025-04-15T10:59:01.812Z"));
  freshness.see(exchange_of(""));
  Outcome outcome;
  freshness.report(outcome);
  CHECK(outcome.findings.empty());
}

TEST_CASE("of many old exchanges the oldest is shown, and of those without a time the first") {
  const std::optional<AgeLimit> limit = AgeLimit{.span = *parse_time_span("1d"), .written = "1d"};
  Freshness freshness(limit, *parse_instant("2025-04-17T00:00:00Z"));
  for (const char* text : {"2025-04-15T01:00:00Z", "2025-04-14T00:00:00Z", "2025-04-16T00:00:00Z", "", ""}) {
    freshness.see(exchange_of(text));
  }
  Outcome outcome;
  freshness.report(outcome);
  REQUIRE(outcome.findings.size() == 2);
  CHECK(describe(outcome.findings[0]).headline ==
        "2 of 5 exchanges are older than 1d: the oldest was captured at 2025-04-14T00:00:00Z, and now it is "
        "2025-04-17T00:00:00Z");
  CHECK(outcome.findings[0].severity == Severity::Warning);
  CHECK(describe(outcome.findings[1]).headline ==
        "2 of 5 exchanges do not say when they were captured, so nobody knows whether they are older than 1d");
  CHECK(outcome.findings[1].severity == Severity::Note);
}
