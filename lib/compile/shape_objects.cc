// What objects must be: the member tables of all schemas that apply, as one.
#include <algorithm>
#include <optional>

#include "compile/shape_builder.h"

namespace contract::internal {
namespace {

// Patterns of names are tried one by one, and every set of them that may match together has a shape of its own.
constexpr std::size_t kMostPatterns = 6;
constexpr std::size_t kWordBits = 64;

struct NamePattern {
  const MemberTable* table;
  std::uint32_t pattern;
  BlockId block;
};

class ObjectFiller {
 public:
  ObjectFiller(ShapeBuilder& builder, const Conjunction& conjunction, const Gathered& gathered, ObjectShape& object)
      : builder_(builder),
        program_(builder.program()),
        conjunction_(conjunction),
        gathered_(gathered),
        object_(object) {}

  // Only what names there are, in the order of their numbers, and what stands under them.
  bool fill_names(std::span<const std::string_view> first) {
    for (const std::string_view known : first) name(known);
    for (const AppliedRule& members : gathered_.members) collect(table(members));
    for (const AppliedRule& leaf : gathered_.leaves) add_leaf(program_.code[leaf.at]);
    if (patterns_.size() > kMostPatterns) return false;
    add_name_tests();
    return add_properties();
  }

  bool fill(std::span<const std::string_view> first) {
    // Which members other branches evaluate only the value can tell.
    if (!gathered_.unevaluated.empty() && !gathered_.open.empty()) return false;
    if (!fill_names(first)) return false;
    add_others();
    return builder_.add_logic(gathered_, object_.logic);
  }

 private:
  const MemberTable& table(const AppliedRule& members) const {
    return program_.member_tables[program_.code[members.at].a];
  }

  // ---- names

  std::uint32_t name(std::string_view name) {
    const std::uint32_t number = names_.add(name);
    object_.required.resize(std::max<std::size_t>(object_.required.size(), number / kWordBits + 1));
    return number;
  }

  void collect(const MemberTable& table) {
    object_.declares = object_.declares || table.declares;
    for (const std::string_view property : table.names.names()) name(property);
    for (const MemberTable::Required& required : table.required) {
      const std::uint32_t number = name(required.name);
      object_.required[number / kWordBits] |= std::uint64_t{1} << (number % kWordBits);
    }
    for (const MemberTable::PatternProperty& candidate : table.patterns) {
      patterns_.push_back({.table = &table, .pattern = candidate.pattern, .block = candidate.block});
    }
  }

  void add_leaf(const Instruction& instruction) {
    if (instruction.op == Op::MinProperties) object_.min = std::max(object_.min, instruction.wide());
    if (instruction.op == Op::MaxProperties) object_.max = std::min(object_.max, instruction.wide());
    if (instruction.op != Op::DependentRequired) return;
    const Dependency& dependency = program_.dependencies[instruction.a];
    const std::uint32_t member = name(dependency.member);
    for (const std::string_view needed : dependency.needs) {
      object_.needs.push_back({.member = member, .needed = name(needed)});
    }
  }

  // ---- what applies under a name

  struct Under {
    std::vector<BlockId> blocks;
    bool documented = false;  // each schema that declares members knows it
  };

  // `declared` is the block that the table has under the name itself; `matches` tells which patterns match the name.
  template <typename Declared, typename Matches>
  Under under(Declared declared, Matches matches) const {
    Under under;
    std::vector<bool> evaluates;
    for (const AppliedRule& members : gathered_.members) {
      const MemberTable& rules = table(members);
      bool matched = false;
      const auto apply = [&](BlockId block) {
        matched = true;
        under.blocks.push_back(block);
      };
      if (const BlockId block = declared(rules); block != BlockId::none) apply(block);
      for (std::size_t i = 0; i < patterns_.size(); ++i) {
        if (patterns_[i].table == &rules && matches(i)) apply(patterns_[i].block);
      }
      if (!matched && rules.additional != BlockId::none) apply(rules.additional);
      evaluates.push_back(matched);
    }
    for (const AppliedRule& rule : gathered_.unevaluated) {
      if (!is_evaluated(rule, evaluates)) under.blocks.push_back(static_cast<BlockId>(program_.code[rule.at].a));
    }
    under.documented = std::ranges::all_of(conjunction_.blocks, [&](BlockId block) {
      return !declares(block) || knows(block, evaluates) || judges_the_rest(block);
    });
    return under;
  }

