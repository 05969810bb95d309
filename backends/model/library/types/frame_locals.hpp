#pragma once

#include "backends/model/object/run.hpp"
#include "backends/model/vm/frame.hpp"

namespace lastref::model {

/// `frame.f_locals` of a function's frame since 3.13: a mapping that reads and writes the variables themselves. It
/// keeps the frame alive. What is no variable lies in the frame's `locals`.
Value make_frame_locals(Run& run, FrameObject* frame);

}  // namespace lastref::model
