#pragma once
// Writes JSON that people can read too: two spaces, one member a line. Any text becomes valid UTF-8, and what a
// terminal would not show as it is becomes an escape, so that a report can be looked at safely.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace contract::internal {

// The caller keeps the order: names before values in objects, each begin has its end.
class JsonWriter {
 public:
  JsonWriter& name(std::string_view name);
  void string(std::string_view text);
  void number(std::uint64_t value);
  void boolean(bool value);
  void json(std::string_view text);  // a value that is JSON already
  void begin_object() { begin('{'); }
  void begin_array() { begin('['); }
  void end();  // of the innermost object or array

  // Members in short.
  void member(std::string_view name, std::string_view text);
  void member(std::string_view name, std::uint64_t value);
  void member_if_any(std::string_view name, std::string_view text);  // left out if empty

  std::string take() &&;  // with a line break at the end

 private:
  void begin(char bracket);
  void before_value();
  void new_line();

  struct Open {
    char closing;
    bool empty = true;
  };
  std::string out_;
  std::vector<Open> open_;
  bool named_ = false;  // a name was written and its value was not
};

}  // namespace contract::internal
