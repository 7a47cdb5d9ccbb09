#include "text/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>
#include <utility>

#include "text/pattern_automaton.h"
#include "text/pattern_repeat.h"
#include "text/pattern_translate.h"

namespace contract::internal {
namespace {

// For the program and the states that RE2 keeps of it; when they run out it goes on without keeping them.
constexpr std::int64_t kRe2Bytes = 8 << 20;
// Bytes of a text times instructions of a pattern. RE2 takes up to 60 ns for each, once it has run out of states, and
// cannot be stopped, so what could take more than some 50 ms is for PCRE2, whose steps are counted. "a.{200}c" would
// take RE2 seconds for a megabyte.
constexpr std::size_t kMaxRe2Work = 1'000'000;

// What one search by PCRE2 may cost: parts of the pattern tried, and characters passed over. PCRE2's own match limit
// starts anew at each character of the text and knows nothing of characters, so we count in a callout before each
// part. Unlike a clock, a count gives the same answer on every machine. This many take some 50 ms.
constexpr std::uint64_t kMaxSteps = 1'000'000;
// Passing over characters is that much cheaper than trying a part.
constexpr std::size_t kCharactersPerStep = 32;
constexpr std::uint32_t kPcre2HeapKibibytes = 32 * 1024;
// The translation puts at most one group around what was a group, so this is out of a pattern's reach.
constexpr std::uint32_t kPcre2Depth = 2 * kMaxPatternDepth;

template <auto free>
struct Free {
  template <typename T>
  void operator()(T* object) const {
    free(object);
  }
};
using Pcre2Code = std::unique_ptr<pcre2_code, Free<pcre2_code_free>>;
using Pcre2CompileContext = std::unique_ptr<pcre2_compile_context, Free<pcre2_compile_context_free>>;
using Pcre2MatchContext = std::unique_ptr<pcre2_match_context, Free<pcre2_match_context_free>>;
using Pcre2MatchData = std::unique_ptr<pcre2_match_data, Free<pcre2_match_data_free>>;

PCRE2_SPTR bytes_of(std::string_view text) {
  return reinterpret_cast<PCRE2_SPTR>(text.data());  // NOLINT: PCRE2 takes UTF-8 as unsigned bytes
}

PatternError error_of(const PatternProblem& problem) {
  return {.offset = problem.offset, .reason = std::string(problem.reason)};
}

std::unique_ptr<const RE2> compile_re2(const std::string& pattern) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  options.set_max_mem(kRe2Bytes);
  auto engine = std::make_unique<const RE2>(pattern, options);
  return engine->ok() ? std::move(engine) : nullptr;
}

std::variant<Pcre2Code, PatternError> compile_pcre2(const Translation& translation) {
  const Pcre2CompileContext context(pcre2_compile_context_create(nullptr));
  if (!context) return PatternError{0, "there is no memory left to compile it"};
  pcre2_set_parens_nest_limit(context.get(), kPcre2Depth);
  int problem = 0;
  PCRE2_SIZE offset = 0;  // in the translation, so it says nothing to the author of the pattern
  Pcre2Code code(pcre2_compile(bytes_of(translation.text), translation.text.size(),
                               PCRE2_UTF | PCRE2_NEVER_UCP | PCRE2_MATCH_UNSET_BACKREF | PCRE2_AUTO_CALLOUT, &problem,
                               &offset, context.get()));
  if (code) return code;
  if (problem == PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH) {
    return PatternError{translation.lookbehind.value_or(0), "a lookbehind whose length varies is not supported"};
  }
  std::array<PCRE2_UCHAR, 256> message{};
  pcre2_get_error_message(problem, message.data(), message.size());
  return PatternError{
      0, "its engine, PCRE2, refuses it: " + std::string(message.begin(), std::ranges::find(message, PCRE2_UCHAR{0}))};
}

struct Steps {
  std::uint64_t taken = 0;
  std::size_t position = 0;
};

int count_step(pcre2_callout_block* block, void* data) {
  Steps& steps = *static_cast<Steps*>(data);
  const std::size_t position = block->current_position;
  steps.taken += 1;
  if (position > steps.position) steps.taken += (position - steps.position) / kCharactersPerStep;
  steps.position = position;
  return steps.taken > kMaxSteps ? PCRE2_ERROR_CALLOUT : 0;
}

Match search_pcre2(const pcre2_code* code, std::string_view text) {
  if (text.size() > kLongestBacktracked) return Match::Undecided;
  const Pcre2MatchData data(pcre2_match_data_create(1, nullptr));
  const Pcre2MatchContext context(pcre2_match_context_create(nullptr));
  if (!data || !context) return Match::Undecided;
  Steps steps;
  pcre2_set_callout(context.get(), count_step, &steps);
  pcre2_set_heap_limit(context.get(), kPcre2HeapKibibytes);
  const int result = pcre2_match(code, bytes_of(text), text.size(), 0, 0, data.get(), context.get());
  if (result >= 0) return Match::Yes;
  return result == PCRE2_ERROR_NOMATCH ? Match::No : Match::Undecided;
}

}  // namespace

