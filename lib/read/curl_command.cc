#include "read/curl_command.h"

#include <algorithm>
#include <array>
#include <utility>

#include "http/token.h"

namespace contract::internal {
namespace {

// A command is what somebody typed: one that is longer is none.
constexpr std::size_t kLongestCommand = std::size_t{1} << 20U;

// Where the word `curl` begins; npos if the line is no such command.
std::size_t command_offset(std::string_view line) {
  std::size_t at = std::min(line.find_first_not_of(" \t"), line.size());
  if (at + 1 < line.size() && (line[at] == '$' || line[at] == '%' || line[at] == '#') && line[at + 1] == ' ') at += 2;
  return line.substr(at).starts_with("curl ") ? at : std::string_view::npos;
}

// The words of the command at `at`, and where it ends. Of what a shell knows only quotes, backslashes and the ends of
// a command are understood (POSIX Shell Command Language, section 2.2).
class Shell {
 public:
  Shell(std::string_view text, std::size_t at)
      : text_(text.substr(0, std::min(text.size(), at + kLongestCommand))), at_(at) {}

  std::vector<ShellWord> words() {
    std::vector<ShellWord> words;
    while (skip_blanks()) words.push_back(word());
    return words;
  }
  std::size_t end() const { return at_; }
  bool is_whole() const { return is_whole_; }

 private:
  // False at the end of the command.
  bool skip_blanks() {
    while (at_ < text_.size()) {
      if (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r') {
        ++at_;
      } else if (is_continuation()) {
        at_ = text_.find('\n', at_) + 1;
      } else {
        return text_[at_] != '\n' && text_[at_] != '|' && text_[at_] != ';' && text_[at_] != '>' && text_[at_] != '&';
      }
    }
    return false;
  }

  bool is_continuation() const {
    const std::string_view rest = text_.substr(at_);
    return rest.starts_with("\\\n") || rest.starts_with("\\\r\n");
  }

  ShellWord word() {
    ShellWord word{.text = {}, .begin = static_cast<std::uint32_t>(at_)};
    char quote = '\0';
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (quote == '\0') {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') break;
        if (c == '\'' || c == '"') {
          quote = c;
        } else if (c == '\\' && at_ + 1 < text_.size()) {
          if (is_continuation()) break;
          word.text += text_[++at_];
        } else {
          word.text += c;
        }
      } else if (c == quote) {
        quote = '\0';
      } else if (c == '\\' && quote == '"' && at_ + 1 < text_.size() && is_escapable(text_[at_ + 1])) {
        word.text += text_[++at_];
      } else {
        word.text += c;
      }
    }
    is_whole_ = is_whole_ && quote == '\0';
    word.end = static_cast<std::uint32_t>(at_);
    return word;
  }

  static bool is_escapable(char c) { return c == '"' || c == '\\' || c == '$' || c == '`'; }

