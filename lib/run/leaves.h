#pragma once
// The instructions that look at one value and nothing below it.
#include <algorithm>
#include <string>
#include <string_view>

#include "document/writer.h"
#include "program/program.h"
#include "run/content.h"
#include "run/run.h"
#include "run/string_pass.h"
#include "run/work.h"
#include "text/nearest.h"
#include "text/utf8.h"

namespace contract::internal {

template <typename View, typename Voice>
class Leaves {
 public:
  using Value = typename View::Value;

  Leaves(const Program& program, const RunOptions& options, Voice& voice, Work& work)
      : program_(program), options_(options), pass_(options.placeholders), voice_(voice), work_(work) {}

  // Judges `value` by one leaf instruction.
  Verdict judge(const Instruction& instruction, Value value) {
    switch (instruction.op) {
      case Op::End: return Verdict::Valid;
      case Op::Secret: return secret(value);
      case Op::Fail: return fail(Code::NotAllowed, instruction, value, [] { return NoFacts{}; });
      case Op::Type: return type(instruction, value);
      case Op::Const: return constant(instruction, value);
      case Op::Enum: return enumeration(instruction, value);
      case Op::Minimum:
      case Op::ExclusiveMinimum:
      case Op::Maximum:
      case Op::ExclusiveMaximum: return bound(instruction, value);
      case Op::MultipleOf: return multiple(instruction, value);
      case Op::MinLength:
      case Op::MaxLength: return string_length(instruction, value);
      case Op::Pattern: return pattern(instruction, value);
      case Op::Format: return format(instruction, value);
      case Op::Content: return content(instruction, value);
      case Op::MinItems: return at_least(Kind::Array, Code::ArrayTooShort, instruction, value);
      case Op::MaxItems: return at_most(Kind::Array, Code::ArrayTooLong, instruction, value);
      case Op::UniqueItems: return unique(instruction, value);
      case Op::MinProperties: return at_least(Kind::Object, Code::TooFewMembers, instruction, value);
      case Op::MaxProperties: return at_most(Kind::Object, Code::TooManyMembers, instruction, value);
      case Op::DependentRequired: return dependent_required(instruction, value);
      case Op::Members:
      case Op::Items:
      case Op::Contains:
      case Op::Call:
      case Op::AnyOf:
      case Op::OneOf:
      case Op::Not:
      case Op::If:
      case Op::WhenMember:
      case Op::UnevaluatedMembers:
      case Op::UnevaluatedItems: break;
    }
    assert(false && "applicators are the machine's own");
    return Verdict::Invalid;
  }

  // How often a placeholder, or a mask, was taken for a string so far; where it changed, an accepted value may be any
  // other.
  std::size_t placeholders_seen() const { return pass_.count(); }
  void forget_placeholders(std::size_t since) { pass_.forget(since); }
  bool is_placeholder(Value value) const { return pass_.is_placeholder(value); }
  // Before the first instruction about a value. `secret`: it stands where a secret is expected.
  void enter(bool secret) { pass_.enter(secret); }

 private:
  template <typename MakeFacts>
  Verdict fail(Code code, const Instruction& instruction, Value value, MakeFacts facts) {
    if constexpr (Voice::enabled) {
      if (voice_.hears(code)) voice_.report(code, instruction.origin, value.span(), facts());
    }
    return Verdict::Invalid;
  }

  Verdict secret(Value value) {
    if constexpr (Voice::enabled) voice_.secret(value);
    return Verdict::Valid;
  }

  Verdict type(const Instruction& instruction, Value value) {
    const TypeSet want = TypeSet::from_bits(instruction.types);
    if (want.has(value.kind())) return Verdict::Valid;
    if (value.kind() == Kind::Number && want.has_integer() && View::number(value).is_integer()) return Verdict::Valid;
    return fail(Code::WrongType, instruction, value,
                [&] { return TypeFacts{.got = value.kind(), .want = want, .value = to_json_excerpt(value)}; });
  }

  Verdict constant(const Instruction& instruction, Value value) {
    const internal::Value want = program_.constants[instruction.a];
    work_.charge(value.size());
    if (View::equals(value, want) || pass_.accepts(value)) return Verdict::Valid;
    return fail(Code::NotConst, instruction, value, [&] {
      return ValueFacts{.got = to_json_excerpt(value), .want = {to_json_excerpt(want)}, .nearest = {}};
    });
  }

  Verdict enumeration(const Instruction& instruction, Value value) {
    const Enumeration& table = program_.enumerations[instruction.a];
    work_.charge(View::weight(value));
    const std::uint64_t hash = View::hash_of(value);
    for (std::size_t i = 0; i < table.values.size(); ++i) {
      if (table.hashes[i] == hash && View::equals(value, table.values[i])) return Verdict::Valid;
    }
    if (pass_.accepts(value)) return Verdict::Valid;
    return fail(Code::NotInEnum, instruction, value, [&] {
      ValueFacts facts{.got = to_json_excerpt(value), .want = {}, .nearest = {}};
      for (const internal::Value allowed : table.values) facts.want.push_back(to_json_excerpt(allowed));
      const std::vector<std::string_view> candidates(facts.want.begin(), facts.want.end());
      facts.nearest = nearest(facts.got, candidates);
      return facts;
    });
  }

