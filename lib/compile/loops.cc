#include "compile/loops.h"

#include <string>
#include <vector>

namespace contract::internal {
namespace {

// A step from one block to another at the same value, and the keyword that takes it.
struct Step {
  std::uint32_t origin = 0;
  BlockId to = BlockId::always;
};

std::vector<Step> steps_from(const Program& program, const Block& block) {
  std::vector<Step> steps;
  for (std::size_t at = block.start; program.code[at].op != Op::End; ++at) {
    const Instruction& instruction = program.code[at];
    const auto add = [&](BlockId to) {
      if (to < BlockId::always) steps.push_back({.origin = instruction.origin, .to = to});
    };
    if (instruction.op == Op::Call || instruction.op == Op::Not) {
      add(static_cast<BlockId>(instruction.a));
    } else if (instruction.op == Op::AnyOf || instruction.op == Op::OneOf) {
      for (const BlockId branch : program.branch_tables[instruction.a].branches) add(branch);
    } else if (instruction.op == Op::If) {
      add(program.conditions[instruction.a].condition);
    }
  }
  return steps;
}

struct Visit {
  BlockId block;
  std::vector<Step> steps;
  std::size_t next = 0;
};

// Of a longer way the middle is left out, and of more loops only so many are told: nobody reads on, and together they
// could be as large as the square of the schema.
constexpr std::size_t kMostSteps = 16;
constexpr std::size_t kMostLoops = 100;

// The way from the block that closes the cycle back to itself: "/$defs/a/$ref → /$defs/b/$ref".
Finding loop_finding(const Program& program, const std::vector<Visit>& path, BlockId closing) {
  std::size_t first = 0;
  while (path[first].block != closing) ++first;
  const bool is_long = path.size() - first > kMostSteps;
  std::string chain;
  for (std::size_t i = first; i < path.size(); ++i) {
    if (!chain.empty()) chain += " → ";
    if (is_long && i == first + kMostSteps / 2) {
      chain += "… → ";
      i = path.size() - kMostSteps / 2;
    }
    chain += program.origin(path[i].steps[path[i].next - 1].origin).location;
  }
  const Origin start = program.origin(path[first].steps[path[first].next - 1].origin);
  Finding finding = make_finding(Code::ReferenceLoop, start.place, Detail{.text = chain, .help = {}});
  finding.schema_location = start.location;
  return finding;
}

}  // namespace

void report_loops(const Program& program, Findings& findings) {
  enum class State : std::uint8_t { New, Open, Done };
  std::vector<State> states(program.blocks.size(), State::New);
  std::vector<Visit> path;
  const auto open = [&](BlockId block) {
    states[static_cast<std::size_t>(block)] = State::Open;
    path.push_back({.block = block, .steps = steps_from(program, program.block(block))});
  };
  for (std::uint32_t root = 0; root < program.blocks.size(); ++root) {
    if (findings.size() >= kMostLoops) return;
    if (states[root] != State::New) continue;
    open(static_cast<BlockId>(root));
    while (!path.empty()) {
      Visit& visit = path.back();
      if (visit.next == visit.steps.size()) {
        states[static_cast<std::size_t>(visit.block)] = State::Done;
        path.pop_back();
        continue;
      }
      const BlockId to = visit.steps[visit.next++].to;
      const State state = states[static_cast<std::size_t>(to)];
      if (state == State::Open) {
        findings.push_back(loop_finding(program, path, to));
        if (findings.size() >= kMostLoops) return;
      }
      if (state == State::New) open(to);
    }
  }
}

}  // namespace contract::internal
