#include "support/allocations.h"

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

#if defined(__SANITIZE_ADDRESS__)
#define CONTRACT_ADDRESS_SANITIZER
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CONTRACT_ADDRESS_SANITIZER
#endif
#endif

namespace {

std::atomic<std::size_t> count = 0;
std::atomic<std::size_t> bytes = 0;

}  // namespace

#if defined(CONTRACT_ADDRESS_SANITIZER)

// The sanitizer has operators of its own, which know what was allocated how; it tells about every block. Its header
// <sanitizer/allocator_interface.h> does not come with GCC, so this is declared as it is there.
extern "C" int __sanitizer_install_malloc_and_free_hooks(  // NOLINT(bugprone-reserved-identifier)
    void (*malloc_hook)(const volatile void*, std::size_t), void (*free_hook)(const volatile void*));

namespace {

const int hooks = __sanitizer_install_malloc_and_free_hooks(
    [](const volatile void*, std::size_t size) {
      ++count;
      bytes += size;
    },
    [](const volatile void*) {});

}  // namespace

#else

namespace {

void* counted(void* memory, std::size_t size) {
  ++count;
  bytes += size;
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

// The other forms of the standard library, for arrays and without exceptions, end in these.
void* operator new(std::size_t size) {
  return counted(std::malloc(size == 0 ? 1 : size), size);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  const auto step = static_cast<std::size_t>(alignment);
  return counted(std::aligned_alloc(step, (size + step) / step * step), size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  std::free(memory);
}

#endif

namespace contract::tests {

std::size_t allocations() {
  return count;
}

std::size_t allocated_bytes() {
  return bytes;
}

}  // namespace contract::tests
