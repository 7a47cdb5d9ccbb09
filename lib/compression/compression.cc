#include "compression/compression.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace contract::internal {
namespace {

struct Row {
  Compression compression;
  std::string_view name;
  std::string_view magic;                     // empty: none that tells it from anything else
  std::array<std::string_view, 2> codings;    // of HTTP
  std::array<std::string_view, 2> extension;  // of files
};

constexpr std::array kRows{
    Row{Compression::Gzip, "gzip", "\x1F\x8B", {"gzip", "x-gzip"}, {".gz"}},
    Row{Compression::Deflate, "deflate", {}, {"deflate"}, {}},
    Row{Compression::Zstandard, "zstd", "\x28\xB5\x2F\xFD", {"zstd"}, {".zst", ".zstd"}},
    Row{Compression::Brotli, "brotli", {}, {"br"}, {}},
};

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, ascii_lower, ascii_lower);
}

bool has_zlib_header(std::string_view text) {
  if (text.size() < 2) return true;
  const auto first = static_cast<unsigned char>(text[0]);
  const auto second = static_cast<unsigned char>(text[1]);
  return (first & 0x0FU) == 8 && (first * 256U + second) % 31U == 0;
}

}  // namespace

std::string_view to_string(Compression compression) {
  return kRows[static_cast<std::size_t>(compression)].name;
}

std::optional<Compression> compression_coded(std::string_view coding) {
  for (const Row& row : kRows) {
    for (const std::string_view name : row.codings) {
      if (!name.empty() && same_name(name, coding)) return row.compression;
    }
  }
  return std::nullopt;
}

std::optional<Compression> compression_of(std::string_view text) {
  for (const Row& row : kRows) {
    if (!row.magic.empty() && text.starts_with(row.magic)) return row.compression;
  }
  return std::nullopt;
}

std::string_view name_inside(std::string_view name) {
  for (const Row& row : kRows) {
    for (const std::string_view extension : row.extension) {
      const std::size_t stem = name.size() - std::min(name.size(), extension.size());
      if (!extension.empty() && stem > 0 && same_name(name.substr(stem), extension)) return name.substr(0, stem);
    }
  }
  return name;
}

std::unique_ptr<Decoder> make_decoder(Compression compression, std::string_view text) {
  switch (compression) {
    case Compression::Gzip: return make_deflate_decoder(DeflateFrame::Gzip);
    case Compression::Deflate:
      return make_deflate_decoder(has_zlib_header(text) ? DeflateFrame::Zlib : DeflateFrame::None);
    case Compression::Zstandard: return make_zstandard_decoder();
    case Compression::Brotli: return make_brotli_decoder();
  }
  return nullptr;
}

}  // namespace contract::internal
