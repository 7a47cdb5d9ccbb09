#pragma once
// What the keywords write into: the program under construction, and the complaints about the schema.
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "compile/compile.h"
#include "finding/finding.h"
#include "program/program.h"
#include "schema/schema_set.h"
#include "schema/vocabulary.h"

namespace contract::internal {

class Builder {
 public:
  Builder(SchemaSet& schemas, const CompileOptions& options, Findings& remarks)
      : schemas_(schemas), options_(options), remarks_(remarks) {}

  // --- for the driver
  // Compiles everything that blocks were asked for, until nothing is left.
  void compile_waiting();
  Program& program() { return program_; }
  Findings& errors() { return errors_; }

  // --- for keywords; `schema` is always the schema object that holds the keyword
  // The block of a subschema, compiled later if it is new. `always` for schemas that accept everything.
  BlockId block_for(const SchemaRef& schema);

  // The subschema `child` of `schema`.
  SchemaRef child(const SchemaRef& schema, Value child);

  // Its block; complains when it is compiled if it is no schema.
  BlockId child_block(const SchemaRef& schema, Value child) { return block_for(this->child(schema, child)); }

  // The block of the schema that `operand` names, the value of the reference `keyword`; complains if it names none.
  std::optional<BlockId> referenced(const SchemaRef& schema, std::string_view keyword, Value operand);

  // The same without a complaint: for looking ahead.
  std::optional<SchemaRef> look_up(const SchemaRef& schema, std::string_view reference);

  // Appends an instruction to the block that is being compiled.
  void emit(Op op, const SchemaRef& schema, std::string_view keyword, std::uint32_t a = 0, std::uint32_t b = 0);
  void emit_wide(Op op, const SchemaRef& schema, std::string_view keyword, std::uint64_t count);
  void emit_type(const SchemaRef& schema, TypeSet types);

  // Index of the origin of `keyword` in `schema`; an empty keyword stands for the schema itself. `keyword` lives for
  // ever; `reason` is the schema whose provenance explains it, where that is another.
  std::uint32_t origin(const SchemaRef& schema, std::string_view keyword, std::optional<Value> reason = {});

  // Says that `value`, in the document of `schema`, breaks a rule.
  void complain(const SchemaRef& schema, Value value, std::string text, std::string help = {});
  void complain(Code code, const SchemaRef& schema, Value value, Facts facts);
  void remark(Code code, const SchemaRef& schema, Value value, Facts facts);

  // Operands of a kind, with a complaint where `operand` is another.
  std::optional<std::uint64_t> count(const SchemaRef& schema, std::string_view keyword, Value operand);
  std::optional<std::uint32_t> number(const SchemaRef& schema, std::string_view keyword, Value operand);
  // Index of the compiled regular expression `text`, a String; complains if no engine takes it.
  std::optional<std::uint32_t> pattern(const SchemaRef& schema, Value text);
  bool expect(Kind kind, const SchemaRef& schema, std::string_view keyword, Value operand);
  // The strings of an array of different strings, such as `required`.
  std::vector<std::string_view> names(const SchemaRef& schema, std::string_view keyword, Value operand);

  const CompileOptions& options() const { return options_; }

 private:
  struct Waiting {
    BlockId id;
    SchemaRef schema;
  };

  void compile_block(const Waiting& waiting);
  void compile_keywords(const SchemaRef& schema);
  void check_kind(const SchemaRef& schema, const KeywordInfo& keyword, Value value);
  void refuse_booleans(const SchemaRef& schema, const KeywordInfo& keyword, Value value);
  void remark_misspelling(const SchemaRef& schema, Value key);

  SchemaSet& schemas_;
  const CompileOptions& options_;
  Findings& remarks_;
  Findings errors_;
  Program program_;
  // A schema that is entered in several dynamic scopes has a block for each.
  struct Entered {
    const Node* schema;
    ScopeId scope;
    friend bool operator==(const Entered&, const Entered&) = default;
  };
  struct HashEntered {
    std::size_t operator()(const Entered& entered) const {
      return std::hash<const Node*>()(entered.schema) ^ (static_cast<std::size_t>(entered.scope) * 0x9E3779B97F4A7C15U);
    }
  };
  std::unordered_map<Entered, BlockId, HashEntered> blocks_;
  std::size_t copies_ = 0;                       // blocks of schemas in other scopes than the empty one
  std::unordered_set<std::string> plain_names_;  // members that are neither keywords nor misspellings of one
  std::unordered_map<std::string_view, std::uint32_t> patterns_;
  std::deque<Waiting> waiting_;
};

// Adds an element to one of the program's tables and gives its index.
template <typename T>
std::uint32_t append(std::vector<T>& table, T element) {
  table.push_back(std::move(element));
  return static_cast<std::uint32_t>(table.size() - 1);
}

}  // namespace contract::internal
