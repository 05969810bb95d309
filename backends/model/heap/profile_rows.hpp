#pragma once

#include "backends/model/heap/profile.hpp"

namespace lastref::model {

// Each row starts from the one before it and says what changed. What a row does not say, its predecessor does.
Profile cpython_3_6();
Profile cpython_2_7();
Profile cpython_3_7();
Profile cpython_3_8();
Profile cpython_3_9();
Profile cpython_3_10();
Profile cpython_3_11();
Profile cpython_3_12();
Profile cpython_3_13();
Profile cpython_3_14();
Profile cpython_3_14_0();
Profile cpython_3_15();
Profile pypy_7_3();
Profile pypy_8_0();

}  // namespace lastref::model
