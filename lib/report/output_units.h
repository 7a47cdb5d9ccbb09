#pragma once
// The output units of JSON Schema (draft 2020-12 core, section 12.3): each keyword and each subschema with its three
// locations, as a tree, for the formats basic, detailed and verbose.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "finding/evaluation.h"
#include "report/json_writer.h"

namespace contract::internal {

struct OutputUnit {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  std::uint32_t parent = kNone;
  std::uint32_t first_child = kNone;
  std::uint32_t last_child = kNone;
  std::uint32_t next = kNone;  // the sibling that follows

  std::string keyword_location = {};
  std::string absolute_location = {};
  std::string instance_location = {};
  bool valid = true;
  bool relevant = true;         // bears on the verdict: failed below what failed, or annotates
  std::string error = {};       // empty: none of its own
  std::string annotation = {};  // JSON text; empty: none, or it does not count

  bool speaks() const { return !error.empty() || !annotation.empty(); }
};

// Units of an evaluation whose secrets are hidden; each behind its parent, the root first, otherwise in no order.
std::vector<OutputUnit> output_units(const Evaluation& evaluation);

// The indexes of all units in the order of the tree: each unit, then its children by keyword.
std::vector<std::uint32_t> in_order(const std::vector<OutputUnit>& units);

// Makes `child` the last child of `parent`.
void append_child(std::vector<OutputUnit>& units, std::uint32_t parent, std::uint32_t child);

// The members of a unit but for the nested ones, into the object that is open.
void write_members(JsonWriter& json, const OutputUnit& unit);

// Likewise of the root, and everything below it, as deep as it is, without recursion.
void write_tree(JsonWriter& json, const std::vector<OutputUnit>& units);

// The sentences of findings as one text; what several keywords' findings say is joined by semicolons.
std::string sentences_of(const Findings& findings);

}  // namespace contract::internal
