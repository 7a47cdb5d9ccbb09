#include "help.h"

#include <fmt/format.h>

#include "list_command.h"

namespace contract::tool {

std::string check_help(std::string_view options) {
  return fmt::format(R"(Holds recorded and hand-written API traffic to the contract that the documentation promises.

Usage:
  contract-check [check] [OPTIONS] [PATH…]
  contract-check list WHAT
  contract-check dump WHAT

PATHs are files, folders, or - for standard input. What each is held to stands in contract-check.yaml; without PATHs
everything that its patterns match is checked. --schema and --contract do without a configuration.

Examples:
  contract-check                                             all that contract-check.yaml names
  contract-check payloads/new.json                           one file, held to what contract-check.yaml says
  contract-check --schema thing.schema.json payloads/        a folder, held to one schema
  contract-check --contract openapi.yaml traffic.har         a recording: each request and response
  contract-check --contract openapi.yaml --as "create-thing request" body.json
{}
Exit codes:
  0  everything was checked, and nothing was found that fails (--fail-on)
  1  something was found that fails
  2  something was not checked: usage, configuration, contract or input, or no file was selected
  3  contract-check is at fault, or the report could not be written
)",
                     options);
}

std::string list_help(std::string_view options) {
  std::string what;
  for (const Listable& listable : listables()) what += fmt::format("  {:<26}{}\n", listable.name, listable.meaning);
  return fmt::format(
      "Lists what contract-check knows.\n\nUsage: contract-check list [OPTIONS] WHAT\n\nWHAT is one of:\n{}{}", what,
      options);
}

std::string dump_help(std::string_view options) {
  return fmt::format(
      R"(Shows what contract-check makes of a file. For people who work on contract-check; the form may change.

Usage:
  contract-check dump document FILE
  contract-check dump recording [--kind NAME] FILE
  contract-check dump program (--schema FILE | --contract FILE)
  contract-check dump shapes (--schema FILE | --contract FILE)

Of recordings each exchange is shown, of a document each value, nothing hidden: also what is secret.
The program is what judges with findings. The shapes are what batches are judged by: all that one value must be, joined.
{})",
      options);
}

std::string version_text() {
  return "contract-check " CONTRACT_VERSION "\n";
}

}  // namespace contract::tool
