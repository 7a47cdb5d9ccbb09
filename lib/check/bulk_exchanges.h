#pragma once
// Holds the exchanges of a recording to a contract one by one, batch by batch.
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "check/batch_judge.h"
#include "check/bulk_program.h"
#include "check/compiled_contract.h"
#include "check/credentials.h"
#include "check/judging.h"
#include "check/plan.h"
#include "check/quick_verdicts.h"
#include "read/recordings.h"

namespace contract::internal {

// What all threads look at. What it refers to must outlive it.
struct ExchangeTask {
  std::string name;  // of the file
  const EntryStream& stream;
  const CompiledContract& contract;
  CredentialNames credentials;
  const CheckContext& context;
  ReadOptions read;
  const Severities& severities;
  BulkUse bulk = BulkUse::WhereItPays;
};

// What the stream has to know of it. `task` must outlive it.
BatchTask batch_task(const ExchangeTask& task);

class BulkExchanges : public BatchJudge {
 public:
  BulkExchanges(const ExchangeTask& task, std::mutex& heavy);

  void judge(Batch& batch, const Allowance& allowance, BatchResult& result) override;

 private:
  // An entry, which begins at `begin` in the text of the batch.
  void judge_entry(std::string_view batch, std::size_t begin, std::string_view entry, std::uint64_t number);
  Findings read_and_check(const CheckContext& context, SourceId source, std::uint64_t number, Outcome& outcome);

  const ExchangeTask& task_;
  std::mutex& heavy_;
  BulkPrograms programs_;
  QuickVerdicts quick_;
  Allowance allowance_;  // of the present batch, as is the following
  BatchResult* result_ = nullptr;
};

}  // namespace contract::internal
