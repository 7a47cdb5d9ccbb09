#include "read/item_batches.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "read/array_place.h"
#include "read/encoding.h"
#include "read/json.h"

namespace contract::internal {
namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";

}  // namespace

bool ItemBatches::read_more(Batch& batch) {
  batch.make_room(sizes_.chunk);
  const auto got = file_.read({batch.buffer_.data() + batch.size_, sizes_.chunk});
  if (const auto* error = std::get_if<FileError>(&got)) {
    fail(batch, batch.size_, error->reason);
    batch.problem_->code = code_of(*error);
    return false;
  }
  batch.size_ += std::get<std::size_t>(got);
  return std::get<std::size_t>(got) != 0;
}

// Nothing follows. `offset` is in the text, whose line breaks are still in their place.
void ItemBatches::fail(Batch& batch, std::size_t offset, std::string text, std::string help) {
  TextPosition distance = batch.skipped_;
  distance.pass(batch.text().substr(0, offset));
  batch.problem_ = {.code = Code::Syntax, .distance = distance, .text = std::move(text), .help = std::move(help)};
  part_ = Part::Done;
}

void ItemBatches::next(Batch& batch) {
  batch.clear();
  batch.make_room(rest_.size() + sizes_.chunk);
  std::ranges::copy(rest_, batch.buffer_.begin());
  batch.size_ = rest_.size();
  batch.first_item_ = items_;
  rest_.clear();
  if (part_ == Part::Before) path_.empty() ? find_beginning(batch) : find_member(batch);
  if (part_ == Part::Inside) return take_items(batch);
  if (part_ == Part::Behind) path_.empty() ? expect_end(batch) : check_surroundings(batch);
}

void ItemBatches::find_beginning(Batch& batch) {
  const bool more = read_more(batch);
  if (part_ == Part::Done) return;
  const std::size_t mark = is_first_ ? byte_order_mark(batch.text()) : 0;
  is_first_ = false;
  const std::size_t begin = batch.text().find_first_not_of(kWhiteSpace, mark);
  if (begin == std::string_view::npos) {
    if (!more) fail(batch, batch.size_, "there is no array in the file");
    batch.skipped_.pass(batch.text());
    batch.size_ = 0;
    return;
  }
  if (batch.text()[begin] != '[') {
    fail(batch, begin, "this is no array, so it has no items", "to check a document a line, pass --lines");
    batch.size_ = 0;
    return;
  }
  for (std::size_t i = 0; i < mark; ++i) batch.replace(i, ' ');
  batch.replace(begin, ' ');
  batch.begin_ = begin + 1;
  scanned_ = begin + 1;
  part_ = Part::Inside;
}

void ItemBatches::find_member(Batch& batch) {
  std::optional<std::size_t> begin;
  std::size_t mark = 0;
  while (!begin && batch.size_ <= sizes_.longest && read_more(batch)) {
    mark = byte_order_mark(batch.text());
    begin = array_begin(batch.text().substr(mark), path_);
  }
  if (part_ == Part::Done) return;
  if (!begin) return fail(batch, 0, "the array that should be read is not at the beginning of the file");
  before_ = batch.text().substr(mark, *begin - 1);
  batch.begin_ = scanned_ = mark + *begin;
  part_ = Part::Inside;
}

void ItemBatches::take_items(Batch& batch) {
  while (true) {
    scan_.scan(batch.text(), scanned_, found_);
    scanned_ = batch.size_;
    if (scan_.is_closed()) return close(batch);
    if (!found_.ends.empty()) return cut_after(batch, found_.ends.back() + std::size_t{1});
    if (batch.size_ > sizes_.longest) return pass_over_item(batch);
    if (!read_more(batch)) return end_early(batch);
  }
}

// What follows the first `size` bytes is for the next batch.
void ItemBatches::cut_after(Batch& batch, std::size_t size) {
  rest_.assign(batch.buffer_.begin() + static_cast<std::ptrdiff_t>(size),
               batch.buffer_.begin() + static_cast<std::ptrdiff_t>(batch.size_));
  batch.size_ = size;
  scanned_ = rest_.size();
  const auto rest_breaks = std::ranges::lower_bound(found_.breaks, size);
  for (auto at = found_.breaks.begin(); at != rest_breaks; ++at) batch.replace(*at, '\r');
  found_.breaks.erase(found_.breaks.begin(), rest_breaks);
  for (std::uint32_t& line_break : found_.breaks) line_break -= static_cast<std::uint32_t>(size);
  for (const std::uint32_t end : found_.ends) batch.replace(end, '\n');
  items_ += found_.ends.size();
  batch.ends_.swap(found_.ends);
  found_.ends.clear();
}

