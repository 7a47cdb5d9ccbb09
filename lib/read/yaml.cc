#include "read/yaml.h"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <limits>
#include <optional>
#include <streambuf>
#include <string>

#include "read/encoding.h"
#include "read/remarks.h"
#include "read/yaml_builder.h"
#include "read/yaml_syntax.h"
#include "read/yaml_tokens.h"
#include "system/large_stack.h"

namespace contract::internal {
namespace {

// yaml-cpp recurses once per level and gives up at 500. This stays below.
constexpr std::size_t kMaxNesting = 400;

// What that takes is up to how yaml-cpp was compiled: 0.9 KiB for each level where it was not optimized (version 0.7.0,
// GCC 12), several times that under a sanitizer. So it gets a stack of its own, of which only what is used takes
// memory.
constexpr std::size_t kStackBytes = std::size_t{8} << 20U;
constexpr std::size_t kShallowBytes = 64;  // each level takes one at least

// Its marks are of type int.
constexpr std::size_t kMaxBytes = std::numeric_limits<int>::max();

// Lets yaml-cpp read the text where it is.
class TextBuffer : public std::streambuf {
 public:
  explicit TextBuffer(std::string_view text) {
    char* const begin = const_cast<char*>(text.data());  // the get area is only read
    setg(begin, begin, begin + text.size());
  }
};

// Thrown through yaml-cpp, which has no other way to be stopped. The reason is with the builder.
struct Stopped {};

// Passes events on to the builder, with offsets of the whole text.
class Events : public YAML::EventHandler {
 public:
  Events(YamlBuilder& builder, std::size_t base) : builder_(builder), base_(base) {}

  // Where a second document begins.
  std::optional<std::size_t> second_document() const { return second_document_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ == 0) return;
    second_document_ = offset(mark);
    throw Stopped();
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { proceed(builder_.null(offset(mark), anchor)); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    proceed(builder_.alias(offset(mark), anchor));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    proceed(builder_.scalar(offset(mark), tag, anchor, value));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    proceed(builder_.begin(Kind::Array, offset(mark), tag, anchor, to_style(style)));
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    proceed(builder_.begin(Kind::Object, offset(mark), tag, anchor, to_style(style)));
  }
  void OnSequenceEnd() override { proceed(builder_.end()); }
  void OnMapEnd() override { proceed(builder_.end()); }

 private:
  std::size_t offset(const YAML::Mark& mark) const { return base_ + static_cast<std::size_t>(std::max(mark.pos, 0)); }
  static YamlStyle to_style(YAML::EmitterStyle::value style) {
    return style == YAML::EmitterStyle::Block ? YamlStyle::Block : YamlStyle::Flow;
  }
  static void proceed(bool go_on) {
    if (!go_on) throw Stopped();
  }

