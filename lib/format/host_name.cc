// Names of hosts, in ASCII and beyond.
#include "text/host_name.h"

#include "format/idna.h"
#include "format/predicates.h"

namespace contract::internal {

std::string_view hostname_problem(std::string_view text) {
  if (const std::string_view problem = ldh_name_problem(text); !problem.empty()) return problem;
  return has_a_label(text) ? internationalized_name_problem(text) : "";
}

std::string_view idn_hostname_problem(std::string_view text) {
  return internationalized_name_problem(text);
}

}  // namespace contract::internal
