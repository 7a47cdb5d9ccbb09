#include "compile/secret_names.h"

#include <vector>

namespace contract::internal {
namespace {

// References are followed this far; a chain of more would be a strange way to mark a secret.
constexpr int kMostReferences = 16;

bool is_secret(const Program& program, BlockId block) {
  std::vector<BlockId> waiting{block};
  for (int step = 0; step < kMostReferences && !waiting.empty(); ++step) {
    const BlockId at = waiting.back();
    waiting.pop_back();
    if (at >= BlockId::always) continue;
    for (std::size_t pc = program.block(at).start; program.code[pc].op != Op::End; ++pc) {
      if (program.code[pc].op == Op::Secret) return true;
      if (program.code[pc].op == Op::Call) waiting.push_back(static_cast<BlockId>(program.code[pc].a));
    }
  }
  return false;
}

}  // namespace

void find_secret_names(Program& program) {
  for (const MemberTable& table : program.member_tables) {
    for (std::uint32_t i = 0; i < table.properties.size(); ++i) {
      if (is_secret(program, table.properties[i].block)) program.secret_names.add(table.names.names()[i]);
    }
  }
}

}  // namespace contract::internal
