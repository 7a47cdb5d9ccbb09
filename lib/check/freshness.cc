#include "check/freshness.h"

#include <fmt/format.h>

#include <charconv>
#include <string_view>
#include <utility>

#include "finding/wording.h"

namespace contract::internal {
namespace {

// "2 of 5 exchanges", "the exchange" where there is no other.
std::string share_of(std::uint64_t count, std::uint64_t all) {
  return all == 1 ? "the exchange" : fmt::format("{} of {}", grouped(count), grouped_count(all, "exchange"));
}

// "+0200" is written "+02:00" in RFC 3339.
std::optional<Instant> iso_instant(std::string text) {
  const std::size_t sign = text.find_last_of("+-");
  if (sign != std::string::npos && text.size() - sign == 5 && sign > text.find('T')) text.insert(sign + 3, 1, ':');
  return parse_instant(text);
}

// "Tue, 15 Nov 1994 08:12:31 GMT"
std::optional<Instant> http_instant(std::string_view text) {
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  constexpr std::size_t kLength = 29;
  if (text.size() != kLength || text.substr(3, 2) != ", " || !text.ends_with(" GMT")) return std::nullopt;
  const std::size_t month = kMonths.find(text.substr(8, 3));
  if (month == std::string_view::npos || month % 3 != 0) return std::nullopt;
  return parse_instant(
      fmt::format("{}-{:02}-{}T{}Z", text.substr(12, 4), month / 3 + 1, text.substr(5, 2), text.substr(17, 8)));
}

// Seconds have ten digits from 2001 to 2286, and milliseconds thirteen.
std::optional<Instant> epoch_instant(std::string_view text) {
  if ((text.size() != 10 && text.size() != 13) || text.find_first_not_of("0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return later({}, {.milliseconds = text.size() == 10 ? number * 1000 : number});
}

}  // namespace

std::optional<Instant> captured_at(const Exchange& exchange) {
  if (!exchange.captured_at) return std::nullopt;
  const std::string& text = exchange.captured_at->text;
  std::optional<Instant> instant = iso_instant(text);
  if (!instant) instant = http_instant(text);
  return instant ? instant : epoch_instant(text);
}

void Freshness::see(const Exchange& exchange) {
  if (!limit_) return;
  ++exchanges_;
  const std::optional<Instant> captured = captured_at(exchange);
  if (!captured) {
    if (undated_++ == 0) undated_place_ = exchange.request.where;
    return;
  }
  if (later(*captured, limit_->span) >= now_) return;
  ++stale_;
  if (oldest_ && *oldest_ <= *captured) return;
  oldest_ = captured;
  oldest_place_ = exchange.request.where;
}

void Freshness::report(Outcome& outcome) const {
  if (stale_ != 0) {
    const bool is_one = exchanges_ == 1;
    std::string text = fmt::format("{} {} older than {}: {} was captured at {}, and now it is {}",
                                   share_of(stale_, exchanges_), stale_ == 1 ? "is" : "are", limit_->written,
                                   is_one ? "it" : "the oldest", to_string(*oldest_), to_string(now_));
    outcome.findings.push_back(
        make_finding(Code::StaleRecording, oldest_place_, Detail{.text = std::move(text), .help = "record it again"}));
  }
  if (undated_ != 0) {
    std::string text =
        fmt::format("{} {} not say when {} captured, so nobody knows whether {} older than {}",
                    share_of(undated_, exchanges_), undated_ == 1 ? "does" : "do",
                    undated_ == 1 ? "it was" : "they were", undated_ == 1 ? "it is" : "they are", limit_->written);
    outcome.findings.push_back(
        make_finding(Code::UndatedRecording, undated_place_, Detail{.text = std::move(text), .help = {}}));
  }
}

}  // namespace contract::internal
