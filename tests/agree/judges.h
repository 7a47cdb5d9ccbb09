#pragma once
// One schema as all who judge by it see it: the exact view, the two bulk views, and valijson where it knows the draft.
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "check/placeholder_search.h"
#include "oracle/oracle.h"
#include "program/program.h"
#include "run/bulk.h"
#include "run/run.h"
#include "schema/dialect.h"
#include "source/source_map.h"

namespace contract::agree {

using internal::Answer;
using internal::BulkView;
using internal::Dialect;

// How a schema is to be judged by.
struct Terms {
  Dialect dialect = Dialect::Draft2020;
  bool undocumented = false;  // members that nothing documents are remarked upon
  bool imprecise = false;     // so are integers that doubles cannot hold
  bool placeholders = false;  // "${*}" and "{{*}}" stand for any string
  bool content = false;       // what strings contain is asserted
  bool valijson = true;       // asked too, where it knows the draft
};

enum class Told : std::uint8_t {
  Malformed,  // no JSON
  Rejected,
  Undecided,
  Remarked,  // accepted, with a finding: a name that stands twice, or what the terms ask for
  Accepted,
};
std::string_view to_string(Told told);
std::string_view to_string(Answer answer);

// May a bulk view answer so, where the exact view says this?
bool agrees(Answer answer, Told exact);

// An instance, read exactly.
struct Reading {
  std::shared_ptr<const internal::Document> document;  // null: no JSON
  bool has_duplicates = false;
  bool is_imprecise = false;
};

class Judges {
 public:
  // Or why nobody can judge by the schema.
  static std::variant<std::unique_ptr<Judges>, std::string> make(const std::string& schema, const Terms& terms);

  Reading read(const std::string& text);

  Told exact(const Reading& reading) const;
  // The same, without findings: the fast way to no remark and the same verdict.
  internal::Verdict verdict(const Reading& reading) const;

  static constexpr std::array kViews{BulkView::Structural, BulkView::Tape};
  Answer bulk(BulkView view, const std::string& text);
  // The structural view, if it does not guess which member comes next.
  Answer unguessed(const std::string& text);
  const std::vector<internal::JudgedLine>& lines(BulkView view, const std::string& batch);
  // Then the bulk views, which know no placeholders, are not asked.
  bool may_hold_placeholder(std::string_view text) const { return placeholders_.may_hold_one(text); }

  bool has_valijson() const { return oracle_.has_value(); }
  // Nothing: it refuses this instance.
  std::optional<bool> valijson(const Reading& reading) const;
  // What valijson is to be compared with: the exact view that asserts neither formats nor contents,
  // and knows no placeholders.
  internal::Verdict plain(const Reading& reading) const;
  internal::Value schema() const { return schema_->root(); }

 private:
  explicit Judges(const Terms& terms);
  std::optional<std::string> add_schema(const std::string& schema);
  std::shared_ptr<const internal::Program> compile(bool plain, std::string& problem);
  std::string_view padded(const std::string& text);
  internal::BulkMachine& machine(BulkView view) { return view == BulkView::Tape ? *tape_ : *structural_; }

  Terms terms_;
  internal::RunOptions options_;
  internal::PlaceholderSearch placeholders_;
  internal::SourceMap sources_;
  std::shared_ptr<const internal::Document> schema_;
  std::shared_ptr<const internal::Program> program_;
  std::shared_ptr<const internal::Program> plain_;
  std::optional<internal::BulkMachine> structural_;
  std::optional<internal::BulkMachine> tape_;
  std::optional<internal::BulkMachine> unguessed_;
  std::optional<internal::Oracle> oracle_;
  std::string padded_;
};

}  // namespace contract::agree