// The first of the three that there is runs the pattern.
struct Pattern::Engine {
  std::string text;
  std::optional<PatternAutomaton> automaton;
  std::unique_ptr<const RE2> re2;
  Pcre2Code pcre2;

  // PCRE2 for a text that is too long for RE2: compiled when the first such text comes. Null if PCRE2 refuses it.
  const pcre2_code* stand_in() const {
    std::call_once(stand_in_once_, [this] {
      const auto translated = translate_pattern(text, EngineSyntax::Pcre2);
      if (const auto* translation = std::get_if<Translation>(&translated)) {
        auto code = compile_pcre2(*translation);
        if (auto* compiled = std::get_if<Pcre2Code>(&code)) stand_in_ = std::move(*compiled);
      }
    });
    return stand_in_.get();
  }

 private:
  mutable std::once_flag stand_in_once_;
  mutable Pcre2Code stand_in_;
};

std::variant<Pattern, PatternError> Pattern::compile(std::string_view ecma) {
  auto engine = std::make_shared<Engine>();
  engine->text = ecma;
  auto translated = translate_pattern(ecma, EngineSyntax::Re2);
  if (const auto* problem = std::get_if<PatternProblem>(&translated)) return error_of(*problem);
  if (const auto& translation = std::get<Translation>(translated); !translation.beyond_re2) {
    engine->automaton = PatternAutomaton::of(translation.text);
    if (engine->automaton) return Pattern(std::move(engine));
    engine->re2 = compile_re2(translation.text);
  }
  if (!engine->re2) {
    translated = translate_pattern(ecma, EngineSyntax::Pcre2);
    if (const auto* problem = std::get_if<PatternProblem>(&translated)) return error_of(*problem);
    auto code = compile_pcre2(std::get<Translation>(translated));
    if (auto* error = std::get_if<PatternError>(&code)) return std::move(*error);
    engine->pcre2 = std::get<Pcre2Code>(std::move(code));
  }
  return Pattern(std::move(engine));
}

Match Pattern::search(std::string_view utf8) const {
  if (engine_->automaton) return engine_->automaton->matches(utf8) ? Match::Yes : Match::No;
  if (!engine_->re2) return search_pcre2(engine_->pcre2.get(), utf8);
  if (utf8.size() * static_cast<std::size_t>(engine_->re2->ProgramSize()) > kMaxRe2Work) {
    const pcre2_code* stand_in = engine_->stand_in();
    return stand_in == nullptr ? Match::Undecided : search_pcre2(stand_in, utf8);
  }
  return engine_->re2->Match(utf8, 0, utf8.size(), RE2::UNANCHORED, nullptr, 0) ? Match::Yes : Match::No;
}

Match Pattern::search_ahead(std::string_view utf8) const {
  static_assert(kAhead == ShiftAutomaton::kAhead);
  if (!engine_->automaton) return search(utf8);
  return engine_->automaton->matches_ahead(utf8) ? Match::Yes : Match::No;
}

std::string_view Pattern::text() const {
  return engine_->text;
}

std::string_view Pattern::engine() const {
  if (engine_->automaton) return "automaton";
  return engine_->re2 ? "re2" : "pcre2";
}

}  // namespace contract::internal
