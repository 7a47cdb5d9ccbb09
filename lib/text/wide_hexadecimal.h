#pragma once
// Which of sixteen bytes are hexadecimal digits, of either case.
#include "text/wide.h"

namespace contract::internal {

inline Bytes16 hexadecimal(Bytes16 bytes) {
  return between(bytes, '0', '9') | between(lower(bytes), 'a', 'f');
}

}  // namespace contract::internal
