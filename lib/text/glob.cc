#include "text/glob.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "text/utf8.h"

namespace contract::internal {
namespace {

std::vector<std::string_view> names_of(std::string_view path) {
  std::vector<std::string_view> names;
  while (true) {
    const std::size_t slash = path.find('/');
    names.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return names;
    path.remove_prefix(slash + 1);
  }
}

bool is_hidden(std::string_view name) {
  return name.starts_with('.') && name != "." && name != "..";
}

// Splits at "/", which classes and escapes cannot hold.
std::variant<std::vector<std::string_view>, GlobProblem> split_pattern(std::string_view pattern) {
  std::vector<std::string_view> segments;
  std::size_t start = 0;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] == '/') {
      segments.push_back(pattern.substr(start, at - start));
      start = ++at;
      continue;
    }
    const std::size_t from = at;
    at = pattern[at] == '\\' ? at + 2 : (pattern[at] == '[' ? end_of_class(pattern, at) : at + 1);
    if (pattern.substr(from, at - from).find('/') != std::string_view::npos) {
      return GlobProblem{"`/` can be neither escaped nor in a set"};
    }
  }
  segments.push_back(pattern.substr(start));
  return segments;
}

}  // namespace

// Reads one segment of a pattern whose brackets and escapes are well formed.
class Glob::SegmentReader {
 public:
  explicit SegmentReader(std::string_view text) : text_(text) {}

  std::variant<Segment, GlobProblem> read() {
    Segment segment;
    bool literal = true;
    while (at_ < text_.size() && problem_.empty()) {
      switch (text_[at_]) {
        case '*':
          at_ = std::min(text_.find_first_not_of('*', at_), text_.size());
          segment.tokens.push_back({.kind = Token::Kind::AnyRun});
          literal = false;
          continue;
        case '?':
          ++at_;
          segment.tokens.push_back({.kind = Token::Kind::AnyCharacter});
          literal = false;
          continue;
        case '[':
          segment.tokens.push_back(set());
          literal = false;
          continue;
      }
      const char32_t character = member();
      append_utf8(segment.name, character);
      segment.tokens.push_back({.kind = Token::Kind::Character, .character = character});
    }
    if (!problem_.empty()) return GlobProblem{problem_};
    (literal ? segment.tokens.clear() : segment.name.clear());
    return segment;
  }

 private:
  char32_t member() {
    if (text_[at_] == '\\') ++at_;
    return next_code_point(text_, at_);
  }

