// simdjson builds its DOM of each line; nothing is validated. What a parser alone costs.
#include <simdjson.h>

#include "peers/measure.h"

int main(int argc, char** argv) {
  using namespace contract;
  static_assert(bench::kPadding >= simdjson::SIMDJSON_PADDING);
  return bench::measure(argc, argv, [](const std::string&) {
    return [parser = simdjson::dom::parser()](std::string_view lines) mutable {
      return bench::count_lines(lines, [&](std::string_view line) {
        return parser.parse(line.data(), line.size(), false).error() == simdjson::SUCCESS;
      });
    };
  });
}
