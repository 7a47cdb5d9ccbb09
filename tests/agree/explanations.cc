#include "agree/explanations.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "document/number.h"

namespace contract::agree {
namespace {

using namespace internal;

// Whether something holds of a value or of any below it, names included.
template <typename Holds>
bool any_in(Value root, Holds holds) {
  const Node* end = root.node() + root.node()->extent;
  return std::any_of(root.node(), end, [&](const Node& node) { return holds(Value(&node)); });
}

bool has_multiple_of(Value schema) {
  return any_in(schema, [](Value value) { return value.is(Kind::Object) && value.find("multipleOf").has_value(); });
}

// "12", "-1.5e3": the start of the text is enough.
bool reads_as_number(Value value) {
  if (!value.is(Kind::String)) return false;
  double number = 0;
  const std::string_view text = value.string();
  return std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc::invalid_argument;
}

// valijson divides integers of 64 bits exactly, and everything else as doubles.
bool is_divided_inexactly(Value schema, Value instance) {
  const auto inexact = [](Value value) { return value.is(Kind::Number) && !Number(value.digits()).to_int64(); };
  const bool inexact_step = any_in(schema, [&](Value value) {
    const auto step = value.find("multipleOf");
    return step && inexact(*step);
  });
  return inexact_step || any_in(instance, inexact);
}

bool has_pattern(Value schema) {
  return any_in(schema, [](Value value) { return value.find("pattern") || value.find("patternProperties"); });
}

bool is_beyond_ascii(Value value) {
  return value.is(Kind::String) &&
         std::ranges::any_of(value.string(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool expects_secrets(Value schema) {
  return any_in(schema, [](Value value) {
    const auto format = value.find("format");
    return value.find("writeOnly") || (format && format->is(Kind::String) && format->string() == "password");
  });
}

bool is_mask(Value value) {
  return value.is(Kind::String) && value.string() == "***";
}

// More digits than every double keeps.
bool loses_digits(Value value) {
  if (!value.is(Kind::Number)) return false;
  constexpr std::size_t kKept = 15;
  const std::string_view digits = value.digits().substr(0, value.digits().find_first_of("eE"));
  return static_cast<std::size_t>(std::ranges::count_if(digits, [](char c) { return c >= '0' && c <= '9'; })) > kKept;
}

struct Rule {
  std::string_view reason;
  bool (*holds)(const Difference& difference);
};

constexpr std::array kRules{
    Rule{"of members with one name valijson sees only the last",
         [](const Difference& difference) { return difference.has_duplicates; }},
    Rule{"where there is a multipleOf, valijson takes strings that read as numbers for numbers",
         [](const Difference& difference) {
           return has_multiple_of(difference.schema) && any_in(difference.instance, reads_as_number);
         }},
    Rule{"valijson divides fractions as doubles, or cuts them off",
         [](const Difference& difference) {
           return has_multiple_of(difference.schema) && is_divided_inexactly(difference.schema, difference.instance);
         }},
    Rule{"valijson does not let masks pass where a secret is expected",
         [](const Difference& difference) {
           return expects_secrets(difference.schema) && any_in(difference.instance, is_mask);
         }},
    Rule{"valijson matches patterns against bytes",
         [](const Difference& difference) {
           return has_pattern(difference.schema) && any_in(difference.instance, is_beyond_ascii);
         }},
    Rule{"valijson takes whole numbers of more than 64 bits for fractions",
         [](const Difference& difference) {
           return any_in(difference.instance, [](Value value) {
             return value.is(Kind::Number) && Number(value.digits()).is_integer() && !Number(value.digits()).to_int64();
           });
         }},
    Rule{"valijson compares numbers as doubles, which hold some 15 digits",
         [](const Difference& difference) {
           return any_in(difference.schema, loses_digits) || any_in(difference.instance, loses_digits);
         }},
};

}  // namespace

std::string_view explanation(const Difference& difference) {
  for (const Rule& rule : kRules) {
    if (rule.holds(difference)) return rule.reason;
  }
  return {};
}

}  // namespace contract::agree
