#pragma once
// What can be chosen when a contract or a schema is loaded.
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contract/finding.h"

namespace contract {

struct Options {
  // Formats of your own, or better ones for those built in: whether a string has the format. They are called from the
  // threads that check, and must not throw.
  std::map<std::string, std::function<bool(std::string_view)>> formats;

  // Strings that stand in for any string whatever its format; "*" covers any characters: "${*}".
  std::vector<std::string> placeholders;

  // Whether contentEncoding, contentMediaType and contentSchema are asserted. By themselves they are annotations (draft
  // 2020-12 validation, section 8). Known are base64, base64url, base32, base16 and quoted-printable, and JSON.
  bool assert_content = false;

  // Where to look for documents that references name: URI prefix, of whole segments, to folder. Nothing is ever fetched
  // from a network.
  std::map<std::string, std::string> resolve;

  // How members are reported that the contract does not document; nothing: not at all. A schema alone documents no
  // API, so `Schema` reports none.
  std::optional<Severity> undocumented = Severity::Warning;
};

}  // namespace contract
