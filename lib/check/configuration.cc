#include "check/configuration.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <span>
#include <utility>
#include <variant>

#include "document/document.h"
#include "document/pointer.h"
#include "finding/wording.h"
#include "read/recordings.h"
#include "read/yaml.h"
#include "source/files.h"
#include "text/nearest.h"
#include "text/path.h"
#include "text/uri.h"

namespace contract::internal {
namespace {

// A value of the configuration, and how to get there.
struct Entry {
  Value value;
  std::string pointer;

  Entry below(std::string_view name, Value child) const {
    Entry entry{.value = child, .pointer = pointer};
    append_token(entry.pointer, name);
    return entry;
  }
  Entry below(std::size_t index, Value child) const { return below(std::to_string(index), child); }
};

std::string did_you_mean(std::string_view word, std::span<const std::string_view> known) {
  const std::string meant = nearest(word, known);
  return meant.empty() ? std::string() : "did you mean " + quoted_name(meant) + "?";
}

std::string one_of(std::span<const std::string_view> words) {
  std::vector<std::string> quoted;
  for (const std::string_view word : words) quoted.push_back(quoted_name(word));
  return alternatives(quoted, quoted.size());
}

class ConfigurationReader {
 public:
  ConfigurationReader(const Document& document, std::string folder) : document_(document), folder_(std::move(folder)) {}

  Result<Configuration> read() {
    configuration_.source = document_.source();
    const Entry root{.value = document_.root(), .pointer = {}};
    using Self = ConfigurationReader;
    read_object(root, "the configuration",
                {{"contracts", &Self::read_contracts},
                 {"checks", &Self::read_checks},
                 {"placeholders", &Self::read_placeholders},
                 {"fail-on", &Self::read_fail_on},
                 {"undocumented", &Self::read_undocumented},
                 {"resolve", &Self::read_mappings},
                 {"severity", &Self::read_severities}});
    check_contract_names();
    if (!findings_.empty()) return std::move(findings_);
    return std::move(configuration_);
  }

 private:
  using Read = void (ConfigurationReader::*)(const Entry&);
  using Keys = std::initializer_list<std::pair<std::string_view, Read>>;

  void add(const Entry& entry, std::string text, std::string help = {}) {
    add_at(document_.place(entry.value), entry.pointer, std::move(text), std::move(help));
  }

  void add_at(Place where, std::string pointer, std::string text, std::string help) {
    Finding finding =
        make_finding(Code::BadConfiguration, where, Detail{.text = std::move(text), .help = std::move(help)});
    finding.instance = std::move(pointer);
    findings_.push_back(std::move(finding));
  }

  bool expect(const Entry& entry, Kind kind, std::string_view name) {
    if (entry.value.is(kind)) return true;
    add(entry, fmt::format("{} must be {}, not {}", name, with_article(kind), with_article(entry.value.kind())));
    return false;
  }

  void read_object(const Entry& entry, std::string_view name, Keys keys) {
    if (!expect(entry, Kind::Object, name)) return;
    for (const Member& member : entry.value.members()) {
      const std::string_view key = member.key.string();
      const auto* const known = std::ranges::find(keys, key, &Keys::value_type::first);
      if (known != keys.end()) {
        (this->*known->second)(entry.below(key, member.value));
        continue;
      }
      std::vector<std::string_view> names;
      for (const auto& [known_name, read] : keys) names.push_back(known_name);
      std::string help = did_you_mean(key, names);
      if (help.empty()) help = "known here: " + one_of(names);
      add_at(document_.place(member.key), entry.below(key, member.value).pointer,
             fmt::format("{} is no key of {}", quoted_name(key), name), std::move(help));
    }
  }

  // Calls `take` with each string of a list; one string alone is a list of one.
  template <typename Take>
  void for_each_string(const Entry& entry, std::string_view name, Take take) {
    if (entry.value.is(Kind::String)) return take(entry);
    if (!entry.value.is(Kind::Array)) {
      return add(entry, fmt::format("{} must be a string or an array of strings, not {}", name,
                                    with_article(entry.value.kind())));
    }
    std::size_t index = 0;
    for (const Value item : entry.value.items()) {
      const Entry string = entry.below(index++, item);
      if (expect(string, Kind::String, fmt::format("each item of {}", name))) take(string);
    }
  }

  // A path of the configuration as it is reached from the working directory.
  std::string reached(std::string_view path) const { return shown_path(absolute_path(join_path(folder_, path))); }

  void read_contracts(const Entry& entry) {
    if (!expect(entry, Kind::Object, "`contracts`")) return;
    for (const Member& member : entry.value.members()) {
      const std::string_view name = member.key.string();
      const Entry contract = entry.below(name, member.value);
      if (name.empty() || name.find_first_of(" \t\r\n") != std::string_view::npos) {
        add_at(document_.place(member.key), contract.pointer, "the name of a contract is one word",
               "`as` takes it apart at the spaces");
      }
      if (!expect(contract, Kind::String, fmt::format("the path of contract {}", quoted_name(name)))) continue;
      if (member.value.string().empty()) {
        add(contract, fmt::format("the path of contract {} is empty", quoted_name(name)));
        continue;
      }
      configuration_.plan.contracts.push_back(
          {.name = std::string(name), .path = reached(member.value.string()), .where = document_.place(member.value)});
    }
  }

