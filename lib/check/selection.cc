#include "check/selection.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>

#include "check/read_source.h"
#include "compression/compression.h"
#include "finding/wording.h"
#include "source/files.h"
#include "text/ascii.h"
#include "text/path.h"

namespace contract::internal {
namespace {

constexpr std::string_view kStandardInput = "-";
constexpr std::array<std::string_view, 9> kExtensions = {".json",  ".yaml", ".yml",  ".har", ".ndjson",
                                                         ".jsonl", ".http", ".rest", ".curl"};

// Paths as they are compared, and as people read them.
class Paths {
 public:
  Paths() : here_(absolute_path(".")) {}

  // Absolute and normal by names alone, so that a link counts as the place where it stands.
  std::string absolute(std::string_view path) const { return normal_path(join_path(here_, path)); }

  // The names by which a path may be meant: as it is written, and with the links on the way to it resolved.
  std::vector<std::string> meanings(std::string_view path) const {
    std::string written = absolute(path);
    std::string resolved = join_path(absolute_path(std::string(folder_of(written))), name_of(written));
    return {std::move(written), std::move(resolved)};
  }

  std::string shown(const std::string& absolute) const {
    return is_below(absolute, here_) ? absolute.substr(here_ == "/" ? 1 : here_.size() + 1) : absolute;
  }

 private:
  std::string here_;
};

bool looks_checkable(std::string_view path) {
  std::string lower;
  std::ranges::transform(name_inside(path), std::back_inserter(lower), ascii_lower);
  return std::ranges::any_of(kExtensions, [&](std::string_view extension) { return lower.ends_with(extension); });
}

std::string reason(const FileError& error) {
  switch (error.problem) {
    case FileProblem::NotFound: return "it is gone";
    case FileProblem::IsFolder:
    case FileProblem::NotRegular:
    case FileProblem::TooLarge:
    case FileProblem::BadCompression: break;
    case FileProblem::NotAllowed: return "permission is denied";
    case FileProblem::ReadFailed: return error.reason;
  }
  return "it cannot be listed";
}

// What all ways to select have in common: findings about paths, and each file once.
class Selector {
 public:
  explicit Selector(SourceMap& sources) : sources_(sources) {}

  // Says once why nothing comes of a path.
  void refuse(const std::string& path, Code code, Facts facts) {
    if (!refused_.insert(path).second) return;
    selection_.findings.push_back(make_finding(code, {.source = sources_.add(path, {}), .span = {}}, std::move(facts)));
    selection_.not_checked.push_back({.name = path, .status = FileStatus::NotChecked});
  }

  // Likewise, if the path is no file that could be read.
  bool refuse_unreadable(const std::string& path) {
    if (kind_of(path) == PathKind::File) return false;
    Result<SourceId> source = read_source(path, sources_);
    if (source) return false;
    if (!refused_.insert(path).second) return true;
    std::ranges::move(source.findings(), std::back_inserter(selection_.findings));
    selection_.not_checked.push_back({.name = path, .status = FileStatus::NotChecked});
    return true;
  }

  // The files below a folder; nothing, with a finding, if it cannot be listed.
  std::optional<std::vector<std::string>> list(const std::string& folder, const std::string& shown,
                                               HiddenFiles hidden) {
    auto files = files_below(folder, hidden);
    if (const auto* error = std::get_if<FileError>(&files)) {
      refuse(shown, Code::FileUnreadable,
             Detail{.text = "not all of this folder can be listed", .help = reason(*error)});
      return std::nullopt;
    }
    return std::get<std::vector<std::string>>(std::move(files));
  }

  // `order` is that of tasks about the same file.
  void hold(const std::string& file, const std::string& absolute, const Holding& holding, std::size_t order) {
    const auto [known, is_new] = held_.try_emplace({absolute, holding.as, holding.kind}, ordered_.size());
    if (!is_new) return lower(ordered_[known->second].task.holding.max_age, holding.max_age);
    const std::string& name = names_.emplace(absolute, file).first->second;
    ordered_.push_back({.order = order, .task = {.file = name, .holding = holding}});
  }

  Selection finish() && {
    std::ranges::sort(ordered_, {}, [](const OrderedTask& entry) { return std::tie(entry.task.file, entry.order); });
    for (OrderedTask& entry : ordered_) selection_.tasks.push_back(std::move(entry.task));
    return std::move(selection_);
  }

