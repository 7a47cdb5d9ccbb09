#include <algorithm>
#include <utility>

#include "agree/trial.h"

namespace contract::agree {
namespace {

class Reducer {
 public:
  Reducer(Trial trial, std::string what) : best_(std::move(trial)), what_(std::move(what)) {}

  Trial reduce(std::size_t about) {
    Trial alone = best_;
    alone.texts = {best_.texts[about]};
    if (!keep(std::move(alone))) drop_texts(about);
    for (bool smaller = true; smaller;) {
      smaller = drop_from_schema();
      smaller = drop_from_text() || smaller;
    }
    return std::move(best_);
  }

 private:
  static constexpr int kMostTries = 20'000;

  // Takes the trial as the best one if it still has the disagreement.
  bool keep(Trial trial) {
    if (++tries_ > kMostTries) return false;
    Counts counts;
    const Outcome outcome = hold(trial, counts);
    const bool still = std::ranges::any_of(outcome.disagreements, [&](const auto& other) {
      return other.what == what_ && other.text + 1 == trial.texts.size();
    });
    if (still) best_ = std::move(trial);
    return still;
  }

  // The answer to a text may depend on those before it.
  void drop_texts(std::size_t about) {
    best_.texts.resize(about + 1);
    for (std::size_t left = about; left > 0; --left) {
      Trial trial = best_;
      trial.texts.erase(trial.texts.begin() + static_cast<std::ptrdiff_t>(left) - 1);
      keep(std::move(trial));
    }
  }

  template <typename Change>
  bool try_schema(std::size_t node, Change change) {
    Trial trial = best_;
    change(*everything_in(trial.schema)[node]);
    return keep(std::move(trial));
  }

  bool drop_from_schema() {
    bool any = false;
    for (std::size_t node = 0; node < everything_in(best_.schema).size(); ++node) {
      const auto children = [&] { return everything_in(best_.schema)[node]->children.size(); };
      for (std::size_t child = 0; child < children(); ++child) {
        const auto lift = [child](Json& value) { value = Json(value.children[child]); };
        if (try_schema(node, lift)) {
          any = true;
          break;
        }
      }
      for (std::size_t child = children(); child > 0; --child) {
        any = try_schema(node, [child](Json& value) { value.remove(child - 1); }) || any;
      }
    }
    return any;
  }

  bool drop_from_text() {
    bool any = false;
    for (std::size_t size = std::max<std::size_t>(best_.texts.back().size() / 2, 1); size > 0; size /= 2) {
      for (std::size_t at = 0; at + size <= best_.texts.back().size();) {
        Trial trial = best_;
        trial.texts.back().erase(at, size);
        if (keep(std::move(trial))) {
          any = true;
        } else {
          ++at;
        }
      }
    }
    return any;
  }

  Trial best_;
  std::string what_;
  int tries_ = 0;
};

}  // namespace

Trial reduce(Trial trial, const Disagreement& disagreement) {
  return Reducer(std::move(trial), disagreement.what).reduce(disagreement.text);
}

}  // namespace contract::agree
