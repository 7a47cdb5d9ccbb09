#pragma once
// Counts what one run of a program over a value shows of its schemas.
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "coverage/counter.h"
#include "coverage/schema_points.h"
#include "run/recorder.h"

namespace contract::internal {

// A schema counts where it was a promise about the value: not below `not` and `if`, which only ask, nor in a branch of
// oneOf or anyOf that failed, unless the value names that branch as the one it means. So the branches that a value is
// not about leave no violations behind.
class AppliedSchemas {
 public:
  // All of them must outlive it. `instance` is what was judged.
  AppliedSchemas(const SchemaPoints& points, Recorder& recorder, Value instance,
                 const std::vector<std::string>& placeholders, CoverageCounter& counter);

  void count();

 private:
  // A keyword of an application, and the name that it is about.
  struct Objection {
    std::uint32_t application;
    std::string_view keyword;
    std::string name;
    friend auto operator<=>(const Objection&, const Objection&) = default;
  };

  void find_promises();
  bool is_promise(const Application& application) const;
  bool is_meant(const Application& application, std::string_view keyword) const;
  void find_objections();
  void note_finding(const Finding& finding, const Recorder::Teller& teller);
  void count_undocumented(const Finding& finding, const std::string& name) const;
  void count_constraints(std::uint32_t number, const BlockPoints& points) const;
  void count_parts(const Application& application, const BlockPoints& points) const;
  void count_branch(const Application& application) const;
  bool stands_for_another(const Application& application) const;

  const SchemaPoints& points_;
  Recorder& recorder_;
  const std::vector<std::string>& placeholders_;
  CoverageCounter& counter_;
  std::vector<Span> secrets_;
  std::vector<bool> promises_;      // of the applications
  std::set<Objection> objections_;  // also of those that could not be decided
  std::set<Objection> undecided_;
};

}  // namespace contract::internal