 private:
  struct OrderedTask {
    std::size_t order = 0;
    Task task;
  };

  // Of two limits of the same file the stricter one holds.
  static void lower(std::optional<AgeLimit>& limit, const std::optional<AgeLimit>& other) {
    if (other && (!limit || other->span < limit->span)) limit = other;
  }

  SourceMap& sources_;
  Selection selection_;
  // Absolute path, as and kind, to the place in ordered_.
  std::map<std::tuple<std::string, std::string, const RecordingKind*>, std::size_t> held_;
  std::map<std::string, std::string> names_;  // absolute path, its first spelling
  std::set<std::string> refused_;
  std::vector<OrderedTask> ordered_;
};

class RuleSelector {
 public:
  RuleSelector(const Configuration& configuration, SourceMap& sources)
      : configuration_(configuration), sources_(sources), selector_(sources) {}

  Selection all() && {
    for (std::size_t rule = 0; rule < configuration_.rules.size(); ++rule) {
      for (const FilePattern& pattern : configuration_.rules[rule].files) {
        const auto files = files_of(pattern);
        for (const std::string& file : files.paths) hold(paths_.shown(file), file, rule);
        if (files.paths.empty() && files.complete) report_pattern(pattern);
      }
    }
    if (configuration_.rules.empty()) {
      add({.source = configuration_.source, .span = {}}, "the configuration has no checks, so nothing was checked",
          "say under `checks` which files are held to what");
    }
    return std::move(*this).finish();
  }

  Selection named(const std::vector<std::string>& paths, Unmatched unmatched,
                  const std::string& standard_input_name) && {
    for (const std::string& path : paths) {
      const bool found = path == kStandardInput              ? hold_named(path, standard_input_name)
                         : kind_of(path) == PathKind::Folder ? hold_below(path)
                                                             : hold_named(path, path);
      if (!found) report_path(path, unmatched);
    }
    return std::move(*this).finish();
  }

 private:
  void hold(const std::string& file, const std::string& absolute, std::size_t rule) {
    selector_.hold(file, absolute, configuration_.rules[rule].holding, rule);
  }

  bool hold_named(const std::string& file, const std::string& name) {
    const std::vector<std::string> meanings = paths_.meanings(name);
    bool found = false;
    for (std::size_t rule = 0; rule < configuration_.rules.size(); ++rule) {
      for (const FilePattern& pattern : configuration_.rules[rule].files) {
        if (std::ranges::none_of(meanings, [&](const auto& path) { return pattern.glob.matches(path); })) continue;
        hold(file, file == kStandardInput ? file : meanings.front(), rule);
        found = true;
      }
    }
    return found;
  }

  bool hold_below(const std::string& folder) {
    const std::vector<std::string> meanings = paths_.meanings(folder);
    bool found = false;
    for (std::size_t rule = 0; rule < configuration_.rules.size(); ++rule) {
      for (const FilePattern& pattern : configuration_.rules[rule].files) {
        for (const std::string& file : files_of(pattern).paths) {
          if (std::ranges::none_of(meanings, [&](const auto& path) { return is_below(file, path); })) continue;
          hold(paths_.shown(file), file, rule);
          found = true;
        }
      }
    }
    return found;
  }

  struct Files {
    std::vector<std::string> paths;  // absolute
    bool complete = true;            // false: a folder could not be listed, which has a finding
  };

  Files files_of(const FilePattern& pattern) {
    const HiddenFiles hidden = pattern.glob.finds_hidden() ? HiddenFiles::List : HiddenFiles::PassOver;
    Files files;
    for (const std::string& root : pattern.glob.roots()) {
      const Files& listed = listing(root, hidden);
      files.complete = files.complete && listed.complete;
      std::ranges::copy_if(listed.paths, std::back_inserter(files.paths),
                           [&](const std::string& path) { return pattern.glob.matches(path); });
    }
    return files;
  }

