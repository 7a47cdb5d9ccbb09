#include "check/target.h"

#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "text/nearest.h"

namespace contract::internal {
namespace {

Finding unknown(Code code, Place where, std::string_view name, const std::vector<std::string_view>& known) {
  return make_finding(code, where,
                      NameFacts{.name = std::string(name), .nearest = nearest(name, known), .because = {}});
}

Finding misunderstood(Place where, std::string text) {
  return make_finding(
      Code::BadConfiguration, where,
      Detail{.text = std::move(text), .help = "write \"OPERATION request\" or \"OPERATION response STATUS\""});
}

// Takes the last word off `text`.
std::string_view take_last_word(std::string_view& text) {
  const std::size_t space = text.find_last_of(' ');
  const std::string_view word = text.substr(space == std::string_view::npos ? 0 : space + 1);
  text = space == std::string_view::npos ? std::string_view{} : text.substr(0, space);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return word;
}

std::optional<int> parse_status(std::string_view word) {
  int status = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), status);
  constexpr int kLowest = 100;
  constexpr int kHighest = 599;
  if (error != std::errc() || end != word.data() + word.size() || status < kLowest || status > kHighest) {
    return std::nullopt;
  }
  return status;
}

// Splits the contract's name off the front. Nothing if no contract has it.
std::optional<const CompiledContract*> take_contract(std::string_view& text, const Contracts& contracts) {
  const std::string_view word = text.substr(0, text.find(' '));
  if (const auto named = contracts.find(word); named != contracts.end() && !word.empty()) {
    text.remove_prefix(word.size());
    while (text.starts_with(' ')) text.remove_prefix(1);
    return named->second;
  }
  if (const auto unnamed = contracts.find(""); unnamed != contracts.end()) return unnamed->second;
  return std::nullopt;
}

Result<Target> parse_body_target(std::string_view text, Place where, const CompiledContract& contract) {
  Target target{.kind = TargetKind::RequestBody, .contract = &contract, .label = std::string(text)};
  std::string_view rest = text;
  std::string_view last = take_last_word(rest);
  std::optional<int> status;
  if (last != "request") {
    status = parse_status(last);
    if (!status) return misunderstood(where, "`" + std::string(text) + "` does not end with `request` or a status");
    if (take_last_word(rest) != "response") {
      return misunderstood(where, "`response` is missing before the status in `" + std::string(text) + "`");
    }
    target.kind = TargetKind::ResponseBody;
  }
  target.operation = contract.contract.operation(rest);
  if (target.operation == nullptr) {
    std::vector<std::string_view> known;
    for (const Operation& operation : contract.contract.operations) known.push_back(operation.id);
    return unknown(Code::UnknownOperation, where, rest, known);
  }
  if (status) {
    target.response = target.operation->response(*status);
    if (target.response == nullptr) {
      Finding finding = make_finding(Code::UndocumentedStatus, where,
                                     NameFacts{.name = std::to_string(*status), .nearest = {}, .because = {}});
      finding.operation = target.operation->id;
      return finding;
    }
  }
  return target;
}

}  // namespace

Result<Target> parse_target(std::string_view text, Place where, const Contracts& contracts) {
  std::string_view rest = text;
  const auto contract = take_contract(rest, contracts);
  if (!contract) {
    std::vector<std::string_view> known;
    for (const auto& [name, loaded] : contracts) known.push_back(name);
    const std::string_view name = rest.substr(0, rest.find(' '));
    return misunderstood(where, "there is no contract called `" + std::string(name) + "`");
  }
  if (*contract == nullptr) return Target{};
  if (rest.empty()) return Target{.kind = TargetKind::Exchanges, .contract = *contract};
  return parse_body_target(rest, where, **contract);
}

}  // namespace contract::internal
