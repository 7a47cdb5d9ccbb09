#include "oracle/rapidjson_value.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

#include "document/number.h"

namespace contract::internal {
namespace {

using Allocator = rapidjson::Document::AllocatorType;

rapidjson::Value text_value(std::string_view text) {
  // RapidJSON wants a pointer even for no characters.
  return rapidjson::Value(rapidjson::StringRef(text.empty() ? "" : text.data(), text.size()));
}

class Copier {
 public:
  Copier(const Edits& edits, Allocator& allocator) : edits_(edits), allocator_(allocator) {}

  std::variant<RapidjsonCopy, Uncopyable> copy(Value root) {
    const Node* end = root.node() + root.node()->extent;
    const Node* at = root.node();
    while (at != end) {
      at = expects_key() ? key(at) : value(at);
      if (problem_) return *problem_;
      while (!open_.empty() && open_.back().end == at) close();
    }
    return std::move(copy_);
  }

 private:
  struct Container {
    rapidjson::Value value;
    const Node* end;
    rapidjson::Value name = {};  // of the member that is being copied
    bool named = false;
    std::unordered_map<std::string_view, rapidjson::SizeType> members = {};  // index of each name
  };

  bool expects_key() const { return !open_.empty() && open_.back().value.IsObject() && !open_.back().named; }

  const Node* key(const Node* at) {
    if (edits_.dropped.contains(at)) return at + 1 + at[1].extent;
    if (!check_text(at)) return at;
    open_.back().name = text_value(at->text);
    open_.back().named = true;
    return at + 1;
  }

  const Node* value(const Node* at) {
    switch (at->kind) {
      case Kind::Null: add(rapidjson::Value()); break;
      case Kind::Boolean: add(rapidjson::Value(at->truth)); break;
      case Kind::Number: add_number(at); break;
      case Kind::String: add_string(at); break;
      case Kind::Array: open(rapidjson::kArrayType, at); break;
      case Kind::Object: open(rapidjson::kObjectType, at); break;
    }
    return at + 1;
  }

  void open(rapidjson::Type type, const Node* at) {
    open_.push_back({.value = rapidjson::Value(type), .end = at + at->extent});
    copy_.depth = std::max(copy_.depth, open_.size());
  }

  void close() {
    rapidjson::Value done = std::move(open_.back().value);
    open_.pop_back();
    add(std::move(done));
  }

  void add(rapidjson::Value value) {
    if (open_.empty()) {
      copy_.value = std::move(value);
      return;
    }
    Container& container = open_.back();
    if (container.value.IsArray()) {
      container.value.PushBack(value, allocator_);
      return;
    }
    container.named = false;
    const std::string_view name(container.name.GetString(), container.name.GetStringLength());
    const auto [known, is_new] = container.members.emplace(name, container.value.MemberCount());
    if (is_new) {
      container.value.AddMember(container.name, value, allocator_);
    } else {
      container.value.MemberBegin()[known->second].value = value;
    }
  }

  void add_number(const Node* at) {
    if (const auto integer = Number(at->text).to_int64()) return add(rapidjson::Value(*integer));
    double number = 0;
    const auto [unused, error] = std::from_chars(at->text.data(), at->text.data() + at->text.size(), number);
    if (error != std::errc{}) return refuse(at, "valijson knows no number of this size");
    add(rapidjson::Value(number));
  }

  void add_string(const Node* at) {
    if (!check_text(at)) return;
    const auto replacement = edits_.replacements.find(at);
    add(text_value(replacement == edits_.replacements.end() ? at->text : std::string_view(replacement->second)));
  }

  bool check_text(const Node* at) {
    copy_.longest_text = std::max(copy_.longest_text, at->text.size());
    if (at->text.find('\0') == std::string_view::npos) return true;
    refuse(at, "valijson ends texts at U+0000");
    return false;
  }

  void refuse(const Node* at, std::string_view reason) { problem_ = Uncopyable{.value = Value(at), .reason = reason}; }

  const Edits& edits_;
  Allocator& allocator_;
  std::vector<Container> open_;
  RapidjsonCopy copy_;
  std::optional<Uncopyable> problem_;
};

}  // namespace

std::variant<RapidjsonCopy, Uncopyable> to_rapidjson(Value value, const Edits& edits, Allocator& allocator) {
  return Copier(edits, allocator).copy(value);
}

}  // namespace contract::internal
