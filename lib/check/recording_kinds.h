#pragma once
// The kinds of recordings, for the tool: it reaches steps only by way of check/.
#include "read/recordings.h"  // IWYU pragma: export
