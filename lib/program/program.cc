#include "program/program.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "document/pointer.h"
#include "finding/read_provenance.h"

namespace contract::internal {
namespace {

enum class Shape : std::uint8_t { Leaf, Applicator };

struct OpInfo {
  std::string_view name;
  Shape shape;
};

constexpr std::array kOps{
#define INSTRUCTION(name, text, shape) OpInfo{text, Shape::shape},
#include "program/instructions.def"
#undef INSTRUCTION
};

std::string location_in(const OriginNote& note, std::string_view document, Value root) {
  std::string location(document);
  location += '#';
  location += pointer_to(root, Value(note.schema));
  if (!note.keyword.empty()) append_token(location, note.keyword);
  return location;
}

}  // namespace

std::string_view to_string(Op op) {
  return kOps[static_cast<std::size_t>(op)].name;
}

bool is_leaf(Op op) {
  return kOps[static_cast<std::size_t>(op)].shape == Shape::Leaf;
}

Origin Program::origin(std::uint32_t index) const {
  const OriginNote& note = origins[index];
  const ProgramResource& resource = resources[note.resource];
  const Value schema(note.schema);
  const bool own_reason = note.reason == note.schema;
  const std::optional<Value> operand = note.keyword.empty() ? std::nullopt : schema.find(note.keyword);
  const std::string_view spoken_of = note.keyword.empty() || !own_reason ? "*" : note.keyword;
  std::optional<Provenance> provenance = provenance_of(Value(note.reason), spoken_of);
  return {.location = location_in(note, resource.name, resource.document->root()),
          .place = resource.document->place(operand.value_or(schema)),
          .provenance = std::move(provenance).value_or(Provenance{})};
}

std::string Program::absolute_location(std::uint32_t index) const {
  const OriginNote& note = origins[index];
  const ProgramResource& resource = resources[note.resource];
  std::string pointer = pointer_to(Value(resource.root), Value(note.schema));
  if (!note.keyword.empty()) append_token(pointer, note.keyword);
  return resource.uri + '#' + pointer_fragment(pointer);
}

std::string Program::absolute_location(BlockId id) const {
  if (id != BlockId::always) return absolute_location(block(id).origin);
  const auto entry = std::ranges::find(entries, id, [](const auto& named) { return named.second; });
  const std::string uri = entry == entries.end() ? std::string() : entry->first;
  return uri.find('#') == std::string::npos ? uri + '#' : uri;
}

}  // namespace contract::internal
