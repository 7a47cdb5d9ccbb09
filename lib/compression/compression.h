#pragma once
// The compressions that are read, by the names of HTTP's content codings (RFC 9110 section 8.4.1), and how a file or a
// body that is compressed is known.
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "compression/decoder.h"

namespace contract::internal {

enum class Compression : std::uint8_t { Gzip, Deflate, Zstandard, Brotli };

std::string_view to_string(Compression compression);  // "gzip", "deflate", "zstd", "brotli"

// By the name of a content coding, in any case: gzip, x-gzip, deflate, zstd, br.
std::optional<Compression> compression_coded(std::string_view coding);

// What `text` is compressed with, if its first bytes tell: those of gzip and Zstandard do. kMagicBytes are enough.
inline constexpr std::size_t kMagicBytes = 4;
std::optional<Compression> compression_of(std::string_view text);

// The name of what a compressed file holds: `traffic.har` for `traffic.har.gz`; other names as they are.
std::string_view name_inside(std::string_view name);

// For data that begin with `text`. By the books `deflate` is zlib, but some servers send bare deflate, so the first
// two bytes decide.
std::unique_ptr<Decoder> make_decoder(Compression compression, std::string_view text);

}  // namespace contract::internal
