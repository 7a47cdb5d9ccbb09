// Hostile YAML ends in a finding: never in a crash, never in a run without end.
#include <pthread.h>

#include "read/support.h"
#include "support/catch.h"

namespace contract::internal {
namespace {

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

// What reading gives on a thread with a stack of 64 KiB.
std::string read_on_small_stack(std::string text) {
  struct Task {
    std::string text;
    std::string result;
  } task{.text = std::move(text), .result = {}};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, 64 * 1024);
  pthread_t thread{};
  const auto run = [](void* argument) -> void* {
    auto* const at = static_cast<Task*>(argument);
    at->result = yaml(std::move(at->text))->json();
    return nullptr;
  };
  REQUIRE(pthread_create(&thread, &attributes, run, &task) == 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
  return task.result;
}

TEST_CASE("nesting beyond the limit ends at the value that exceeds it") {
  CHECK(yaml("[[[1]]]", {.max_depth = 3})->json() == "[[[1]]]");
  CHECK(yaml("- - a: [1]", {.max_depth = 3})->json() == "failed: 1:8..1:9 too-deep: 4 > 3\n");
  CHECK(yaml("a: &x [[1]]\nb: [[*x]]", {.max_depth = 4})->json() == "failed: 2:6..2:8 too-deep: 5 > 4\n");
}

TEST_CASE("four hundred levels are read, and far more of any style are refused, on a small stack") {
  const std::string deepest = repeated("[", 400) + repeated("]", 400);
  CHECK(read_on_small_stack(deepest) == deepest);
  for (const std::string_view part : {"[", "- ", "{a: ", "? ", "[{a: ", "- ? ", "!!seq [", "&a ["}) {
    INFO(part);
    const std::string result = read_on_small_stack(repeated(part, part.size() == 1 ? 1'000'000 : 50'000));
    const bool refused = result.starts_with("failed: ");
    CHECK(refused);
  }
}

TEST_CASE("aliases that multiply are stopped before they fill the memory") {
  std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char level = 'b'; level <= 'i'; ++level) {
    const std::string above = ",*" + std::string(1, static_cast<char>(level - 1));
    bomb += std::string(1, level) + ": &" + level + " [" + repeated(above, 9).substr(1) + "]\n";
  }
  const auto reading = yaml(bomb);
  REQUIRE_FALSE(reading->document);
  CHECK(reading->shown(reading->failure) == "7:8..7:10 too-many-aliases: 1270459 > 1000000\n");
}

TEST_CASE("merges are charged for what they look at, even if it adds nothing") {
  std::string text = "base: &b {" + repeated("x, ", 1'000) + "}\nall:\n" + repeated("- {<<: *b}\n", 1'000);
  const auto reading = yaml(text);
  REQUIRE_FALSE(reading->document);
  CHECK(reading->failure.front().code == Code::TooManyAliases);
}

TEST_CASE("a small budget of aliases is kept to the node") {
  CHECK(yaml("a: &a [1, 2]\nb: *a", {.max_alias_nodes = 3})->document);
  CHECK(yaml("a: &a [1, 2]\nb: *a", {.max_alias_nodes = 2})->json() == "failed: 2:4..2:6 too-many-aliases: 3 > 2\n");
}

TEST_CASE("a hexadecimal number too long to convert is refused") {
  CHECK(yaml("0x" + repeated("0", 10'000) + "1")->json() == "1");
  CHECK_FALSE(yaml("0x" + repeated("1", 5'000))->document);
}

}  // namespace
}  // namespace contract::internal
