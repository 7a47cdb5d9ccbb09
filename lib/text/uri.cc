#include "text/uri.h"

#include <algorithm>

#include "text/ascii.h"

namespace contract::internal {
namespace {

// RFC 3986 section 5.2.4, step for step.
std::string without_dot_segments(std::string_view path) {
  std::string result;
  while (!path.empty()) {
    if (path.starts_with("../")) {
      path.remove_prefix(3);
    } else if (path.starts_with("./") || path.starts_with("/./")) {
      path.remove_prefix(2);
    } else if (path == "/.") {
      path = "/";
    } else if (path.starts_with("/../") || path == "/..") {
      path = path.size() == 3 ? "/" : path.substr(3);
      const std::size_t slash = result.rfind('/');
      result.resize(slash == std::string::npos ? 0 : slash);
    } else if (path == "." || path == "..") {
      path = {};
    } else {
      const std::size_t end = std::min(path.find('/', 1), path.size());
      result.append(path.substr(0, end));
      path.remove_prefix(end);
    }
  }
  return result;
}

std::string merged_path(const Uri& base, std::string_view path) {
  if (base.authority && base.path.empty()) return "/" + std::string(path);
  const std::size_t slash = base.path.rfind('/');
  return std::string(base.path.substr(0, slash == std::string_view::npos ? 0 : slash + 1)).append(path);
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, ascii_lower, ascii_lower);
}

}  // namespace

Uri split_uri(std::string_view text) {
  Uri uri;
  if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) {
    uri.fragment = text.substr(hash + 1);
    text = text.substr(0, hash);
  }
  if (const std::size_t mark = text.find('?'); mark != std::string_view::npos) {
    uri.query = text.substr(mark + 1);
    text = text.substr(0, mark);
  }
  const std::size_t colon = text.find_first_of(":/");
  if (colon != std::string_view::npos && colon > 0 && text[colon] == ':') {
    uri.scheme = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  if (text.starts_with("//")) {
    const std::size_t end = std::min(text.find('/', 2), text.size());
    uri.authority = text.substr(2, end - 2);
    text.remove_prefix(end);
  }
  uri.path = text;
  return uri;
}

std::string resolve_uri(std::string_view base_text, std::string_view reference_text) {
  if (base_text.empty()) return std::string(reference_text);
  const Uri base = split_uri(base_text);
  const Uri reference = split_uri(reference_text);
  Uri target = base;
  target.fragment = reference.fragment;
  std::string path(base.path);
  if (reference.scheme || reference.authority) {
    if (reference.scheme) target.scheme = reference.scheme;
    target.authority = reference.authority;
    target.query = reference.query;
    path = without_dot_segments(reference.path);
  } else if (!reference.path.empty()) {
    target.query = reference.query;
    path = without_dot_segments(reference.path.starts_with('/') ? std::string(reference.path)
                                                                : merged_path(base, reference.path));
  } else if (reference.query) {
    target.query = reference.query;
  }
  std::string result;
  if (target.scheme) result.append(*target.scheme).append(":");
  if (target.authority) result.append("//").append(*target.authority);
  // Without its dots a path may begin with two slashes, and would be taken for an authority.
  if (!target.authority && path.starts_with("//")) result += "/.";
  result.append(path);
  if (target.query) result.append("?").append(*target.query);
  if (target.fragment) result.append("#").append(*target.fragment);
  return result;
}

std::string without_fragment(std::string_view uri) {
  return std::string(uri.substr(0, uri.find('#')));
}

std::string percent_decode(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%' && text.size() - at > 2 && is_hex_digit(text[at + 1]) && is_hex_digit(text[at + 2])) {
      result += static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
      at += 2;
    } else {
      result += text[at];
    }
  }
  return result;
}

std::string percent_encode(std::string_view text, std::string_view kept) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    if (is_ascii_alphanumeric(c) || kept.find(c) != std::string_view::npos) {
      result += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result.append("%").append(1, kHex[byte >> 4U]).append(1, kHex[byte & 0xFU]);
    }
  }
  return result;
}

std::string file_uri(std::string_view absolute_path) {
  return "file://" + percent_encode(absolute_path, "-._~/");
}

std::string path_of_file_uri(std::string_view text) {
  const Uri uri = split_uri(text);
  if (!uri.scheme || !equal_ignoring_case(*uri.scheme, "file") || !uri.path.starts_with('/')) return {};
  if (uri.authority && !uri.authority->empty() && !equal_ignoring_case(*uri.authority, "localhost")) return {};
  std::string path = percent_decode(uri.path);
  // The system would stop reading a name at its NUL, and open another file than the one that was checked.
  if (path.find('\0') != std::string::npos) return {};
  return path;
}

}  // namespace contract::internal
