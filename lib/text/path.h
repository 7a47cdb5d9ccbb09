#pragma once
// Paths as texts; nothing here looks at the file system. A path is any bytes, and "/" separates its names.
#include <string>
#include <string_view>

namespace contract::internal {

// `path` as seen from `folder`: itself if it is absolute. No folder is the working directory.
std::string join_path(std::string_view folder, std::string_view path);

// Without ".", doubled "/" and a final "/", and with ".." taken back by the name before it. "" and "." both are ".".
std::string normal_path(std::string_view path);

// What stands before the last name, without the "/" in between: "a" of "a/b", "/" of "/a", "" of "a".
std::string_view folder_of(std::string_view path);

// The last name: "b" of "a/b".
std::string_view name_of(std::string_view path);

// Whether the normal path `path` is below the normal path `folder`.
bool is_below(std::string_view path, std::string_view folder);

}  // namespace contract::internal
