#include "read/json.h"

#include <rapidjson/reader.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "read/encoding.h"
#include "read/json_syntax.h"
#include "read/json_tokens.h"
#include "read/remarks.h"

// RapidJSON would look at each byte of white space as at the beginning of a token.
template <>
inline void rapidjson::SkipWhitespace(contract::internal::JsonTokens& tokens) {
  tokens.skip_white_space();
}

namespace contract::internal {
namespace {

// Turns RapidJSON's events into nodes. What strings and numbers hold, and where everything stands, it asks the tokens:
// RapidJSON's own arguments say nothing here. Returning false stops RapidJSON.
class Handler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Handler> {
 public:
  Handler(SourceId source, const JsonTokens& tokens, const ReadOptions& options)
      : tokens_(tokens), options_(options), builder_(source) {}

  bool Null() {
    return literal(4, [this](Span span) { builder_.null(span); });
  }
  bool Bool(bool value) {
    return literal(value ? 4 : 5, [this, value](Span span) { builder_.boolean(value, span); });
  }
  bool Uint(unsigned) {
    if (tokens_.error()) return false;
    builder_.number(tokens_.written(), tokens_.span());
    return is_affordable();
  }
  bool String(const char*, rapidjson::SizeType, bool) {
    builder_.string(text(), tokens_.has_escapes(), tokens_.span());
    return is_affordable();
  }
  bool Key(const char*, rapidjson::SizeType, bool) {
    builder_.key(text(), tokens_.has_escapes(), tokens_.span());
    return is_affordable();
  }
  // RapidJSON announces a container, and its end, before it takes the bracket.
  bool StartArray() { return begin(Kind::Array); }
  bool StartObject() { return begin(Kind::Object); }
  bool EndArray(rapidjson::SizeType) { return end(); }
  bool EndObject(rapidjson::SizeType) { return end(); }

  bool too_deep() const { return too_deep_; }
  DocumentBuilder& builder() { return builder_; }

 private:
  template <typename Add>
  bool literal(std::uint32_t length, Add add) {
    const auto end = static_cast<std::uint32_t>(tokens_.Tell());
    add(Span{.begin = end - length, .end = end});
    return is_affordable();
  }

  std::string_view text() {
    if (tokens_.has_escapes()) return builder_.keep(tokens_.decoded());
    const std::string_view written = tokens_.written();
    return written.substr(1, written.size() - 2);
  }

  bool begin(Kind kind) {
    const auto offset = static_cast<std::uint32_t>(tokens_.Tell());
    builder_.begin(kind, {.begin = offset, .end = offset + 1});
    too_deep_ = builder_.depth() > options_.max_depth;
    return !too_deep_ && is_affordable();
  }

  bool is_affordable() const { return builder_.node_count() <= options_.max_values; }

  bool end() {
    builder_.end(static_cast<std::uint32_t>(tokens_.Tell()) + 1);
    return true;
  }

  const JsonTokens& tokens_;
  const ReadOptions& options_;
  bool too_deep_ = false;
  DocumentBuilder builder_;
};

JsonProblem problem_of(rapidjson::ParseErrorCode code) {
  switch (code) {
    case rapidjson::kParseErrorDocumentRootNotSingular: return JsonProblem::EndExpected;
    case rapidjson::kParseErrorObjectMissName: return JsonProblem::NameExpected;
    case rapidjson::kParseErrorObjectMissColon: return JsonProblem::ColonExpected;
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket: return JsonProblem::SeparatorExpected;
    case rapidjson::kParseErrorNone:
    case rapidjson::kParseErrorDocumentEmpty:
    case rapidjson::kParseErrorValueInvalid:
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
    case rapidjson::kParseErrorStringEscapeInvalid:
    case rapidjson::kParseErrorStringMissQuotationMark:
    case rapidjson::kParseErrorStringInvalidEncoding:
    case rapidjson::kParseErrorNumberTooBig:
    case rapidjson::kParseErrorNumberMissFraction:
    case rapidjson::kParseErrorNumberMissExponent:
    case rapidjson::kParseErrorTermination:
    case rapidjson::kParseErrorUnspecificSyntaxError: return JsonProblem::ValueExpected;
  }
  return JsonProblem::ValueExpected;
}

// No text has more nodes: each but the root follows one of these bytes.
std::size_t most_nodes(std::string_view text) {
  std::size_t count = 1;
  for (const char c : text) count += c == ',' || c == ':' || c == '[' || c == '{' ? 1U : 0U;
  return count;
}

std::optional<OpenContainer> innermost(const DocumentBuilder& builder) {
  if (builder.depth() == 0) return std::nullopt;
  const Node& node = builder.node(builder.innermost());
  return OpenContainer{.kind = node.kind, .bracket = node.span};
}

}  // namespace

Result<Document> read_json(SourceId source, const SourceMap& sources, const ReadOptions& options, Findings& remarks) {
  const std::string_view text = sources.text(source);
  if (std::optional<Finding> finding = unreadable_text(source, text)) return *std::move(finding);

  JsonTokens tokens(text, options.takes_mark ? byte_order_mark(text) : 0);
  Handler handler(source, tokens, options);
  constexpr std::size_t kLarge = std::size_t{1} << 20U;
  if (text.size() > kLarge) handler.builder().reserve(std::min(most_nodes(text), options.max_values) + 1);
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<rapidjson::kParseIterativeFlag>(tokens, handler);

  const std::optional<OpenContainer> container = innermost(handler.builder());
  if (handler.too_deep()) {
    return make_finding(Code::TooDeep, {.source = source, .span = container->bracket},
                        Length{.got = handler.builder().depth(), .want = options.max_depth});
  }
  if (handler.builder().node_count() > options.max_values) {
    return make_detail(Code::TooLarge, source, 0, 0,
                       "it has more than " + std::to_string(options.max_values) + " values and names of members");
  }
  if (tokens.error()) return explain(*tokens.error(), source, text, container, options.unit);
  if (result.IsError()) {
    return explain({.problem = problem_of(result.Code()), .offset = result.Offset()}, source, text, container,
                   options.unit);
  }
  Document document = std::move(handler.builder()).finish();
  add_remarks(document, remarks);
  return document;
}

}  // namespace contract::internal
