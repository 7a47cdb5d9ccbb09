#include "read/yaml_builder.h"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

#include "read/encoding.h"
#include "read/yaml_tokens.h"
#include "text/utf8.h"

namespace contract::internal {
namespace {

constexpr std::string_view kQuoteToBeText = "quote it if it is meant as text";

Span span_at(std::size_t begin, std::size_t end) {
  return {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
}

// yaml-cpp 0.7 writes the escapes \N and \_ as the single bytes 85 and A0 instead of UTF-8. The source is UTF-8, so no
// other byte of a value is ill-formed.
std::string with_mended_escapes(const std::string& value) {
  std::string mended;
  for (std::size_t offset = 0; offset < value.size();) {
    const auto byte = static_cast<unsigned char>(value[offset]);
    const std::size_t begin = offset;
    const bool well_formed = next_code_point(value, offset) != 0xFFFD || offset - begin > 1;
    if (well_formed) {
      mended.append(value, begin, offset - begin);
    } else {
      append_utf8(mended, byte);
    }
  }
  return mended;
}

}  // namespace

YamlBuilder::YamlBuilder(SourceId source, std::string_view text, const ReadOptions& options)
    : source_(source), text_(text), options_(options), builder_(source) {}

bool YamlBuilder::fail(Code code, Span span, std::string text, std::string help) {
  failure_ = make_detail(code, source_, span.begin, span.end, std::move(text), std::move(help));
  return false;
}

std::optional<Span> YamlBuilder::open_bracket() const {
  if (frames_.empty() || frames_.back().style == YamlStyle::Block) return std::nullopt;
  // A single pair in a list, `[a: 1]`, is a container without a bracket.
  const std::size_t offset = frames_.back().offset;
  const bool has_bracket = offset < text_.size() && (text_[offset] == '[' || text_[offset] == '{');
  if (!has_bracket) return std::nullopt;
  return span_at(offset, offset + 1);
}

YamlBuilder::Anchor& YamlBuilder::anchor(std::size_t number) {
  if (anchors_.size() <= number) anchors_.resize(number + 1);
  return anchors_[number];
}

std::size_t YamlBuilder::column(std::size_t offset) const {
  const std::size_t line_end = text_.substr(0, offset).rfind('\n');
  return line_end == std::string_view::npos ? offset : offset - line_end - 1;
}

// After the key of a block mapping a word for null further down and no further right is the next key, not the value.
bool YamlBuilder::is_left_out(std::size_t offset) const {
  if (offset < reached_ || !is_null_word(text_, offset)) return true;
  if (frames_.empty() || frames_.back().style == YamlStyle::Flow) return false;
  const Frame& frame = frames_.back();
  if (frame.kind == Kind::Array || frame.key_is_next) return false;
  const bool further_down = text_.substr(reached_, offset - reached_).find('\n') != std::string_view::npos;
  return further_down && column(offset) <= column(frame.offset);
}

// yaml-cpp takes the last line of a text without a line break for a key, though no colon follows.
bool YamlBuilder::is_key_without_colon(std::size_t offset) const {
  if (frames_.empty() || frames_.back().style == YamlStyle::Flow) return false;
  const Frame& frame = frames_.back();
  if (frame.kind == Kind::Array || frame.key_is_next) return false;
  const std::size_t next = skip_blanks(text_, reached_);
  const bool has_colon = next < text_.size() && text_[next] == ':';
  const bool is_explicit = offset < text_.size() && text_[offset] == '?';
  return !has_colon && !is_explicit;
}

bool YamlBuilder::null(std::size_t offset, std::size_t anchor_number) {
  if (in_wrong_key()) return true;
  const AfterProperties after = skip_properties(text_, offset, anchor_number != 0 ? 1 : 0);
  // yaml-cpp forgets the tag of a value that is left out at the end of the text.
  const std::size_t tag = offset < text_.size() && text_[offset] == '!' ? offset : after.token;
  if (frames_.empty() && tag < text_.size() && text_[tag] == '!') {
    return fail(Code::Syntax, span_at(tag, skip_properties(text_, tag, 1).properties), "a tag stands without a value",
                "write the value as well: `\"\"` is the empty string");
  }
  Scalar scalar{.kind = Kind::Null};
  if (!is_left_out(after.token)) {
    const std::size_t length = text_[after.token] == '~' ? 1 : 4;
    scalar.span = span_at(after.token, after.token + length);
  } else if (anchor_number != 0) {
    scalar.span = span_at(after.properties, after.properties);
  } else {
    const bool needs_value = open_bracket() && (at_key() || frames_.back().kind == Kind::Array);
    if (needs_value && offset < text_.size() && text_[offset] == ',') {
      return fail(Code::Syntax, span_at(offset, offset + 1), "a value is missing before the comma",
                  "take the comma out, or put a value before it");
    }
    const std::size_t end = after_indicator(text_, reached_);
    if (is_key_without_colon(offset)) {
      return fail(Code::Syntax, span_at(reached_, reached_), "the line is no member of the mapping that it stands in",
                  "members are `name: value`");
    }
    scalar.span = span_at(end, end);
  }
  return place(scalar, "?", anchor_number);
}

bool YamlBuilder::scalar(std::size_t offset, std::string_view tag, std::size_t anchor_number,
                         const std::string& value) {
  if (in_wrong_key()) return true;
  const std::size_t properties = (anchor_number != 0 ? 1U : 0U) + (tag == "?" ? 0U : 1U);
  Scalar scalar{.span = scalar_span(text_, offset, properties, value)};
  if (scalar.span.end == text_.size() && is_open_quote(text_, scalar.span.begin)) {
    fail(Code::Syntax, span_at(scalar.span.begin, scalar.span.begin + 1), "the file ends inside a string",
         "close it with the quote it begins with");
    const Place end{.source = source_, .span = span_at(text_.size(), text_.size())};
    failure_->related.push_back({.where = end, .label = "the file ends here"});
    return false;
  }
  std::variant<YamlScalar, Detail> resolved = resolve_scalar(value, tag);
  if (const auto* problem = std::get_if<Detail>(&resolved)) {
    fail(Code::Syntax, scalar.span, problem->text, problem->help);
    failure_->facts = *problem;
    return false;
  }
  auto& meaning = std::get<YamlScalar>(resolved);
  scalar.kind = meaning.kind;
  scalar.truth = meaning.truth;
  std::string_view written = text_.substr(scalar.span.begin, scalar.span.end - scalar.span.begin);
  if (scalar.kind == Kind::Number) {
    scalar.text = meaning.digits == written ? written : builder_.keep(std::move(meaning.digits));
  } else if (scalar.kind == Kind::String) {
    if (written.size() >= 2 && (written.front() == '"' || written.front() == '\''))
      written = written.substr(1, written.size() - 2);
    scalar.decoded = value != written;
    scalar.text =
        !scalar.decoded ? written : builder_.keep(first_invalid_utf8(value) ? with_mended_escapes(value) : value);
  }
  return place(scalar, tag, anchor_number);
}

// Names of members are strings in JSON; other scalars give the text they are written with.
std::string_view YamlBuilder::key_text(const Scalar& scalar) const {
  if (scalar.kind == Kind::String) return scalar.text;
  return text_.substr(scalar.span.begin, scalar.span.end - scalar.span.begin);
}

void YamlBuilder::add(const Scalar& scalar) {
  switch (scalar.kind) {
    case Kind::Null: return builder_.null(scalar.span);
    case Kind::Boolean: return builder_.boolean(scalar.truth, scalar.span);
    case Kind::Number: return builder_.number(scalar.text, scalar.span);
    case Kind::String: return builder_.string(scalar.text, scalar.decoded, scalar.span);
    case Kind::Array:
    case Kind::Object: break;
  }
  assert(false && "a container is no scalar");
}

void YamlBuilder::value_done(std::size_t height) {
  if (frames_.empty()) return;
  Frame& frame = frames_.back();
  frame.height = std::max(frame.height, height);
  frame.key_is_next = frame.kind == Kind::Object;
  frame.merge_is_next = false;
}

bool YamlBuilder::place(const Scalar& scalar, std::string_view tag, std::size_t anchor_number) {
  if (anchor_number != 0) anchor(anchor_number) = {.open = false, .scalar = scalar};
  reached_ = std::max<std::size_t>(reached_, scalar.span.end);
  if (at_merge()) {
    return fail(Code::Syntax, scalar.span, "the merge key `<<` is given something else than an alias",
                "give it an alias or a list of aliases, or quote it to make it an ordinary key");
  }
  if (!at_key()) {
    add(scalar);
    value_done(0);
    return true;
  }
  Frame& frame = frames_.back();
  frame.key_is_next = false;
  const std::string_view name = key_text(scalar);
  frame.merge_is_next = is_merge_key(name, tag);
  if (!frame.merge_is_next) builder_.key(name, scalar.decoded, scalar.span);
  return true;
}

bool YamlBuilder::too_deep(std::size_t depth, Span span) {
  if (depth <= options_.max_depth) return false;
  failure_ =
      make_finding(Code::TooDeep, {.source = source_, .span = span}, Length{.got = depth, .want = options_.max_depth});
  return true;
}

bool YamlBuilder::begin(Kind kind, std::size_t offset, std::string_view tag, std::size_t anchor_number,
                        YamlStyle style) {
  const bool tagged = !tag.empty() && tag != "?";
  const std::size_t first = skip_properties(text_, offset, (anchor_number != 0 ? 1U : 0U) + (tagged ? 1U : 0U)).token;
  const Span span = span_at(first, std::min(first + 1, text_.size()));
  if (at_key() || in_wrong_key()) {
    // yaml-cpp takes a bracket that is never closed for the beginning of a key, and only complains at the end.
    if (!in_wrong_key()) {
      fail(Code::Syntax, span, kind == Kind::Array ? "a list stands as a key" : "a mapping stands as a key",
           "JSON member names are strings: make the key a scalar, or quote it");
    }
    frames_.push_back({.kind = kind, .style = style, .offset = first});
    return true;
  }
  if (!tag_fits(kind, tag)) {
    return fail(Code::Syntax, span,
                kind == Kind::Array ? "a list has a tag of another type" : "a mapping has a tag of another type",
                "take the tag out");
  }
  const bool no_key = first < text_.size() && text_[first] == ':' && style == YamlStyle::Flow;
  if (no_key && !frames_.empty() && frames_.back().kind == Kind::Object) {
    return fail(Code::Syntax, span, "two colons stand in a row", std::string(kQuoteToBeText));
  }
  const bool lists_merges = at_merge() && kind == Kind::Array && !frames_.back().lists_merges;
  if (at_merge() && !lists_merges) {
    return fail(Code::Syntax, span, "the merge key `<<` is given something else than an alias",
                "give it an alias or a list of aliases, or write the members themselves");
  }
  if (too_deep(frames_.size() + 1, span)) return false;
  if (!lists_merges) {
    if (anchor_number != 0) anchor(anchor_number) = {.node = builder_.node_count(), .scalar = std::nullopt};
    builder_.begin(kind, span);
  }
  frames_.push_back({.kind = kind,
                     .style = style,
                     .node = builder_.node_count() - 1,
                     .offset = first,
                     .anchor = lists_merges ? 0 : anchor_number,
                     .key_is_next = kind == Kind::Object,
                     .lists_merges = lists_merges});
  const bool has_bracket = first < text_.size() && (text_[first] == '[' || text_[first] == '{');
  reached_ = std::max(reached_, style == YamlStyle::Flow && has_bracket ? first + 1 : first);
  return true;
}

bool YamlBuilder::end() {
  Frame frame = std::move(frames_.back());
  frames_.pop_back();
  if (in_wrong_key()) return true;
  const char bracket = frame.style == YamlStyle::Block ? ' ' : text_[frame.offset];
  if (bracket == '[' && frame.kind == Kind::Array) reached_ = flow_end(text_, reached_, ']');
  if (bracket == '{' && frame.kind == Kind::Object) reached_ = flow_end(text_, reached_, '}');
  if (frame.lists_merges) {
    frames_.back().merges.insert(frames_.back().merges.end(), frame.merges.begin(), frame.merges.end());
    value_done(frame.height);
    return true;
  }
  merge(frame);
  builder_.end(static_cast<std::uint32_t>(reached_));
  if (frame.anchor != 0) {
    anchor(frame.anchor).open = false;
    anchor(frame.anchor).height = frame.height + 1;
  }
  value_done(frame.height + 1);
  return true;
}

bool YamlBuilder::charge(std::size_t nodes, Span span) {
  copied_ += nodes;
  if (copied_ <= options_.max_alias_nodes) return true;
  failure_ = make_finding(Code::TooManyAliases, {.source = source_, .span = span},
                          Length{.got = copied_, .want = options_.max_alias_nodes});
  return false;
}

bool YamlBuilder::alias(std::size_t offset, std::size_t anchor_number) {
  if (in_wrong_key()) return true;
  const Span span = alias_span(text_, offset);
  reached_ = std::max<std::size_t>(reached_, span.end);
  const Anchor target = anchor(anchor_number);
  if (target.open) {
    return fail(Code::Syntax, span, "the alias stands inside the value that it names", "a value cannot hold itself");
  }
  if (target.scalar) return charge(1, span) && place(*target.scalar, "!", 0);
  if (at_merge()) return place_merge(target, span);
  if (at_key()) {
    return fail(Code::Syntax, span, "the key is an alias of a list or mapping", "JSON member names are strings");
  }
  if (too_deep(frames_.size() + target.height, span)) return false;
  if (!charge(builder_.node(target.node).extent, span)) return false;
  builder_.copy(target.node);
  value_done(target.height);
  return true;
}

bool YamlBuilder::place_merge(const Anchor& target, Span span) {
  if (builder_.node(target.node).kind != Kind::Object) {
    return fail(Code::Syntax, span, "the merge key `<<` names something else than a mapping",
                "only mappings can be merged");
  }
  if (too_deep(frames_.size() + target.height, span)) return false;
  if (!charge(builder_.node(target.node).extent, span)) return false;
  frames_.back().merges.push_back(target.node);
  value_done(target.height);
  return true;
}

// Explicit members win over merged ones, wherever `<<` stands, and earlier merges over later ones.
void YamlBuilder::merge(const Frame& frame) {
  if (frame.merges.empty()) return;
  const auto next_member = [this](std::size_t key) { return key + 1 + builder_.node(key + 1).extent; };
  std::set<std::string_view> names;
  for (std::size_t key = frame.node + 1; key < builder_.node_count(); key = next_member(key)) {
    names.insert(builder_.node(key).text);
  }
  for (const std::size_t source : frame.merges) {
    const std::size_t end = source + builder_.node(source).extent;
    for (std::size_t key = source + 1; key < end; key = next_member(key)) {
      const Node name = builder_.node(key);
      if (!names.insert(name.text).second) continue;
      builder_.key(name.text, name.decoded, name.span);
      builder_.copy(key + 1);
    }
  }
}

Document YamlBuilder::finish() && {
  return std::move(builder_).finish();
}

}  // namespace contract::internal
