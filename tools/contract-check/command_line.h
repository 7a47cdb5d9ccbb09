#pragma once
// One command's options: declared once, for parsing and for the help text alike.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace contract::tool {

// Takes one value of an option. Gives what is wrong with it as words that follow the option's name ("must be …"), or
// nothing.
using Take = std::function<std::string(const std::string& value)>;

class CommandLine {
 public:
  CommandLine();
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  // Begins a group of options in the help text.
  void heading(std::string title);

  // `names` as CLI11 wants them: "--schema", "-q,--quiet". `meaning` may have several lines.
  void flag(std::string names, std::string meaning, bool& given);
  // An option whose value may be left out: --name, or --name=VALUE. `take` is called with "" for the former.
  void optional_value(std::string names, std::string placeholder, std::string meaning, Take take);
  void value(std::string names, std::string placeholder, std::string meaning, Take take);
  void values(std::string names, std::string placeholder, std::string meaning, Take take);  // may be given repeatedly

  // Reads the arguments after the command's name. Gives what is wrong, as one sentence without a full stop, or nothing.
  std::optional<std::string> parse(const std::vector<std::string>& arguments);

  // What is no option, in the order given; all that follows "--".
  const std::vector<std::string>& operands() const { return operands_; }

  std::string options_help() const;

 private:
  struct Parser;
  struct Option;
  void add(std::string names, std::string placeholder, std::string meaning, Take take, bool repeatable);
  std::string unknown(const std::string& argument) const;
  std::optional<std::string> take_values();
  bool is_option(std::string_view word) const;

  std::unique_ptr<Parser> parser_;
  std::vector<Option> options_;
  std::vector<std::string> operands_;
};

// `value` becomes the value of an option that takes any text but an empty one.
Take text_into(std::optional<std::string>& target);

}  // namespace contract::tool
