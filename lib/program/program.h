#pragma once
// A compiled schema: flat, immutable, shared by any number of threads.
//
// Each subschema is a block: instructions up to an End. Blocks name each other by number, so a program can be
// recursive although nothing that makes or runs it is. What the machine touches all the time (instructions) lies
// apart from what only findings need (origins).
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/equality.h"
#include "document/number.h"
#include "finding/finding.h"
#include "format/format.h"
#include "program/name_table.h"
#include "program/secret_names.h"
#include "schema/dialect.h"
#include "text/pattern.h"

namespace contract::internal {

enum class Op : std::uint8_t {
#define INSTRUCTION(name, text, shape) name,
#include "program/instructions.def"
#undef INSTRUCTION
};

std::string_view to_string(Op op);
bool is_leaf(Op op);

enum class BlockId : std::uint32_t {
  always = 0xFFFFFFFE,  // the schema `true`: there is nothing to run. Others accept everything too, but may annotate
  none = 0xFFFFFFFF,    // there is no such subschema
};

struct Instruction {
  Op op = Op::End;
  std::uint8_t types = 0;    // Type: bits of a TypeSet
  std::uint32_t origin = 0;  // index into Program::origins
  std::uint32_t a = 0;
  std::uint32_t b = 0;

  std::uint64_t wide() const { return (static_cast<std::uint64_t>(b) << 32U) | a; }
};

// Where a keyword stands and why it is there. Only findings look at it.
struct Origin {
  std::string location;  // "connection.schema.json#/properties/id/format"
  Place place;
  Provenance provenance;
};

// An origin as the compiler notes it; Program::origin() spells it out when a finding asks.
struct OriginNote {
  const Node* schema = nullptr;   // the schema that holds the keyword
  const Node* reason = nullptr;   // the schema whose `x-source` explains it; ordinarily the same
  std::string_view keyword = {};  // empty: the schema itself
  std::uint32_t resource = 0;     // index into Program::resources
};

// A part of a schema document with a base URI of its own.
struct ProgramResource {
  std::string uri;   // base URI, without a fragment
  std::string name;  // of its document, as findings call it
  std::shared_ptr<const Document> document;
  const Node* root = nullptr;
  Language language = {};
};

struct Block {
  std::uint32_t start = 0;
  std::uint32_t origin = 0;  // of the schema itself
  bool leaf = false;         // holds leaf instructions only: runs without a frame
  bool never = false;        // the schema `false`
  bool secret = false;       // marks its value as secret, or applies a block to it that does
  bool secrets = false;      // is `secret`, or applies a block below its value that is or has such blocks
  bool unevaluated = false;  // asks which members or items its neighbours evaluated
};

// Everything that judges the members of one object: properties, patternProperties, additionalProperties,
// propertyNames and required, in one pass.
struct MemberTable {
  static constexpr std::uint32_t kNotRequired = 0xFFFFFFFF;
  struct Property {
    BlockId block = BlockId::none;          // none: only required
    std::uint32_t required = kNotRequired;  // index into `required`
  };
  struct PatternProperty {
    std::uint32_t pattern = 0;
    BlockId block = BlockId::always;
  };
  struct Required {
    std::string_view name;
    std::uint32_t origin = 0;
  };
  NameTable names;  // index into `properties`
  std::vector<Property> properties;
  std::vector<PatternProperty> patterns;
  std::vector<Required> required;
  BlockId additional = BlockId::none;  // none: the keyword is absent
  BlockId member_names = BlockId::none;
  bool declares = false;  // the schema has `properties`: it says which members there are
};

struct ItemTable {
  std::vector<BlockId> prefix;
  BlockId rest = BlockId::none;
};

struct ContainsTable {
  BlockId block = BlockId::none;
  std::uint64_t min = 1;
  std::uint64_t max = 0xFFFFFFFFFFFFFFFF;
  std::uint32_t min_origin = 0;
  std::uint32_t max_origin = 0;
  bool evaluates = true;  // items that match count as evaluated: since draft 2020-12
};

// The branches of anyOf or oneOf. Where every branch demands another string in one required member, that member
// chooses the branch, and only that one is run.
struct BranchTable {
  std::vector<BlockId> branches;
  bool chosen = false;  // the fields below hold
  std::string_view member;
  NameTable values;  // value of `member` -> index into `branch_of_value`
  std::vector<std::uint32_t> branch_of_value;
};

struct Condition {
  BlockId condition = BlockId::always;
  BlockId then = BlockId::none;
  BlockId otherwise = BlockId::none;
};

struct Dependency {
  std::string_view member;
  std::vector<std::string_view> needs;
};

struct Enumeration {
  std::vector<Value> values;
  std::vector<std::uint64_t> hashes;  // of the values, in their order
};

// A number that a keyword compares with, also as it was written, for people.
struct Operand {
  Number value;
  std::string_view written;
};

struct NamedFormat {
  std::string name;
  Formats::Check problem;
};

// What a string contains, where that is asserted.
struct ContentTable {
  std::string_view encoding = {};    // empty: the string itself
  std::string_view media_type = {};  // empty: any
  BlockId schema = BlockId::none;    // of the content
  std::uint32_t encoding_origin = 0;
  std::uint32_t media_type_origin = 0;
  std::uint32_t schema_origin = 0;
};

struct Program {
  std::vector<Instruction> code;
  std::vector<Block> blocks;

  std::vector<MemberTable> member_tables;
  std::vector<ItemTable> item_tables;
  std::vector<ContainsTable> contains_tables;
  std::vector<BranchTable> branch_tables;
  std::vector<Condition> conditions;
  std::vector<Dependency> dependencies;
  std::vector<Enumeration> enumerations;
  std::vector<Value> constants;
  std::vector<Operand> numbers;
  std::vector<Pattern> patterns;
  std::vector<NamedFormat> formats;
  std::vector<ContentTable> content_tables;
  std::vector<std::string_view> names;

  std::vector<OriginNote> origins;
  SecretNames secret_names;
  std::map<std::string, BlockId, std::less<>> entries;  // URI of a schema that was asked for -> its block

  // Constants, numbers, names and origins view into the documents of these.
  std::vector<ProgramResource> resources;

  const Block& block(BlockId id) const { return blocks[static_cast<std::size_t>(id)]; }

  // The origin of this index. Walks down the schema document, so it is for findings only.
  Origin origin(std::uint32_t index) const;
  // "https://example.com/connection#/properties/id/format": by the base URI of its resource (core, section 8.1).
  std::string absolute_location(std::uint32_t index) const;
  // The same of a block's schema. Of BlockId::always, which only an entry is asked for, the URI of that entry.
  std::string absolute_location(BlockId id) const;

  // The schema that a block was compiled from, and what it is written in. Only who asks for annotations looks at them.
  Value schema(BlockId id) const { return Value(origins[block(id).origin].schema); }
  const Language& language(BlockId id) const { return resources[origins[block(id).origin].resource].language; }
};

}  // namespace contract::internal
