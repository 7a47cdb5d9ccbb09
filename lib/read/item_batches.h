#pragma once
// One array of any size as batches of its items.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "read/array_scan.h"
#include "read/batch.h"
#include "source/files.h"

namespace contract::internal {

class ItemBatches : public Batches {
 public:
  // The array is the file, or stands in it at `path`, names of members from the root on. They must outlive the object.
  explicit ItemBatches(FileReader file, const BatchSizes& sizes = {}, std::span<const std::string_view> path = {})
      : file_(std::move(file)), sizes_(sizes), path_(path) {}

  // Whole items, each a line. What is wrong with the array itself is a problem behind the items that precede it, and
  // the end. An item that is too long is a TooLarge problem at its place, and the items after it follow.
  //
  // An item may be anything between two commas, nothing among it: that it is no JSON is for others to find. What stands
  // around an array that is a member must be JSON in which no name stands twice, and no longer than an item may be.
  void next(Batch& batch) override;

 private:
  enum class Part : std::uint8_t { Before, Inside, Behind, Done };

  bool read_more(Batch& batch);
  void find_beginning(Batch& batch);
  void find_member(Batch& batch);
  void take_items(Batch& batch);
  void pass_over_item(Batch& batch);
  void cut_after(Batch& batch, std::size_t size);
  void close(Batch& batch);
  void end_early(Batch& batch);
  void expect_end(Batch& batch);
  void check_surroundings(Batch& batch);
  void fail(Batch& batch, std::size_t offset, std::string text, std::string help = {});

  FileReader file_;
  BatchSizes sizes_;
  std::span<const std::string_view> path_;
  std::string before_;  // what stands before the bracket, if the array is a member
  Part part_ = Part::Before;
  bool is_first_ = true;  // nothing was read yet
  ArrayScan scan_;
  ArrayScan::Found found_;   // in the batch at hand
  std::size_t scanned_ = 0;  // bytes of it
  std::vector<char> rest_;   // of the batch before: the beginning of an item
  std::uint64_t items_ = 0;  // before the batch at hand
};

}  // namespace contract::internal
