#pragma once

#include "backends/model/object/run.hpp"

namespace lastref::model {

/// Puts what modules in Python ask about the profile into the module's dict: `_language` = (3, 13), `_pypy`.
void fill_language(Run& run, Module* module);

/// `_tell_module(cls)` for modules in Python: messages name the class with its module.
Value tell_module(Run& run, Arguments arguments);
/// `_untrack_instances(cls)`: those that will be made of a class are of no interest to a collector.
Value untrack_instances(Run& run, Arguments arguments);

/// `_handling_nothing(function)`: calls it as a thread does that has just begun, whatever its creator handles.
Value handling_nothing(Run& run, Arguments arguments);
/// `_drop_outside(dict, key)`: takes the key out; what dies of its value is called by no frame.
Value drop_outside(Run& run, Arguments arguments);

/// `_refuse(what)` for modules in Python: ends the run as unsupported.
Value refuse_by_name(Run& run, Arguments arguments);

/// `_need_imports()` for modules in Python: there CPython imports what it had let go of at exit.
Value need_imports(Run& run, Arguments arguments);

/// `_begin_thread()` for modules in Python: there CPython begins one, which it does not any more at exit.
Value begin_thread(Run& run, Arguments arguments);

/// `_import_late(module)` for modules in Python: there the real library imports a module that is of no use here.
Value import_late(Run& run, Arguments arguments);

}  // namespace lastref::model
