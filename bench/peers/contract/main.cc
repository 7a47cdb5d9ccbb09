// Ours: the one file of the benchmarks that knows how the library is called.
#include "contract/contract.h"
#include "peers/measure.h"

int main(int argc, char** argv) {
  using namespace contract;
  return bench::measure(argc, argv, [](const std::string& path) {
    const Schema schema = Schema::load(path);
    if (!schema) throw std::runtime_error(to_string(schema.problems().front()));
    return [schema](std::string_view lines) { return static_cast<std::size_t>(schema.check_lines(lines).valid); };
  });
}
