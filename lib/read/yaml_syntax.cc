#include "read/yaml_syntax.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>
#include <vector>

#include "document/writer.h"
#include "read/encoding.h"
#include "text/utf8.h"

namespace contract::internal {
namespace {

Span span_at(std::size_t begin, std::size_t end) {
  return {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
}

std::size_t line_begin(std::string_view text, std::size_t offset) {
  return offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;  // npos + 1 is 0
}

bool is_tab_indented(std::string_view text, std::size_t offset) {
  const std::string_view line = text.substr(line_begin(text, offset));
  const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
  return line.substr(0, indent).find('\t') != std::string_view::npos;
}

// What begins between `from` and `to` and is not closed there.
struct Unclosed {
  std::optional<std::size_t> quote;
  std::optional<std::size_t> bracket;
};

// Goes by tokens, roughly: quotes and `#` count only where one may begin, brackets also between brackets.
Unclosed find_unclosed(std::string_view text, std::size_t from, std::size_t to) {
  text = text.substr(0, to);
  std::vector<std::size_t> brackets;
  bool token_may_begin = true;
  for (std::size_t i = from; i < text.size(); ++i) {
    const char c = text[i];
    const bool bracket_counts = token_may_begin || !brackets.empty();
    if (token_may_begin && (c == '"' || c == '\'')) {
      std::size_t end = i + 1;
      while (end < text.size() && text[end] != c) end += c == '"' && text[end] == '\\' ? 2 : 1;
      if (end >= text.size()) return {.quote = i, .bracket = std::nullopt};
      i = end;
      token_may_begin = c == '\'';  // '' inside a string: the string goes on
      continue;
    }
    if (token_may_begin && c == '#') {
      i = std::min(text.find('\n', i), text.size());
      continue;
    }
    if (bracket_counts && (c == '[' || c == '{')) brackets.push_back(i);
    if (!brackets.empty() && (c == ']' || c == '}')) brackets.pop_back();
    token_may_begin = std::string_view(" \t\r\n,[]{}").find(c) != std::string_view::npos;
  }
  if (brackets.empty()) return {};
  return {.quote = std::nullopt, .bracket = brackets.back()};
}

// Explains one stop. Holds what all explanations look at.
class Explainer {
 public:
  Explainer(const YamlStop& stop, SourceId source, std::string_view text)
      : stop_(stop), source_(source), text_(text), at_(std::min(stop.offset, text.size())) {}

  Finding explain() const {
    switch (stop_.problem) {
      case YamlProblem::FlowList: return in_flow("a list", "`]`");
      case YamlProblem::FlowMapping: return in_flow("a mapping", "`}`");
      case YamlProblem::FlowClose: return opened(character_is("the bracket {} does not fit", ""));
      case YamlProblem::BlockList:
        return indented("the line is no item of the list that it stands in",
                        "items begin with `- `, all of them at the same indentation");
      case YamlProblem::BlockMapping:
        return indented("the line is no member of the mapping that it stands in",
                        "members are `name: value`, all of them at the same indentation");
      case YamlProblem::ItemHere:
        return indented("a list item cannot begin here", "begin the list on a line of its own");
      case YamlProblem::KeyHere: return indented("a key cannot begin here", "begin it on a line of its own");
      case YamlProblem::ColonHere:
        return indented("a colon stands after something that is no key", "quote a text that holds `: `");
      case YamlProblem::UnknownToken: return unknown_token();
      case YamlProblem::OpenString: return open_string();
      case YamlProblem::MarkerInString:
        return here("a document marker stands inside a string", "close the string, or indent its lines");
      case YamlProblem::TabIndent: return tab();
      case YamlProblem::BadEscape:
        return escape("no escape of YAML looks like this", "write a backslash itself as `\\\\`, or use single quotes");
      case YamlProblem::BadCodePoint:
        return escape("the escape names no character", "write both halves of a surrogate pair as one \\U escape");
      case YamlProblem::AliasName: return here("an alias needs a name after `*`", "quote a text that begins with `*`");
      case YamlProblem::AnchorName:
        return here("an anchor needs a name after `&`", "quote a text that begins with `&`");
      case YamlProblem::UnknownAnchor:
        return word("the alias names an anchor that is not above it", "quote a text that begins with `*`");
      case YamlProblem::TwoProperties: return here("a value has two tags or two anchors", "leave one");
      case YamlProblem::BadTag: return here("the tag is malformed", "quote a text that begins with `!`");
      case YamlProblem::BlockHeader:
        return here("only an indentation from 1 to 9, `+` or `-` may follow `|` and `>`",
                    "begin the text on the next line");
      case YamlProblem::BadDirective: return here("the directive is malformed", "");
      case YamlProblem::Other: return here("the text is no YAML", "");
    }
    assert(false && "problem is none of the list");
    return {};
  }

 private:
  bool at_end() const { return text_.find_first_not_of(" \t\r\n", at_) == std::string_view::npos; }

  std::string character() const {
    if (at_ >= text_.size()) return "the end of the file";
    std::size_t next = at_;
    next_code_point(text_, next);
    return quote(text_.substr(at_, next - at_));
  }

  Finding make(std::size_t begin, std::size_t end, std::string text, std::string help) const {
    return make_detail(Code::Syntax, source_, begin, end, std::move(text), std::move(help));
  }

  Finding here(std::string text, std::string help) const {
    std::size_t next = at_;
    if (at_ < text_.size()) next_code_point(text_, next);
    return make(at_, next, std::move(text), std::move(help));
  }

  // The words about one character, with `{}` in its place.
  Finding character_is(std::string text, std::string help) const {
    Finding finding = here(std::move(text), std::move(help));
    std::get<Detail>(finding.facts).quoted = character();
    return finding;
  }

  Finding word(std::string text, std::string help) const {
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n,[]{}", at_), text_.size());
    return make(at_, end, std::move(text), std::move(help));
  }

  // The parser has read past an escape when it complains.
  Finding escape(std::string text, std::string help) const {
    const std::size_t begin = at_ == 0 ? 0 : std::min(text_.rfind('\\', at_ - 1), at_);
    return make(begin, std::max(begin, at_), std::move(text), std::move(help));
  }

  Finding tab() const {
    const std::size_t begin = text_.find('\t', line_begin(text_, at_));
    return make(begin, begin + 1, "a tab indents the line", "YAML indents with spaces only");
  }

  // A tab at the start of the line is the reason more often than not.
  Finding indented(std::string text, std::string help) const {
    if (is_tab_indented(text_, at_)) return tab();
    return here(std::move(text), std::move(help));
  }

  // yaml-cpp reads a whole bracket before it says anything about it, so the builder may not know it yet.
  Finding opened(Finding finding) const {
    std::optional<Span> bracket = stop_.open_bracket;
    if (const auto begin = find_unclosed(text_, stop_.reached, at_).bracket; !bracket && begin) {
      bracket = span_at(*begin, *begin + 1);
    }
    if (bracket) {
      finding.related.push_back({.where = {.source = source_, .span = *bracket}, .label = "opened here"});
    }
    return finding;
  }

  Finding in_flow(const std::string& container, const std::string& bracket) const {
    if (at_end()) {
      const std::size_t end = at_ == 0 ? 0 : text_.find_last_not_of(" \t\r\n", at_ - 1) + 1;
      return opened(make(end, end, "the file ends inside " + container, "close it with " + bracket));
    }
    return opened(character_is("a comma or " + bracket + " has to stand here, not {}",
                               "names and strings on several lines need quotes as well"));
  }

  Finding open_string() const {
    const std::size_t begin = find_unclosed(text_, stop_.reached, text_.size()).quote.value_or(at_);
    Finding finding = make(begin, std::min(begin + 1, text_.size()), "the file ends inside a string",
                           "close it with the quote it begins with");
    finding.related.push_back(
        {.where = {.source = source_, .span = span_at(text_.size(), text_.size())}, .label = "the file ends here"});
    return finding;
  }

  Finding unknown_token() const {
    if (is_tab_indented(text_, at_)) return tab();
    const bool in_brackets = stop_.open_bracket || find_unclosed(text_, stop_.reached, at_).bracket;
    if (in_brackets && at_ < text_.size() && text_[at_] == '?') {
      return here("a question mark stands unquoted between brackets", "quote the text that holds it");
    }
    return character_is("no value begins with {}", "quote it if it is meant as text");
  }

  const YamlStop& stop_;
  SourceId source_;
  std::string_view text_;
  std::size_t at_;
};

}  // namespace

Finding explain(const YamlStop& stop, SourceId source, std::string_view text) {
  return Explainer(stop, source, text).explain();
}

std::optional<Finding> forbidden_character(SourceId source, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 || byte == '\t' || byte == '\n') continue;
    if (byte != '\r') {
      return make_detail(Code::Syntax, source, i, i + 1, "{} stands in the text",
                         "write it as an escape in a double-quoted string",
                         "the control character " + quote(text.substr(i, 1)));
    }
    if (i + 1 == text.size() || text[i + 1] != '\n') {
      return make_detail(Code::Syntax, source, i, i + 1, "a carriage return stands alone",
                         "end lines with a line feed, or with both");
    }
  }
  return std::nullopt;
}

std::optional<Finding> wrong_directive(SourceId source, std::string_view text, std::size_t begin) {
  bool has_directives = false;
  for (std::size_t line = begin; line < text.size();) {
    const std::size_t end = std::min(text.find('\n', line), text.size());
    const std::string_view words = text.substr(line, end - line);
    const std::size_t first = words.find_first_not_of(" \t\r");
    const bool is_blank = first == std::string_view::npos || words[first] == '#';
    if (words.starts_with('%')) {
      has_directives = true;
      if (!words.starts_with("%YAML ") && !words.starts_with("%TAG ")) {
        return make_detail(Code::Syntax, source, line, end, "YAML has no such directive",
                           "quote a text that begins with `%`");
      }
    } else if (!is_blank) {
      if (!has_directives || words.starts_with("---")) return std::nullopt;
      return make_detail(Code::Syntax, source, line, line, "`---` is missing after the directives",
                         "put a line `---` before this");
    }
    line = end + 1;
  }
  return std::nullopt;
}

}  // namespace contract::internal
