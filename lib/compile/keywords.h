#pragma once
// The keywords that assert something: which function compiles them, in the order their instructions run.
#include <cstdint>
#include <span>
#include <string_view>

#include "compile/builder.h"

namespace contract::internal {

struct KeywordCompiler {
  // Keywords that are compiled together; the function is called once if any of them is there.
  std::span<const std::string_view> names;
  void (*compile)(Builder& builder, const SchemaRef& schema);
};

std::span<const KeywordCompiler> keyword_compilers();

// Which of them a keyword needs, as bits by index.
std::uint32_t compilers_of(const KeywordInfo& keyword);

// keywords_values.cc
void compile_secret(Builder& builder, const SchemaRef& schema);
void compile_type(Builder& builder, const SchemaRef& schema);
void compile_const(Builder& builder, const SchemaRef& schema);
void compile_enum(Builder& builder, const SchemaRef& schema);
void compile_bounds(Builder& builder, const SchemaRef& schema);
void compile_multiple_of(Builder& builder, const SchemaRef& schema);
void compile_lengths(Builder& builder, const SchemaRef& schema);
void compile_pattern(Builder& builder, const SchemaRef& schema);
void compile_format(Builder& builder, const SchemaRef& schema);
void compile_array_sizes(Builder& builder, const SchemaRef& schema);
void compile_object_sizes(Builder& builder, const SchemaRef& schema);

// keywords_content.cc
void compile_content(Builder& builder, const SchemaRef& schema);

// keywords_arrays.cc
void compile_items(Builder& builder, const SchemaRef& schema);
void compile_contains(Builder& builder, const SchemaRef& schema);
void compile_unevaluated_items(Builder& builder, const SchemaRef& schema);

// keywords_objects.cc
void compile_members(Builder& builder, const SchemaRef& schema);
void compile_dependencies(Builder& builder, const SchemaRef& schema);
void compile_unevaluated_members(Builder& builder, const SchemaRef& schema);

// keywords_logic.cc
void compile_reference(Builder& builder, const SchemaRef& schema);
void compile_all_of(Builder& builder, const SchemaRef& schema);
void compile_any_of(Builder& builder, const SchemaRef& schema);
void compile_one_of(Builder& builder, const SchemaRef& schema);
void compile_not(Builder& builder, const SchemaRef& schema);
void compile_if(Builder& builder, const SchemaRef& schema);
void compile_dynamic_reference(Builder& builder, const SchemaRef& schema);

}  // namespace contract::internal
