// Articles: long texts with escapes and letters of many alphabets.
#include <array>
#include <string>
#include <string_view>

#include "corpus/composer.h"
#include "corpus/values.h"

namespace contract::corpus {
namespace {

// As they stand between the quotes of a JSON string.
constexpr std::array<std::string_view, 20> kPieces{
    "\\n",    "\\n\\n", "\\t",  "\\\"quoted\\\"", "\\\\", "caf\\u00e9", "\\u2014", "Grüße",          "naïve", "Łódź",
    "Ελλάδα", "весна",  "東京", "書籍",           "한국", "😀",          "🚀",       "\\ud83d\\ude80", "½",     "’"};
constexpr std::array<std::string_view, 4> kStates{"draft", "review", "published", "withdrawn"};

std::string prose(Random& random, std::size_t words_wanted) {
  std::string text = title(random, 1);
  for (std::size_t index = 1; index < words_wanted; ++index) {
    text += random.chance(8) ? ". " : " ";
    text += random.chance(12) ? random.pick(kPieces) : word(random);
  }
  return text + '.';
}

}  // namespace

void articles(Composer& json) {
  Random& random = json.random();
  json.object([&] {
    json.required("slug");
    json.string(words(random, 4, '-'), "Not A Slug");
    json.required("title");
    json.string(prose(random, 7), "");
    json.required("state");
    json.one_of(kStates);
    json.required("publishedAt");
    write_date_time(json);
    json.required("summary");
    json.string(prose(random, 30), std::string(401, 'x'));
    json.required("body");
    json.string(prose(random, 100 + random.below(300)), "too short");
    json.optional("tags");
    json.array(random.below(5), [&](std::size_t) { json.string(word(random), ""); });
    json.optional("notes");
    json.array(random.below(4), [&](std::size_t) { json.string(prose(random, 20)); });
  });
}

}  // namespace contract::corpus
