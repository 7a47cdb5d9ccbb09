#include "run/run.h"

#include <utility>

#include "run/exact_view.h"
#include "run/explainer.h"
#include "run/machine.h"

namespace contract::internal {

RunResult run(const Program& program, BlockId entry, const Document& document, Value instance,
              const RunOptions& options) {
  Explainer explainer(program, document.source());
  Machine<ExactView, Explainer> machine(program, options, explainer);
  RunResult result;
  result.verdict = machine.run(entry, instance);
  result.work = machine.work();
  result.findings = explainer.findings();
  result.secrets = explainer.take_secrets(instance);
  return result;
}

Verdict judge(const Program& program, BlockId entry, Value instance, const RunOptions& options) {
  Silent silent;
  return Machine<ExactView, Silent>(program, options, silent).run(entry, instance);
}

}  // namespace contract::internal
