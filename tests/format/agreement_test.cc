// The fast predicates against the exact ones, over texts that are almost right.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "format/format.h"
#include "support/catch.h"

namespace contract::internal {
namespace {

// Texts to start from: each format's usual forms and the corners that its fast predicate leaves to the exact one.
const std::vector<std::pair<std::string_view, std::vector<std::string>>> kSeeds = {
    {"date", {"2023-11-07", "2024-02-29", "1900-02-29", "2000-02-29", "2023-04-31", "0000-12-31"}},
    {"date-time",
     {"2023-11-07T05:31:56Z", "2023-11-07T05:31:56.979493Z", "2024-02-29T23:59:59.1+05:30", "1990-12-31T15:59:60-08:00",
      "2023-11-07t05:31:56z", "2023-11-07T05:31:56.123456789-23:59"}},
    {"email",
     {"ada@example.com", "ada.lovelace+tag@sub.example.co.uk", "\"a b\"@example.com", "a@[192.0.2.1]", "a@b--c",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com"}},
    {"hostname",
     {"www.example.com", "a-b.c--d", "xn--ll-0ea.example", "XN--X", "localhost",
      "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk.com"}},
    {"ipv4", {"192.0.2.1", "255.255.255.255", "0.0.0.0", "250.249.100.99", "1.10.256.01"}},
    {"ipv6", {"2001:db8::1", "::", "1:2:3:4:5:6:7:8", "::ffff:192.0.2.1", "1::", "1:2:3:4:5:6:7::", "fe80::a%1"}},
    {"time", {"05:31:56Z", "23:59:60Z", "05:31:56.123+01:00", "15:59:60-08:00"}},
    {"ulid", {"01ARZ3NDEKTSV4RRFFQ69G5FAV", "7zzzzzzzzzzzzzzzzzzzzzzzzz"}},
    {"uri",
     {"https://example.com:8080/a/b?c=d", "http://[::1]:80/", "urn:uuid:1", "https://a@b/%41?%42#c", "a:", "a://",
      "https://a.b/c?d=%4"}},
    {"uri-reference", {"/a/b?c", "//a.b:80/c", "a/b", "./a:b", "?q#f", "https://a.b/%41"}},
    {"uuid", {"f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"}},
};

// Changes one thing: a byte to a likely or to any other one, one more byte, one byte fewer.
void mutate(std::string& text, std::mt19937_64& random) {
  constexpr std::string_view kLikely = "0123456789-:.TtZz+@/?#%[]xXnNaAfFgGiIlLoOuU_ ,;~\"";
  const auto below = [&random](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
  const char byte = below(4) == 0 ? static_cast<char>(below(256)) : kLikely[below(kLikely.size())];
  switch (below(5)) {
    case 0: text.insert(text.begin() + static_cast<std::ptrdiff_t>(below(text.size() + 1)), byte); break;
    case 1:
      if (!text.empty()) text.erase(below(text.size()), 1);
      break;
    default:
      if (!text.empty()) text[below(text.size())] = byte;
  }
}

}  // namespace

TEST_CASE("each fast predicate answers as the exact one does, and reads nothing outside of its text") {
  constexpr int kRounds = 1'500;  // for each seed; five million texts found no difference either
  for (const auto& [name, seeds] : kSeeds) {
    const Format* format = find_format(name);
    REQUIRE(format != nullptr);
    std::mt19937_64 random(26);
    std::size_t accepted = 0;
    std::size_t differences = 0;
    for (const std::string& seed : seeds) {
      for (int round = 0; round < kRounds; ++round) {
        std::string text = seed;
        for (int changes = round % 4; changes > 0; --changes) mutate(text, random);
        // On the heap and of just this size, so that AddressSanitizer sees a read beyond either end.
        const auto bytes = std::make_unique<char[]>(text.size());
        std::ranges::copy(text, bytes.get());
        const std::string_view view(bytes.get(), text.size());
        const bool fast = format->accepts(view);
        accepted += fast ? 1 : 0;
        if (fast == format->problem(view).empty()) continue;
        CAPTURE(name, text, fast);
        CHECK(++differences == 0);
        if (differences > 10) return;
      }
    }
    CAPTURE(name);
    CHECK(accepted > seeds.size() * kRounds / 20);
    CHECK(accepted < seeds.size() * kRounds);
  }
}

TEST_CASE("a format without a fast predicate accepts what it has nothing to say about") {
  const Format* format = find_format("json-pointer");
  REQUIRE(format != nullptr);
  CHECK(format->accepts("/a~1b"));
  CHECK_FALSE(format->accepts("a"));
}

}  // namespace contract::internal
