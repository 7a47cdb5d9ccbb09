#include "run/applied.h"

#include <algorithm>

#include "document/writer.h"

namespace contract::internal {
namespace {

const MemberTable* member_table(const Program& program, BlockId block) {
  for (const Instruction* at = &program.code[program.block(block).start]; at->op != Op::End; ++at) {
    if (at->op == Op::Members) return &program.member_tables[at->a];
  }
  return nullptr;
}

bool is_true(Value schema) {
  return schema.is(Kind::Boolean) && schema.boolean();
}

}  // namespace

Applied::Applied(const Program& program, BlockId block, Value instance, const std::vector<bool>* evaluated)
    : program_(program),
      schema_(program.schema(block)),
      dialect_(program.language(block).dialect),
      instance_(instance),
      evaluated_(evaluated),
      members_(member_table(program, block)) {}

std::string Applied::annotation(std::string_view keyword, const std::vector<std::size_t>& matches) const {
  if (keyword == "properties") return members(Sort::Property);
  if (keyword == "patternProperties") return members(Sort::Pattern);
  if (keyword == "additionalProperties") return members(Sort::Additional);
  if (keyword == "unevaluatedProperties") return members(Sort::Unevaluated);
  if (!instance_.is(Kind::Array)) return {};
  if (keyword == "contains") return contained(matches);
  if (keyword == "unevaluatedItems") return has_unevaluated() ? "true" : "";
  return items(keyword);
}

std::string Applied::members(Sort sort) const {
  const bool asked = sort == Sort::Unevaluated ? evaluated_ != nullptr : members_ != nullptr;
  if (!instance_.is(Kind::Object) || !asked) return {};
  std::string names = "[";
  std::size_t ordinal = 0;
  for (const Member& member : instance_.members()) {
    const std::string_view name = member.key.string();
    if (!is_of(sort, name, ordinal++)) continue;
    if (names.size() > 1) names += ',';
    names += quote(name);
  }
  return names + ']';
}

bool Applied::is_of(Sort sort, std::string_view name, std::size_t ordinal) const {
  if (sort == Sort::Unevaluated) return ordinal < evaluated_->size() && !(*evaluated_)[ordinal];
  const std::uint32_t number = members_->names.find(name);
  const bool described = number != NameTable::kAbsent && members_->properties[number].block != BlockId::none;
  if (sort == Sort::Property) return described;
  const bool matched = matches_pattern(name);
  return sort == Sort::Pattern ? matched : !described && !matched;
}

bool Applied::matches_pattern(std::string_view name) const {
  return std::ranges::any_of(members_->patterns, [&](const MemberTable::PatternProperty& candidate) {
    return program_.patterns[candidate.pattern].search(name) == Match::Yes;
  });
}

// The largest index of a prefix, or true where it took every item; true for the keywords that take all others.
std::string Applied::items(std::string_view keyword) const {
  const std::optional<Value> tuple = schema_.find("items");
  const bool old = dialect_ < Dialect::Draft2020;
  const std::optional<Value> prefix = old ? tuple : schema_.find("prefixItems");
  const bool has_prefix = prefix && prefix->is(Kind::Array);
  const std::size_t length = has_prefix ? prefix->size() : 0;
  const bool is_prefix = has_prefix && keyword == (old ? "items" : "prefixItems");
  if (instance_.size() == 0) return {};
  if (!is_prefix) {
    // Beside an `items` that is no array, additionalItems has no meaning (2019-09 core, section 9.3.1.2).
    const bool ignored = keyword == "additionalItems" && !has_prefix;
    return !ignored && instance_.size() > length ? "true" : "";
  }
  if (length == 0) return {};
  return length >= instance_.size() ? "true" : std::to_string(length - 1);
}

std::string Applied::contained(const std::vector<std::size_t>& matches) const {
  const bool all = instance_.size() != 0 && (matches.size() == instance_.size() || is_true(*schema_.find("contains")));
  if (all) return "true";
  std::string indexes = "[";
  for (const std::size_t index : matches) {
    if (indexes.size() > 1) indexes += ',';
    indexes += std::to_string(index);
  }
  return indexes + ']';
}

bool Applied::has_unevaluated() const {
  return evaluated_ != nullptr && std::ranges::find(*evaluated_, false) != evaluated_->end();
}

}  // namespace contract::internal
