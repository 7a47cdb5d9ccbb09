#include "check/exit_code.h"

#include "support/catch.h"

namespace contract::internal {
namespace {

Outcome outcome(std::initializer_list<Code> codes, FileStatus status = FileStatus::Clean) {
  Outcome made{.files = {{.name = "a.json", .status = status}}};
  for (const Code code : codes) made.findings.push_back(make_finding(code, {}));
  return made;
}

TEST_CASE("findings fail a check from the severity on that was chosen") {
  CHECK(exit_code(outcome({}), Severity::Error) == ExitCode::Passed);
  CHECK(exit_code(outcome({}), Severity::Note) == ExitCode::Passed);
  CHECK(exit_code(outcome({Code::UndocumentedMember}), Severity::Error) == ExitCode::Passed);
  CHECK(exit_code(outcome({Code::UndocumentedMember}), Severity::Warning) == ExitCode::Failed);
  CHECK(exit_code(outcome({Code::WrongType}), Severity::Error) == ExitCode::Failed);
  CHECK(exit_code(outcome({Code::WrongType}), std::nullopt) == ExitCode::Passed);
}

TEST_CASE("nothing that was left unchecked ever passes, and it outranks findings") {
  CHECK(exit_code(outcome({Code::WrongType, Code::Syntax}), Severity::Error) == ExitCode::Unusable);
  CHECK(exit_code(outcome({Code::Undecided}), std::nullopt) == ExitCode::Unusable);
  CHECK(exit_code(outcome({}, FileStatus::NotChecked), std::nullopt) == ExitCode::Unusable);
  CHECK(exit_code(Outcome{}, Severity::Error) == ExitCode::Unusable);
}

}  // namespace
}  // namespace contract::internal
