#include "corpus/values.h"

#include <array>
#include <cstdint>

namespace contract::corpus {
namespace {

constexpr std::array<std::string_view, 64> kWords{
    "account", "agent",   "amber",     "anchor",  "archive", "basket",   "batch",    "beacon",  "branch", "bridge",
    "broker",  "cargo",   "catalog",   "channel", "client",  "cluster",  "copper",   "courier", "daily",  "delta",
    "depot",   "domain",  "engine",    "export",  "factory", "fleet",    "forest",   "gateway", "global", "harbor",
    "import",  "index",   "invoice",   "journal", "kernel",  "ledger",   "linen",    "market",  "meadow", "metric",
    "mirror",  "nightly", "north",     "order",   "partner", "payment",  "pipeline", "portal",  "quartz", "queue",
    "region",  "report",  "river",     "sample",  "signal",  "southern", "stock",    "stream",  "supply", "tenant",
    "vendor",  "voyage",  "warehouse", "window"};

std::string drawn_from(std::string_view alphabet, Random& random, std::size_t count) {
  std::string text(count, ' ');
  for (char& character : text) character = alphabet[random.below(alphabet.size())];
  return text;
}

void append_number(std::string& text, std::int64_t value, int width) {
  std::int64_t place = 1;
  for (int digit = 1; digit < width; ++digit) place *= 10;
  for (; place > 0; place /= 10) text += static_cast<char>('0' + value / place % 10);
}

}  // namespace

std::string joined(std::initializer_list<std::string_view> pieces) {
  std::string text;
  for (const std::string_view piece : pieces) text += piece;
  return text;
}

std::string digits(Random& random, std::size_t count) {
  return drawn_from("0123456789", random, count);
}

std::string hex(Random& random, std::size_t count) {
  return drawn_from("0123456789abcdef", random, count);
}

std::string base64(Random& random, std::size_t count) {
  return drawn_from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", random, count);
}

std::string lower_case(Random& random, std::size_t count) {
  return drawn_from("abcdefghijklmnopqrstuvwxyz", random, count);
}

std::string_view word(Random& random) {
  return random.pick(kWords);
}

std::string words(Random& random, std::size_t count, char separator) {
  std::string text;
  for (std::size_t index = 0; index < count; ++index) {
    if (index > 0) text += separator;
    text += word(random);
  }
  return text;
}

std::string title(Random& random, std::size_t count) {
  std::string text = words(random, count);
  text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string ulid(Random& random) {
  // "01J": of our days, as far as a ulid tells the time.
  return "01J" + drawn_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ", random, 23);
}

std::string uuid(Random& random) {
  return joined(
      {hex(random, 8), "-", hex(random, 4), "-4", hex(random, 3), "-a", hex(random, 3), "-", hex(random, 12)});
}

std::string date(Random& random) {
  std::string text;
  append_number(text, random.between(2015, 2026), 4);
  text += '-';
  append_number(text, random.between(1, 12), 2);
  text += '-';
  append_number(text, random.between(1, 28), 2);
  return text;
}

std::string time_of_day(Random& random) {
  std::string text;
  append_number(text, random.between(0, 23), 2);
  text += ':';
  append_number(text, random.between(0, 59), 2);
  text += ':';
  append_number(text, random.between(0, 59), 2);
  text += '.';
  append_number(text, random.between(0, 999'999), 6);
  text += 'Z';
  return text;
}

std::string date_time(Random& random) {
  std::string text = date(random);
  text += 'T';
  text += time_of_day(random);
  return text;
}

std::string host(Random& random) {
  return joined({words(random, 2, '-'), ".", word(random), ".example"});
}

std::string email(Random& random) {
  return joined({words(random, 2, '.'), "@", word(random), ".example"});
}

std::string uri(Random& random) {
  return joined({"https://", host(random), "/", words(random, 2, '/'), "?page=", digits(random, 2)});
}

std::string ipv4(Random& random) {
  std::string text;
  for (int part = 0; part < 4; ++part) {
    if (part > 0) text += '.';
    text += std::to_string(random.below(256));
  }
  return text;
}

std::string ipv6(Random& random) {
  return joined({"2001:db8:", hex(random, 4), "::", hex(random, 4), ":", hex(random, 4)});
}

void write_ulid(Composer& json) {
  std::string text = ulid(json.random());
  std::string wrong = text;
  if (json.random().chance(50)) {
    wrong[5] = 'U';  // which Crockford's base 32 leaves out
  } else {
    wrong.pop_back();
  }
  json.string(text, wrong);
}

void write_date_time(Composer& json) {
  const std::string text = date_time(json.random());
  std::string wrong = text;
  if (json.random().chance(50)) {
    wrong[5] = '9';  // no such month
  } else {
    wrong[10] = ' ';
  }
  json.string(text, wrong);
}

void write_uri(Composer& json) {
  const std::string text = uri(json.random());
  json.string(text, "not a uri: " + text);
}

}  // namespace contract::corpus
