#include "finding/describe.h"
#include "report/headline.h"
#include "report/reporters.h"

namespace contract::internal {

std::string write_concise(const Report& report) {
  std::string out;
  for (const Finding& finding : report.findings()) {
    out += headline(report, finding, describe(finding));
    out += '\n';
  }
  return out + to_string(report.summary()) + '\n';
}

}  // namespace contract::internal
