#pragma once
// Which files are checked, and what each is held to.
//
// A file is held to every entry of `checks` that has a pattern for it, and not just to the first: an entry that is
// passed over without a word would be a check that nobody runs.
#include <cstdint>
#include <string>
#include <vector>

#include "check/configuration.h"
#include "check/plan.h"
#include "finding/outcome.h"
#include "source/source_map.h"

namespace contract::internal {

// Equal files give equal selections: tasks are sorted by file and, within one, stand in the order of `checks`. No file
// is held to the same thing twice, however often it is named.
struct Selection {
  std::vector<Task> tasks;
  Findings findings;                     // why a path or a pattern led to nothing, or a folder could not be listed
  std::vector<CheckedFile> not_checked;  // paths that were named and led to no task
};

// What to do about a file that was named and that no pattern is for.
enum class Unmatched : std::uint8_t {
  Report,  // it was named, so it should be checked: a finding
  Ignore,  // whoever names files does not know which are payloads, as with a hook that gets all files of a commit
};

// All files that the patterns of the configuration match. A pattern that matches none is a finding at its place.
// Hidden files and folders are found where a pattern spells the dot; links to folders are not followed.
Selection select_all(const Configuration& configuration, SourceMap& sources);

// Of all those files the ones that `paths` name: files, and folders for what is below them. "-" is standard input,
// held to what a file called `standard_input_name` would be. `sources` receives an empty source for each path that has
// a finding.
Selection select_paths(const Configuration& configuration, const std::vector<std::string>& paths, Unmatched unmatched,
                       const std::string& standard_input_name, SourceMap& sources);

// Without patterns: all `paths` are held to the same. Of a folder the files below it that look like payloads
// or recordings by their names: *.json, *.yaml, *.yml, *.har, *.ndjson, *.jsonl, *.http, *.rest, *.curl, also with .gz
// or .zst behind.
Selection select_for(const Holding& holding, const std::vector<std::string>& paths, SourceMap& sources);

// Gives the plan its tasks. Contracts that none of them is about are left out: nobody has to wait for them.
void assign(Plan& plan, std::vector<Task> tasks);

// Makes what was not checked a part of the outcome of what was.
void add_to(Outcome& outcome, const Selection& selection);

}  // namespace contract::internal
