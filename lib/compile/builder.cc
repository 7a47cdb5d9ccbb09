#include "compile/builder.h"

#include <algorithm>
#include <unordered_set>

#include "compile/keywords.h"
#include "document/pointer.h"
#include "document/writer.h"
#include "finding/read_provenance.h"
#include "schema/vocabulary.h"

namespace contract::internal {
namespace {

bool mentions(const SchemaRef& schema, const KeywordCompiler& compiler) {
  return std::ranges::any_of(compiler.names, [&schema](std::string_view name) {
    return schema.schema.find(name) && keyword(name, schema.resource->dialect) != nullptr;
  });
}

bool is_true(Value schema) {
  return schema.is(Kind::Boolean) && schema.boolean();
}

std::string quoted(std::string_view keyword) {
  return "`" + std::string(keyword) + "`";
}

}  // namespace

BlockId Builder::block_for(const SchemaRef& schema) {
  if (is_true(schema.schema)) return BlockId::always;
  const auto next = static_cast<BlockId>(program_.blocks.size());
  const auto [known, is_new] = blocks_.emplace(schema.schema.node(), next);
  if (is_new) {
    program_.blocks.emplace_back();
    program_.blocks.back().origin = origin(schema, {});
    waiting_.push_back({.id = next, .schema = schema});
  }
  return known->second;
}

SchemaRef Builder::child(const SchemaRef& schema, Value child, std::string_view path) const {
  return schemas_.child(schema, child, path);
}

BlockId Builder::child_block(const SchemaRef& schema, Value child_value, std::string_view path) {
  return block_for(child(schema, child_value, path));
}

std::optional<SchemaRef> Builder::referenced(const SchemaRef& schema, Value operand) {
  const Place from = schema.resource->document.document->place(operand);
  return schemas_.resolve(schema, operand.string(), from, errors_);
}

std::optional<SchemaRef> Builder::look_up(const SchemaRef& schema, std::string_view reference) {
  Findings unheard;
  return schemas_.resolve(schema, reference, schema.place(), unheard);
}

void Builder::emit(Op op, const SchemaRef& schema, std::string_view keyword, std::uint32_t a, std::uint32_t b) {
  program_.code.push_back({.op = op, .types = 0, .origin = origin(schema, keyword), .a = a, .b = b});
}

void Builder::emit_wide(Op op, const SchemaRef& schema, std::string_view keyword, std::uint64_t count) {
  emit(op, schema, keyword, static_cast<std::uint32_t>(count), static_cast<std::uint32_t>(count >> 32U));
}

void Builder::emit_type(const SchemaRef& schema, TypeSet types) {
  emit(Op::Type, schema, "type");
  program_.code.back().types = types.bits();
}

std::uint32_t Builder::origin(const SchemaRef& schema, std::string_view keyword) {
  Origin origin{.location = schema.location(), .place = schema.place(), .provenance = {}};
  if (!keyword.empty()) {
    append_token(origin.location, keyword);
    if (const auto operand = schema.schema.find(keyword)) {
      origin.place = schema.resource->document.document->place(*operand);
    }
  }
  const std::string_view spoken_of = keyword.empty() ? "*" : keyword;
  if (auto provenance = provenance_of(schema.schema, spoken_of)) origin.provenance = std::move(*provenance);
  return append(program_.origins, std::move(origin));
}

void Builder::complain(const SchemaRef& schema, Value value, std::string text, std::string help) {
  complain(Code::BadSchema, schema, value, Detail{.text = std::move(text), .help = std::move(help)});
}

void Builder::complain(Code code, const SchemaRef& schema, Value value, Facts facts) {
  errors_.push_back(make_finding(code, schema.resource->document.document->place(value), std::move(facts)));
  errors_.back().schema_location = schema.location();
}

void Builder::remark(Code code, const SchemaRef& schema, Value value, Facts facts) {
  remarks_.push_back(make_finding(code, schema.resource->document.document->place(value), std::move(facts)));
  remarks_.back().schema_location = schema.location();
}

std::optional<std::uint64_t> Builder::count(const SchemaRef& schema, std::string_view keyword, Value operand) {
  if (operand.is(Kind::Number)) {
    const Number number(operand.digits());
    if (const auto integer = number.to_int64(); integer && *integer >= 0) return static_cast<std::uint64_t>(*integer);
    // Nothing that fits in memory has more than 2^63 of anything.
    if (number.is_integer() && number > Number("0")) return 0x7FFFFFFFFFFFFFFF;
  }
  complain(schema, operand,
           quoted(keyword) + " is " + to_json_excerpt(operand) + "; it must be a non-negative integer");
  return std::nullopt;
}

std::optional<std::uint32_t> Builder::number(const SchemaRef& schema, std::string_view keyword, Value operand) {
  if (!expect(Kind::Number, schema, keyword, operand)) return std::nullopt;
  return append(program_.numbers, Operand{.value = Number(operand.digits()), .written = operand.digits()});
}

bool Builder::expect(Kind kind, const SchemaRef& schema, std::string_view keyword, Value operand) {
  if (operand.is(kind)) return true;
  complain(schema, operand,
           quoted(keyword) + " is " + to_json_excerpt(operand) + "; it must be " +
               (kind == Kind::Array || kind == Kind::Object ? "an " : "a ") + std::string(to_string(kind)));
  return false;
}

std::vector<std::string_view> Builder::names(const SchemaRef& schema, std::string_view keyword, Value operand) {
  std::vector<std::string_view> names;
  std::unordered_set<std::string_view> seen;
  if (!expect(Kind::Array, schema, keyword, operand)) return names;
  for (const Value item : operand.items()) {
    if (!item.is(Kind::String)) {
      complain(schema, item, quoted(keyword) + " lists " + to_json_excerpt(item) + "; it must list member names");
    } else if (!seen.insert(item.string()).second) {
      complain(schema, item, quoted(keyword) + " lists " + to_json_excerpt(item) + " twice");
    } else {
      names.push_back(item.string());
    }
  }
  return names;
}

void Builder::remark_misspellings(const SchemaRef& schema) {
  for (const Member& member : schema.schema.members()) {
    const std::string_view name = member.key.string();
    if (keyword(name, schema.resource->dialect) != nullptr) continue;
    if (std::string meant = misspelt_keyword(name, schema.resource->dialect); !meant.empty()) {
      remark(Code::UnknownKeyword, schema, member.key,
             NameFacts{.name = std::string(name), .nearest = std::move(meant), .because = {}});
    }
  }
}

void Builder::compile_block(const Waiting& waiting) {
  const SchemaRef& schema = waiting.schema;
  const auto start = static_cast<std::uint32_t>(program_.code.size());
  bool never = false;
  if (schema.schema.is(Kind::Boolean)) {
    never = true;
    emit(Op::Fail, schema, {});
  } else if (!schema.schema.is(Kind::Object)) {
    complain(schema, schema.schema, "a schema is an object or a boolean; this is " + to_json_excerpt(schema.schema));
  } else if (schema.resource->dialect <= Dialect::Draft7 && schema.schema.find("$ref")) {
    compile_reference(*this, schema);  // until draft 7 a reference hides its siblings
  } else {
    for (const KeywordCompiler& compiler : keyword_compilers()) {
      if (mentions(schema, compiler)) compiler.compile(*this, schema);
    }
    remark_misspellings(schema);
    check_provenance(schema.schema, schema.resource->document.document->source(), Code::BadSchema, errors_);
  }
  program_.code.push_back({.op = Op::End});

  Block& block = program_.blocks[static_cast<std::size_t>(waiting.id)];
  block.start = start;
  block.never = never;
  const auto instructions = std::span(program_.code).subspan(start);
  block.leaf = std::ranges::all_of(instructions, is_leaf, &Instruction::op);
  block.unevaluated = std::ranges::any_of(instructions, [](const Instruction& instruction) {
    return instruction.op == Op::UnevaluatedMembers || instruction.op == Op::UnevaluatedItems;
  });
}

void Builder::compile_waiting() {
  while (!waiting_.empty()) {
    const Waiting next = std::move(waiting_.front());
    waiting_.pop_front();
    compile_block(next);
  }
}

}  // namespace contract::internal
