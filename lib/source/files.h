#pragma once
// The only place that opens files and lists folders.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace contract::internal {

enum class FileProblem : std::uint8_t {
  NotFound,
  IsFolder,
  NotRegular,  // a device, a socket, a pipe: reading it could block for ever
  NotAllowed,
  TooLarge,
  BadCompression,
  ReadFailed,
};

struct FileError {
  FileProblem problem = FileProblem::ReadFailed;
  // The system's words for ReadFailed; where compressed data are wrong, or become too large, what is wrong; else empty.
  std::string reason;
};

inline constexpr std::uint64_t kMaxFileBytes = 0xFFFFFFFE;                       // offsets in a source are 32 bits
inline constexpr std::uint64_t kMaxDecompressedBytes = std::uint64_t{1} << 30U;  // of a file that is held as a whole

// The whole file; what is compressed with gzip or Zstandard is decompressed, as by FileReader, within
// kMaxDecompressedBytes.
std::variant<std::string, FileError> read_file(const std::string& path);

// Reads standard input to its end, under the same limit.
std::variant<std::string, FileError> read_standard_input();

// Reads a file of any size, piece by piece. A file that is compressed with gzip or Zstandard, as its first bytes tell
// whatever its name, reads as what it holds, within a budget of the ratio. Used by one thread at a time.
class FileReader {
 public:
  static std::variant<FileReader, FileError> open(const std::string& path);
  static FileReader standard_input();

  FileReader(FileReader&& other) noexcept;
  FileReader& operator=(FileReader&& other) noexcept;
  ~FileReader();

  std::uint64_t size() const { return size_; }  // in bytes, as it is stored, when it was opened; 0 if nobody knows

  // Fills `into` and returns how many bytes that were: fewer than it holds only at the end of the file.
  std::variant<std::size_t, FileError> read(std::span<char> into);

  bool is_compressed() const { return compressed_ != nullptr; }  // known after the first read

 private:
  struct Compressed;  // what a compressed file needs besides

  explicit FileReader(int descriptor);
  std::variant<std::size_t, FileError> read_stored(std::span<char> into);
  std::variant<std::size_t, FileError> read_decompressed(std::span<char> into);
  // Reads the first bytes, and finds out by them whether the file is compressed.
  std::optional<FileError> begin();

  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  bool has_begun_ = false;
  std::string beginning_;  // what was read to look at it, and not handed out yet
  std::unique_ptr<Compressed> compressed_;
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