  void read_checks(const Entry& entry) {
    if (!expect(entry, Kind::Array, "`checks`")) return;
    std::size_t index = 0;
    for (const Value item : entry.value.items()) {
      const Entry check = entry.below(index++, item);
      configuration_.rules.emplace_back();
      using Self = ConfigurationReader;
      read_object(check, "a check",
                  {{"files", &Self::read_files},
                   {"as", &Self::read_as},
                   {"kind", &Self::read_kind},
                   {"max-age", &Self::read_max_age}});
      if (!item.is(Kind::Object)) continue;
      check_kind(check);
      check_max_age(check);
      for (const std::string_view key : {"files", "as"}) {
        if (!item.find(key)) add(check, fmt::format("the check has no {}", quoted_name(key)));
      }
    }
  }

  void read_files(const Entry& entry) {
    for_each_string(entry, "`files`", [this](const Entry& pattern) {
      auto glob = Glob::parse(pattern.value.string(), folder_);
      if (const auto* problem = std::get_if<GlobProblem>(&glob)) {
        return add(pattern, fmt::format("the pattern {} cannot be used: {}", quoted_name(pattern.value.string()),
                                        problem->text));
      }
      configuration_.rules.back().files.push_back({.text = std::string(pattern.value.string()),
                                                   .glob = std::get<Glob>(std::move(glob)),
                                                   .where = document_.place(pattern.value)});
    });
    if (entry.value.is(Kind::Array) && entry.value.size() == 0) add(entry, "`files` is empty, so nothing is checked");
  }

  void read_as(const Entry& entry) {
    if (!expect(entry, Kind::String, "`as`")) return;
    configuration_.rules.back().holding.as = entry.value.string();
    configuration_.rules.back().holding.where = document_.place(entry.value);
    contract_uses_.push_back(entry);
  }

  void read_kind(const Entry& entry) {
    if (!expect(entry, Kind::String, "`kind`")) return;
    const std::string_view name = entry.value.string();
    const RecordingKind* const kind = recording_kind_named(name);
    if (kind == nullptr) {
      std::vector<std::string_view> names;
      for (const RecordingKind& known : all_recording_kinds()) names.push_back(known.name);
      std::string help = did_you_mean(name, names);
      if (help.empty()) help = "known here: " + one_of(names);
      add(entry, fmt::format("there is no kind of recording called {}", quoted_name(name)), std::move(help));
    }
    configuration_.rules.back().holding.kind = kind;
  }

  // A body that `as` names has no kind: the word would say nothing.
  void check_kind(const Entry& check) {
    const Holding& holding = configuration_.rules.back().holding;
    if (holding.kind == nullptr || holding.as.find(' ') == std::string::npos) return;
    add(check.below("kind", *check.value.find("kind")), "`kind` is for recordings, and `as` names one body",
        "leave one of them out");
  }

  void read_max_age(const Entry& entry) {
    if (!expect(entry, Kind::String, "`max-age`")) return;
    const std::string_view written = entry.value.string();
    const std::optional<TimeSpan> span = parse_time_span(written);
    if (!span) {
      return add(entry, fmt::format("`max-age` must be a length of time, not {}", quoted_name(written)),
                 "a whole number and w, d, h or m: `90d`");
    }
    configuration_.rules.back().holding.max_age = AgeLimit{.span = *span, .written = std::string(written)};
  }

  void check_max_age(const Entry& check) {
    const Holding& holding = configuration_.rules.back().holding;
    if (!holding.max_age || holding.as.find(' ') == std::string::npos) return;
    add(check.below("max-age", *check.value.find("max-age")), "`max-age` is for recordings, and `as` names one body",
        "a body by itself does not say when it was recorded");
  }

  // At the end, because `contracts` may stand after `checks`.
  void check_contract_names() {
    const std::optional<Value> contracts = document_.root().find("contracts");
    std::vector<std::string_view> names;
    if (contracts && contracts->is(Kind::Object)) {
      for (const Member& member : contracts->members()) names.push_back(member.key.string());
    }
    for (const Entry& use : contract_uses_) {
      const std::string_view as = use.value.string();
      const std::string_view name = as.substr(0, as.find(' '));
      if (name.empty()) {
        add(use, "`as` must begin with the name of a contract", "such as \"NAME\" or \"NAME OPERATION request\"");
      } else if (std::ranges::find(names, name) == names.end()) {
        add(use, fmt::format("there is no contract called {}", quoted_name(name)), did_you_mean(name, names));
      }
    }
  }

  void read_placeholders(const Entry& entry) {
    for_each_string(entry, "`placeholders`", [this](const Entry& placeholder) {
      const std::string_view pattern = placeholder.value.string();
      if (std::string problem = placeholder_problem(pattern); !problem.empty()) {
        return add(placeholder, std::move(problem));
      }
      configuration_.plan.placeholders.emplace_back(pattern);
    });
  }

