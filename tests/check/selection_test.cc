#include "check/selection.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <vector>

#include "finding/describe.h"
#include "support/catch.h"

namespace contract::internal {
namespace {

namespace fs = std::filesystem;

// A folder with files that goes away again, and the working directory while it lives.
class Scratch {
 public:
  explicit Scratch(std::initializer_list<const char*> files) : before_(fs::current_path()) {
    std::string name = (fs::temp_directory_path() / "contract-check-XXXXXX").native();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    folder_ = fs::canonical(name);
    fs::current_path(folder_);
    for (const char* file : files) write(file);
  }
  ~Scratch() {
    fs::current_path(before_);
    fs::remove_all(folder_);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  static void write(const fs::path& file) {
    if (file.has_parent_path()) fs::create_directories(file.parent_path());
    std::ofstream(file) << "{}";
  }
  const fs::path& folder() const { return folder_; }

 private:
  fs::path before_;
  fs::path folder_;
};

// One line per task ("file: as"), then one per finding ("name line:column code: headline (help)").
std::string lines(const Selection& selection, const SourceMap& sources) {
  std::string text;
  for (const Task& task : selection.tasks) text += task.file + ": " + task.holding.as + "\n";
  for (const Finding& finding : selection.findings) {
    const Position at = sources.position(finding.where.source, finding.where.span.begin);
    const Description words = describe(finding);
    text += "! " + std::string(sources.name(finding.where.source)) + " " + std::to_string(at.line) + ":" +
            std::to_string(at.column) + " " + std::string(info(finding.code).name) + ": " + words.headline;
    text += words.help.empty() ? "\n" : " (" + words.help + ")\n";
  }
  for (const CheckedFile& file : selection.not_checked) text += "- " + file.name + "\n";
  return text;
}

Configuration configured(std::string checks, SourceMap& sources, std::string name = "contract-check.yaml") {
  const SourceId source =
      sources.add(std::move(name), "contracts: {a: a.yaml, b: b.yaml}\nchecks:\n" + std::move(checks));
  Result<Configuration> configuration = read_configuration(source, sources);
  REQUIRE(configuration);
  return std::move(*configuration);
}

std::string all(const std::string& checks) {
  SourceMap sources;
  return lines(select_all(configured(checks, sources), sources), sources);
}

std::string named(const std::string& checks, const std::vector<std::string>& paths,
                  Unmatched unmatched = Unmatched::Report, const std::string& standard_input_name = "<stdin>") {
  SourceMap sources;
  return lines(select_paths(configured(checks, sources), paths, unmatched, standard_input_name, sources), sources);
}

TEST_CASE("without paths all files of all patterns are selected, sorted, each once per rule") {
  const Scratch scratch({"p/b.json", "p/a.json", "p/x/c.yaml", "p/n.txt", "p/.hidden.json", "r/1.har", "p/.h/d.json"});
  CHECK(all("  - {files: 'p/**/*.{json,yaml}', as: a one request}\n"
            "  - {files: [p/a.*, '**/a.json'], as: a two request}\n"
            "  - {files: 'r/**', as: b}\n") ==
        "p/a.json: a one request\n"
        "p/a.json: a two request\n"
        "p/b.json: a one request\n"
        "p/x/c.yaml: a one request\n"
        "r/1.har: b\n");
}

TEST_CASE("hidden files are selected where the pattern spells the dot") {
  const Scratch scratch({"p/.hidden.json", ".h/d.json", "p/.h/d.json"});
  CHECK(all("  - {files: .h/*.json, as: a}\n  - {files: '**/.hidden.json', as: a}\n") ==
        ".h/d.json: a\np/.hidden.json: a\n");
}

TEST_CASE("a pattern that matches no file is a finding at its place, and the others are checked") {
  const Scratch scratch({"p/a.json"});
  CHECK(all("  - files: [p/*.json, p/*.yaml]\n    as: a\n  - {files: q/*, as: a}\n  - {files: p/, as: a}\n") ==
        "p/a.json: a\n"
        "! contract-check.yaml 3:23 nothing-matched: no file matches `p/*.yaml`\n"
        "! contract-check.yaml 5:13 nothing-matched: no file matches `q/*`\n"
        "! contract-check.yaml 6:13 nothing-matched: no file matches `p/` "
        "(this is a folder; for the files below it write `p/**`)\n");
}

TEST_CASE("a configuration without checks selects nothing, and that is a finding") {
  const Scratch scratch({"a.json"});
  CHECK(all("  []\n") ==
        "! contract-check.yaml 1:1 nothing-matched: the configuration has no checks, so nothing was checked "
        "(say under `checks` which files are held to what)\n");
}

TEST_CASE("a named file is held to every rule that matches it, however it is spelled") {
  const Scratch scratch({"p/a.json", "p/b.json"});
  const std::string checks = "  - {files: p/*.json, as: a}\n  - {files: p/a.json, as: b}\n";
  CHECK(named(checks, {"p/a.json"}) == "p/a.json: a\np/a.json: b\n");
  CHECK(named(checks, {"./p//b.json", "p/../p/b.json", "p/b.json"}) == "./p//b.json: a\n");
  CHECK(named(checks, {(scratch.folder() / "p/b.json").native()}) ==
        (scratch.folder() / "p/b.json").native() + ": a\n");
  CHECK(named(checks, {"p"}) == "p/a.json: a\np/a.json: b\np/b.json: a\n");
  CHECK(named(checks, {".", "p/a.json"}) == "p/a.json: a\np/a.json: b\np/b.json: a\n");
}

TEST_CASE("a named file that no rule matches is not checked, and says so unless that is expected") {
  const Scratch scratch({"p/a.json", "q/b.json"});
  const std::string checks = "  - {files: p/*.json, as: a}\n";
  CHECK(named(checks, {"p/a.json", "q/b.json", "q"}) ==
        "p/a.json: a\n"
        "! q/b.json 1:1 nothing-matched: this file is not matched by `checks` in contract-check.yaml "
        "(add a pattern, or pass --ignore-unmatched)\n"
        "! q 1:1 nothing-matched: no file below this folder is matched by `checks` in contract-check.yaml "
        "(add a pattern, or pass --ignore-unmatched)\n"
        "- q/b.json\n"
        "- q\n");
  CHECK(named(checks, {"p/a.json", "q/b.json", "q"}, Unmatched::Ignore) == "p/a.json: a\n");
}

TEST_CASE("paths that lead to no readable file are reported once, whatever is ignored") {
  const Scratch scratch({"p/a.json"});
  REQUIRE(mkfifo("p/pipe", 0600) == 0);
  CHECK(named("  - {files: p/*.json, as: a}\n", {"gone.txt", "gone.txt", "p/pipe", "", "p/a.json/x"},
              Unmatched::Ignore) ==
        "! gone.txt 1:1 file-not-found: there is no file `gone.txt`\n"
        "! p/pipe 1:1 not-a-file: `p/pipe` is not a file\n"
        "!  1:1 file-not-found: there is no file `\"\"`\n"
        "! p/a.json/x 1:1 file-not-found: there is no file `p/a.json/x`\n"
        "- gone.txt\n- p/pipe\n- \n- p/a.json/x\n");
  // What a rule is for is left to the check, which finds it missing.
  CHECK(named("  - {files: p/*.json, as: a}\n", {"p/gone.json"}) == "p/gone.json: a\n");
}

TEST_CASE("standard input is held to what the file it stands for would be") {
  const Scratch scratch({"p/a.json"});
  const std::string checks = "  - {files: p/*.json, as: a}\n";
  CHECK(named(checks, {"-", "-"}, Unmatched::Report, "p/new.json") == "-: a\n");
  CHECK(named(checks, {"-"}) ==
        "! <stdin> 1:1 nothing-matched: standard input is not matched by `checks` in contract-check.yaml "
        "(say with --stdin-name which file it stands for)\n- <stdin>\n");
}

TEST_CASE("links count as the place where they stand") {
  const Scratch scratch({"real/a.json", "other/b.json"});
  fs::create_directory_symlink("real", "linked");
  fs::create_directory("p");
  fs::create_symlink("../other/b.json", "p/b.json");
  fs::create_symlink("nowhere", "p/dangling.json");
  CHECK(named("  - {files: real/*.json, as: a}\n", {"linked/a.json"}) == "linked/a.json: a\n");
  CHECK(named("  - {files: linked/*.json, as: a}\n", {"linked/a.json"}) == "linked/a.json: a\n");
  CHECK(all("  - {files: linked/*.json, as: a}\n  - {files: p/*.json, as: b}\n") ==
        "linked/a.json: a\np/b.json: b\np/dangling.json: b\n");
}

TEST_CASE("patterns are relative to the configuration, and files are shown from the working directory") {
  const Scratch scratch({"sub/p/a.json", "q/a.json"});
  SourceMap sources;
  const Configuration configuration =
      configured("  - {files: [p/*.json, ../q/*.json], as: a}\n", sources, "sub/contract-check.yaml");
  CHECK(lines(select_all(configuration, sources), sources) == "q/a.json: a\nsub/p/a.json: a\n");
  fs::current_path("q");
  CHECK(lines(select_paths(configuration, {"a.json"}, Unmatched::Report, "<stdin>", sources), sources) ==
        "a.json: a\n");
  CHECK(lines(select_all(configuration, sources), sources) ==
        (scratch.folder() / "sub/p/a.json").native() + ": a\na.json: a\n");
}

TEST_CASE("without rules every named file is selected, and of folders what looks like a payload") {
  const Scratch scratch(
      {"p/a.json", "p/b.YAML", "p/c.yml", "p/d.har", "p/e.ndjson", "p/f.txt", "p/.g.json", "q/f.txt"});
  SourceMap sources;
  CHECK(lines(select_for({.as = "x request"}, {"q/f.txt", "p", "./p/a.json", "gone", "-"}, sources), sources) ==
        "-: x request\n"
        "gone: x request\n"
        "p/a.json: x request\n"
        "p/b.YAML: x request\n"
        "p/c.yml: x request\n"
        "p/d.har: x request\n"
        "p/e.ndjson: x request\n"
        "q/f.txt: x request\n");
  CHECK(lines(select_for({}, {"."}, sources), sources) ==
        "p/a.json: \np/b.YAML: \np/c.yml: \np/d.har: \np/e.ndjson: \n");
  CHECK(lines(select_for({}, {"q"}, sources), sources) ==
        "! q 1:1 nothing-matched: there is no JSON, YAML, NDJSON, HAR or HTTP file below this folder\n- q\n");
}

TEST_CASE("a folder that cannot be listed is reported, and the others are checked") {
  const Scratch scratch({"p/a.json", "locked/b.json"});
  if (geteuid() == 0) return;  // root lists everything
  fs::permissions("locked", fs::perms::none);
  CHECK(all("  - {files: p/*.json, as: a}\n  - {files: locked/*.json, as: a}\n") ==
        "p/a.json: a\n"
        "! locked 1:1 file-unreadable: not all of this folder can be listed (permission is denied)\n"
        "- locked\n");
  fs::permissions("locked", fs::perms::owner_all);
}

TEST_CASE("what was not selected is a part of the outcome") {
  const Scratch scratch({"p/a.json"});
  SourceMap sources;
  Outcome outcome;
  add_to(outcome,
         select_paths(configured("  - {files: p/*, as: a}\n", sources), {"gone"}, Unmatched::Report, "", sources));
  CHECK(outcome.findings.size() == 1);
  REQUIRE(outcome.files.size() == 1);
  CHECK(outcome.files[0].status == FileStatus::NotChecked);
}

}  // namespace
}  // namespace contract::internal
