// Syntax trees of expressions: one recursive definition.
#include <array>
#include <cstddef>
#include <string_view>

#include "corpus/composer.h"
#include "corpus/values.h"

namespace contract::corpus {
namespace {

constexpr std::array<std::string_view, 8> kOperators{"+", "-", "*", "/", "==", "<", "and", "or"};

void expression(Composer& json, std::size_t depth) {
  Random& random = json.random();
  json.object(
      [&] {
        const auto kind = depth == 0 ? random.below(2) : random.below(5);
        json.required("kind");
        switch (kind) {
          case 0:
            json.constant("literal");
            json.required("value");
            json.number(random.between(-1'000'000, 1'000'000));
            return;
          case 1:
            json.constant("name");
            json.required("name");
            json.string(word(random), "not a name");
            return;
          case 2:
            json.constant("call");
            json.required("callee");
            json.string(word(random), "2");
            json.required("arguments");
            json.array(random.below(4), [&](std::size_t) { expression(json, depth - 1); });
            return;
          default:
            json.constant("binary");
            json.required("operator");
            json.one_of(kOperators);
            json.required("left");
            expression(json, depth - 1);
            json.required("right");
            expression(json, depth - 1);
        }
      },
      Closed::Yes);
}

}  // namespace

void tree(Composer& json) {
  expression(json, 6);
}

}  // namespace contract::corpus
