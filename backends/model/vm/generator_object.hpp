#pragma once

#include "backends/model/vm/generator.hpp"

/// What the object of a generator holds, apart from how it runs.
namespace lastref::model {

/// The frame's locals and operands become edges of the suspended generator, or of its frame object.
void expose(Generator* generator);
/// While the frame runs they are nobody's edges; but a frame that is an object of its own keeps the locals.
void expose_running(Generator* generator);
/// They are nobody's edges when the frame is taken apart.
void conceal(Generator* generator);
/// Drops what the frame holds and the frame. Its code, function and name stay.
/// Locals that are not kept are gone before a frame object that outlives it could get them.
void release_frame(Heap& heap, Generator* generator, bool keeps_locals = true);
/// Gives it the name of its code, whatever its function is called.
void name_after_code(Run& run, Generator* generator);
/// Lets go of the exception that a suspended handler handles.
void clear_handled(Generator* generator);
bool is_suspended(const Generator* generator);
/// Whether close() only drops the frame: no handler is open at its yield, and the version does not throw then.
bool closes_without_throwing(const Generator* generator);
/// What close() does then.
void close_without_throwing(Heap& heap, Generator* generator);

}  // namespace lastref::model
