#include "source/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "compression/decompressor.h"

namespace contract::internal {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kChunk = 64UL * 1024;

FileError error_from(int number) {
  switch (number) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG: return {.problem = FileProblem::NotFound, .reason = {}};
    case EACCES:
    case EPERM: return {.problem = FileProblem::NotAllowed, .reason = {}};
    case EISDIR: return {.problem = FileProblem::IsFolder, .reason = {}};
    default: return {.problem = FileProblem::ReadFailed, .reason = std::generic_category().message(number)};
  }
}

// Of what follows a folder, "/a/b": nothing is to be left out of it.
bool is_normal(std::string_view path) {
  return !path.ends_with('/') && path.find("//") == std::string_view::npos && path.find("/.") == std::string_view::npos;
}

FileError decompressed_too_large(std::uint64_t stored) {
  const std::string size = stored == 0 ? std::string() : ", whose size is " + std::to_string(stored) + " bytes,";
  return {.problem = FileProblem::TooLarge,
          .reason = "the compressed file" + size + " becomes larger than " + std::to_string(kMaxDecompressedBytes) +
                    " bytes"};
}

// Reads to the end, whatever the size said before: a file may grow or shrink while it is read.
std::variant<std::string, FileError> read_to_end(FileReader& file, std::size_t expected) {
  std::string text;
  std::size_t used = 0;
  text.resize(expected + 1);  // one more byte than expected, so that the end shows without growing
  while (true) {
    if (used == text.size()) text.resize(text.size() + std::max(kChunk, text.size() / 2));
    const std::size_t room = text.size() - used;
    const auto got = file.read({text.data() + used, room});
    if (const auto* error = std::get_if<FileError>(&got)) return *error;
    used += std::get<std::size_t>(got);
    if (file.is_compressed() && used > kMaxDecompressedBytes) return decompressed_too_large(file.size());
    if (used > kMaxFileBytes) return FileError{.problem = FileProblem::TooLarge, .reason = {}};
    if (std::get<std::size_t>(got) < room) break;
  }
  text.resize(used);
  return text;
}

}  // namespace

struct FileReader::Compressed {
  Compressed(Compression by, std::string_view beginning)
      : compression(by), decompressor(by, beginning, budget), buffer(beginning) {}

  Compression compression;
  DecompressionBudget budget;
  Decompressor decompressor;
  std::string buffer;  // of bytes as they are stored
  std::size_t taken = 0;
  bool is_at_end = false;
};

FileReader::FileReader(int descriptor) : descriptor_(descriptor) {}

FileReader::FileReader(FileReader&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      size_(std::exchange(other.size_, 0)),
      has_begun_(other.has_begun_),
      beginning_(std::move(other.beginning_)),
      compressed_(std::move(other.compressed_)) {}

FileReader& FileReader::operator=(FileReader&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  std::swap(has_begun_, other.has_begun_);
  std::swap(beginning_, other.beginning_);
  std::swap(compressed_, other.compressed_);
  return *this;
}

FileReader::~FileReader() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

std::variant<FileReader, FileError> FileReader::open(const std::string& path) {
  // O_NONBLOCK: opening a FIFO that nobody writes to must not hang before fstat can refuse it.
  FileReader file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.descriptor_ < 0) return error_from(errno);
  struct stat info {};
  if (::fstat(file.descriptor_, &info) != 0) return error_from(errno);
  if (S_ISDIR(info.st_mode)) return FileError{.problem = FileProblem::IsFolder, .reason = {}};
  if (!S_ISREG(info.st_mode)) return FileError{.problem = FileProblem::NotRegular, .reason = {}};
  file.size_ = static_cast<std::uint64_t>(info.st_size);
  return file;
}

FileReader FileReader::standard_input() {
  return FileReader(STDIN_FILENO);
}