  std::string_view text_;
  std::size_t at_;
  bool is_whole_ = true;
};

enum class Effect : std::uint8_t { Method, Header, Data, Json, Form, Get, Head, Url, Cookie, User, Agent, Ignored };

struct Option {
  char letter;  // '\0': none
  std::string_view name;
  Effect effect;
  bool takes_value;
};

// Those that change the request, and those that take a value, which is no URL then.
constexpr std::array kOptions{
    Option{'X', "request", Effect::Method, true},
    Option{'H', "header", Effect::Header, true},
    Option{'d', "data", Effect::Data, true},
    Option{'\0', "data-raw", Effect::Data, true},
    Option{'\0', "data-binary", Effect::Data, true},
    Option{'\0', "data-ascii", Effect::Data, true},
    Option{'\0', "data-urlencode", Effect::Form, true},
    Option{'\0', "json", Effect::Json, true},
    Option{'F', "form", Effect::Form, true},
    Option{'\0', "form-string", Effect::Form, true},
    Option{'T', "upload-file", Effect::Form, true},
    Option{'G', "get", Effect::Get, false},
    Option{'I', "head", Effect::Head, false},
    Option{'\0', "url", Effect::Url, true},
    Option{'b', "cookie", Effect::Cookie, true},
    Option{'u', "user", Effect::User, true},
    Option{'A', "user-agent", Effect::Agent, true},
    Option{'e', "referer", Effect::Ignored, true},
    Option{'o', "output", Effect::Ignored, true},
    Option{'m', "max-time", Effect::Ignored, true},
    Option{'x', "proxy", Effect::Ignored, true},
    Option{'w', "write-out", Effect::Ignored, true},
    Option{'c', "cookie-jar", Effect::Ignored, true},
    Option{'D', "dump-header", Effect::Ignored, true},
    Option{'E', "cert", Effect::Ignored, true},
    Option{'\0', "key", Effect::Ignored, true},
    Option{'\0', "cacert", Effect::Ignored, true},
    Option{'\0', "connect-timeout", Effect::Ignored, true},
    Option{'\0', "max-redirs", Effect::Ignored, true},
    Option{'\0', "resolve", Effect::Ignored, true},
    Option{'\0', "retry", Effect::Ignored, true},
    Option{'\0', "limit-rate", Effect::Ignored, true},
    Option{'\0', "oauth2-bearer", Effect::User, true},
    Option{'r', "range", Effect::Ignored, true},
};

const Option* named(std::string_view name) {
  const auto found = std::ranges::find(kOptions, name, &Option::name);
  return found == kOptions.end() ? nullptr : &*found;
}

const Option* lettered(char letter) {
  const auto found = std::ranges::find(kOptions, letter, &Option::letter);
  return found == kOptions.end() ? nullptr : &*found;
}

class CommandReader {
 public:
  CommandReader(std::vector<ShellWord> words, const TextLines& lines, SourceMap& sources)
      : words_(std::move(words)), lines_(lines), sources_(sources) {}

  std::optional<Request> read(std::string& reason) {
    for (at_ = 1; at_ < words_.size(); ++at_) take(words_[at_]);
    if (request_.url.empty()) reason_ = "the command names no URL";
    if (!reason_.empty()) {
      reason = std::move(reason_);
      return std::nullopt;
    }
    finish();
    return std::move(request_);
  }

 private:
  void take(const ShellWord& word) {
    const std::string_view text = word.text;
    if (text.starts_with("--")) {
      if (const Option* option = named(text.substr(2))) take(*option, {});
    } else if (text.starts_with('-') && text.size() > 1) {
      take_letters(word);
    } else {
      url(word);
    }
  }

  // "-sSi", "-XPOST": letters in a row, the last of which may take the rest as its value.
  void take_letters(const ShellWord& word) {
    for (std::size_t i = 1; i < word.text.size(); ++i) {
      const Option* option = lettered(word.text[i]);
      if (option == nullptr) continue;
      const std::string rest = word.text.substr(i + 1);
      take(*option, option->takes_value && !rest.empty() ? std::optional<ShellWord>({rest, word.begin, word.end})
                                                         : std::nullopt);
      if (option->takes_value) return;
    }
  }

  void take(const Option& option, std::optional<ShellWord> value) {
    if (option.takes_value && !value) {
      if (at_ + 1 >= words_.size()) return;
      value = words_[++at_];
    }
    switch (option.effect) {
      case Effect::Method: method_ = upper_case(value->text); return;
      case Effect::Header: return header(*value);
      case Effect::Data: return data(*value);
      case Effect::Json: is_json_ = true; return data(*value);
      case Effect::Form: reason_ = "the command sends a form or a file, which is not read"; return;
      case Effect::Get: in_query_ = true; return;
      case Effect::Head: is_head_ = true; return;
      case Effect::Url: return url(*value);
      case Effect::Cookie: return add_header("Cookie", value->text, *value);
      case Effect::User: return add_header("Authorization", credential(option, *value), *value);
      case Effect::Agent:
      case Effect::Ignored: return;
    }
  }

