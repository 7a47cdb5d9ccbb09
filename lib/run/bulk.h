#pragma once
// Verdicts over whole batches of documents, at the speed at which the bytes can be scanned.
//
// The structural way scans a batch of lines at once with simdjson's first stage and holds the offsets to the shapes.
// The tape way parses each document first. Both say only what they are sure of; the rest is for the exact view.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "program/shape.h"
#include "run/answer.h"

namespace contract::internal {

enum class BulkView : std::uint8_t { Structural, Tape };

struct BulkOptions {
  BulkView view = BulkView::Structural;
  bool undocumented = false;     // a member that nothing documents makes the answer Unsure
  bool imprecise = false;        // so does an integer that doubles cannot hold
  bool guesses = true;           // which member comes next, as long as that is mostly right; answers are the same
  std::size_t max_depth = 1024;  // so do containers nested deeper than this, or than 1024
};

// One line of a batch, and what shapes say of it.
struct JudgedLine {
  std::uint32_t begin = 0;  // offsets in the batch; without the line break
  std::uint32_t end = 0;
  Answer answer = Answer::Unsure;
};

// Judges one batch after the other. Each thread has one of its own; nothing is allocated once the largest batch was
// seen. An answer is Valid only if the line is exactly one JSON text that the program accepts without any finding, and
// Invalid only if the program rejects it or it is no JSON.
class BulkMachine {
 public:
  // Bytes behind a batch that may be read; what they are does not matter. They are not written.
  static constexpr std::size_t kPadding = 64;
  static constexpr std::size_t kLargestBatch = std::size_t{1} << 30U;

  BulkMachine(std::shared_ptr<const ShapeProgram> shapes, ShapeId entry, const BulkOptions& options);
  ~BulkMachine();
  BulkMachine(BulkMachine&&) noexcept;
  BulkMachine& operator=(BulkMachine&&) noexcept;

  // Judges every line of `batch` that holds more than white space; the result is valid until the next call. The last
  // line may lack its line break.
  const std::vector<JudgedLine>& judge_lines(std::string_view batch);

  // Judges one JSON text, which may have line breaks.
  Answer judge(std::string_view text);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace contract::internal
