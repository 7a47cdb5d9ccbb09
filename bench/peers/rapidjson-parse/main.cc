// RapidJSON builds its DOM of each line; nothing is validated.
#include <rapidjson/document.h>

#include "peers/measure.h"

int main(int argc, char** argv) {
  using namespace contract;
  return bench::measure(argc, argv, [](const std::string&) {
    return [](std::string_view lines) {
      return bench::count_lines(lines, [](std::string_view line) {
        rapidjson::Document document;
        document.Parse(line.data(), line.size());
        return !document.HasParseError();
      });
    };
  });
}
