#include "check/recording_check.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "check/broken_text.h"
#include "check/exchange_check.h"
#include "check/freshness.h"
#include "check/recording_secrets.h"
#include "read/recordings.h"

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

Place whole_text(SourceId source, const SourceMap& sources) {
  return {.source = source, .span = {.begin = 0, .end = static_cast<std::uint32_t>(sources.text(source).size())}};
}

// What stands for any string in one kind of recording, besides what the configuration says.
CheckContext with_placeholders(CheckContext context, const std::vector<std::string>& placeholders) {
  if (placeholders.empty()) return context;
  std::ranges::copy(placeholders, std::back_inserter(context.run.placeholders));
  context.quick = nullptr;  // it looks for those of the configuration
  return context;
}

}  // namespace

Finding unknown_kind(SourceId source) {
  std::string names;
  for (const RecordingKind& kind : all_recording_kinds()) {
    names += (names.empty() ? "" : ", ") + std::string(kind.name);
  }
  return make_finding(Code::Undecided, {.source = source, .span = {}},
                      Detail{.text = "it is no recording of a kind that is known here",
                             .help = "known are " + names + "; see `contract-check list readers`"});
}

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

void check_recording(const CheckContext& context, const CompiledContract& contract, const RecordingKind* chosen,
                     SourceId source, Outcome& outcome) {
  const std::size_t before = outcome.findings.size();
  RecordingFile file = read_recording(source, context.sources, context.read, chosen);
  if (!file.document && !file.recording)
    hide_values(source, context.sources, file.findings, NameTable{}, outcome.secrets);
  add(std::move(file.findings), outcome);
  if (file.kind == nullptr && file.document) outcome.findings.push_back(unknown_kind(source));
  if (!file.recording) {
    if (file.document) hide_scalars(*file.document, outcome.secrets);
    return;
  }
  const Recording& recording = *file.recording;
  if (recording.exchanges.empty() && recording.unreadable == 0) {
    outcome.findings.push_back(not_checked(source, "it holds no exchange"));
  }
  const CredentialNames credentials(contract.contract);
  Freshness freshness(context.max_age, context.clock);
  const CheckContext in_kind = with_placeholders(context, recording.placeholders);
  for (const Exchange& exchange : recording.exchanges) {
    freshness.see(exchange);
    check_exchange(in_kind, contract, credentials, exchange, outcome);
  }
  freshness.report(outcome);
  // Where nothing was found, nothing is shown.
  if (outcome.findings.size() != before) {
    if (file.document) {
      hide_unread_strings(*file.document, recording.exchanges, context.sources, outcome.secrets);
    } else {
      hide_unread_text(whole_text(source, context.sources), recording.exchanges, context.sources, outcome.secrets);
    }
  }
  outcome.exchanges += recording.exchanges.size();
}

}  // namespace contract::internal
