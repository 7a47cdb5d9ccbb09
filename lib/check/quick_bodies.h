#pragma once
// Strings of JSON bodies, at parse speed and without their places: what most rules about pairs need to see that nothing
// is wrong.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace contract::internal {

enum class ExchangeHalf : std::uint8_t { Request, Response };

// Used by one thread.
class QuickBodies {
 public:
  QuickBodies();
  ~QuickBodies();
  QuickBodies(const QuickBodies&) = delete;
  QuickBodies& operator=(const QuickBodies&) = delete;

  struct String {
    std::string text;
    std::vector<std::size_t> indices;  // of the items that each "*" stood for
  };

  // The strings that `tokens` of a pointer lead to in the JSON text `body`, where a "*" is each item of an array; none
  // where there is nothing. Nothing at all, if what is there is no string, or the text is none that is taken here.
  // The text is read anew for each exchange: see forget().
  std::optional<std::vector<String>> strings_at(ExchangeHalf half, std::string_view body,
                                                const std::vector<std::string>& tokens);

  // What follows is about another exchange.
  void forget();

 private:
  struct Reader;
  std::unique_ptr<Reader> readers_[2];
};

}  // namespace contract::internal
