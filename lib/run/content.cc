#include "run/content.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "document/writer.h"
#include "text/content_encoding.h"

namespace contract::internal {
namespace {

// Contents inside of contents. Each encoding makes its content longer, so that nobody comes near this.
constexpr std::size_t kDeepestContent = 16;

ContentProblem undecided(std::uint32_t origin, std::string why) {
  return {.verdict = Verdict::Undecided,
          .code = Code::Undecided,
          .origin = origin,
          .facts = Detail{.text = std::move(why), .help = {}}};
}

std::optional<ContentProblem> schema_problem(const Program& program, const ContentTable& table,
                                             const ContentDocument& content, const RunOptions& options, bool explains,
                                             Work& work) {
  if (table.schema == BlockId::none || table.schema == BlockId::always) return std::nullopt;
  if (options.content_depth >= kDeepestContent) {
    return undecided(table.schema_origin, "contents are inside of contents more often than the budget allows");
  }
  RunOptions inside = options;
  ++inside.content_depth;
  inside.work = &work;
  const Value root = content.document->root();
  ContentProblem problem{.code = Code::ContentMismatch, .origin = table.schema_origin, .facts = NoFacts{}};
  if (!explains) {
    problem.verdict = judge(program, table.schema, root, inside);
  } else {
    RunResult result = run(program, table.schema, *content.document, root, inside);
    problem.verdict = result.verdict;
    problem.causes = std::move(result.findings);
    problem.secret = !result.secrets.empty();
  }
  if (problem.verdict == Verdict::Valid && !problem.secret) return std::nullopt;
  if (problem.verdict == Verdict::Undecided) {
    problem.code = Code::Undecided;
    problem.facts = Detail{.text = "the schema of its content could not be decided", .help = {}};
  }
  return problem;
}

}  // namespace

Findings placed_at(Findings findings, Place where) {
  std::vector<Finding*> waiting;
  for (Finding& finding : findings) waiting.push_back(&finding);
  while (!waiting.empty()) {
    Finding& finding = *waiting.back();
    waiting.pop_back();
    finding.where = where;
    finding.related.clear();
    for (Finding& cause : finding.causes) waiting.push_back(&cause);
  }
  return findings;
}

namespace {

std::optional<ContentProblem> problem_of_content(const Program& program, const ContentTable& table,
                                                 std::string_view text, const RunOptions& options, bool explains,
                                                 Work& work) {
  std::string bytes(text);
  if (!table.encoding.empty()) {
    auto decoded = decode_content(table.encoding, text);
    if (!decoded) return std::nullopt;  // what is inside cannot be known
    if (const auto* problem = std::get_if<EncodingProblem>(&*decoded)) {
      return ContentProblem{.code = Code::BadContentEncoding,
                            .origin = table.encoding_origin,
                            .facts = FormatFacts{.got = quote_excerpt(text),
                                                 .format = std::string(table.encoding),
                                                 .problem = std::string(problem->text)}};
    }
    bytes = std::get<std::string>(std::move(*decoded));
  }
  if (table.media_type.empty()) return std::nullopt;
  if (options.read_content == nullptr) {
    return undecided(table.media_type_origin, "contents cannot be read here");
  }
  ContentAnswer answer = options.read_content(std::move(bytes), table.media_type);
  if (auto* problem = std::get_if<Detail>(&answer)) {
    return ContentProblem{.code = Code::BadContent, .origin = table.media_type_origin, .facts = std::move(*problem)};
  }
  const auto* content = std::get_if<ContentDocument>(&answer);
  return content == nullptr ? std::nullopt : schema_problem(program, table, *content, options, explains, work);
}

// Whether a content may be a secret, be it readable or not.
bool may_hold_secret(const Program& program, const ContentTable& table) {
  return table.schema < BlockId::always && program.block(table.schema).secrets;
}

}  // namespace

std::optional<ContentProblem> content_problem(const Program& program, const ContentTable& table, std::string_view text,
                                              const RunOptions& options, bool explains, Work& work) {
  std::optional<ContentProblem> problem = problem_of_content(program, table, text, options, explains, work);
  if (explains && may_hold_secret(program, table)) {
    if (!problem) problem.emplace().verdict = Verdict::Valid;
    problem->secret = true;
  }
  return problem;
}

}  // namespace contract::internal