  YamlBuilder& builder_;
  std::size_t base_;
  std::size_t documents_ = 0;
  std::optional<std::size_t> second_document_;
};

YamlProblem problem_of(const std::string& message) {
  namespace Message = YAML::ErrorMsg;
  struct Entry {
    const char* message;
    YamlProblem problem;
  };
  static constexpr Entry kEntries[] = {
      {Message::END_OF_SEQ_FLOW, YamlProblem::FlowList},
      {Message::END_OF_MAP_FLOW, YamlProblem::FlowMapping},
      {Message::END_OF_SEQ, YamlProblem::BlockList},
      {Message::END_OF_MAP, YamlProblem::BlockMapping},
      {Message::FLOW_END, YamlProblem::FlowClose},
      {Message::BLOCK_ENTRY, YamlProblem::ItemHere},
      {Message::MAP_KEY, YamlProblem::KeyHere},
      {Message::MAP_VALUE, YamlProblem::ColonHere},
      {Message::UNKNOWN_TOKEN, YamlProblem::UnknownToken},
      {Message::EOF_IN_SCALAR, YamlProblem::OpenString},
      {Message::DOC_IN_SCALAR, YamlProblem::MarkerInString},
      {Message::TAB_IN_INDENTATION, YamlProblem::TabIndent},
      {Message::INVALID_ESCAPE, YamlProblem::BadEscape},
      {Message::INVALID_HEX, YamlProblem::BadEscape},
      {Message::INVALID_UNICODE, YamlProblem::BadCodePoint},
      {Message::ALIAS_NOT_FOUND, YamlProblem::AliasName},
      {Message::CHAR_IN_ALIAS, YamlProblem::AliasName},
      {Message::ANCHOR_NOT_FOUND, YamlProblem::AnchorName},
      {Message::CHAR_IN_ANCHOR, YamlProblem::AnchorName},
      {Message::UNKNOWN_ANCHOR, YamlProblem::UnknownAnchor},
      {Message::MULTIPLE_TAGS, YamlProblem::TwoProperties},
      {Message::MULTIPLE_ANCHORS, YamlProblem::TwoProperties},
      {Message::CHAR_IN_TAG_HANDLE, YamlProblem::BadTag},
      {Message::TAG_WITH_NO_SUFFIX, YamlProblem::BadTag},
      {Message::END_OF_VERBATIM_TAG, YamlProblem::BadTag},
      {Message::ZERO_INDENT_IN_BLOCK, YamlProblem::BlockHeader},
      {Message::CHAR_IN_BLOCK, YamlProblem::BlockHeader},
      {Message::YAML_DIRECTIVE_ARGS, YamlProblem::BadDirective},
      {Message::YAML_VERSION, YamlProblem::BadDirective},
      {Message::YAML_MAJOR_VERSION, YamlProblem::BadDirective},
      {Message::REPEATED_YAML_DIRECTIVE, YamlProblem::BadDirective},
      {Message::TAG_DIRECTIVE_ARGS, YamlProblem::BadDirective},
      {Message::REPEATED_TAG_DIRECTIVE, YamlProblem::BadDirective},
  };
  // Some messages go on with the offending character, so their beginning decides.
  for (const Entry& entry : kEntries) {
    if (message.starts_with(entry.message)) return entry.problem;
  }
  return YamlProblem::Other;
}

// yaml-cpp takes a line that begins with % for a directive wherever it stands, and passes over those that it does not
// know; so such a line after the value would be dropped.
std::optional<std::size_t> late_directive(std::string_view text, std::size_t from) {
  const std::size_t line_end = text.find("\n%", from);
  if (line_end == std::string_view::npos) return std::nullopt;
  return line_end + 1;
}

// The finding for what stands after the value.
Finding second_value(SourceId source, std::string_view text, std::size_t offset) {
  if (text.substr(offset).starts_with("---")) {
    return make_detail(Code::Syntax, source, offset, offset + 3, "a second document begins here",
                       "put each document into a file of its own: only one would be checked");
  }
  return make_detail(Code::Syntax, source, offset, std::min(offset + 1, text.size()), "something follows the value",
                     "a YAML document holds one value; quote a text as a whole");
}

Result<Document> read_on_this_stack(SourceId source, const SourceMap& sources, const ReadOptions& options,
                                    Findings& remarks) {
  const std::string_view text = sources.text(source);
  if (std::optional<Finding> finding = unreadable_text(source, text)) return *std::move(finding);
  if (text.size() > kMaxBytes) {
    return make_detail(Code::TooLarge, source, 0, 0, "YAML texts can have 2 GiB at most", "use JSON");
  }
  if (std::optional<Finding> finding = forbidden_character(source, text)) return *std::move(finding);
  const std::size_t base = byte_order_mark(text);
  if (std::optional<Finding> finding = wrong_directive(source, text, base)) return *std::move(finding);

  TextBuffer buffer(text.substr(base));
  std::istream stream(&buffer);
  ReadOptions budgets = options;
  budgets.max_depth = std::min(options.max_depth, kMaxNesting);
  YamlBuilder builder(source, text, budgets);
  Events events(builder, base);
  try {
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(events)) return make_finding(Code::EmptyInput, {.source = source, .span = {}});
    parser.HandleNextDocument(events);
  } catch (const Stopped&) {
    if (events.second_document()) return second_value(source, text, *events.second_document());
    return *std::move(builder.failure());
  } catch (const YAML::DeepRecursion& error) {
    const auto at = static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(std::max(error.mark.pos, 0));
    return make_finding(Code::TooDeep, {.source = source, .span = {.begin = at, .end = at}},
                        Length{.got = static_cast<std::uint64_t>(error.depth()), .want = budgets.max_depth});
  } catch (const YAML::Exception& error) {
    const std::size_t at = error.mark.is_null() ? text.size() : base + static_cast<std::size_t>(error.mark.pos);
    return explain({.problem = problem_of(error.msg),
                    .offset = at,
                    .reached = builder.reached(),
                    .open_bracket = builder.open_bracket()},
                   source, text);
  }
  if (builder.failure()) return *std::move(builder.failure());
  if (const std::optional<std::size_t> directive = late_directive(text, builder.reached())) {
    return second_value(source, text, *directive);
  }
  Document document = std::move(builder).finish();
  add_remarks(document, remarks);
  return document;
}

}  // namespace

Result<Document> read_yaml(SourceId source, const SourceMap& sources, const ReadOptions& options, Findings& remarks) {
  std::optional<Result<Document>> result;
  const auto read = [&] { result = read_on_this_stack(source, sources, options, remarks); };
  // A text of few bytes has few levels.
  if (sources.text(source).size() <= kShallowBytes) {
    read();
  } else if (!run_on_large_stack(kStackBytes, read)) {
    return make_detail(Code::TooLarge, source, 0, 0, "there is no memory for the stack that reading YAML needs", {});
  }
  return *std::move(result);
}

}  // namespace contract::internal