  // Of one schema of the conjunction and all that it applies to the same value: whether it says which members there
  // are, and whether one of its keywords evaluates the member.
  bool declares(BlockId block) const {
    return std::ranges::any_of(gathered_.members, [&](const AppliedRule& members) {
      return table(members).declares && gathered_.reaches(block, members.block);
    });
  }
  bool knows(BlockId block, const std::vector<bool>& evaluates) const {
    for (std::size_t i = 0; i < evaluates.size(); ++i) {
      if (evaluates[i] && gathered_.reaches(block, gathered_.members[i].block)) return true;
    }
    return false;
  }

  // Likewise: whether it has a rule for members that nothing else evaluates, so that it knows all.
  bool judges_the_rest(BlockId block) const {
    return std::ranges::any_of(gathered_.unevaluated,
                               [&](const AppliedRule& rule) { return gathered_.reaches(block, rule.block); });
  }

  // Whether another keyword that `rule` sees evaluates the member; `evaluates` tells it of each member table.
  bool is_evaluated(const AppliedRule& rule, const std::vector<bool>& evaluates) const {
    return knows(rule.block, evaluates) || std::ranges::any_of(gathered_.unevaluated, [&](const AppliedRule& other) {
             return other.block != rule.block && gathered_.reaches(rule.block, other.block);
           });
  }

  // ---- results

  bool add_properties() {
    std::vector<Property>& properties = builder_.result().properties;
    if (names_.size() == 0) return true;
    object_.first_property = static_cast<std::uint32_t>(properties.size());
    object_.property_count = static_cast<std::uint32_t>(names_.size());
    object_.names = StringTable(names_.names());
    for (const std::string_view name : names_.names()) {
      std::vector<bool> matching;
      for (const NamePattern& candidate : patterns_) {
        const Match match = program_.patterns[candidate.pattern].search(name);
        if (match == Match::Undecided) return false;
        matching.push_back(match == Match::Yes);
      }
      const auto declared = [name](const MemberTable& rules) {
        const std::uint32_t number = rules.names.find(name);
        return number == NameTable::kAbsent ? BlockId::none : rules.properties[number].block;
      };
      Under found = under(declared, [&matching](std::size_t pattern) { return bool{matching[pattern]}; });
      Property& property = properties.emplace_back(property_named(name));
      builder_.result().names.push_back(name);
      if (object_.name_tests != kNone) property.hide();
      const std::size_t number = properties.size() - 1 - object_.first_property;
      if (number < kWordBits) {
        property.seen = std::uint64_t{1} << number;
      } else {
        property.special |= Property::kFar;
      }
      if (!found.documented && object_.declares) property.special |= Property::kUndocumented;
      property.shape = builder_.shape_of(Conjunction::of(std::move(found.blocks)));
    }
    return true;
  }

  void add_others() {
    for (const NamePattern& candidate : patterns_) object_.patterns.push_back(candidate.pattern);
    const std::size_t sets = std::size_t{1} << patterns_.size();
    for (std::size_t set = 0; set < sets; ++set) {
      Under found = under([](const MemberTable&) { return BlockId::none; },
                          [set](std::size_t pattern) { return (set >> pattern & 1U) != 0; });
      object_.documented_others.push_back(found.documented || !object_.declares);
      object_.others.emplace_back().shape = builder_.shape_of(Conjunction::of(std::move(found.blocks)));
    }
  }

  void add_name_tests() {
    std::vector<BlockId> blocks;
    for (const AppliedRule& members : gathered_.members) blocks.push_back(table(members).member_names);
    const Conjunction names = Conjunction::of(std::move(blocks));
    if (!names.blocks.empty()) {
      Gathered gathered = builder_.gatherer().gather(names, Token::String);
      gathered.unsure = gathered.unsure || names.is_secret(program_);
      gathered.rejected = gathered.rejected && !gathered.unsure;
      object_.name_tests = add_tests(builder_, gathered, Token::String);
    }
  }

  ShapeBuilder& builder_;
  const Program& program_;
  const Conjunction& conjunction_;
  const Gathered& gathered_;
  ObjectShape& object_;
  NameTable names_;
  std::vector<NamePattern> patterns_;
};

}  // namespace

bool fill_object(ShapeBuilder& builder, const Conjunction& conjunction, std::span<const std::string_view> names,
                 const Gathered& gathered, ObjectShape& object) {
  if (gathered.unsure) return false;
  const auto chooser = chooser_of(builder.program(), gathered);
  if (!chooser) return ObjectFiller(builder, conjunction, gathered, object).fill(names);

  std::vector<std::string_view> known(names.begin(), names.end());
  if (std::ranges::find(known, *chooser) == known.end()) known.push_back(*chooser);
  if (!ObjectFiller(builder, conjunction, gathered, object).fill_names(known)) return false;
  add_choice(builder, conjunction, gathered, object);
  return true;
}

}  // namespace contract::internal
