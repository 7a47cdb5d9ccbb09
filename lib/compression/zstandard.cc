// Zstandard (RFC 8878), by libzstd.
#include <zstd.h>

#include <new>

#include "compression/decoder.h"

namespace contract::internal {
namespace {

class ZstandardDecoder : public Decoder {
 public:
  ZstandardDecoder() : stream_(ZSTD_createDCtx()) {
    if (stream_ == nullptr) throw std::bad_alloc();
  }
  ZstandardDecoder(const ZstandardDecoder&) = delete;
  ZstandardDecoder& operator=(const ZstandardDecoder&) = delete;
  ~ZstandardDecoder() override { ZSTD_freeDCtx(stream_); }

  // Frames whose window is larger than 128 MiB are refused by the library, as corrupt: they are written only where
  // somebody asks for them, and would take that much memory before the first byte.
  DecoderStep step(std::string_view input, std::span<char> output) override {
    ZSTD_inBuffer in{.src = input.data(), .size = input.size(), .pos = 0};
    ZSTD_outBuffer out{.dst = output.data(), .size = output.size(), .pos = 0};
    const std::size_t status = ZSTD_decompressStream(stream_, &out, &in);
    DecoderState state = DecoderState::Going;
    if (ZSTD_isError(status) != 0) {
      state = DecoderState::Corrupt;
    } else if (status == 0) {
      state = DecoderState::Finished;
    }
    return {.taken = in.pos, .made = out.pos, .state = state};
  }

  void restart() override { ZSTD_DCtx_reset(stream_, ZSTD_reset_session_only); }

 private:
  ZSTD_DCtx* stream_;
};

}  // namespace

std::unique_ptr<Decoder> make_zstandard_decoder() {
  return std::make_unique<ZstandardDecoder>();
}

}  // namespace contract::internal
