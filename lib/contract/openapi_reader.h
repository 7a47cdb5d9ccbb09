#pragma once
// What every part of the loader needs: following references, reading members, reporting what is wrong with them.
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "contract/openapi_object.h"
#include "finding/finding.h"

namespace contract::internal {

// Finds the document of an absolute URI without fragment; nothing if there is none. The document must stay valid until
// the contract is loaded.
using ReferenceLookup = std::function<std::optional<OpenApiDocument>(std::string_view uri)>;

// Every function goes on after an error: it reports the error and answers with nothing, or a harmless value.
class OpenApiReader {
 public:
  // All of these must outlive the reader.
  OpenApiReader(OpenApiDocument main, const ReferenceLookup& lookup, Findings& findings);

  OpenApiObject root() const;

  // What `$ref` leads to, through any number of references (OpenAPI 3.1 section 4.8.23); `at` itself if it has none.
  std::optional<OpenApiObject> follow(OpenApiObject at);

  // Follows references and makes sure that an object stands there. `what` says what was wanted: "a response".
  std::optional<OpenApiObject> object(const OpenApiObject& at, std::string_view what);

  // Members of `at`. Absent ones are nothing; ones of the wrong type are reported.
  std::optional<std::string_view> text(const OpenApiObject& at, std::string_view member);
  std::optional<bool> flag(const OpenApiObject& at, std::string_view member);
  std::optional<OpenApiObject> list(const OpenApiObject& at, std::string_view member);
  std::optional<OpenApiObject> map(const OpenApiObject& at, std::string_view member);

  // Like text(), and reports its absence. `what` is what `at` is: "a parameter".
  std::optional<std::string_view> required_text(const OpenApiObject& at, std::string_view member,
                                                std::string_view what);

  // Reports members that are neither in `known` nor extensions (`x-`), and provenance that cannot be used.
  void check_members(const OpenApiObject& at, std::span<const std::string_view> known);

  // Reports a breach of the rules of OpenAPI: BadContract.
  void report(const OpenApiObject& at, std::string text, std::string help = {}, std::vector<Related> related = {});

 private:
  // What is shared by reference is read, and found wrong, once per use; it is reported once.
  void add(Finding finding);
  const OpenApiDocument* load(const std::string& uri);
  std::optional<OpenApiObject> resolve(const OpenApiObject& reference);
  void report_unresolved(const OpenApiObject& reference, std::string nearest);

  const OpenApiDocument main_;
  const ReferenceLookup& lookup_;
  Findings& findings_;
  std::map<std::string, std::optional<OpenApiDocument>, std::less<>> others_;
  std::set<std::tuple<Code, SourceId, std::uint32_t, std::string>> reported_;
};

// "did you mean `post`?" if one of `candidates` is near enough to `word`; else empty.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace contract::internal
