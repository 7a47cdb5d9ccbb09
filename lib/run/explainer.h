#pragma once
// What the machine tells while it runs: findings with their place in the instance. `Silent` takes its place where only
// the verdict counts, and Recorder (recorder.h) where every subschema is of interest; the same machine serves all.
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/document.h"
#include "finding/finding.h"
#include "program/program.h"

namespace contract::internal {

class Explainer {
 public:
  static constexpr bool enabled = true;
  static constexpr bool complete = false;

  Explainer(const Program& program, SourceId source) : program_(program), source_(source) {}

  // The way from the root to the value that the machine looks at.
  void enter(Value key) { path_.push_back({.key = key.node(), .index = 0}); }
  void enter(std::size_t index) { path_.push_back({.key = nullptr, .index = index}); }
  void leave() { path_.pop_back(); }

  // Findings of a schema that only asks, such as that of `not`, are of no use but for what is undecided: while mute,
  // the others are not made. Calls nest.
  void mute() { ++mutes_; }
  void unmute() { --mutes_; }
  bool hears(Code code) const { return mutes_ == 0 || code == Code::Undecided; }

  // What one document may come to: beyond it nobody reads on, and deep pointers alone could fill the memory.
  static constexpr std::size_t kMostFindings = 100'000;
  static constexpr std::size_t kMostPointerBytes = std::size_t{16} << 20U;

  // Adds a finding about the present value, or about its member `key`. It hears the code. When there are too many, the
  // last one says so and further ones are forgotten.
  Finding& report(Code code, std::uint32_t origin, Span where, Facts facts);
  Finding& report_member(Code code, std::uint32_t origin, Value key, Facts facts);

  void secret(Value value) { secrets_.push_back(value.span()); }
  // No schema was applied to what is below `value`, so secrets there are known by the names of their members alone.
  // Where a container was wanted (`all`), scalars outside of any member are hidden too: "data": "the secret itself".
  void hide_below(Value value, bool all = false);
  // The same for a member that the schemas do not know.
  void hide_unknown(Value key, Value value);

  // Findings since a mark: those of a branch that failed leave the list and are explained by the branch.
  std::size_t mark() const { return findings_.size(); }
  void drop(std::size_t mark);
  Findings take(std::size_t mark);
  void add(Findings findings);

  // Whether something was already found at exactly this place, or this member already reported as missing.
  bool has_finding_at(Span where) const;
  bool misses(Span where, std::string_view member) const;

  Findings& findings() { return findings_; }
  std::vector<Span>& secrets() { return secrets_; }

 protected:
  const Program& program() const { return program_; }

 private:
  struct Step {
    const Node* key;  // null: an item
    std::size_t index;
  };
  std::string pointer() const;
  static std::size_t pointer_bytes(std::span<const Finding> findings);  // causes nest a few levels only
  bool is_full() const { return findings_.size() >= kMostFindings || pointer_bytes_ >= kMostPointerBytes; }
  std::span<const Finding> recent() const;
  const Origin& spelt_out(std::uint32_t origin);

  const Program& program_;
  SourceId source_;
  std::vector<Step> path_;
  Findings findings_;
  std::vector<Span> secrets_;
  std::unordered_map<std::uint32_t, Origin> origins_;  // those that were asked for
  std::size_t mutes_ = 0;
  std::size_t pointer_bytes_ = 0;  // of the instance pointers of all findings that are held
  Finding forgotten_ = make_finding(Code::MoreFindings, {});
};

class Silent {
 public:
  static constexpr bool enabled = false;
  static constexpr bool complete = false;
  void enter(Value) {}
  void enter(std::size_t) {}
  void leave() {}
  void mute() {}
  void unmute() {}
};

}  // namespace contract::internal
