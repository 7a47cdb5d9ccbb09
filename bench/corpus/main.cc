// contract-corpus: writes a corpus to standard output.
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus.h"

namespace {

using namespace contract::corpus;

constexpr std::string_view kUsage =
    R"(Usage: contract-corpus SHAPE [OPTION]... > FILE
       contract-corpus --list

Writes documents of a shape, one a line; exactly one in every hundred is invalid.

  --list           the shapes, each with its schema
  --bytes N        stop when N bytes are reached
  --documents N    stop after N documents (1000, unless --bytes is given)
  --seed N         others than those of seed 1
  --shuffled       the members of every object in random order
  --array          one array instead of lines
  --valid          leave out the invalid ones
  --expected       "valid" or "invalid" for each document, instead of the documents
)";

struct Choices {
  const Shape* shape = nullptr;
  std::uint64_t bytes = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t documents = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t seed = 1;
  Members order = Members::InOrder;
  bool array = false;
  bool only_valid = false;
  bool expected = false;
};

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Nothing: the arguments make no sense.
std::optional<Choices> choices_from(const std::vector<std::string_view>& arguments) {
  Choices choices;
  bool limited = false;
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    const std::string_view argument = arguments[at];
    if (argument == "--shuffled") {
      choices.order = Members::Shuffled;
    } else if (argument == "--array") {
      choices.array = true;
    } else if (argument == "--valid") {
      choices.only_valid = true;
    } else if (argument == "--expected") {
      choices.expected = true;
    } else if (argument == "--bytes" || argument == "--documents" || argument == "--seed") {
      const auto value = at + 1 < arguments.size() ? whole_number(arguments[++at]) : std::nullopt;
      if (!value) return std::nullopt;
      (argument == "--bytes" ? choices.bytes : argument == "--seed" ? choices.seed : choices.documents) = *value;
      limited = limited || argument != "--seed";
    } else if (choices.shape == nullptr) {
      choices.shape = find_shape(argument);
      if (choices.shape == nullptr) return std::nullopt;
    } else {
      return std::nullopt;
    }
  }
  if (choices.shape == nullptr) return std::nullopt;
  if (!limited) choices.documents = 1000;
  return choices;
}

// Whether everything could be written.
bool write_corpus(const Choices& choices) {
  Corpus corpus(*choices.shape, choices.order, choices.seed);
  std::string line;
  std::uint64_t bytes = 0;
  std::uint64_t count = 0;
  while (count < choices.documents && bytes < choices.bytes) {
    const Corpus::Entry entry = corpus.next();
    if (choices.only_valid && !entry.valid) continue;
    bytes += entry.text.size() + 1;
    line.clear();
    if (choices.array) line = count == 0 ? "[" : ",\n";
    line += choices.expected ? (entry.valid ? "valid" : "invalid") : entry.text;
    if (!choices.array) line += '\n';
    ++count;
    if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size()) return false;
  }
  if (choices.array) std::fputs(bytes == 0 ? "[]\n" : "]\n", stdout);
  return std::fflush(stdout) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  if (arguments.size() == 1 && arguments[0] == "--list") {
    for (const Shape& shape : shapes()) {
      std::printf("%.*s\t%.*s\n", static_cast<int>(shape.name.size()), shape.name.data(),
                  static_cast<int>(shape.schema.size()), shape.schema.data());
    }
    return 0;
  }
  const auto choices = choices_from(arguments);
  if (!choices) {
    std::fwrite(kUsage.data(), 1, kUsage.size(), stderr);
    return 2;
  }
  return write_corpus(*choices) ? 0 : 3;
}