void ItemBatches::close(Batch& batch) {
  const std::size_t bracket = found_.ends.back();
  part_ = Part::Behind;
  if (batch.text()[bracket] != ']') fail(batch, bracket, "an array is closed with `}`", "close it with `]`");
  const bool is_only = items_ == 0 && found_.ends.size() == 1;
  const std::string_view items = batch.text().substr(0, bracket).substr(batch.begin_);
  const bool is_blank = items.find_first_not_of(kWhiteSpace) == std::string_view::npos;
  if (is_only && is_blank) {  // an array without items
    found_.ends.clear();
    batch.replace(bracket, ' ');
  }
  cut_after(batch, bracket + 1);
}

void ItemBatches::end_early(Batch& batch) {
  if (part_ == Part::Done) return;  // it cannot be read, which is said already
  const std::size_t end = batch.size_;
  fail(batch, end, "the file ends inside an array", "close it with `]`");
  if (batch.text().find_first_not_of(kWhiteSpace) == std::string_view::npos) {
    batch.skipped_.pass(batch.text());
    batch.size_ = 0;
    return;
  }
  // The last item may be whole; if not, what is wrong with it says more.
  batch.buffer_[batch.size_++] = '\n';
  found_.ends.push_back(static_cast<std::uint32_t>(end));
  cut_after(batch, batch.size_);
}

void ItemBatches::pass_over_item(Batch& batch) {
  const std::size_t begin = std::min(batch.text().find_first_not_of(kWhiteSpace), batch.size_);
  TextPosition distance;
  distance.pass(batch.text().substr(0, begin));
  while (true) {
    batch.skipped_.pass(batch.text());
    batch.size_ = scanned_ = 0;
    found_.breaks.clear();
    if (!read_more(batch)) {
      if (part_ != Part::Done) fail(batch, 0, "the file ends inside an array", "close it with `]`");
      return;
    }
    const ArrayScan before = scan_;
    scan_.scan(batch.text(), 0, found_);
    if (found_.ends.empty()) continue;
    const std::size_t end = found_.ends.front();
    found_.ends.clear();
    found_.breaks.clear();
    scan_ = before;
    scan_.scan(batch.text().substr(0, end + 1), 0, found_);
    if (scan_.is_closed() && batch.text()[end] != ']') {
      return fail(batch, end, "an array is closed with `}`", "close it with `]`");
    }
    if (scan_.is_closed()) part_ = Part::Behind;
    batch.skipped_.pass(batch.text().substr(0, end + 1));
    rest_.assign(batch.buffer_.begin() + static_cast<std::ptrdiff_t>(end + 1),
                 batch.buffer_.begin() + static_cast<std::ptrdiff_t>(batch.size_));
    batch.size_ = 0;
    found_.ends.clear();
    found_.breaks.clear();
    ++items_;
    batch.problem_ = {.code = Code::TooLarge,
                      .distance = distance,
                      .text = "the item is longer than " + std::to_string(sizes_.longest) + " bytes",
                      .help = {},
                      .is_document = true};
    return;
  }
}

void ItemBatches::expect_end(Batch& batch) {
  const bool more = batch.size_ != 0 || read_more(batch);
  const std::size_t other = batch.text().find_first_not_of(kWhiteSpace);
  if (part_ == Part::Behind && other != std::string_view::npos) {
    fail(batch, other, "something follows the array", "a file is one array");
  }
  batch.skipped_.pass(batch.text());
  batch.size_ = 0;
  if (!more) part_ = Part::Done;
}

void ItemBatches::check_surroundings(Batch& batch) {
  while (batch.size_ <= sizes_.longest && read_more(batch)) {
  }
  if (part_ == Part::Done) return;
  const std::size_t skipped = before_.size() + 2;  // and an array without items
  SourceMap sources;
  const SourceId text = sources.add({}, before_ + "[]" + std::string(batch.text()));
  Findings remarks;
  const Result<Document> read = read_json(text, sources, {}, remarks);
  const Findings& findings = read ? remarks : read.findings();
  const auto wrong =
      std::ranges::find_if(findings, [](const Finding& finding) { return finding.code != Code::ImpreciseNumber; });
  part_ = Part::Done;
  if (wrong != findings.end()) {
    const std::size_t at = std::max<std::size_t>(wrong->where.span.begin, skipped) - skipped;
    const auto* const detail = std::get_if<Detail>(&wrong->facts);
    const bool is_plain = detail != nullptr && !detail->quoted;
    fail(batch, at, is_plain ? detail->text : "what stands around the array is no JSON");
    if (wrong->code == Code::DuplicateKey) {
      batch.problem_->code = Code::BadRecording;
      batch.problem_->text = "a name stands twice around the array";
    }
  }
  batch.skipped_.pass(batch.text());
  batch.size_ = 0;
}

}  // namespace contract::internal
