#pragma once
// Counts what the test program takes from the heap, in all threads.
#include <cstddef>

namespace contract::tests {

std::size_t allocations();
std::size_t allocated_bytes();

}  // namespace contract::tests
