// Whether a pattern is one at all; text/pattern would also ask whether an engine of ours can run it.
#include "format/predicates.h"
#include "text/pattern_translate.h"

namespace contract::internal {

std::string_view regex_problem(std::string_view text) {
  const auto translated = translate_pattern(text, EngineSyntax::Re2);
  const auto* problem = std::get_if<PatternProblem>(&translated);
  return problem == nullptr ? std::string_view() : problem->reason;
}

}  // namespace contract::internal
