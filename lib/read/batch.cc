#include "read/batch.h"

#include <algorithm>

namespace contract::internal {

namespace {

constexpr std::size_t kKept = std::size_t{1} << 20U;

}  // namespace

Code code_of(const FileError& error) {
  switch (error.problem) {
    case FileProblem::BadCompression: return Code::BadCompression;
    case FileProblem::TooLarge: return Code::TooLarge;
    case FileProblem::NotFound:
    case FileProblem::IsFolder:
    case FileProblem::NotRegular:
    case FileProblem::NotAllowed:
    case FileProblem::ReadFailed: break;
  }
  return Code::FileUnreadable;
}

void Batch::clear() {
  // What one long document needed is not kept for the short ones.
  if (buffer_.size() > kKept) std::vector<char>().swap(buffer_);
  size_ = 0;
  problem_.reset();
  skipped_ = {};
  ends_.clear();
  begin_ = 0;
  first_item_ = 0;
  replaced_.clear();
}

void Batch::make_room(std::size_t bytes) {
  const std::size_t needed = size_ + bytes + kPadding + 1;
  if (buffer_.size() >= needed) return;
  // For a long document room is made once and for all that it may take: growing by doubling would take several times
  // as much.
  const BatchSizes sizes;
  const std::size_t most = sizes.longest + 2 * sizes.chunk + kPadding + 1;
  buffer_.resize(needed > kKept ? std::max(needed, most) : needed);
}

void Batch::replace(std::size_t offset, char by) {
  replaced_.push_back({.offset = static_cast<std::uint32_t>(offset), .original = buffer_[offset]});
  buffer_[offset] = by;
}

std::string_view Batch::restore() {
  for (const Replaced& byte : replaced_) buffer_[byte.offset] = byte.original;
  replaced_.clear();
  return text();
}

}  // namespace contract::internal
