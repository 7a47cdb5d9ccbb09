#pragma once
// What every C++ program of this folder does: read a schema and lines of JSON, count the valid lines several times, and
// say how long each time took. Programs in other languages print the same: see print() below.
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace contract::bench {

// simdjson reads this many bytes past the end of what it is given.
constexpr std::size_t kPadding = 64;

inline std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  text.reserve(text.size() + kPadding);
  return text;
}

// The number of lines that `accepts` says yes to.
template <class Accepts>
std::size_t count_lines(std::string_view lines, Accepts&& accepts) {
  std::size_t count = 0;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    count += accepts(lines.substr(0, end)) ? 1U : 0U;
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
  }
  return count;
}

inline void print(std::size_t valid, std::size_t lines, std::size_t bytes, double compile_seconds,
                  const std::vector<double>& seconds) {
  std::printf(R"({"valid": %zu, "invalid": %zu, "bytes": %zu, "compile": %.9f, "seconds": [)", valid, lines - valid,
              bytes, compile_seconds);
  for (std::size_t pass = 0; pass < seconds.size(); ++pass) std::printf(pass == 0 ? "%.9f" : ", %.9f", seconds[pass]);
  std::printf("]}\n");
}

// PROGRAM SCHEMA LINES PASSES. `prepare` takes the path of the schema and gives a function that counts the valid ones
// of the lines it is given. Times are from bytes in memory to that number: the processor's time, which on one core is
// the time that passes on an idle machine, and which other processes do not lengthen.
template <class Prepare>
int measure(int argc, char** argv, Prepare&& prepare) {
  const auto seconds_since = [](std::clock_t start) {
    return static_cast<double>(std::clock() - start) / static_cast<double>(CLOCKS_PER_SEC);
  };
  if (argc != 4) {
    std::fprintf(stderr, "Usage: %s SCHEMA LINES PASSES\n", argv[0]);
    return 2;
  }
  try {
    const std::string text = file_text(argv[2]);
    const auto before_compiling = std::clock();
    auto count_valid = prepare(std::string(argv[1]));
    const double compile_seconds = seconds_since(before_compiling);
    std::vector<double> seconds;
    std::size_t valid = 0;
    for (int pass = 0; pass < std::atoi(argv[3]); ++pass) {
      const auto start = std::clock();
      valid = count_valid(std::string_view(text));
      seconds.push_back(seconds_since(start));
    }
    print(valid, count_lines(text, [](std::string_view) { return true; }), text.size(), compile_seconds, seconds);
    return 0;
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s: %s\n", argv[0], problem.what());
    return 1;
  }
}

}  // namespace contract::bench
