#include "text/vector_instructions.h"

#if __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
#endif

namespace contract::internal {

bool has_avx2() {
#if defined(CPU_FEATURE_ACTIVE)
  // glibc has found out for itself. The compiler's own way would ask the processor at every start of the program, and
  // below a hypervisor the answer takes as long as reading a small file.
  return CPU_FEATURE_ACTIVE(AVX2);
#elif defined(__x86_64__)
  return __builtin_cpu_supports("avx2");
#else
  return false;
#endif
}

}  // namespace contract::internal
