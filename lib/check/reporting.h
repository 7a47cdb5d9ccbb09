#pragma once
// The reporters, for the tool: it reaches steps only by way of check/.
#include "report/coverage.h"   // IWYU pragma: export
#include "report/headline.h"   // IWYU pragma: export
#include "report/reporters.h"  // IWYU pragma: export
