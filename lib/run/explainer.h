#pragma once
// What the machine tells while it runs: findings with their place in the instance. `Silent` takes its place where only
// the verdict counts, and Recorder (recorder.h) where every subschema is of interest; the same machine serves all.
#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "document/document.h"
#include "finding/finding.h"
#include "program/program.h"
#include "run/draft.h"
#include "run/instance_path.h"
#include "run/named_secrets.h"

namespace contract::internal {

class Explainer {
 public:
  static constexpr bool enabled = true;
  static constexpr bool complete = false;

  Explainer(const Program& program, SourceId source) : program_(program), source_(source) {}

  // The way from the root to the value that the machine looks at.
  void enter(Value key) { path_.enter(key); }
  void enter(std::size_t index) { path_.enter(index); }
  void leave() { path_.leave(); }
  const InstancePlace& here() { return path_.here(); }

  // Findings of a schema that only asks, such as that of `not`, are of no use but for what is undecided: while mute,
  // the others are not made. Calls nest.
  void mute() { ++mutes_; }
  void unmute() { --mutes_; }
  bool hears(Code code) const { return mutes_ == 0 || code == Code::Undecided; }

  // What one document may come to: beyond it nobody reads on, and deep pointers alone could fill the memory.
  static constexpr std::size_t kMostFindings = 100'000;
  static constexpr std::size_t kMostPointerBytes = std::size_t{16} << 20U;
  // With their causes, and with those of the branches that are being tried.
  static constexpr std::size_t kMostHeld = 400'000;

  // Adds a finding about the present value, or about its member `key`. It hears the code. When there are too many, the
  // last one says so and further ones are forgotten.
  Draft& report(Code code, std::uint32_t origin, Span where, Facts facts);
  Draft& report_member(Code code, std::uint32_t origin, Value key, Facts facts);
  // Adds what is wrong inside of a string, as causes of what was reported about it.
  void report_inside(Draft& draft, Findings causes);

  void secret(Value value) { secrets_.push_back(value.span()); }
  // No schema was applied to what is below `value`, so secrets there are known by the names of their members alone.
  // Where a container was wanted (`all`), scalars outside of any member are hidden too: "data": "the secret itself".
  void hide_below(Value value, bool all = false) {
    find_named_secrets(program_.secret_names, value, all ? Spoken::Misplaced : Spoken::Nowhere, secrets_);
  }
  // The same for a member that no schema speaks of: its own name may be that of a secret, too.
  void hide_unknown(Value key, Value value);
  // The same for a member that people are asked about: was `meant` meant? Then it may be what that would be.
  void hide_if_meant(std::string_view meant, Value value) {
    if (program_.secret_names.hide_unknown(meant)) secret(value);
  }

  // Findings since a mark: those of a branch that failed leave the list, are explained by the branch, and may come
  // back. Until they are released they count among what one document may come to.
  std::size_t mark() const { return drafts_.size(); }
  void drop(std::size_t mark);
  Drafts take(std::size_t mark);
  void add(Drafts drafts);
  void release(std::uint64_t count) { held_ -= std::min(held_, count); }

  // Nothing that was found counts any longer, nor what was taken.
  void forget_all() {
    drafts_.clear();
    held_ = 0;
  }

  // Whether something was already found at exactly this place, or this member already reported as missing.
  bool has_finding_at(Span where) const;
  bool misses(Span where, std::string_view member) const;

  // All that stayed, spelt out. The machine has ended.
  Findings findings();
  // At the end of a run: all secrets that were found, and those that the names of members in `instance` tell of, each
  // once, in the order of the text.
  std::vector<Span> take_secrets(Value instance);

 protected:
  const Program& program() const { return program_; }
  const Drafts& drafts() const { return drafts_; }

 private:
  std::span<const Draft> recent() const;
  void spell_out(Drafts& drafts, Findings& findings);
  Finding spelt_out(Draft draft);
  const Origin& origin_of(std::uint32_t number);
  bool is_full() const { return drafts_.size() >= kMostFindings || held_ >= kMostHeld; }
  static Draft too_many(std::uint32_t origin, Span where);

  const Program& program_;
  SourceId source_;
  InstancePath path_;
  Drafts drafts_;
  std::uint64_t held_ = 0;  // drafts, those that were taken among them
  std::vector<Span> secrets_;
  std::unordered_map<std::uint32_t, Origin> origins_;  // those that were asked for
  std::size_t mutes_ = 0;
  std::size_t pointer_bytes_ = 0;  // of the findings that are spelt out
  Draft forgotten_ = too_many(0, {});
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
