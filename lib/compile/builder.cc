#include "compile/builder.h"

#include <algorithm>
#include <bit>
#include <span>
#include <variant>

#include "compile/keywords.h"
#include "document/writer.h"
#include "finding/read_provenance.h"
#include "finding/wording.h"

namespace contract::internal {
namespace {

// Dynamic anchors can make a schema unfold into as many copies as there are scopes to enter it in. No schema that
// people write comes near this.
constexpr std::size_t kMostCopies = 100'000;

// Digits of one number in a schema; more would make every comparison with it slow.
constexpr std::size_t kMostDigits = 20'000;

bool is_true(Value schema) {
  return schema.is(Kind::Boolean) && schema.boolean();
}

bool is_schema(Value value) {
  return value.is(Kind::Object) || value.is(Kind::Boolean);
}

std::string quoted(std::string_view keyword) {
  return "`" + std::string(keyword) + "`";
}

std::optional<Kind> kind_taken(const KeywordInfo& keyword) {
  switch (keyword.takes) {
    case Takes::Any:
    case Takes::Checked: return std::nullopt;
    case Takes::String: return Kind::String;
    case Takes::Boolean: return Kind::Boolean;
    case Takes::Array: return Kind::Array;
    case Takes::Object: return Kind::Object;
  }
  return std::nullopt;
}

}  // namespace

BlockId Builder::block_for(const SchemaRef& schema) {
  if (is_true(schema.schema)) return BlockId::always;
  const auto next = static_cast<BlockId>(program_.blocks.size());
  const auto [known, is_new] = blocks_.emplace(Entered{.schema = schema.schema.node(), .scope = schema.scope}, next);
  if (!is_new) return known->second;
  if (schema.scope != ScopeId::empty && ++copies_ == kMostCopies) {
    complain(Code::TooLarge, schema, schema.schema,
             Detail{.text = "the dynamic anchors make more than " + std::to_string(kMostCopies) +
                            " schemas of those that are written",
                    .help = {}});
  }
  program_.blocks.emplace_back();
  program_.blocks.back().origin = origin(schema, {});
  if (copies_ < kMostCopies) waiting_.push_back({.id = next, .schema = schema});
  return next;
}

SchemaRef Builder::child(const SchemaRef& schema, Value child) {
  return schemas_.child(schema, child);
}

std::optional<BlockId> Builder::referenced(const SchemaRef& schema, std::string_view keyword, Value operand) {
  if (!expect(Kind::String, schema, keyword, operand)) return std::nullopt;
  const bool is_dynamic = keyword != "$ref";
  const auto target = is_dynamic ? schemas_.resolve_dynamic(schema, operand.string(), schema.place(operand), errors_)
                                 : schemas_.resolve(schema, operand.string(), schema.place(operand), errors_);
  if (!target) return std::nullopt;
  if (is_schema(target->schema)) return block_for(*target);
  complain(schema, operand,
           quoted(keyword) + " leads to " + to_json_excerpt(target->schema) + " at " + target->location() +
               ", which is no schema");
  return std::nullopt;
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

std::uint32_t Builder::origin(const SchemaRef& schema, std::string_view keyword, std::optional<Value> reason) {
  return append(program_.origins, OriginNote{.schema = schema.schema.node(),
                                             .reason = reason.value_or(schema.schema).node(),
                                             .keyword = keyword,
                                             .resource = static_cast<std::uint32_t>(schema.resource->number)});
}

void Builder::complain(const SchemaRef& schema, Value value, std::string text, std::string help) {
  complain(Code::BadSchema, schema, value, Detail{.text = std::move(text), .help = std::move(help)});
}

void Builder::complain(Code code, const SchemaRef& schema, Value value, Facts facts) {
  errors_.push_back(make_finding(code, schema.place(value), std::move(facts)));
  errors_.back().schema_location = schema.location();
}

void Builder::remark(Code code, const SchemaRef& schema, Value value, Facts facts) {
  remarks_.push_back(make_finding(code, schema.place(value), std::move(facts)));
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
  if (operand.digits().size() > kMostDigits) {
    complain(Code::TooLarge, schema, operand,
             Detail{.text = quoted(keyword) + " has " + std::to_string(operand.digits().size()) +
                            " characters; at most " + std::to_string(kMostDigits) + " are compared with",
                    .help = {}});
    return std::nullopt;
  }
  return append(program_.numbers, Operand{.value = Number(operand.digits()), .written = operand.digits()});
}

std::optional<std::uint32_t> Builder::pattern(const SchemaRef& schema, Value text) {
  if (const auto known = patterns_.find(text.string()); known != patterns_.end()) return known->second;
  auto pattern = Pattern::compile(text.string());
  if (auto* compiled = std::get_if<Pattern>(&pattern)) {
    const std::uint32_t index = append(program_.patterns, std::move(*compiled));
    patterns_.emplace(text.string(), index);
    return index;
  }
  complain(Code::BadPattern, schema, text, Detail{.text = std::get<PatternError>(pattern).reason, .help = {}});
  return std::nullopt;
}

bool Builder::expect(Kind kind, const SchemaRef& schema, std::string_view keyword, Value operand) {
  if (operand.is(kind)) return true;
  complain(schema, operand, quoted(keyword) + " is " + to_json_excerpt(operand) + "; it must be " + with_article(kind));
  return false;
}

std::vector<std::string_view> Builder::names(const SchemaRef& schema, std::string_view keyword, Value operand) {
  std::vector<std::string_view> names;
  std::unordered_set<std::string_view> seen;
  if (!expect(Kind::Array, schema, keyword, operand)) return names;
  if (operand.size() == 0 && schema.dialect() <= Dialect::Draft4) {
    complain(schema, operand, quoted(keyword) + " lists no name; until draft 4 it must list one");
  }
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

void Builder::check_kind(const SchemaRef& schema, const KeywordInfo& keyword, Value value) {
  if (const std::optional<Kind> kind = kind_taken(keyword)) expect(*kind, schema, keyword.name, value);
  if (schema.dialect() <= Dialect::Draft4) refuse_booleans(schema, keyword, value);
}

// Until draft 4 a schema is an object; only additionalItems and additionalProperties may be booleans besides.
void Builder::refuse_booleans(const SchemaRef& schema, const KeywordInfo& keyword, Value value) {
  if (keyword.holds == Holds::None || keyword.name.starts_with("additional")) return;
  const auto refuse = [&](Value part) {
    if (!part.is(Kind::Boolean)) return;
    complain(schema, part, "until draft 4 a schema is an object; this is " + to_json_excerpt(part));
  };
  if (value.is(Kind::Array)) {
    for (const Value item : value.items()) refuse(item);
  } else if (value.is(Kind::Object) && (keyword.holds == Holds::Map || keyword.holds == Holds::MapOrNames)) {
    for (const Member& member : value.members()) refuse(member.value);
  } else {
    refuse(value);
  }
}

void Builder::remark_misspelling(const SchemaRef& schema, Value key) {
  const std::string name(key.string());
  constexpr std::size_t kMostNames = 10'000;  // comparing each of more would take long, and is of no use
  if (plain_names_.contains(name) || plain_names_.size() >= kMostNames) return;
  std::string meant = misspelt_keyword(name, schema.resource->language);
  if (meant.empty()) {
    plain_names_.insert(name);
    return;
  }
  remark(Code::UnknownKeyword, schema, key, NameFacts{.name = name, .nearest = std::move(meant), .because = {}});
}

void Builder::compile_keywords(const SchemaRef& schema) {
  const Language& language = schema.resource->language;
  std::uint32_t wanted = 0;
  for (const Member& member : schema.schema.members()) {
    const KeywordInfo* info = keyword(member.key.string());
    if (info == nullptr) {
      remark_misspelling(schema, member.key);
    } else if (info->is_in(language)) {
      check_kind(schema, *info, member.value);
      wanted |= compilers_of(*info);
    }
  }
  for (; wanted != 0; wanted &= wanted - 1) {
    keyword_compilers()[static_cast<std::size_t>(std::countr_zero(wanted))].compile(*this, schema);
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
  } else if (hides_siblings(schema.schema, schema.dialect())) {
    compile_reference(*this, schema);
  } else {
    compile_keywords(schema);
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
    const Waiting next = waiting_.front();
    waiting_.pop_front();
    compile_block(next);
  }
}

}  // namespace contract::internal
