#pragma once

#include "backends/model/heap/wordings.hpp"

namespace lastref::model {

extern const Rewording cpython_2_rewordings[];

/// Those of a version before 3.10, with what holds up to 3.10.
extern const Rewording cpython_3_6_rewordings[];
extern const Rewording cpython_3_7_rewordings[];
extern const Rewording cpython_3_8_rewordings[];
extern const Rewording cpython_3_9_rewordings[];
extern const Rewording cpython_3_14_rewordings[];
extern const Rewording cpython_3_15_rewordings[];

}  // namespace lastref::model
