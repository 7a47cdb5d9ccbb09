#include "run/recorder.h"

#include <utility>

#include "document/pointer.h"

namespace contract::internal {

void Recorder::enter(Value key) {
  key_ = key.node();
  Explainer::enter(key);
}

void Recorder::enter(std::size_t index) {
  key_ = nullptr;
  index_ = index;
  Explainer::enter(index);
}

void Recorder::begin(BlockId block, Value value, std::uint32_t by, bool child, bool binds) {
  const std::uint32_t parent = open_.empty() ? 0 : open_.back();
  if (parent == kForgotten || applications_.size() >= kMostApplications || path_bytes_ >= kMostPathBytes) {
    whole_ = false;
    open_.push_back(kForgotten);
    return;
  }
  Application application{.parent = parent, .block = block, .value = value, .binds = binds, .child = child};
  if (child) {
    application.key = key_;
    application.index = index_;
  }
  if (!open_.empty()) {
    const Application& above = applications_[parent];
    application.path = path_between(above.block, block, by);
    const std::size_t step = application.path.size() + (key_ != nullptr && child ? key_->text.size() : 0);
    application.path_bytes = above.path_bytes + static_cast<std::uint32_t>(step);
  }
  path_bytes_ += application.path_bytes;
  open_.push_back(static_cast<std::uint32_t>(applications_.size()));
  applications_.push_back(application);
}

void Recorder::end(Verdict verdict) {
  if (open_.back() != kForgotten) applications_[open_.back()].verdict = verdict;
  open_.pop_back();
}

void Recorder::evaluated(const std::vector<bool>& children) {
  if (open_.back() != kForgotten) evaluated_.insert_or_assign(open_.back(), children);
}

const std::vector<bool>* Recorder::evaluated_of(std::uint32_t application) const {
  const auto found = evaluated_.find(application);
  return found == evaluated_.end() ? nullptr : &found->second;
}

// A schema lies below the one that applies it, and its place says by which keyword; only references, whose keywords
// alone begin with a dollar, lead elsewhere.
std::string_view Recorder::path_between(BlockId parent, BlockId block, std::uint32_t by) {
  const std::string_view keyword = program().origins[by].keyword;
  const auto [known, is_new] = paths_.try_emplace({parent, block, keyword});
  if (!is_new) return known->second;
  if (keyword.starts_with('$')) {
    append_token(known->second, keyword);
  } else {
    known->second = pointer_to(program().schema(parent), program().schema(block));
  }
  return known->second;
}

Draft& Recorder::report(Code code, std::uint32_t origin, Span where, Facts facts) {
  Draft& draft = Explainer::report(code, origin, where, std::move(facts));
  note_teller(origin);
  return draft;
}

Draft& Recorder::report_member(Code code, std::uint32_t origin, Value key, Facts facts) {
  Draft& draft = Explainer::report_member(code, origin, key, std::move(facts));
  note_teller(origin);
  return draft;
}

void Recorder::note_teller(std::uint32_t origin) {
  if (drafts().back().code == Code::MoreFindings) whole_ = false;
  if (told_by_.size() == drafts().size()) return;
  told_by_.push_back({.application = open_.empty() ? 0 : open_.back(), .keyword = program().origins[origin].keyword});
}

}  // namespace contract::internal
