#include "support/temporary_file.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace contract::tests {

TemporaryFile::TemporaryFile(std::string_view text, std::string_view ending)
    : path_((std::filesystem::temp_directory_path() / "contract-XXXXXX").string()) {
  path_ += ending;
  const int file = ::mkstemps(path_.data(), static_cast<int>(ending.size()));
  if (file < 0) throw std::runtime_error("there is no room for temporary files");
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0) throw std::runtime_error("a temporary file cannot be written");
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  ::close(file);
}

TemporaryFile::~TemporaryFile() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

}  // namespace contract::tests
