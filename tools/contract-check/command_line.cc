#include "command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>
#include <utility>

#include "text/nearest.h"
#include "text/printable.h"

namespace contract::tool {

struct CommandLine::Parser {
  CLI::App app;
};

struct CommandLine::Option {
  std::string names;  // empty: a heading
  std::string placeholder;
  std::string meaning;
  Take take = {};
  bool repeatable = false;
  bool value_may_be_left_out = false;
  bool* given = nullptr;          // of a flag
  CLI::Option* parsed = nullptr;  // owned by the parser

  std::string long_name() const { return names.substr(names.find("--")); }
};

CommandLine::CommandLine() : parser_(std::make_unique<Parser>()) {
  // Operands are taken from what CLI11 leaves over: as operands of its own it would read "[a,b]" as a list.
  parser_->app.allow_extras();
  parser_->app.set_help_flag();
}

CommandLine::~CommandLine() = default;

void CommandLine::heading(std::string title) {
  options_.push_back({.names = {}, .placeholder = {}, .meaning = std::move(title)});
}

void CommandLine::flag(std::string names, std::string meaning, bool& given) {
  CLI::Option* const parsed = parser_->app.add_flag(names)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  options_.push_back(
      {.names = std::move(names), .placeholder = {}, .meaning = std::move(meaning), .given = &given, .parsed = parsed});
}

void CommandLine::optional_value(std::string names, std::string placeholder, std::string meaning, Take take) {
  CLI::Option* const parsed = parser_->app.add_flag(names)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  options_.push_back({.names = std::move(names),
                      .placeholder = std::move(placeholder),
                      .meaning = std::move(meaning),
                      .take = std::move(take),
                      .value_may_be_left_out = true,
                      .parsed = parsed});
}

void CommandLine::value(std::string names, std::string placeholder, std::string meaning, Take take) {
  add(std::move(names), std::move(placeholder), std::move(meaning), std::move(take), false);
}

void CommandLine::values(std::string names, std::string placeholder, std::string meaning, Take take) {
  add(std::move(names), std::move(placeholder), std::move(meaning), std::move(take), true);
}

void CommandLine::add(std::string names, std::string placeholder, std::string meaning, Take take, bool repeatable) {
  CLI::Option* const parsed = parser_->app.add_option(names, [](const CLI::results_t&) { return true; });
  parsed->expected(1)->take_all()->allow_extra_args(false);
  options_.push_back({.names = std::move(names),
                      .placeholder = std::move(placeholder),
                      .meaning = std::move(meaning),
                      .take = std::move(take),
                      .repeatable = repeatable,
                      .parsed = parsed});
}

std::optional<std::string> CommandLine::parse(const std::vector<std::string>& arguments) {
  // CLI11 takes "--name= value" for "--name value".
  for (auto argument = arguments.begin(); argument != arguments.end() && *argument != "--"; ++argument) {
    if (argument->find('=') == argument->size() - 1 && is_option(*argument)) {
      return fmt::format("{} needs a value", argument->substr(0, argument->size() - 1));
    }
  }
  try {
    parser_->app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));  // CLI11 reads from the back
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string_view message = error.what();
    return fmt::format("{} needs a value", message.substr(0, message.find(':')));
  } catch (const CLI::ParseError& error) {
    return internal::printable(error.what());
  }
  bool options_end = false;
  for (const std::string& argument : parser_->app.remaining()) {
    if (options_end || !argument.starts_with('-') || argument == "-") {
      operands_.push_back(argument);
    } else if (argument == "--") {
      options_end = true;
    } else {
      return unknown(argument);
    }
  }
  return take_values();
}

std::string CommandLine::unknown(const std::string& argument) const {
  const std::string name = argument.substr(0, argument.find('='));
  std::vector<std::string> names;
  for (const Option& option : options_) {
    if (!option.names.empty()) names.push_back(option.long_name());
  }
  const std::vector<std::string_view> views(names.begin(), names.end());
  const std::string meant = internal::nearest(name, views);
  return fmt::format("there is no option {}{}", internal::printable(name),
                     meant.empty() ? "" : fmt::format("; did you mean {}?", meant));
}

bool CommandLine::is_option(std::string_view word) const {
  return std::ranges::any_of(options_, [&](const Option& option) {
    return !option.names.empty() && word.substr(0, word.find('=')) == option.long_name();
  });
}

std::optional<std::string> CommandLine::take_values() {
  for (const Option& option : options_) {
    if (option.names.empty() || option.parsed->empty()) continue;
    const std::vector<std::string>& values = option.parsed->results();
    if (option.given != nullptr) {
      if (values.back() != "true") return fmt::format("{} takes no value", option.long_name());
      *option.given = true;
      continue;
    }
    if (option.value_may_be_left_out) {
      const std::string& last = values.back();
      if (const std::string problem = option.take(last == "true" ? "" : last); !problem.empty()) {
        return fmt::format("{} {}", option.long_name(), internal::printable(problem));
      }
      continue;
    }
    if (values.size() > 1 && !option.repeatable) return fmt::format("{} is given twice", option.long_name());
    for (const std::string& value : values) {
      if (is_option(value)) return fmt::format("{} needs a value, and {} is an option", option.long_name(), value);
      if (const std::string problem = option.take(value); !problem.empty()) {
        return fmt::format("{} {}", option.long_name(), internal::printable(problem));
      }
    }
  }
  return std::nullopt;
}

std::string CommandLine::options_help() const {
  constexpr std::size_t kIndent = 28;
  std::string help;
  for (const Option& option : options_) {
    if (option.names.empty()) {
      help += fmt::format("\n{}:\n", option.meaning);
      continue;
    }
    std::string names = option.names;
    if (const std::size_t comma = names.find(','); comma != std::string::npos) names.insert(comma + 1, " ");
    const std::string_view separator = option.placeholder.empty() || option.value_may_be_left_out ? "" : " ";
    std::string left = fmt::format("  {}{}{}", names, separator, option.placeholder);
    std::istringstream meaning(option.meaning);
    for (std::string line; std::getline(meaning, line); left.clear()) {
      if (left.size() + 2 > kIndent) {
        help += left + "\n";
        left.clear();
      }
      help += fmt::format("{:<{}}{}\n", left, kIndent, line);
    }
  }
  return help;
}

Take text_into(std::optional<std::string>& target) {
  return [&target](const std::string& value) -> std::string {
    if (value.empty()) return "must not be empty";
    target = value;
    return {};
  };
}

}  // namespace contract::tool
