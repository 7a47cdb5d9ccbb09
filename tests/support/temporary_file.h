#pragma once
// A file of a test, which is gone after it.
#include <string>
#include <string_view>

namespace contract::tests {

class TemporaryFile {
 public:
  // `ending` is that of its name: ".ndjson".
  TemporaryFile(std::string_view text, std::string_view ending);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace contract::tests
