// Keywords that look at one value and nothing below it.
#include <string>

#include "compile/keywords.h"
#include "document/writer.h"
#include "text/nearest.h"

namespace contract::internal {
namespace {

std::optional<TypeSet> type_named(Builder& builder, const SchemaRef& schema, Value name) {
  const bool without_null = schema.dialect() == Dialect::OpenApi30;
  if (name.is(Kind::String) && !(without_null && name.string() == "null")) {
    if (const std::optional<TypeSet> type = TypeSet::named(name.string())) return type;
  }
  builder.complain(schema, name, "`type` names no type: " + to_json_excerpt(name),
                   without_null ? "the types of OpenAPI 3.0 are boolean, object, array, number, integer and string; "
                                  "`nullable` adds null"
                                : "the types are null, boolean, object, array, number, integer and string");
  return std::nullopt;
}

void compile_count(Builder& builder, const SchemaRef& schema, std::string_view keyword, Op op) {
  const std::optional<Value> operand = schema.keyword(keyword);
  if (!operand) return;
  if (const auto count = builder.count(schema, keyword, *operand)) builder.emit_wide(op, schema, keyword, *count);
}

void compile_bound(Builder& builder, const SchemaRef& schema, std::string_view keyword, Op op) {
  const std::optional<Value> operand = schema.keyword(keyword);
  if (!operand) return;
  if (const auto number = builder.number(schema, keyword, *operand)) builder.emit(op, schema, keyword, *number);
}

// Until draft 4 exclusiveMinimum is a boolean that sharpens minimum (validation, section 5.1.3).
bool sharpened(Builder& builder, const SchemaRef& schema, std::string_view keyword, std::string_view bound) {
  const std::optional<Value> operand = schema.keyword(keyword);
  if (!operand || !builder.expect(Kind::Boolean, schema, keyword, *operand)) return false;
  if (!schema.keyword(bound)) {
    builder.complain(schema, *operand,
                     '`' + std::string(keyword) + "` sharpens `" + std::string(bound) + "`, which is missing");
  }
  return operand->boolean();
}

bool true_at(const SchemaRef& schema, std::string_view keyword) {
  const std::optional<Value> operand = schema.keyword(keyword);
  return operand && operand->is(Kind::Boolean) && operand->boolean();
}

}  // namespace

void compile_secret(Builder& builder, const SchemaRef& schema) {
  const std::optional<Value> format = schema.keyword("format");
  if (format && format->is(Kind::String) && format->string() == "password") {
    builder.emit(Op::Secret, schema, "format");
  } else if (true_at(schema, "writeOnly")) {
    builder.emit(Op::Secret, schema, "writeOnly");
  }
}

void compile_type(Builder& builder, const SchemaRef& schema) {
  const Value operand = *schema.keyword("type");
  TypeSet types;
  if (operand.is(Kind::Array) && schema.dialect() != Dialect::OpenApi30) {
    for (const Value name : operand.items()) {
      const auto type = type_named(builder, schema, name);
      if (!type) continue;
      if ((types | *type) == types) {
        builder.complain(schema, name, "`type` lists " + to_json_excerpt(name) + " twice");
      }
      types = types | *type;
    }
    if (operand.size() == 0) builder.complain(schema, operand, "`type` lists no type");
  } else if (const auto type = type_named(builder, schema, operand)) {
    types = *type;
  }
  if (true_at(schema, "nullable")) types = types | *TypeSet::named("null");
  builder.emit_type(schema, types);
}

void compile_const(Builder& builder, const SchemaRef& schema) {
  builder.emit(Op::Const, schema, "const", append(builder.program().constants, *schema.keyword("const")));
}

void compile_enum(Builder& builder, const SchemaRef& schema) {
  const Value operand = *schema.keyword("enum");
  if (!builder.expect(Kind::Array, schema, "enum", operand)) return;
  if (operand.size() == 0 && schema.dialect() <= Dialect::Draft4) {
    builder.complain(schema, operand, "`enum` lists no value; until draft 4 it must list one");
  }
  Enumeration enumeration;
  for (const Value value : operand.items()) {
    enumeration.values.push_back(value);
    enumeration.hashes.push_back(hash(value));
  }
  builder.emit(Op::Enum, schema, "enum", append(builder.program().enumerations, std::move(enumeration)));
}

void compile_bounds(Builder& builder, const SchemaRef& schema) {
  if (schema.dialect() <= Dialect::Draft4) {
    const bool above = sharpened(builder, schema, "exclusiveMinimum", "minimum");
    const bool below = sharpened(builder, schema, "exclusiveMaximum", "maximum");
    compile_bound(builder, schema, "minimum", above ? Op::ExclusiveMinimum : Op::Minimum);
    compile_bound(builder, schema, "maximum", below ? Op::ExclusiveMaximum : Op::Maximum);
    return;
  }
  compile_bound(builder, schema, "minimum", Op::Minimum);
  compile_bound(builder, schema, "maximum", Op::Maximum);
  compile_bound(builder, schema, "exclusiveMinimum", Op::ExclusiveMinimum);
  compile_bound(builder, schema, "exclusiveMaximum", Op::ExclusiveMaximum);
}

void compile_multiple_of(Builder& builder, const SchemaRef& schema) {
  const Value operand = *schema.keyword("multipleOf");
  const auto number = builder.number(schema, "multipleOf", operand);
  if (!number) return;
  if (builder.program().numbers[*number].value <= Number("0")) {
    builder.complain(schema, operand, "`multipleOf` is " + to_json_excerpt(operand) + "; it must be greater than 0");
    return;
  }
  builder.emit(Op::MultipleOf, schema, "multipleOf", *number);
}

void compile_lengths(Builder& builder, const SchemaRef& schema) {
  compile_count(builder, schema, "minLength", Op::MinLength);
  compile_count(builder, schema, "maxLength", Op::MaxLength);
}

void compile_array_sizes(Builder& builder, const SchemaRef& schema) {
  compile_count(builder, schema, "minItems", Op::MinItems);
  compile_count(builder, schema, "maxItems", Op::MaxItems);
  const std::optional<Value> unique = schema.keyword("uniqueItems");
  if (unique && builder.expect(Kind::Boolean, schema, "uniqueItems", *unique) && unique->boolean()) {
    builder.emit(Op::UniqueItems, schema, "uniqueItems");
  }
}

void compile_object_sizes(Builder& builder, const SchemaRef& schema) {
  compile_count(builder, schema, "minProperties", Op::MinProperties);
  compile_count(builder, schema, "maxProperties", Op::MaxProperties);
}

void compile_pattern(Builder& builder, const SchemaRef& schema) {
  const Value operand = *schema.keyword("pattern");
  if (!builder.expect(Kind::String, schema, "pattern", operand)) return;
  if (const auto pattern = builder.pattern(schema, operand)) {
    builder.emit(Op::Pattern, schema, "pattern", *pattern);
  }
}

void compile_format(Builder& builder, const SchemaRef& schema) {
  const std::optional<Value> written = schema.keyword("format");
  if (!written || !builder.expect(Kind::String, schema, "format", *written)) return;
  const Value operand = *written;
  const bool asserts = schema.resource->language.vocabularies.has(Vocabulary::FormatAssertion);
  if (!asserts && !builder.options().assert_formats) return;
  const std::string_view name = operand.string();
  const Formats built_in;
  const Formats& formats = builder.options().formats != nullptr ? *builder.options().formats : built_in;
  if (auto check = formats.find(name)) {
    const std::uint32_t format =
        append(builder.program().formats, NamedFormat{.name = std::string(name), .problem = std::move(*check)});
    builder.emit(Op::Format, schema, "format", format);
    return;
  }
  std::vector<std::string_view> known;
  for (const Format& format : all_formats()) known.push_back(format.name);
  // An unknown format asserts nothing (validation, section 7.2.3), so only a slip is worth a word.
  if (const std::string meant = nearest(name, known); !meant.empty()) {
    builder.remark(Code::UnknownFormat, schema, operand,
                   NameFacts{.name = std::string(name), .nearest = meant, .because = {}});
  }
}

}  // namespace contract::internal
