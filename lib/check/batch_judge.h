#pragma once
// What judges the batches of a file that holds much, and what comes of a batch.
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "check/severities.h"
#include "finding/outcome.h"
#include "read/batch.h"
#include "source/source_map.h"
#include "source/text_position.h"

namespace contract::internal {

// What findings may still be listed, in this file. When nothing is left, documents are counted only.
struct Allowance {
  std::size_t findings = 0;
  std::size_t bytes = 0;  // of the texts that findings are shown in
  bool verdicts = false;  // that a document is wrong is enough: an error is known already, and none can be turned off

  bool is_spent() const { return findings == 0 || bytes == 0; }
};

// A document with findings, and what is shown of it.
struct BadDocument {
  TextPosition distance = {};                    // from the beginning of the batch
  std::string prefix = {};                       // of the instance pointers of its findings
  std::unique_ptr<SourceMap> sources = nullptr;  // the document, and what is embedded in it; null: it is not shown
  std::size_t bytes = 0;                         // of it
  Findings findings = {};                        // whose places are in `sources`, but for those in schemas
  std::vector<Place> secrets = {};               // in `sources`
  Severity worst = Severity::Note;               // of all findings it had
  bool is_cut = false;                           // some of them are not listed
  bool is_essential = false;  // all of them are, whatever the allowance: there are few such documents
};

// Documents some of whose findings are not listed.
struct Unlisted {
  std::uint64_t documents = 0;
  TextPosition first = {};
  Severity worst = Severity::Note;

  void add(std::uint64_t more, const TextPosition& where, Severity severity);
};

struct BatchResult {
  DocumentCounts counts = {};
  std::vector<BadDocument> bad = {};  // in their order
  Unlisted unlisted = {};             // behind those; by distance from the beginning of the batch
  TextPosition length = {};           // of the batch
  bool has_error = false;             // a finding of a document is an error, listed or not
  bool stops = false;                 // nothing after it can be read

  void clear();
};

// Takes from `document` the findings that exceed the allowance, and spends it.
void cut_to(Allowance& allowance, BadDocument& document);

// Adds a document, whose findings have their final severities, as far as the allowance lets it be listed.
void add_bad(BadDocument document, Allowance& allowance, BatchResult& result);

// Whether none of them says that something could not be read or judged.
bool all_are_judged(const Findings& findings);

// Whether the text of an item is no JSON. Where such an item ends is only guessed, so nothing that seems to follow is
// certain.
bool breaks_array(const Finding& finding);

// `[1,]`, `[1,,2]`: whether there is nothing in place of an item, and the finding for that.
bool is_blank(std::string_view text);
Finding missing_item(SourceId source, std::string_view text);

// One for each thread.
class BatchJudge {
 public:
  // A batch of more bytes, which one long document makes, should be the only one in memory.
  static constexpr std::size_t kLargeBatch = std::size_t{1} << 20U;
  // A document of more bytes is large: reading it exactly takes many times its size in memory.
  static constexpr std::size_t kLargeDocument = std::size_t{128} << 10U;

  virtual ~BatchJudge() = default;

  // Equal batches give equal results but for what a smaller allowance leaves out.
  virtual void judge(Batch& batch, const Allowance& allowance, BatchResult& result) = 0;
};

// What a file of many documents is, whoever judges them. What it refers to must outlive it.
struct BatchTask {
  std::string name;   // of the file
  std::string label;  // of findings about the file itself, as Finding::operation
  Finding empty;      // for a file without documents; without a place
  const Severities& severities;
  // Called by each thread. `heavy` is held while a large document is read exactly: one at a time, however many threads,
  // bounds the memory.
  std::function<std::unique_ptr<BatchJudge>(std::mutex& heavy)> new_judge;
};

// Adds what a batch ends with, at its place. `label` is that of the file, `prefix` as of BadDocument.
void add_problem(const Batch& batch, const std::string& label, std::string prefix, BatchResult& result);

}  // namespace contract::internal
