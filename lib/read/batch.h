#pragma once
// Some documents of a file that holds many, in memory that is used again for the next ones.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/code.h"
#include "source/files.h"
#include "source/text_position.h"

namespace contract::internal {

// What keeps a document, or the rest of the file, from being read.
struct BatchProblem {
  Code code = Code::Syntax;
  TextPosition distance;  // from the beginning of the batch
  std::string text;
  std::string help;
  bool is_document = false;  // one of the documents is wrong, and not what is around them
};

// The code of what keeps a file from being read on.
Code code_of(const FileError& error);

// Holds one document a line, whatever the file has between them: while a batch waits to be judged, the commas between
// the items of an array are line breaks, and line breaks inside of items are other white space.
class Batch {
 public:
  // Bytes behind the text that may be read.
  static constexpr std::size_t kPadding = 64;

  // One document a line; ends with a line break. Neither blank lines nor what stands before begin() is a document.
  std::string_view text() const { return {buffer_.data(), size_}; }

  // The text as it stands in the file, from here on.
  std::string_view restore();

  bool is_empty() const { return size_ == 0 && !problem_ && skipped_ == TextPosition(); }

  // Behind the documents.
  const std::optional<BatchProblem>& problem() const { return problem_; }
  // From the end of the text to where the next batch begins: what is no document, or too long to be held.
  const TextPosition& skipped() const { return skipped_; }

  // Of the items of an array: offsets of what follows each, a comma or the closing bracket.
  const std::vector<std::uint32_t>& ends() const { return ends_; }
  std::size_t begin() const { return begin_; }  // of the first item
  std::uint64_t first_item() const { return first_item_; }

 private:
  friend class LineBatches;
  friend class ItemBatches;

  struct Replaced {
    std::uint32_t offset;
    char original;
  };

  void clear();
  std::size_t room() const { return buffer_.size() - kPadding - 1 - size_; }  // one byte for a line break at the end
  void make_room(std::size_t bytes);
  void replace(std::size_t offset, char by);

  std::vector<char> buffer_;
  std::size_t size_ = 0;
  std::optional<BatchProblem> problem_;
  TextPosition skipped_;
  std::vector<std::uint32_t> ends_;
  std::size_t begin_ = 0;
  std::uint64_t first_item_ = 0;
  std::vector<Replaced> replaced_;
};

// Sizes that are good for speed and bound the memory; tests choose smaller ones.
struct BatchSizes {
  std::size_t chunk = std::size_t{256} << 10U;  // read at once
  std::size_t longest = std::size_t{8} << 20U;  // of one document
};

// The batches of a file, one after the other. Used by one thread at a time.
class Batches {
 public:
  virtual ~Batches() = default;
  // Takes the next documents; an empty batch is the end.
  virtual void next(Batch& batch) = 0;
};

}  // namespace contract::internal