  Verdict bound(const Instruction& instruction, Value value) {
    if (value.kind() != Kind::Number) return Verdict::Valid;
    const Operand& limit = program_.numbers[instruction.a];
    const auto order = View::number(value) <=> limit.value;
    const bool lower = instruction.op == Op::Minimum || instruction.op == Op::ExclusiveMinimum;
    const bool exclusive = instruction.op == Op::ExclusiveMinimum || instruction.op == Op::ExclusiveMaximum;
    const bool inside = lower ? order > 0 : order < 0;
    if (inside || (order == 0 && !exclusive)) return Verdict::Valid;
    return fail(lower ? Code::NumberTooSmall : Code::NumberTooLarge, instruction, value, [&] {
      return Bound{.got = to_json_excerpt(value), .want = std::string(limit.written), .exclusive = exclusive};
    });
  }

  Verdict multiple(const Instruction& instruction, Value value) {
    if (value.kind() != Kind::Number) return Verdict::Valid;
    const Operand& step = program_.numbers[instruction.a];
    if (View::number(value).is_multiple_of(step.value)) return Verdict::Valid;
    return fail(Code::NotMultiple, instruction, value, [&] {
      return Bound{.got = to_json_excerpt(value), .want = std::string(step.written), .exclusive = false};
    });
  }

  Verdict string_length(const Instruction& instruction, Value value) {
    if (value.kind() != Kind::String) return Verdict::Valid;
    work_.charge_bytes(value.string().size());
    const std::uint64_t length = count_code_points(value.string());
    const bool lower = instruction.op == Op::MinLength;
    const bool holds = lower ? length >= instruction.wide() : length <= instruction.wide();
    if (holds || pass_.accepts(value)) return Verdict::Valid;
    return fail(lower ? Code::StringTooShort : Code::StringTooLong, instruction, value,
                [&] { return Length{.got = length, .want = instruction.wide()}; });
  }

  Verdict pattern(const Instruction& instruction, Value value) {
    if (value.kind() != Kind::String) return Verdict::Valid;
    const Pattern& want = program_.patterns[instruction.a];
    work_.charge_bytes(value.string().size());
    const Match match = want.search(value.string());
    if (match == Match::Yes || pass_.accepts(value)) return Verdict::Valid;
    const auto facts = [&] { return PatternFacts{.got = to_json_excerpt(value), .pattern = std::string(want.text())}; };
    if (match == Match::No) return fail(Code::PatternMismatch, instruction, value, facts);
    fail(Code::Undecided, instruction, value, facts);
    return Verdict::Undecided;
  }

  Verdict format(const Instruction& instruction, Value value) {
    if (value.kind() != Kind::String) return Verdict::Valid;
    const NamedFormat& want = program_.formats[instruction.a];
    work_.charge_bytes(value.string().size());
    const std::string_view problem = want.problem(value.string());
    if (problem.empty() || pass_.accepts(value)) return Verdict::Valid;
    return fail(Code::FormatMismatch, instruction, value, [&] {
      return FormatFacts{.got = to_json_excerpt(value), .format = want.name, .problem = std::string(problem)};
    });
  }

  Verdict content(const Instruction& instruction, Value value) {
    if (value.kind() != Kind::String) return Verdict::Valid;
    const ContentTable& table = program_.content_tables[instruction.a];
    work_.charge_bytes(value.string().size());
    auto problem = content_problem(program_, table, value.string(), options_, Voice::enabled, work_);
    if (!problem) return Verdict::Valid;
    if constexpr (Voice::enabled) {
      if (problem->secret) voice_.secret(value);
    }
    if (problem->verdict == Verdict::Valid || pass_.accepts(value)) return Verdict::Valid;
    if constexpr (Voice::enabled) {
      if (voice_.hears(problem->code)) {
        Draft& draft = voice_.report(problem->code, problem->origin, value.span(), std::move(problem->facts));
        voice_.report_inside(draft, std::move(problem->causes));
      }
    }
    return problem->verdict;
  }

  Verdict at_least(Kind kind, Code code, const Instruction& instruction, Value value) {
    if (value.kind() != kind || value.size() >= instruction.wide()) return Verdict::Valid;
    return fail(code, instruction, value, [&] { return Length{.got = value.size(), .want = instruction.wide()}; });
  }

  Verdict at_most(Kind kind, Code code, const Instruction& instruction, Value value) {
    if (value.kind() != kind || value.size() <= instruction.wide()) return Verdict::Valid;
    return fail(code, instruction, value, [&] { return Length{.got = value.size(), .want = instruction.wide()}; });
  }

  Verdict unique(const Instruction& instruction, Value value) {
    if (value.kind() != Kind::Array) return Verdict::Valid;
    work_.charge(View::weight(value));
    if (!View::has_equal_items(value)) return Verdict::Valid;
    return fail(Code::ItemsNotUnique, instruction, value, [&] {
      const auto [first, second] = *first_equal_items(value);
      return IndexFacts{.first = first, .second = second};
    });
  }

  Verdict dependent_required(const Instruction& instruction, Value value) {
    const Dependency& dependency = program_.dependencies[instruction.a];
    work_.charge(value.size());
    if (value.kind() != Kind::Object || !value.find(dependency.member)) return Verdict::Valid;
    Verdict verdict = Verdict::Valid;
    work_.charge(dependency.needs.size() * value.size());
    for (const std::string_view name : dependency.needs) {
      if (value.find(name)) continue;
      verdict = fail(Code::MissingDependent, instruction, value, [&] {
        return NameFacts{.name = std::string(name), .nearest = {}, .because = std::string(dependency.member)};
      });
    }
    return verdict;
  }

  const Program& program_;
  const RunOptions& options_;
  StringPass<Value> pass_;
  Voice& voice_;
  Work& work_;
};

}  // namespace contract::internal
