#include "format/bidi_rule.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <cassert>

namespace contract::internal {
namespace {

PCRE2_SPTR bytes_of(std::string_view text) {
  return reinterpret_cast<PCRE2_SPTR>(text.data());  // NOLINT: PCRE2 takes UTF-8 as unsigned bytes
}

// A regular expression over the bidirectional classes of characters, all of which PCRE2 knows.
class BidiPattern {
 public:
  explicit BidiPattern(std::string_view pattern) {
    int problem = 0;
    PCRE2_SIZE offset = 0;
    code_ = pcre2_compile(bytes_of(pattern), pattern.size(), PCRE2_UTF, &problem, &offset, nullptr);
    assert(code_ != nullptr && "the patterns are constants, and PCRE2 knows bidi_class since 10.40");
  }
  ~BidiPattern() { pcre2_code_free(code_); }
  BidiPattern(const BidiPattern&) = delete;
  BidiPattern& operator=(const BidiPattern&) = delete;

  bool matches(std::string_view text) const {
    pcre2_match_data* data = pcre2_match_data_create(1, nullptr);
    const int result = pcre2_match(code_, bytes_of(text), text.size(), 0, 0, data, nullptr);
    pcre2_match_data_free(data);
    return result >= 0;
  }

 private:
  pcre2_code* code_;
};

}  // namespace

bool has_right_to_left(std::string_view label) {
  static const BidiPattern pattern(R"([\p{bidi_class:R}\p{bidi_class:AL}\p{bidi_class:AN}])");
  return pattern.matches(label);
}

bool obeys_bidi_rule(std::string_view label) {
  // Conditions 1 to 4: begins with R or AL, ends with one of those or a digit and marks on it, and has one kind of
  // digit.
  static const BidiPattern right_to_left(
      R"(^(?=[\p{bidi_class:R}\p{bidi_class:AL}]))"
      R"((?!.*\p{bidi_class:EN}.*\p{bidi_class:AN}|.*\p{bidi_class:AN}.*\p{bidi_class:EN}))"
      R"([\p{bidi_class:R}\p{bidi_class:AL}\p{bidi_class:AN}\p{bidi_class:EN}\p{bidi_class:ES}\p{bidi_class:CS})"
      R"(\p{bidi_class:ET}\p{bidi_class:ON}\p{bidi_class:BN}\p{bidi_class:NSM}]*)"
      R"([\p{bidi_class:R}\p{bidi_class:AL}\p{bidi_class:EN}\p{bidi_class:AN}]\p{bidi_class:NSM}*\z)");
  // Conditions 1, 5 and 6: the same with L, and European digits alone.
  static const BidiPattern left_to_right(
      R"(^(?=\p{bidi_class:L}))"
      R"([\p{bidi_class:L}\p{bidi_class:EN}\p{bidi_class:ES}\p{bidi_class:CS}\p{bidi_class:ET}\p{bidi_class:ON})"
      R"(\p{bidi_class:BN}\p{bidi_class:NSM}]*)"
      R"([\p{bidi_class:L}\p{bidi_class:EN}]\p{bidi_class:NSM}*\z)");
  return right_to_left.matches(label) || left_to_right.matches(label);
}

}  // namespace contract::internal