  std::optional<SeverityChoice> read_choice(const Entry& entry, std::string_view name, std::string_view nothing) {
    if (!expect(entry, Kind::String, name)) return std::nullopt;
    const auto choice = severity_choice(entry.value.string(), nothing);
    if (!choice) {
      const std::array<std::string_view, 4> words = {nothing, "note", "warning", "error"};
      add(entry, fmt::format("{} must be {}, not {}", name, one_of(words), quoted_name(entry.value.string())),
          did_you_mean(entry.value.string(), words));
    }
    return choice;
  }

  void read_fail_on(const Entry& entry) {
    if (const auto choice = read_choice(entry, "`fail-on`", "never")) configuration_.fail_on = choice->severity;
  }

  void read_undocumented(const Entry& entry) {
    if (const auto choice = read_choice(entry, "`undocumented`", "off")) {
      configuration_.plan.undocumented = choice->severity;
    }
  }

  void read_mappings(const Entry& entry) {
    if (!expect(entry, Kind::Object, "`resolve`")) return;
    for (const Member& member : entry.value.members()) {
      const std::string_view prefix = member.key.string();
      const Entry folder = entry.below(prefix, member.value);
      if (std::string problem = prefix_problem(prefix); !problem.empty()) {
        add_at(document_.place(member.key), folder.pointer, std::move(problem), {});
      }
      if (!expect(folder, Kind::String, fmt::format("the folder of {}", quoted_name(prefix)))) continue;
      std::string path = reached(member.value.string());
      if (std::string problem = folder_problem(path); !problem.empty()) add(folder, std::move(problem));
      configuration_.plan.mappings.push_back({.prefix = std::string(prefix), .folder = std::move(path)});
    }
  }

  void read_severities(const Entry& entry) {
    if (!expect(entry, Kind::Object, "`severity`")) return;
    for (const Member& member : entry.value.members()) {
      const std::string_view name = member.key.string();
      const Entry severity = entry.below(name, member.value);
      const std::optional<Code> code = code_named(name);
      if (!code) {
        std::vector<std::string_view> names;
        for (const CodeInfo& known : all_codes()) names.push_back(known.name);
        add_at(document_.place(member.key), severity.pointer,
               fmt::format("there is no finding code {}", quoted_name(name)), did_you_mean(name, names));
        continue;
      }
      const auto choice = read_choice(severity, quoted_name(name), "off");
      if (!choice) continue;
      if (info(*code).kind == CodeClass::Unusable && choice->severity != Severity::Error) {
        add(severity, fmt::format("{} is always an error: it says that something was not checked", quoted_name(name)));
        continue;
      }
      configuration_.plan.severities[*code] = choice->severity;
    }
  }

  const Document& document_;
  std::string folder_;  // absolute
  std::vector<Entry> contract_uses_;
  Configuration configuration_;
  Findings findings_;
};

// A key that stands twice means that one of its values would be ignored without a word.
void append_duplicates(const Findings& remarks, Findings& findings) {
  for (const Finding& remark : remarks) {
    if (remark.code != Code::DuplicateKey) continue;
    Finding& finding = findings.emplace_back(remark);
    finding.code = Code::BadConfiguration;
    const auto* const name = std::get_if<NameFacts>(&remark.facts);
    finding.facts = Detail{.text = (name == nullptr ? "a key" : quoted_name(name->name)) + " stands here already",
                           .help = "keep one of them"};
  }
}

}  // namespace

Result<Configuration> read_configuration(SourceId source, const SourceMap& sources) {
  Findings remarks;
  Result<Document> document = read_yaml(source, sources, {}, remarks);
  if (!document) return std::move(document.findings());

  const std::string folder = absolute_path(join_path(folder_of(sources.name(source)), "."));
  Result<Configuration> configuration = ConfigurationReader(*document, folder).read();
  Findings findings;
  append_duplicates(remarks, findings);
  if (!configuration) std::ranges::move(configuration.findings(), std::back_inserter(findings));
  if (findings.empty()) return configuration;
  sort_findings(findings);
  return findings;
}

std::optional<SeverityChoice> severity_choice(std::string_view word, std::string_view nothing) {
  if (word == nothing) return SeverityChoice{};
  const std::optional<Severity> severity = severity_named(word);
  return severity ? std::optional(SeverityChoice{.severity = severity}) : std::nullopt;
}

std::string placeholder_problem(std::string_view pattern) {
  if (pattern.empty()) return "a placeholder is empty";
  if (pattern.find_first_not_of('*') != std::string_view::npos) return {};
  return fmt::format("{} would stand in for every string, so no string would be checked", quoted_name(pattern));
}

std::string prefix_problem(std::string_view prefix) {
  return is_uri(prefix) ? std::string()
                        : fmt::format("{} does not begin with a scheme as URIs do", quoted_name(prefix));
}

std::string folder_problem(const std::string& folder) {
  return kind_of(folder) == PathKind::Folder ? std::string()
                                             : fmt::format("there is no folder {}", quoted_name(folder));
}

}  // namespace contract::internal
