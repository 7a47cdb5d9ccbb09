#pragma once
// What a finding knows, as data. describe() makes the sentence; machine formats print the data.
// Values appear as JSON text, cut to a length that fits a line.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "document/kind.h"

namespace contract::internal {

struct NoFacts {};

// Words that complete the code's sentence, where the facts are too varied for a type:
// what breaks the grammar, what is wrong with a configuration entry.
//
// The words are ours: what a payload or a recording says goes into `quoted`, which stands in the place of `{}` in
// `text` and can be taken out where it is secret. Without it the sentence is still whole: "this is no JSON value".
struct Detail {
  std::string text;
  std::string help;                        // how to mend it; may be empty
  std::optional<std::string> quoted = {};  // nothing: `text` has no such place; empty: it may not be shown

  std::string words() const;
};

struct TypeFacts {
  Kind got = Kind::Null;
  TypeSet want;
  std::string value;
};

// const, enum, and the value that chooses a branch.
struct ValueFacts {
  std::string got;
  std::vector<std::string> want;
  std::string nearest;  // of `want`, the one probably meant; may be empty
};

struct Bound {
  std::string got;
  std::string want;
  bool exclusive = false;
};

// Lengths of strings (code points), arrays (items), objects (members); matches of `contains`.
struct Length {
  std::uint64_t got = 0;
  std::uint64_t want = 0;
};

struct PatternFacts {
  std::string got;
  std::string pattern;
};

struct FormatFacts {
  std::string got;
  std::string format;
  std::string problem;  // "a ulid has 26 characters, this has 25"
};

// A member, parameter, header, operation or keyword by its name.
struct NameFacts {
  std::string name;
  std::string nearest;  // one that exists and was probably meant; may be empty
  std::string because;  // the member that asks for it (dependentRequired); may be empty
};

struct IndexFacts {  // of an array: the two equal items, or the first forbidden one in `second`
  std::uint64_t first = 0;
  std::uint64_t second = 0;
};

struct BranchFacts {
  std::vector<std::uint64_t> matched;  // indexes of the branches that accept the value
  std::uint64_t of = 0;                // how many there are
};

// Two values of an exchange that do not go together. The finding stands at the first; its related place is the second.
struct PairFacts {
  std::string got;
  std::string other;     // the second; of a ULID, the time that its own is compared with
  std::string place;     // of the second, as the contract writes it: "$request.body#/name"
  std::string time;      // inside of a ULID; else empty
  std::string distance;  // between two times: "3m 20s"; else empty
  bool later = false;    // the first time is the later one
};

using Facts = std::variant<NoFacts, Detail, TypeFacts, ValueFacts, Bound, Length, PatternFacts, FormatFacts, NameFacts,
                           IndexFacts, BranchFacts, PairFacts>;

}  // namespace contract::internal