std::variant<std::size_t, FileError> FileReader::read_stored(std::span<char> into) {
  std::size_t used = 0;
  while (used < into.size()) {
    const ssize_t got = ::read(descriptor_, into.data() + used, into.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return error_from(errno);
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
  }
  return used;
}

std::optional<FileError> FileReader::begin() {
  has_begun_ = true;
  beginning_.resize(kMagicBytes);
  const auto got = read_stored(beginning_);
  if (const auto* error = std::get_if<FileError>(&got)) return *error;
  beginning_.resize(std::get<std::size_t>(got));
  if (const auto compression = compression_of(beginning_)) {
    compressed_ = std::make_unique<Compressed>(*compression, beginning_);
    beginning_.clear();
  }
  return std::nullopt;
}

std::variant<std::size_t, FileError> FileReader::read(std::span<char> into) {
  if (!has_begun_) {
    if (const auto error = begin()) return *error;
  }
  if (compressed_) return read_decompressed(into);
  const std::size_t known = std::min(beginning_.size(), into.size());
  std::ranges::copy_n(beginning_.begin(), static_cast<std::ptrdiff_t>(known), into.begin());
  beginning_.erase(0, known);
  auto got = read_stored(into.subspan(known));
  if (auto* more = std::get_if<std::size_t>(&got)) *more += known;
  return got;
}

std::variant<std::size_t, FileError> FileReader::read_decompressed(std::span<char> into) {
  Compressed& file = *compressed_;
  std::size_t used = 0;
  while (true) {
    std::string_view input = std::string_view(file.buffer).substr(file.taken);
    const auto made = file.decompressor.read(input, file.is_at_end, into.subspan(used));
    file.taken = file.buffer.size() - input.size();
    if (const auto* problem = std::get_if<DecompressionProblem>(&made)) {
      const bool is_too_large = problem->fault == DecompressionFault::TooDense;
      return FileError{.problem = is_too_large ? FileProblem::TooLarge : FileProblem::BadCompression,
                       .reason = describe(*problem, file.compression, file.budget)};
    }
    used += std::get<std::size_t>(made);
    if (used == into.size() || file.is_at_end) return used;
    file.buffer.resize(kChunk);
    file.taken = 0;
    const auto got = read_stored(file.buffer);
    if (const auto* error = std::get_if<FileError>(&got)) return *error;
    file.buffer.resize(std::get<std::size_t>(got));
    file.is_at_end = file.buffer.size() < kChunk;
  }
}

std::variant<std::string, FileError> read_file(const std::string& path) {
  auto opened = FileReader::open(path);
  if (const auto* error = std::get_if<FileError>(&opened)) return *error;
  auto& file = std::get<FileReader>(opened);
  if (file.size() > kMaxFileBytes) return FileError{.problem = FileProblem::TooLarge, .reason = {}};
  return read_to_end(file, static_cast<std::size_t>(file.size()));
}

std::variant<std::string, FileError> read_standard_input() {
  FileReader input = FileReader::standard_input();
  return read_to_end(input, 0);
}

PathKind kind_of(const std::string& path) {
  std::error_code failed;
  const fs::file_status status = fs::status(path, failed);
  if (status.type() == fs::file_type::not_found) return PathKind::Missing;
  if (failed) return PathKind::Other;
  if (fs::is_directory(status)) return PathKind::Folder;
  return fs::is_regular_file(status) ? PathKind::File : PathKind::Other;
}

std::variant<std::vector<std::string>, FileError> files_below(const std::string& folder, HiddenFiles hidden_files) {
  std::error_code failed;
  fs::recursive_directory_iterator entry(folder, failed);
  if (failed) return error_from(failed.value());
  std::vector<std::string> files;
  while (entry != fs::recursive_directory_iterator()) {
    const bool hidden = hidden_files == HiddenFiles::PassOver && entry->path().filename().native().starts_with('.');
    std::error_code unknown;
    if (hidden) {
      entry.disable_recursion_pending();
    } else if (!entry->is_directory(unknown)) {
      files.push_back(entry->path().native());
    }
    entry.increment(failed);
    if (failed) return error_from(failed.value());
  }
  std::ranges::sort(files);
  return files;
}

std::string absolute_path(const std::string& path) {
  // What exists, the system resolves in one go.
  if (char* const real = ::realpath(path.c_str(), nullptr)) {
    std::string resolved(real);
    std::free(real);
    return resolved;
  }
  std::error_code failed;
  const fs::path resolved = fs::weakly_canonical(fs::absolute(path, failed), failed);
  return failed ? fs::path(path).lexically_normal().native() : resolved.native();
}

std::string shown_path(const std::string& absolute_path) {
  std::error_code failed;
  const fs::path here = fs::current_path(failed);
  if (failed) return absolute_path;
  const std::string& folder = here.native();
  if (absolute_path.starts_with(folder + '/') && is_normal(std::string_view(absolute_path).substr(folder.size()))) {
    return absolute_path.substr(folder.size() + 1);
  }
  const fs::path relative = fs::path(absolute_path).lexically_relative(here);
  const bool outside = relative.empty() || *relative.begin() == "..";
  return outside ? absolute_path : relative.native();
}

std::string lexically_below(const std::string& folder, const std::string& path) {
  const fs::path inner = fs::path(path).lexically_normal();
  if (inner.is_absolute() || (!inner.empty() && *inner.begin() == "..")) return {};
  return (fs::path(folder) / inner).native();
}

std::string find_upwards(const std::string& folder, const std::string& name) {
  fs::path at = absolute_path(folder.empty() ? "." : folder);
  while (true) {
    const fs::path candidate = at / name;
    if (kind_of(candidate.native()) == PathKind::File) return candidate.native();
    if (!at.has_relative_path()) return {};
    at = at.parent_path();
  }
}

}  // namespace contract::internal