  static std::string credential(const Option& option, const ShellWord& value) {
    return (option.letter == 'u' ? "Basic " : "Bearer ") + value.text;
  }

  void url(const ShellWord& word) {
    if (!request_.url.empty()) {
      reason_ = "the command names several URLs";
      return;
    }
    // curl takes a URL without a scheme for http.
    const bool has_scheme = word.text.find("://") != std::string::npos;
    request_.url = (has_scheme ? "" : "http://") + word.text;
    request_.where = place_inside(word, word.text);
  }

  void header(const ShellWord& word) {
    const std::size_t colon = word.text.find(':');
    if (colon == std::string::npos || !is_token(std::string_view(word.text).substr(0, colon))) return;
    add_header(word.text.substr(0, colon), trim_whitespace(std::string_view(word.text).substr(colon + 1)), word);
  }

  void add_header(std::string name, std::string_view value, const ShellWord& word) {
    request_.headers.push_back(
        {.name = std::move(name), .value = std::string(value), .where = place_inside(word, value)});
  }

  void data(const ShellWord& word) {
    if (word.text.starts_with('@')) {
      reason_ = "the command sends a file, which is not read";
    } else if (body_) {
      reason_ = "the command sends several pieces of data, which are not joined";
    } else {
      body_ = word;
    }
  }

  // Where `value` stands in a word, if the word is written as it is; else all of the word.
  Place place_inside(const ShellWord& word, std::string_view value) const {
    const std::string_view written = lines_.text().substr(word.begin, word.end - word.begin);
    const std::size_t at = value.empty() ? std::string_view::npos : written.find(value);
    return lines_.place(at == std::string_view::npos ? written : written.substr(at, value.size()));
  }

  void finish() {
    if (body_ && in_query_) {
      request_.url += (request_.url.find('?') == std::string::npos ? '?' : '&') + body_->text;
      body_.reset();
    }
    request_.method = !method_.empty() ? method_ : is_head_ ? "HEAD" : body_ ? "POST" : "GET";
    if (!body_) return;
    Body body;
    if (const std::string* type = find_value(request_.headers, "Content-Type")) {
      body.media_type = *type;
    } else {
      body.media_type = is_json_ ? "application/json" : "application/x-www-form-urlencoded";
    }
    const std::string_view written = lines_.text().substr(body_->begin, body_->end - body_->begin);
    const std::size_t at = written.find(body_->text);
    body.where = lines_.place(written);
    if (at != std::string_view::npos) {
      body.text = sources_.add_embedded(body.where, body_->text,
                                        {{.inner = 0, .outer = body_->begin + static_cast<std::uint32_t>(at)}});
    } else {
      body.text = sources_.add_decoded(body.where, body_->text);
    }
    request_.body = std::move(body);
  }

  std::vector<ShellWord> words_;
  std::size_t at_ = 0;
  const TextLines& lines_;
  SourceMap& sources_;
  Request request_;
  std::string method_;
  std::optional<ShellWord> body_;
  bool is_json_ = false;
  bool is_head_ = false;
  bool in_query_ = false;
  std::string reason_;
};

}  // namespace

bool is_curl_command(std::string_view line) {
  return command_offset(line) != std::string_view::npos;
}

std::optional<Request> take_curl_command(TextLines& lines, SourceMap& sources, std::string& reason) {
  const TextLine first = lines.peek();
  Shell shell(lines.text(), first.begin + command_offset(first.text));
  std::vector<ShellWord> words = shell.words();
  while (!lines.at_end() && lines.offset() <= shell.end()) lines.take();
  if (!shell.is_whole()) {
    reason = "a quotation of the command is never closed";
    return std::nullopt;
  }
  return CommandReader(std::move(words), lines, sources).read(reason);
}

}  // namespace contract::internal
