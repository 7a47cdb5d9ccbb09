#pragma once
// Runs the tests that shapes have for strings and numbers.
#include <optional>
#include <string_view>

#include "format/fast.h"
#include "program/shape.h"
#include "run/answer.h"
#include "run/tape_number.h"
#include "text/utf8.h"

namespace contract::internal {

class ScalarTests {
 public:
  explicit ScalarTests(const ShapeProgram& shapes) : shapes_(shapes) {}

  // Of a sequence, for a string, behind whose end Pattern::kAhead bytes can be read, or a number. Groups nest as deep
  // as the compiler let them, which is not deep.
  template <typename Scalar>
  Answer all(std::uint32_t start, const Scalar& value) const {
    if (start == kNone) return Answer::Valid;
    const ScalarTest* at = &shapes_.tests[start];
    for (; at->test != Test::End; ++at) {
      const Answer holds = one(*at, value);
      if (holds != Answer::Valid) [[unlikely]]
        return holds == Answer::Invalid ? holds : at_least_unsure(at + 1, value);
    }
    return Answer::Valid;
  }

 private:
  // Of the rest of a sequence, one test of which could not be decided: another may still settle it.
  template <typename Scalar>
  Answer at_least_unsure(const ScalarTest* at, const Scalar& value) const {
    for (; at->test != Test::End; ++at) {
      if (one(*at, value) == Answer::Invalid) return Answer::Invalid;
    }
    return Answer::Unsure;
  }

  template <typename Scalar>
  Answer group(const ScalarTest& test, const Scalar& value) const {
    switch (test.test) {
      case Test::Never: return Answer::Invalid;
      case Test::AnyOf: return tally(test, value).any();
      case Test::OneOf: return tally(test, value).exactly_one();
      case Test::Not: return opposite(all(shapes_.groups[test.a].front(), value));
      case Test::If: return conditional(shapes_.groups[test.a], value);
      default: return Answer::Unsure;
    }
  }

  template <typename Scalar>
  Tally tally(const ScalarTest& test, const Scalar& value) const {
    Tally tally;
    for (const std::uint32_t sequence : shapes_.groups[test.a]) tally.add(all(sequence, value));
    return tally;
  }

  template <typename Scalar>
  Answer conditional(const std::vector<std::uint32_t>& sequences, const Scalar& value) const {
    const Answer condition = all(sequences[0], value);
    if (condition == Answer::Unsure) return condition;
    return all(sequences[condition == Answer::Valid ? 1 : 2], value);
  }

  Answer one(const ScalarTest& test, std::string_view text) const {
    switch (test.test) {
      case Test::Ulid: return answer(is_ulid(text));
      case Test::DateTime: return answer(is_date_time(text));
      case Test::OneOfStrings: return answer(shapes_.string_sets[test.a].find(text) != StringTable::kAbsent);
      case Test::MinLength: return answer(count_code_points(text) >= test.wide());
      case Test::MaxLength: return answer(text.size() <= test.wide() || count_code_points(text) <= test.wide());
      case Test::BuiltInFormat: return answer(shapes_.formats[test.a]->accepts(text));
      case Test::Format: return answer(shapes_.program->formats[test.a].problem(text).empty());
      case Test::Pattern: return matched(shapes_.program->patterns[test.a].search_ahead(text));
      default: return group(test, text);
    }
  }

  static Answer matched(Match match) {
    return match == Match::Undecided ? Answer::Unsure : answer(match == Match::Yes);
  }

  template <typename Number>
  Answer one(const ScalarTest& test, const Number& number) const {
    switch (test.test) {
      case Test::Minimum: return ordered(number, test, [](auto order) { return order >= 0; });
      case Test::ExclusiveMinimum: return ordered(number, test, [](auto order) { return order > 0; });
      case Test::Maximum: return ordered(number, test, [](auto order) { return order <= 0; });
      case Test::ExclusiveMaximum: return ordered(number, test, [](auto order) { return order < 0; });
      case Test::MultipleOf: return answer(multiple_of(number, shapes_.numbers[test.a]));
      case Test::OneOfNumbers: return listed(number, shapes_.number_sets[test.a]);
      default: return group(test, number);
    }
  }

  template <typename Number, typename Holds>
  Answer ordered(const Number& number, const ScalarTest& test, Holds holds) const {
    const auto order = compare(number, shapes_.numbers[test.a]);
    return order ? answer(holds(*order)) : Answer::Unsure;
  }

  template <typename Number>
  static Answer listed(const Number& number, const NumberSet& set) {
    Tally tally;
    for (const NumberOperand& allowed : set) {
      const auto order = compare(number, allowed);
      tally.add(order ? answer(*order == 0) : Answer::Unsure);
    }
    return tally.any();
  }

  const ShapeProgram& shapes_;
};

}  // namespace contract::internal
