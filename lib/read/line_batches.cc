#include "read/line_batches.h"

#include <algorithm>
#include <variant>

namespace contract::internal {

bool LineBatches::read_more(Batch& batch) {
  batch.make_room(sizes_.chunk);
  const auto got = file_.read({batch.buffer_.data() + batch.size_, sizes_.chunk});
  if (const auto* error = std::get_if<FileError>(&got)) {
    batch.problem_ = {.code = code_of(*error), .distance = batch.skipped_, .text = error->reason, .help = {}};
    batch.problem_->distance.pass(batch.text());
    at_end_ = true;
    return false;
  }
  batch.size_ += std::get<std::size_t>(got);
  at_end_ = std::get<std::size_t>(got) < sizes_.chunk;
  return std::get<std::size_t>(got) != 0;
}

// What follows the first `size` bytes is for the next batch.
void LineBatches::end_after(Batch& batch, std::size_t size) {
  rest_.assign(batch.buffer_.begin() + static_cast<std::ptrdiff_t>(size),
               batch.buffer_.begin() + static_cast<std::ptrdiff_t>(batch.size_));
  batch.size_ = size;
}

void LineBatches::next(Batch& batch) {
  batch.clear();
  batch.make_room(rest_.size() + sizes_.chunk);
  std::ranges::copy(rest_, batch.buffer_.begin());
  batch.size_ = rest_.size();
  rest_.clear();
  std::size_t searched = 0;
  while (!at_end_ && read_more(batch)) {
    const std::size_t last = batch.text().substr(searched).rfind('\n');
    if (last != std::string_view::npos && !at_end_) return end_after(batch, searched + last + 1);
    searched = batch.size_;
    if (batch.size_ > sizes_.longest && last == std::string_view::npos) return pass_over_line(batch);
  }
  if (batch.size_ != 0 && !batch.text().ends_with('\n')) batch.buffer_[batch.size_++] = '\n';
}

void LineBatches::pass_over_line(Batch& batch) {
  batch.problem_ = {.code = Code::TooLarge,
                    .distance = {},
                    .text = "the line is longer than " + std::to_string(sizes_.longest) + " bytes",
                    .help = "if the file is one array, pass --items",
                    .is_document = true};
  while (true) {
    const std::size_t line_break = batch.text().find('\n');
    if (line_break != std::string_view::npos) {
      batch.skipped_.pass(batch.text().substr(0, line_break + 1));
      end_after(batch, line_break + 1);
      break;
    }
    batch.skipped_.pass(batch.text());
    batch.size_ = 0;
    if (at_end_ || !read_more(batch)) break;
  }
  batch.size_ = 0;
}

}  // namespace contract::internal