  Token set() {
    Token token{.kind = Token::Kind::Set};
    const std::size_t end = end_of_class(text_, at_) - 1;
    ++at_;
    token.negated = text_[at_] == '!' || text_[at_] == '^';
    if (token.negated) ++at_;
    while (at_ < end) {
      const char32_t first = member();
      char32_t last = first;
      if (at_ + 1 < end && text_[at_] == '-') {
        ++at_;
        last = member();
      }
      if (last < first) problem_ = "a range in `[]` runs backwards";
      token.ranges.emplace_back(first, last);
    }
    at_ = end + 1;
    return token;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string problem_;
};

std::variant<Glob, GlobProblem> Glob::parse(std::string_view pattern, std::string_view folder) {
  auto expanded = expand_braces(pattern);
  if (auto* problem = std::get_if<GlobProblem>(&expanded)) return std::move(*problem);
  Glob glob;
  for (const std::string& alternative : std::get<std::vector<std::string>>(expanded)) {
    auto segments = read_alternative(alternative, folder);
    if (auto* problem = std::get_if<GlobProblem>(&segments)) return std::move(*problem);
    glob.alternatives_.push_back(std::get<Segments>(std::move(segments)));
  }
  return glob;
}

std::variant<Glob::Segments, GlobProblem> Glob::read_alternative(std::string_view pattern, std::string_view folder) {
  if (pattern.empty()) return GlobProblem{"it is empty"};
  auto split = split_pattern(pattern);
  if (auto* problem = std::get_if<GlobProblem>(&split)) return std::move(*problem);

  Segments segments;
  if (!pattern.starts_with('/') && !folder.empty()) {
    for (const std::string_view name : names_of(folder)) segments.push_back({.name = std::string(name)});
    if (segments.size() > 1 && segments.back().name.empty()) segments.pop_back();
  }
  for (const std::string_view text : std::get<std::vector<std::string_view>>(split)) {
    const bool is_root = text.empty() && segments.empty();
    if ((text.empty() && !is_root) || text == ".") continue;
    if (text == ".." && !segments.empty() && segments.back().name != "..") {
      if (!segments.back().is_literal()) return GlobProblem{"`..` follows a wildcard"};
      if (!segments.back().name.empty()) segments.pop_back();  // the parent of "/" is "/"
    } else if (text == "**") {
      segments.push_back({.any_folders = true});
    } else {
      auto segment = SegmentReader(text).read();
      if (auto* problem = std::get_if<GlobProblem>(&segment)) return std::move(*problem);
      segments.push_back(std::get<Segment>(std::move(segment)));
    }
  }
  // "**" at the end means files, and a file has a name.
  if (!segments.empty() && segments.back().any_folders) segments.push_back({.tokens = {{.kind = Token::Kind::AnyRun}}});
  return segments;
}

bool Glob::Token::accepts(char32_t code_point) const {
  switch (kind) {
    case Kind::Character: return code_point == character;
    case Kind::AnyCharacter: return true;
    case Kind::AnyRun: return false;
    case Kind::Set: {
      const bool inside = std::ranges::any_of(
          ranges, [&](const auto& range) { return range.first <= code_point && code_point <= range.second; });
      return inside != negated;
    }
  }
  return false;
}

bool Glob::Segment::spells_dot() const {
  if (is_literal()) return is_hidden(name);
  return !tokens.empty() && tokens.front().kind == Token::Kind::Character && tokens.front().character == U'.';
}

// Backtracks only to the last "*": whatever an earlier one could take instead, this one can take too.
bool Glob::Segment::matches(std::string_view text) const {
  if (is_literal()) return text == name;
  if (text.empty() || (is_hidden(text) && !spells_dot())) return false;

  std::size_t at = 0;
  std::size_t token = 0;
  std::optional<std::size_t> run;
  std::size_t run_end = 0;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t code_point = next_code_point(text, next);
    if (token < tokens.size() && tokens[token].kind == Token::Kind::AnyRun) {
      run = ++token;
      run_end = at;
    } else if (token < tokens.size() && tokens[token].accepts(code_point)) {
      ++token;
      at = next;
    } else if (run) {
      next_code_point(text, run_end);
      at = run_end;
      token = *run;
    } else {
      return false;
    }
  }
  while (token < tokens.size() && tokens[token].kind == Token::Kind::AnyRun) ++token;
  return token == tokens.size();
}

// As for one segment, with names for characters. No "**" takes in a hidden folder.
bool Glob::matches(const Segments& segments, const std::vector<std::string_view>& names) {
  std::size_t name = 0;
  std::size_t segment = 0;
  std::optional<std::size_t> run;
  std::size_t run_end = 0;
  while (name < names.size()) {
    if (segment < segments.size() && segments[segment].any_folders) {
      run = ++segment;
      run_end = name;
    } else if (segment < segments.size() && segments[segment].matches(names[name])) {
      ++segment;
      ++name;
    } else if (run && !is_hidden(names[run_end])) {
      name = ++run_end;
      segment = *run;
    } else {
      return false;
    }
  }
  return segment == segments.size();
}

bool Glob::matches(std::string_view path) const {
  const std::vector<std::string_view> names = names_of(path);
  return std::ranges::any_of(alternatives_, [&](const Segments& segments) { return matches(segments, names); });
}

std::vector<std::string> Glob::roots() const {
  std::vector<std::string> roots;
  for (const Segments& segments : alternatives_) {
    std::string root;
    for (std::size_t i = 0; i < segments.size() && segments[i].is_literal(); ++i) {
      if (i != 0 && root != "/") root += '/';
      root += i == 0 && segments[i].name.empty() ? "/" : segments[i].name;
    }
    if (std::ranges::find(roots, root) == roots.end()) roots.push_back(std::move(root));
  }
  return roots;
}

bool Glob::finds_hidden() const {
  return std::ranges::any_of(alternatives_, [](const Segments& segments) {
    const auto wildcard = std::ranges::find_if_not(segments, &Segment::is_literal);
    return std::any_of(wildcard, segments.end(), [](const Segment& segment) { return segment.spells_dot(); });
  });
}

}  // namespace contract::internal
