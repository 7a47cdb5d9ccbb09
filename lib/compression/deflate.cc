// Gzip (RFC 1952), zlib (RFC 1950) and bare deflate (RFC 1951), by zlib.
#include <zlib.h>

#include <algorithm>
#include <cassert>
#include <limits>
#include <new>

#include "compression/decoder.h"

namespace contract::internal {
namespace {

// How zlib is told of the frame: by what is added to the size of the window, or by its sign.
int window_bits(DeflateFrame frame) {
  switch (frame) {
    case DeflateFrame::Gzip: return MAX_WBITS + 16;
    case DeflateFrame::Zlib: return MAX_WBITS;
    case DeflateFrame::None: return -MAX_WBITS;
  }
  return MAX_WBITS;
}

uInt clipped(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

class DeflateDecoder : public Decoder {
 public:
  explicit DeflateDecoder(DeflateFrame frame) {
    const int status = inflateInit2(&stream_, window_bits(frame));
    if (status == Z_MEM_ERROR) throw std::bad_alloc();
    assert(status == Z_OK && "zlib is of the version whose header this is");
  }
  DeflateDecoder(const DeflateDecoder&) = delete;
  DeflateDecoder& operator=(const DeflateDecoder&) = delete;
  ~DeflateDecoder() override { inflateEnd(&stream_); }

  DecoderStep step(std::string_view input, std::span<char> output) override {
    const uInt available = clipped(input.size());
    const uInt room = clipped(output.size());
    // zlib reads through this pointer and never writes.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
    stream_.avail_in = available;
    stream_.next_out = reinterpret_cast<Bytef*>(output.data());
    stream_.avail_out = room;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    if (status == Z_MEM_ERROR) throw std::bad_alloc();
    return {.taken = available - stream_.avail_in, .made = room - stream_.avail_out, .state = state_of(status)};
  }

  void restart() override { inflateReset(&stream_); }

 private:
  static DecoderState state_of(int status) {
    // Z_BUF_ERROR: one of both sides has nothing left.
    if (status == Z_OK || status == Z_BUF_ERROR) return DecoderState::Going;
    return status == Z_STREAM_END ? DecoderState::Finished : DecoderState::Corrupt;
  }

  z_stream stream_{};
};

}  // namespace

std::unique_ptr<Decoder> make_deflate_decoder(DeflateFrame frame) {
  return std::make_unique<DeflateDecoder>(frame);
}

}  // namespace contract::internal
