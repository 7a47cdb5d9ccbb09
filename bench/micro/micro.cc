// Microbenchmarks of the steps: read, compile, run. Run from the root of the project.
#include <benchmark/benchmark.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "corpus/corpus.h"
#include "document/document.h"
#include "micro/schemas.h"
#include "read/json.h"
#include "run/run.h"

namespace {

using namespace contract;
using namespace contract::internal;

constexpr const char* kConnection = "schemas/versori/connection.schema.json";
constexpr std::size_t kDocuments = 500;

// Documents of a corpus, and what is read from them. Both stay for the whole run.
class Instances {
 public:
  explicit Instances(std::string_view shape) {
    corpus::Corpus corpus(*corpus::find_shape(shape), corpus::Members::InOrder, 1);
    for (std::size_t index = 0; index < kDocuments; ++index) {
      sources_.push_back(texts_.add("instance.json", std::string(corpus.next().text)));
      bytes_ += texts_.text(sources_.back()).size();
    }
  }

  std::vector<Document> read() const {
    std::vector<Document> documents;
    documents.reserve(sources_.size());
    Findings remarks;
    for (const SourceId source : sources_) {
      auto document = read_json(source, texts_, {}, remarks);
      if (!document) throw std::runtime_error("the corpus is not JSON");
      documents.push_back(std::move(*document));
    }
    return documents;
  }

  void count(benchmark::State& state) const {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes_));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kDocuments));
  }

 private:
  SourceMap texts_;
  std::vector<SourceId> sources_;
  std::size_t bytes_ = 0;
};

void read_json_exactly(benchmark::State& state) {
  const Instances instances("connection");
  for (auto _ : state) benchmark::DoNotOptimize(instances.read());
  instances.count(state);
}
BENCHMARK(read_json_exactly)->Unit(benchmark::kMillisecond);

void compile_connection(benchmark::State& state) {
  bench::LoadedSchema schema(kConnection);
  for (auto _ : state) benchmark::DoNotOptimize(schema.compile());
}
BENCHMARK(compile_connection)->Unit(benchmark::kMicrosecond);

void compile_subschemas(benchmark::State& state) {
  const auto groups = static_cast<std::size_t>(state.range(0)) / bench::kSubschemasPerGroup;
  bench::LoadedSchema schema("large.schema.json", bench::large_schema(groups));
  for (auto _ : state) benchmark::DoNotOptimize(schema.compile());
}
BENCHMARK(compile_subschemas)->Arg(1000)->Arg(10'000)->Unit(benchmark::kMillisecond);

// `judge_one` looks at one document.
template <class JudgeOne>
void over_documents(benchmark::State& state, JudgeOne judge_one) {
  const Instances instances("connection");
  const std::vector<Document> documents = instances.read();
  const std::shared_ptr<const Program> program = bench::LoadedSchema(kConnection).compile();
  const BlockId entry = program->entries.begin()->second;
  for (auto _ : state) {
    for (const Document& document : documents) benchmark::DoNotOptimize(judge_one(*program, entry, document));
  }
  instances.count(state);
}

void run_with_findings(benchmark::State& state) {
  over_documents(state, [](const Program& program, BlockId entry, const Document& document) {
    return run(program, entry, document, document.root(), {});
  });
}
BENCHMARK(run_with_findings)->Unit(benchmark::kMillisecond);

void run_for_the_verdict(benchmark::State& state) {
  over_documents(state, [](const Program& program, BlockId entry, const Document& document) {
    return judge(program, entry, document.root(), {});
  });
}
BENCHMARK(run_for_the_verdict)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
