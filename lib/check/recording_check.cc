#include "check/recording_check.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "check/broken_text.h"
#include "check/exchange_check.h"
#include "check/recording_secrets.h"
#include "read/har.h"
#include "read/json.h"

namespace contract::internal {
namespace {

void add(Findings findings, Outcome& outcome) {
  std::ranges::move(findings, std::back_inserter(outcome.findings));
}

const MediaTypeContent* json_content(const std::vector<MediaTypeContent>& content) {
  const MediaType json{.type = "application", .subtype = "json", .parameters = {}};
  const MediaTypeContent* described = content_for(content, json);
  return described != nullptr && described->schema ? described : nullptr;
}

const std::vector<MediaTypeContent>* content_of(const Target& target) {
  if (target.kind == TargetKind::ResponseBody) return &target.response->content;
  return target.operation->request_body ? &target.operation->request_body->content : nullptr;
}

}  // namespace

Finding not_checked(SourceId source, std::string why) {
  return make_finding(Code::Undecided, {.source = source, .span = {}}, Detail{.text = std::move(why), .help = {}});
}

std::optional<Yardstick> body_yardstick(const Target& target) {
  const std::vector<MediaTypeContent>* content = content_of(target);
  const MediaTypeContent* json = content != nullptr ? json_content(*content) : nullptr;
  if (json == nullptr) return std::nullopt;
  return Yardstick{
      .program = *target.contract->program, .block = target.contract->block(*json->schema), .label = target.label};
}

void check_body(const CheckContext& context, const Target& target, SourceId source, Outcome& outcome) {
  if (const auto yardstick = body_yardstick(target)) {
    judge_text(context, *yardstick, source, TextKind::ByName, outcome);
  } else {
    Findings findings{not_checked(source, "no JSON body is documented for " + target.label)};
    hide_values(source, context.sources, findings, target.contract->program->secret_names.declared(), outcome.secrets);
    add(std::move(findings), outcome);
  }
}

void check_recording(const CheckContext& context, const CompiledContract& contract, SourceId source, Outcome& outcome) {
  const std::size_t before = outcome.findings.size();
  Findings remarks;
  Result<Document> document = read_json(source, context.sources, context.read, remarks);
  if (!document) {
    hide_values(source, context.sources, document.findings(), NameTable{}, outcome.secrets);
    add(std::move(document.findings()), outcome);
    return;
  }
  if (!is_har(document->root())) {
    outcome.findings.push_back(not_checked(source, "it is no recording of a kind that is known here (HAR 1.2)"));
    hide_scalars(*document, outcome.secrets);
    return;
  }
  add(std::move(remarks), outcome);
  Findings unreadable;
  Result<Recording> recording = read_har(*document, context.sources, unreadable);
  add(std::move(unreadable), outcome);
  if (!recording) {
    add(std::move(recording.findings()), outcome);
    hide_scalars(*document, outcome.secrets);
    return;
  }
  if (recording->exchanges.empty() && recording->unreadable == 0) {
    outcome.findings.push_back(not_checked(source, "it holds no exchange"));
  }
  const CredentialNames credentials(contract.contract);
  for (const Exchange& exchange : recording->exchanges) {
    check_exchange(context, contract, credentials, exchange, outcome);
  }
  // Where nothing was found, nothing is shown.
  if (outcome.findings.size() != before) hide_unread_strings(*document, recording->exchanges, outcome.secrets);
  outcome.exchanges += recording->exchanges.size();
}

}  // namespace contract::internal
