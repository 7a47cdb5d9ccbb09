#include "configuration_file.h"

#include <fmt/format.h>

#include <utility>

#include "check/read_source.h"
#include "console.h"
#include "source/files.h"

namespace contract::tool {

std::string configuration_path(const std::optional<std::string>& chosen) {
  if (chosen) return *chosen;
  const std::string found = internal::find_upwards({}, std::string(internal::kConfigurationName));
  return found.empty() ? found : internal::shown_path(found);
}

internal::ExitCode no_configuration() {
  print_error(
      fmt::format("there is no {} in this folder or above it; name one with --config, or do without (see --help)",
                  internal::kConfigurationName));
  return internal::ExitCode::Unusable;
}

internal::Result<internal::Configuration> open_configuration(const std::string& path, internal::SourceMap& sources) {
  auto source = internal::read_source(path, sources);
  if (!source) return std::move(source.findings());
  return internal::read_configuration(*source, sources);
}

}  // namespace contract::tool
