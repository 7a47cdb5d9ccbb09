#include "check/quick_bodies.h"

#include <simdjson.h>

#include <utility>

#include "contract/runtime_expression.h"

namespace contract::internal {
namespace {

struct Reached {
  simdjson::dom::element element;
  std::vector<std::size_t> indices;
};

// Of members with the same name the last, as everywhere.
void step_member(const Reached& from, std::string_view token, std::vector<Reached>& below) {
  std::optional<simdjson::dom::element> found;
  for (const auto [key, value] : simdjson::dom::object(from.element)) {
    if (key == token) found = value;
  }
  if (found) below.push_back({.element = *found, .indices = from.indices});
}

void step_items(const Reached& from, std::vector<Reached>& below) {
  std::size_t index = 0;
  for (const simdjson::dom::element item : simdjson::dom::array(from.element)) {
    below.push_back({.element = item, .indices = from.indices});
    below.back().indices.push_back(index++);
  }
}

}  // namespace

struct QuickBodies::Reader {
  simdjson::dom::parser parser;
  std::string padded;
  std::optional<simdjson::dom::element> root;
  bool is_read = false;

  void read(std::string_view text) {
    is_read = true;
    root.reset();
    padded.assign(text);
    padded.resize(text.size() + simdjson::SIMDJSON_PADDING);
    simdjson::dom::element element;
    if (parser.parse(padded.data(), text.size(), false).get(element) == simdjson::SUCCESS) root = element;
  }
};

QuickBodies::QuickBodies() : readers_{std::make_unique<Reader>(), std::make_unique<Reader>()} {}
QuickBodies::~QuickBodies() = default;

void QuickBodies::forget() {
  for (const auto& reader : readers_) reader->is_read = false;
}

std::optional<std::vector<QuickBodies::String>> QuickBodies::strings_at(ExchangeHalf half, std::string_view body,
                                                                        const std::vector<std::string>& tokens) {
  Reader& reader = *readers_[static_cast<std::size_t>(half)];
  if (!reader.is_read) reader.read(body);
  if (!reader.root) return std::nullopt;
  std::vector<Reached> reached{{.element = *reader.root, .indices = {}}};
  for (const std::string& token : tokens) {
    std::vector<Reached> below;
    for (const Reached& from : reached) {
      if (from.element.is_object()) {
        step_member(from, token, below);
      } else if (from.element.is_array() && token == kEachItem) {
        step_items(from, below);
      } else if (from.element.is_array()) {
        return std::nullopt;  // by index: rare, and left to who reads exactly
      }
    }
    reached = std::move(below);
  }
  std::vector<String> strings;
  for (Reached& at : reached) {
    std::string_view text;
    if (at.element.get(text) != simdjson::SUCCESS) return std::nullopt;
    strings.push_back({.text = std::string(text), .indices = std::move(at.indices)});
  }
  return strings;
}

}  // namespace contract::internal
