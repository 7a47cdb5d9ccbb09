#include "run/bulk.h"

#include <simdjson.h>

#include <algorithm>
#include <cassert>
#include <span>
#include <string>
#include <utility>

#include "run/json_escapes.h"
#include "run/line_scan.h"
#include "run/shape_judge.h"
#include "run/tape_cursor.h"

namespace contract::internal {

namespace {

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

struct BulkMachine::Parts {
  static ShapeOptions options_for(const BulkOptions& chosen) {
    return {.undocumented = chosen.undocumented,
            .imprecise = chosen.imprecise,
            .guesses = chosen.guesses,
            .max_depth = chosen.max_depth};
  }

  Parts(std::shared_ptr<const ShapeProgram> program, ShapeId shape, const BulkOptions& chosen)
      : shapes(std::move(program)), entry(shape), options(chosen), machine(shape_judge(*shapes, options_for(chosen))) {}

  std::shared_ptr<const ShapeProgram> shapes;
  ShapeId entry;
  BulkOptions options;
  std::unique_ptr<ShapeJudge> machine;
  simdjson::dom::parser parser;
  LineScan places;
  JsonEscapes escapes;
  std::string unescaped;
  std::string ended;  // a batch that is not followed by white space, with some behind it
  std::vector<JudgedLine> lines;

  // Second looks are cheap in the schemas that people write, so a budget that only hostile ones exhaust will do.
  static std::uint64_t budget_for(std::size_t bytes) { return 1024 + 16 * std::uint64_t{bytes}; }

  // The text with a line break at its end, so that whatever is last is seen to end.
  std::string_view with_end(std::string_view text) {
    if (text.ends_with('\n')) return text;
    ended.assign(text);
    ended.append(1, '\n');
    ended.append(kPadding, ' ');
    return {ended.data(), text.size() + 1};
  }

  // Fills `places`, and the parser's offsets; the first behind the last one points at the line break that ends `text`,
  // the second behind it. False: the text is no UTF-8, or a string is open or holds a control character.
  bool scan(std::string_view text) {
    assert(text.size() <= kLargestBatch && "batches are cut smaller");
    assert(text.ends_with('\n') && "with_end() saw to it");
    const std::string_view with_end = text;
    text.remove_suffix(1);
    const std::size_t capacity = std::max<std::size_t>(text.size(), 1024);
    if (parser.capacity() < capacity && parser.allocate(capacity) != simdjson::SUCCESS) return false;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    if (parser.implementation->stage1(bytes, text.size(), simdjson::stage1_mode::regular) != simdjson::SUCCESS) {
      return false;
    }
    // Behind the first stage, which then is what waits for the memory: it has more to do meanwhile.
    places.scan(with_end);
    escapes.check(text, places.backslashes);
    // A text that ends where a name should stand gives it at least one byte, so that a glance stays within the text.
    parser.implementation->structural_indexes[parser.implementation->n_structural_indexes + 1] =
        static_cast<std::uint32_t>(text.size() + 1);
    return true;
  }

  StructuralCursor cursor_over(std::string_view text) {
    const std::uint32_t* const first = parser.implementation->structural_indexes.get();
    return {text.data(), first + parser.implementation->n_structural_indexes, escapes, unescaped};
  }

  // Of the scanned text: the value at `at`, which must end before `end`.
  Answer look(const StructuralCursor& cursor, const std::uint32_t*& at, std::size_t end) {
    const std::size_t begin = *at;
    const Answer answer = machine->judge(cursor, entry, at, budget_for(end - begin));
    if (answer != Answer::Valid) return answer;
    const bool is_all = at[-1] < end && *at >= end;
    return is_all && !escapes.any_bad_in(begin, end) ? Answer::Valid : Answer::Unsure;
  }

  void judge_scanned(std::string_view text) {
    const std::uint32_t* const first = parser.implementation->structural_indexes.get();
    const std::uint32_t* at = first;
    const StructuralCursor cursor = cursor_over(text);
    std::uint64_t astray = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      JudgedLine& line = lines[i];
      // After a line that failed the cursor stands anywhere in it, or behind it.
      while (at != first && at[-1] >= line.begin) --at;
      while (*at < line.begin) ++at;
      const std::uint32_t* const begin = at;
      line.answer = look(cursor, at, line.end);
      // Lines that open a container and leave it open go on in those behind, each of them again and again.
      if (at != begin && at[-1] > line.end) astray += static_cast<std::uint64_t>(at - begin);
      if (astray > parser.implementation->n_structural_indexes) return judge_alone(i + 1, text);
    }
  }

  // Judges each line of the batch by itself, from the one of that number on.
  void judge_alone(std::size_t from, std::string_view batch) {
    for (JudgedLine& line : std::span(lines).subspan(from)) {
      line.answer = judge(batch.substr(line.begin, line.end + 1 - line.begin));
    }
  }

  Answer judge_structural(std::string_view text) {
    if (!scan(text)) return Answer::Unsure;
    const std::uint32_t count = parser.implementation->n_structural_indexes;
    if (count == 0) return Answer::Unsure;
    const std::uint32_t* at = parser.implementation->structural_indexes.get();
    return look(cursor_over(text), at, text.size() - 1);  // without the line break that ends it
  }

  Answer judge_tape(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    if (parser.parse(bytes, text.size(), false).error() != simdjson::SUCCESS) return Answer::Unsure;
    const TapeCursor cursor(parser.doc.tape.get(), parser.doc.string_buf.get());
    const std::uint64_t* at = parser.doc.tape.get() + 1;
    return machine->judge(cursor, entry, at, budget_for(text.size()));
  }

  Answer judge(std::string_view text) {
    return options.view == BulkView::Tape ? judge_tape(text) : judge_structural(text);
  }

  // Cuts the batch, which ends with a line break, into those of its lines that are not blank.
  void cut(std::string_view batch) {
    lines.clear();
    std::uint32_t begin = 0;
    for (const std::uint32_t end : places.breaks) {
      if (batch[begin] == '{' || !is_blank(batch.substr(begin, end - begin))) {
        lines.push_back({.begin = begin, .end = end});
      }
      begin = end + 1;
    }
  }
};

BulkMachine::BulkMachine(std::shared_ptr<const ShapeProgram> shapes, ShapeId entry, const BulkOptions& options)
    : parts_(std::make_unique<Parts>(std::move(shapes), entry, options)) {}
BulkMachine::~BulkMachine() = default;
BulkMachine::BulkMachine(BulkMachine&&) noexcept = default;
BulkMachine& BulkMachine::operator=(BulkMachine&&) noexcept = default;

const std::vector<JudgedLine>& BulkMachine::judge_lines(std::string_view batch) {
  batch = parts_->with_end(batch);
  const bool is_scanned = parts_->options.view == BulkView::Structural && parts_->scan(batch);
  if (!is_scanned) parts_->places.scan(batch);
  parts_->cut(batch);
  if (is_scanned) {
    parts_->judge_scanned(batch);
    return parts_->lines;
  }
  // One line that cannot be scanned, such as one with an open string, spoils the scan of all.
  parts_->judge_alone(0, batch);
  return parts_->lines;
}

Answer BulkMachine::judge(std::string_view text) {
  return parts_->judge(parts_->with_end(text));
}

}  // namespace contract::internal
