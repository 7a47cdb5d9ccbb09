#pragma once
// What the keywords write into: the program under construction, and the complaints about the schema.
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compile/compile.h"
#include "finding/finding.h"
#include "program/program.h"
#include "schema/schema_set.h"

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

  // The subschema at `path` below `schema`.
  SchemaRef child(const SchemaRef& schema, Value child, std::string_view path) const;

  // Its block; complains if it is no schema.
  BlockId child_block(const SchemaRef& schema, Value child, std::string_view path);

  // The schema that the reference `operand` names; complains if it names none.
  std::optional<SchemaRef> referenced(const SchemaRef& schema, Value operand);

  // The same without a complaint: for looking ahead.
  std::optional<SchemaRef> look_up(const SchemaRef& schema, std::string_view reference);

  // Appends an instruction to the block that is being compiled.
  void emit(Op op, const SchemaRef& schema, std::string_view keyword, std::uint32_t a = 0, std::uint32_t b = 0);
  void emit_wide(Op op, const SchemaRef& schema, std::string_view keyword, std::uint64_t count);
  void emit_type(const SchemaRef& schema, TypeSet types);

  // Index of the origin of `keyword` in `schema`; an empty keyword stands for the schema itself.
  std::uint32_t origin(const SchemaRef& schema, std::string_view keyword);

  // Says that `value`, in the document of `schema`, breaks a rule.
  void complain(const SchemaRef& schema, Value value, std::string text, std::string help = {});
  void complain(Code code, const SchemaRef& schema, Value value, Facts facts);
  void remark(Code code, const SchemaRef& schema, Value value, Facts facts);

  // Operands of a kind, with a complaint where `operand` is another.
  std::optional<std::uint64_t> count(const SchemaRef& schema, std::string_view keyword, Value operand);
  std::optional<std::uint32_t> number(const SchemaRef& schema, std::string_view keyword, Value operand);
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
  void remark_misspellings(const SchemaRef& schema);

  SchemaSet& schemas_;
  const CompileOptions& options_;
  Findings& remarks_;
  Findings errors_;
  Program program_;
  std::unordered_map<const Node*, BlockId> blocks_;
  std::deque<Waiting> waiting_;
};

// Adds an element to one of the program's tables and gives its index.
template <typename T>
std::uint32_t append(std::vector<T>& table, T element) {
  table.push_back(std::move(element));
  return static_cast<std::uint32_t>(table.size() - 1);
}

}  // namespace contract::internal
