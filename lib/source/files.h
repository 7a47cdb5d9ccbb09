#pragma once
// The only place that opens files and lists folders.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace contract::internal {

enum class FileProblem : std::uint8_t {
  NotFound,
  IsFolder,
  NotRegular,  // a device, a socket, a pipe: reading it could block for ever
  NotAllowed,
  TooLarge,
  ReadFailed,
};

struct FileError {
  FileProblem problem = FileProblem::ReadFailed;
  std::string reason;  // the system's words for ReadFailed, else empty
};

inline constexpr std::uint64_t kMaxFileBytes = 0xFFFFFFFE;  // offsets in a source are 32 bits

std::variant<std::string, FileError> read_file(const std::string& path);

// Reads standard input to its end, under the same limit.
std::variant<std::string, FileError> read_standard_input();

// Reads a file of any size, piece by piece. Used by one thread at a time.
class FileReader {
 public:
  static std::variant<FileReader, FileError> open(const std::string& path);
  static FileReader standard_input();

  FileReader(FileReader&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), size_(std::exchange(other.size_, 0)) {}
  FileReader& operator=(FileReader&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~FileReader();

  std::uint64_t size() const { return size_; }  // in bytes, when it was opened; 0 if nobody knows

  // Fills `into` and returns how many bytes that were: fewer than it holds only at the end of the file.
  std::variant<std::size_t, FileError> read(std::span<char> into);

 private:
  explicit FileReader(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

enum class PathKind : std::uint8_t { Missing, File, Folder, Other };
PathKind kind_of(const std::string& path);

enum class HiddenFiles : std::uint8_t { PassOver, List };

// Paths of all regular files below `folder`, each beginning with `folder`, sorted by bytes.
// Unless asked for, hidden entries (".git") are passed over; links to folders are not followed, so no loop is entered.
std::variant<std::vector<std::string>, FileError> files_below(const std::string& folder,
                                                              HiddenFiles hidden_files = HiddenFiles::PassOver);

// `path` made absolute and lexically normal, with links in its existing part resolved.
std::string absolute_path(const std::string& path);

// An absolute path as people like to read it: relative to the working directory where it is below that.
std::string shown_path(const std::string& absolute_path);

// `path` joined to `folder`; empty if it would lead out of it ("..", an absolute path).
std::string lexically_below(const std::string& folder, const std::string& path);

// Walks upwards from `folder` (empty: the working directory) until a file called `name` is there. Empty: none.
std::string find_upwards(const std::string& folder, const std::string& name);

}  // namespace contract::internal
