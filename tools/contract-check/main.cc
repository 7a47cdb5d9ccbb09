// The command-line tool: options in, exit code out.
#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#include <csignal>
#include <exception>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "check/exit_code.h"
#include "check_command.h"
#include "console.h"
#include "dump_command.h"
#include "list_command.h"
#include "options.h"

namespace contract::tool {
namespace {

using internal::ExitCode;

struct Run {
  ExitCode operator()(const CheckOptions& options) const { return check(options); }
  ExitCode operator()(const ListOptions& options) const { return list(options); }
  ExitCode operator()(const DumpOptions& options) const { return dump(options); }
  ExitCode operator()(const Information& information) const {
    print(information.text);
    return ExitCode::Passed;
  }
  ExitCode operator()(const Misuse& misuse) const {
    print_error(misuse.text);
    return ExitCode::Unusable;
  }
};

ExitCode run(std::vector<std::string> arguments) {
  try {
    return std::visit(Run(), parse_arguments(std::move(arguments)));
  } catch (const BrokenPipe&) {
    return ExitCode::Internal;  // without words: whoever reads nothing expects nothing
  } catch (const std::exception& error) {
    print_error(error.what());
  } catch (...) {
    print_error("something unknown went wrong");
  }
  return ExitCode::Internal;
}

}  // namespace
}  // namespace contract::tool

int main(int count, char** arguments) {
#if defined(__GLIBC__)
  // Large blocks go back to the system when they are freed. Left to itself glibc keeps them after the first.
  ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
  // A reader that goes away (`| head`) is a write that fails, and not the end of us.
  std::signal(SIGPIPE, SIG_IGN);
  return static_cast<int>(
      contract::tool::run(std::vector<std::string>(arguments + (count > 0 ? 1 : 0), arguments + count)));
}
