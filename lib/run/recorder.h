#pragma once
// The voice that forgets nothing: which subschema was applied to which value, by which keyword, and what came of it.
// Where findings look for the branch that was meant, this keeps every branch, because JSON Schema's output and its
// annotations are about all of them.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "run/explainer.h"
#include "run/run.h"

namespace contract::internal {

// One schema applied to one value.
struct Application {
  std::uint32_t parent = 0;
  BlockId block = BlockId::none;
  Value value;
  Verdict verdict = Verdict::Undecided;
  bool binds = true;             // its failure is that of the keyword that applied it
  bool child = false;            // the value is a member or an item of the parent's value; then one of these is set:
  const Node* key = nullptr;     // of the member
  std::size_t index = 0;         // of the item
  std::string_view path = {};    // on from the parent's evaluation path, a JSON Pointer
  std::uint32_t path_bytes = 0;  // of all paths from the root on
};

class Recorder : public Explainer {
 public:
  static constexpr bool complete = true;

  using Explainer::Explainer;

  // What is kept of one evaluation. Beyond it nobody reads on, and paths alone could fill the memory.
  static constexpr std::size_t kMostApplications = 500'000;
  static constexpr std::size_t kMostPathBytes = std::size_t{64} << 20U;

  void enter(Value key);
  void enter(std::size_t index);

  void begin(BlockId block, Value value, std::uint32_t by, bool child, bool binds);
  void end(Verdict verdict);

  // Which children of the value had been evaluated when an unevaluated… keyword asked.
  void evaluated(const std::vector<bool>& children);

  // Nothing is left out, and branches keep what they found.
  void mute() {}
  void unmute() {}
  bool hears(Code) const { return true; }
  std::size_t mark() const { return 0; }
  void drop(std::size_t) {}
  Drafts take(std::size_t) { return {}; }
  void add(const Drafts&) {}
  void release(std::uint64_t) {}
  void forget_all() {}
  Draft& report(Code code, std::uint32_t origin, Span where, Facts facts);
  Draft& report_member(Code code, std::uint32_t origin, Value key, Facts facts);

  static constexpr std::uint32_t kForgotten = 0xFFFFFFFF;

  const std::vector<Application>& applications() const { return applications_; }  // each behind its parent
  struct Teller {
    std::uint32_t application;
    std::string_view keyword;  // of its schema; empty: the schema itself
  };
  const std::vector<Teller>& told_by() const { return told_by_; }  // for each of findings()
  bool is_whole() const { return whole_; }
  // What evaluated() told of an application; null: nothing.
  const std::vector<bool>* evaluated_of(std::uint32_t application) const;

 private:
  std::string_view path_between(BlockId parent, BlockId block, std::uint32_t by);
  void note_teller(std::uint32_t origin);

  std::vector<Application> applications_;
  std::vector<std::uint32_t> open_;  // those that are running, innermost last
  std::vector<Teller> told_by_;
  std::map<std::tuple<BlockId, BlockId, std::string_view>, std::string> paths_;
  std::map<std::uint32_t, std::vector<bool>> evaluated_;
  const Node* key_ = nullptr;  // the last step of the way into the instance
  std::size_t index_ = 0;
  std::size_t path_bytes_ = 0;
  bool whole_ = true;
};

}  // namespace contract::internal
