#include "finding/outcome.h"

#include <string>
#include <vector>

#include "support/catch.h"

using namespace contract::internal;

TEST_CASE("the last line of a report says what was found and what was checked") {
  struct Case {
    Summary summary;
    std::string line;
  };
  const std::vector<Case> cases{
      {{.files = 64, .clean = 62, .with_findings = 2, .errors = 3, .warnings = 1},
       "3 errors, 1 warning in 2 of 64 files; 62 clean"},
      {{.files = 64, .clean = 64}, "no findings; 64 files clean"},
      {{.files = 1, .clean = 1}, "no findings; 1 file clean"},
      {{.files = 1, .not_checked = 1, .errors = 1}, "1 error in 1 of 1 file; 0 clean, 1 not checked"},
      {{.files = 3, .clean = 1, .with_findings = 1, .not_checked = 1, .errors = 2, .notes = 4},
       "2 errors, 4 notes in 2 of 3 files; 1 clean, 1 not checked"},
      {{.files = 2, .clean = 2, .warnings = 1}, "1 warning; 2 files clean"},
      {{.files = 2, .clean = 1, .with_findings = 1, .exchanges = 5, .errors = 1},
       "1 error in 1 of 2 files; 1 clean (5 exchanges checked)"},
      {{.files = 1, .clean = 1, .exchanges = 1}, "no findings; 1 file clean (1 exchange checked)"},
      {{}, "nothing was checked"},
      {{.errors = 1}, "1 error; nothing was checked"},
  };
  for (const Case& each : cases) CHECK(to_string(each.summary) == each.line);
}

TEST_CASE("a summary counts files by what became of them and findings by severity, without causes") {
  Outcome outcome;
  outcome.files = {{.name = "a", .status = FileStatus::Clean},
                   {.name = "b", .status = FileStatus::WithFindings},
                   {.name = "c", .status = FileStatus::NotChecked},
                   {.name = "d", .status = FileStatus::Clean}};
  outcome.exchanges = 7;
  outcome.findings = {make_finding(Code::Syntax, {}), make_finding(Code::NoBranch, {}),
                      make_finding(Code::UndocumentedMember, {}), make_finding(Code::UnknownFormat, {})};
  outcome.findings[1].causes = {make_finding(Code::WrongType, {})};
  outcome.findings[3].severity = Severity::Note;
  CHECK(to_string(summarize(outcome)) ==
        "2 errors, 1 warning, 1 note in 2 of 4 files; 2 clean, 1 not checked (7 exchanges checked)");
}
