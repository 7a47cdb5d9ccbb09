// contract-agree: holds the exact view, the bulk views and valijson against each other on generated pairs.
#include <atomic>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "agree/trial.h"
#include "document/writer.h"

namespace {

using namespace contract::agree;

constexpr std::string_view kUsage =
    R"(Usage: contract-agree [OPTION]...

Makes random schemas and instances of them, asks the exact view, the bulk views and valijson, and reports where they
disagree, each time reduced to what it needs.

  --pairs N     pairs of a schema and an instance (1000000)
  --seed N      others than those of seed 1
  --jobs N      threads (one)
  --trial N     only schema number N with its instances, and show them
)";

struct Options {
  std::uint64_t pairs = 1'000'000;
  std::uint64_t seed = 1;
  std::uint64_t jobs = 1;
  std::optional<std::uint64_t> trial;
};

std::optional<Options> options_from(const std::vector<std::string_view>& arguments) {
  Options options;
  for (std::size_t at = 0; at < arguments.size(); at += 2) {
    if (at + 1 == arguments.size()) return std::nullopt;
    const std::string_view name = arguments[at];
    const std::string_view text = arguments[at + 1];
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    if (name == "--pairs") {
      options.pairs = value;
    } else if (name == "--seed") {
      options.seed = value;
    } else if (name == "--jobs" && value > 0) {
      options.jobs = value;
    } else if (name == "--trial") {
      options.trial = value;
    } else {
      return std::nullopt;
    }
  }
  return options;
}

double percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

class Session {
 public:
  explicit Session(const Options& options) : options_(options) {}

  void run() {
    std::vector<std::thread> threads;
    for (std::uint64_t i = 0; i < options_.jobs; ++i) threads.emplace_back([this] { work(); });
    for (std::thread& thread : threads) thread.join();
  }

  // The exit code.
  int report() const {
    const auto count = [](std::uint64_t number) { return static_cast<unsigned long long>(number); };
    const double seconds = static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
    std::printf("seed %llu: %llu pairs, by %llu schemas (%llu more cannot be used), in %.0f s of processor time\n",
                count(options_.seed), count(counts_.pairs), count(schemas_ - unusable_), count(unusable_), seconds);
    for (std::size_t i = 0; i < counts_.told.size(); ++i) {
      const std::string told(to_string(static_cast<Told>(i)));
      std::printf("  exact view: %-24s %12llu  %5.1f%%\n", told.c_str(), count(counts_.told[i]),
                  percent(counts_.told[i], counts_.pairs));
    }
    for (const auto& [way, asked] : counts_.asked) {
      const std::uint64_t all = asked.answered + asked.rightly_unsure + asked.unsure;
      std::printf("  %-20s %12llu answered  %10llu rightly unsure  %10llu unsure (%.2f%%)\n", way.c_str(),
                  count(asked.answered), count(asked.rightly_unsure), count(asked.unsure), percent(asked.unsure, all));
    }
    std::printf("  valijson: %llu compared, %llu more it cannot judge\n", count(counts_.valijson_compared),
                count(counts_.valijson_refused));
    for (const auto& [reason, times] : counts_.explained) {
      std::printf("    %llu differences explained: %s\n", count(times), reason.c_str());
    }
    for (const auto& [problem, times] : problems_) std::printf("  schema: %s (%llu)\n", problem.c_str(), count(times));
    for (const auto& [what, times] : found_) std::printf("  disagreement: %s (%llu)\n", what.c_str(), count(times));
    std::printf("%llu disagreements\n", count(counts_.disagreements));
    return counts_.disagreements == 0 ? 0 : 1;
  }

 private:
  static constexpr std::uint64_t kReduced = 4;  // of each kind of disagreement

  void work() {
    Counts counts;
    std::uint64_t number = 0;
    while ((number = options_.trial ? *options_.trial : next_++) * kInstances < options_.pairs || options_.trial) {
      const Trial trial = make_trial(options_.seed, number);
      if (options_.trial) show(trial);
      take(hold(trial, counts), trial, number);
      if (options_.trial) break;
    }
    const std::lock_guard lock(mutex_);
    counts_ += counts;
  }

  void take(const Outcome& outcome, const Trial& trial, std::uint64_t number) {
    {
      const std::lock_guard lock(mutex_);
      ++schemas_;
      if (!outcome.problem.empty()) {
        ++unusable_;
        ++problems_[outcome.problem];
      }
    }
    for (const Disagreement& disagreement : outcome.disagreements) {
      {
        const std::lock_guard lock(mutex_);
        if (++found_[disagreement.what] > kReduced) continue;
      }
      const Trial reduced = reduce(trial, disagreement);
      const std::lock_guard lock(mutex_);
      std::printf("seed %llu, trial %llu, instance %zu: %s\n", static_cast<unsigned long long>(options_.seed),
                  static_cast<unsigned long long>(number), disagreement.text, disagreement.what.c_str());
      show(reduced);
      std::fflush(stdout);
    }
  }

  static void show(const Trial& trial) {
    const std::string dialect(contract::internal::to_string(trial.terms.dialect));
    std::printf("  %s%s%s%s%s: %s\n", dialect.c_str(), trial.terms.undocumented ? ", undocumented" : "",
                trial.terms.imprecise ? ", imprecise" : "", trial.terms.placeholders ? ", placeholders" : "",
                trial.terms.content ? ", content" : "", to_text(trial.schema).c_str());
    for (const std::string& text : trial.texts) std::printf("    %s\n", shown(text).c_str());
  }

  // Texts that a terminal shows as they are, others as a literal.
  static std::string shown(const std::string& text) {
    for (const char c : text) {
      if (c < 0x20 || c == 0x7F) return "as a string: " + contract::internal::quote(text);
    }
    return text;
  }

  Options options_;
  std::atomic<std::uint64_t> next_ = 0;
  std::mutex mutex_;
  Counts counts_;
  std::uint64_t schemas_ = 0;
  std::uint64_t unusable_ = 0;
  std::map<std::string, std::uint64_t> problems_;
  std::map<std::string, std::uint64_t> found_;
};

}  // namespace

int main(int argc, char** argv) {
  const auto options = options_from({argv + 1, argv + argc});
  if (!options) {
    std::fwrite(kUsage.data(), 1, kUsage.size(), stderr);
    return 2;
  }
  Session session(*options);
  session.run();
  return session.report();
}
