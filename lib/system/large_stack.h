#pragma once
// A call stack of a known size, for code of others that recurses.
#include <cstddef>
#include <functional>

namespace contract::internal {

// Runs `work`, which throws nothing, on a stack of `bytes` and waits for it. False: the system gave no such stack, and
// `work` did not run.
bool run_on_large_stack(std::size_t bytes, const std::function<void()>& work);

}  // namespace contract::internal
