// Brotli (RFC 7932), by libbrotli.
#include <brotli/decode.h>

#include <new>

#include "compression/decoder.h"

namespace contract::internal {
namespace {

class BrotliDecoder : public Decoder {
 public:
  BrotliDecoder() : stream_(make()) {}
  BrotliDecoder(const BrotliDecoder&) = delete;
  BrotliDecoder& operator=(const BrotliDecoder&) = delete;
  ~BrotliDecoder() override { BrotliDecoderDestroyInstance(stream_); }

  DecoderStep step(std::string_view input, std::span<char> output) override {
    std::size_t available = input.size();
    std::size_t room = output.size();
    const auto* in = reinterpret_cast<const std::uint8_t*>(input.data());
    auto* out = reinterpret_cast<std::uint8_t*>(output.data());
    const BrotliDecoderResult status = BrotliDecoderDecompressStream(stream_, &available, &in, &room, &out, nullptr);
    return {.taken = input.size() - available, .made = output.size() - room, .state = state_of(status)};
  }

  void restart() override {
    BrotliDecoderDestroyInstance(stream_);
    stream_ = nullptr;
    stream_ = make();
  }

 private:
  static BrotliDecoderState* make() {
    BrotliDecoderState* const stream = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
    if (stream == nullptr) throw std::bad_alloc();
    return stream;
  }

  static DecoderState state_of(BrotliDecoderResult status) {
    switch (status) {
      case BROTLI_DECODER_RESULT_SUCCESS: return DecoderState::Finished;
      case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT:
      case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: return DecoderState::Going;
      case BROTLI_DECODER_RESULT_ERROR: return DecoderState::Corrupt;
    }
    return DecoderState::Corrupt;
  }

  BrotliDecoderState* stream_;
};

}  // namespace

std::unique_ptr<Decoder> make_brotli_decoder() {
  return std::make_unique<BrotliDecoder>();
}

}  // namespace contract::internal
