#include "read/document_file.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "compression/compression.h"
#include "read/encoding.h"
#include "read/json.h"
#include "read/json_number.h"
#include "read/yaml.h"

namespace contract::internal {
namespace {

constexpr std::array<std::string_view, 8> kJsonExtensions = {".json",   ".har",      ".webmanifest", ".geojson",
                                                             ".jsonld", ".topojson", ".map",         ".avsc"};
constexpr std::array<std::string_view, 2> kYamlExtensions = {".yaml", ".yml"};

std::string extension_of(std::string_view name) {
  name = name_inside(name);
  const std::size_t separator = name.find_last_of("/\\");
  if (separator != std::string_view::npos) name.remove_prefix(separator + 1);
  const std::size_t point = name.rfind('.');
  std::string extension(name.substr(std::min(point, name.size())));
  for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return extension;
}

// Whether `text` is nothing but one JSON string. It may still be malformed inside; the JSON reader says so then.
bool is_one_string(std::string_view text) {
  if (!text.starts_with('"')) return false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      return i + 1 == text.size();
    }
  }
  return true;
}

bool looks_like_json(std::string_view text) {
  constexpr std::string_view kWhiteSpace = " \t\r\n";
  text.remove_prefix(byte_order_mark(text));
  text.remove_prefix(std::min(text.find_first_not_of(kWhiteSpace), text.size()));
  text = text.substr(0, text.find_last_not_of(kWhiteSpace) + 1);
  if (text.starts_with('{') || text.starts_with('[')) return true;
  return text == "true" || text == "false" || text == "null" || is_json_number(text) || is_one_string(text);
}

}  // namespace

bool is_json_source(SourceId source, const SourceMap& sources) {
  const std::string extension = extension_of(sources.name(source));
  if (std::ranges::find(kJsonExtensions, extension) != kJsonExtensions.end()) return true;
  if (std::ranges::find(kYamlExtensions, extension) != kYamlExtensions.end()) return false;
  return looks_like_json(sources.text(source));
}

Result<Document> read_document(SourceId source, const SourceMap& sources, const ReadOptions& options,
                               Findings& remarks) {
  return is_json_source(source, sources) ? read_json(source, sources, options, remarks)
                                         : read_yaml(source, sources, options, remarks);
}

}  // namespace contract::internal
