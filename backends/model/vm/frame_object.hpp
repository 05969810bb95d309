#pragma once

#include "backends/model/vm/frame.hpp"

namespace lastref::model {

/// frame.clear() of a finished frame: its locals die. No effect on one that runs.
void clear_finished_frame(Run& run, FrameObject* frame);

/// The frame's locals as a dict: names that are set, cells' contents. A class body's or module's namespace as it is.
Value frame_locals(Run& run, Frame& frame);
Value frame_locals(Run& run, FrameObject* frame);

}  // namespace lastref::model
