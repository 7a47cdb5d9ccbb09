#include "read/coded_body.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "finding/wording.h"
#include "http/header.h"
#include "http/media_type.h"
#include "http/token.h"
#include "text/utf8.h"

namespace contract::internal {
namespace {

// More than this in a row nobody sends, and each may cost the whole budget.
constexpr std::size_t kMostCodings = 4;

// In the order in which they were applied.
std::vector<std::string_view> codings_of(const std::vector<Header>& headers) {
  std::vector<std::string_view> codings;
  for (const Header& header : headers) {
    if (!same_header_name(header.name, "Content-Encoding")) continue;
    std::string_view rest = header.value;
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      const std::string_view coding = trim_whitespace(rest.substr(0, comma));
      if (!coding.empty() && !equal_without_case(coding, "identity")) codings.push_back(coding);
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  return codings;
}

bool is_text(const std::optional<MediaType>& type) {
  return !type || type->is_json() || type->type == "text" || type->subtype.ends_with("xml") ||
         type->subtype == "x-www-form-urlencoded";
}

bool is_text_of(std::string_view bytes, const std::optional<MediaType>& type) {
  constexpr std::string_view kBeginsJson = "{[\"-0123456789tfn";
  const auto is_control = [](char c) {
    return (c >= '\0' && c < ' ' && c != '\t' && c != '\r' && c != '\n') || c == 0x7F;
  };
  if (first_invalid_utf8(bytes) || std::ranges::any_of(bytes, is_control)) return false;
  if (!type || !type->is_json()) return true;
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos || kBeginsJson.find(bytes[first]) != std::string_view::npos;
}

// Whether the data are of another kind altogether, rather than broken.
bool is_foreign(const DecompressionProblem& problem, Compression compression, std::string_view bytes) {
  if (problem.fault != DecompressionFault::Corrupt && problem.fault != DecompressionFault::CutOff) return false;
  const bool has_magic = compression == Compression::Gzip || compression == Compression::Zstandard;
  return !has_magic || compression_of(bytes) != compression;
}

Finding contradiction(Place where, std::string text, std::string help = {}, std::optional<std::string> quoted = {}) {
  return make_finding(Code::BadCompression, where,
                      Detail{.text = std::move(text), .help = std::move(help), .quoted = std::move(quoted)});
}

Finding explain(const DecompressionProblem& problem, Compression compression, std::string_view bytes, Place where) {
  const std::string sentence = "the body cannot be decoded: " + describe(problem, compression, kBodyBudget);
  switch (problem.fault) {
    case DecompressionFault::TooLarge:
    case DecompressionFault::TooDense: return make_finding(Code::TooLarge, where, Detail{.text = sentence, .help = {}});
    case DecompressionFault::Corrupt:
    case DecompressionFault::CutOff:
    case DecompressionFault::BytesAfterEnd: break;
  }
  if (!is_foreign(problem, compression, bytes)) return contradiction(where, sentence);
  return contradiction(
      where, "`Content-Encoding` says that the body is " + std::string(to_string(compression)) + ", but it is not",
      "if the recorder decoded it, it should have left out the header");
}

std::variant<std::string, Finding> undo_codings(std::string bytes, Place where,
                                                const std::vector<std::string_view>& codings,
                                                const std::optional<MediaType>& type) {
  if (codings.size() > kMostCodings) {
    return contradiction(where, "`Content-Encoding` names " + std::to_string(codings.size()) +
                                    " codings in a row, and " + std::to_string(kMostCodings) + " are undone");
  }
  for (auto coding = codings.rbegin(); coding != codings.rend() && !is_text_of(bytes, type); ++coding) {
    const std::optional<Compression> compression = compression_coded(*coding);
    if (!compression) {
      return contradiction(where, "`Content-Encoding` names {}, which is not known here",
                           "known are `gzip`, `deflate`, `br` and `zstd`", quoted_name(*coding));
    }
    auto decoded = decompress(*compression, bytes, kBodyBudget);
    if (const auto* problem = std::get_if<DecompressionProblem>(&decoded)) {
      if (!is_text(type) && is_foreign(*problem, *compression, bytes)) break;
      return explain(*problem, *compression, bytes, where);
    }
    bytes = std::move(std::get<std::string>(decoded));
  }
  return bytes;
}

}  // namespace

SourceId add_coded_body(std::string bytes, Place where, const std::vector<Header>& headers, std::string_view media_type,
                        SourceMap& sources, Findings& remarks) {
  auto decoded = undo_codings(std::move(bytes), where, codings_of(headers), parse_media_type(media_type));
  if (auto* finding = std::get_if<Finding>(&decoded)) {
    remarks.push_back(std::move(*finding));
    return SourceId::none;
  }
  return sources.add_decoded(where, std::move(std::get<std::string>(decoded)));
}

}  // namespace contract::internal