  // Many patterns look into the same folder, which is listed once.
  const Files& listing(const std::string& root, HiddenFiles hidden) {
    const auto [known, is_new] = listings_.try_emplace({root, hidden});
    Files& files = known->second;
    if (!is_new) return files;
    switch (kind_of(root)) {
      case PathKind::File: files.paths = {root}; break;
      case PathKind::Folder:
        if (auto listed = selector_.list(root, paths_.shown(root), hidden)) {
          files.paths = std::move(*listed);
        } else {
          files.complete = false;
        }
        break;
      case PathKind::Missing:
      case PathKind::Other: break;
    }
    return files;
  }

  void add(Place where, std::string text, std::string help) {
    findings_.push_back(
        make_finding(Code::NothingMatched, where, Detail{.text = std::move(text), .help = std::move(help)}));
  }

  void report_pattern(const FilePattern& pattern) {
    std::string help;
    for (const std::string& root : pattern.glob.roots()) {
      if (pattern.glob.matches(root) && kind_of(root) == PathKind::Folder) {
        std::string folder = pattern.text;
        while (folder.ends_with('/')) folder.pop_back();
        help = "this is a folder; for the files below it write " + quoted_name(folder + "/**");
      }
    }
    add(pattern.where, "no file matches " + quoted_name(pattern.text), std::move(help));
  }

  void report_path(const std::string& path, Unmatched unmatched) {
    const std::string checks = "`checks` in " + std::string(sources_.name(configuration_.source));
    if (path == kStandardInput) {
      return selector_.refuse("<stdin>", Code::NothingMatched,
                              Detail{.text = "standard input is not matched by " + checks,
                                     .help = "say with --stdin-name which file it stands for"});
    }
    const bool is_folder = kind_of(path) == PathKind::Folder;
    if (!is_folder && selector_.refuse_unreadable(path)) return;
    if (unmatched == Unmatched::Ignore) return;
    selector_.refuse(
        path, Code::NothingMatched,
        Detail{
            .text = (is_folder ? "no file below this folder is matched by " : "this file is not matched by ") + checks,
            .help = "add a pattern, or pass --ignore-unmatched"});
  }

  Selection finish() && {
    Selection selection = std::move(selector_).finish();
    std::ranges::move(findings_, std::back_inserter(selection.findings));
    return selection;
  }

  const Configuration& configuration_;
  SourceMap& sources_;
  Paths paths_;
  Selector selector_;
  Findings findings_;
  std::map<std::pair<std::string, HiddenFiles>, Files> listings_;
};

}  // namespace

Selection select_all(const Configuration& configuration, SourceMap& sources) {
  return RuleSelector(configuration, sources).all();
}

Selection select_paths(const Configuration& configuration, const std::vector<std::string>& paths, Unmatched unmatched,
                       const std::string& standard_input_name, SourceMap& sources) {
  return RuleSelector(configuration, sources).named(paths, unmatched, standard_input_name);
}

Selection select_for(const Holding& holding, const std::vector<std::string>& paths, SourceMap& sources) {
  const Paths places;
  Selector selector(sources);
  for (const std::string& path : paths) {
    if (path == kStandardInput || kind_of(path) != PathKind::Folder) {
      selector.hold(path, path == kStandardInput ? path : places.absolute(path), holding, 0);
      continue;
    }
    auto files = selector.list(path, path, HiddenFiles::PassOver);
    if (!files) continue;
    bool found = false;
    for (std::string& file : *files) {
      if (!looks_checkable(file)) continue;
      if (file.starts_with("./")) file.erase(0, 2);
      selector.hold(file, places.absolute(file), holding, 0);
      found = true;
    }
    if (!found) {
      selector.refuse(path, Code::NothingMatched,
                      Detail{.text = "there is no JSON, YAML, NDJSON, HAR or HTTP file below this folder", .help = {}});
    }
  }
  return std::move(selector).finish();
}

void assign(Plan& plan, std::vector<Task> tasks) {
  std::set<std::string_view> used;
  for (const Task& task : tasks) used.insert(std::string_view(task.holding.as).substr(0, task.holding.as.find(' ')));
  std::erase_if(plan.contracts,
                [&](const ContractFile& contract) { return !contract.name.empty() && !used.contains(contract.name); });
  plan.tasks = std::move(tasks);
}

void add_to(Outcome& outcome, const Selection& selection) {
  std::ranges::copy(selection.findings, std::back_inserter(outcome.findings));
  std::ranges::copy(selection.not_checked, std::back_inserter(outcome.files));
}

}  // namespace contract::internal
