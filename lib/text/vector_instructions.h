#pragma once
// Which vector instructions this processor has.

namespace contract::internal {

// AVX2, of x86-64.
bool has_avx2();

}  // namespace contract::internal
