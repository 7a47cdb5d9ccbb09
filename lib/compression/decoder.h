#pragma once
// What every library of a compression is behind here: bytes in and bytes out, in pieces of any size.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace contract::internal {

enum class DecoderState : std::uint8_t { Going, Finished, Corrupt };

struct DecoderStep {
  std::size_t taken = 0;  // bytes of the input
  std::size_t made = 0;   // bytes of the output
  DecoderState state = DecoderState::Going;
};

// Used by one thread at a time. Running out of memory is std::bad_alloc.
class Decoder {
 public:
  virtual ~Decoder() = default;

  // Goes on with the bytes at the front of `input`, and fills `output` from its front. Finished: the data end here, and
  // what follows in the input was not looked at. Going, with nothing taken and nothing made: it needs more input.
  virtual DecoderStep step(std::string_view input, std::span<char> output) = 0;

  // Begins anew, with data that follow those that are Finished.
  virtual void restart() = 0;
};

// What is around the bits of RFC 1951.
enum class DeflateFrame : std::uint8_t { Gzip, Zlib, None };

std::unique_ptr<Decoder> make_deflate_decoder(DeflateFrame frame);
std::unique_ptr<Decoder> make_zstandard_decoder();
std::unique_ptr<Decoder> make_brotli_decoder();

}  // namespace contract::internal
