#include "backends/model/library/modules/language.hpp"

#include "backends/model/heap/detail.hpp"

#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/dict.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <utility>

namespace lastref::model {

void fill_language(Run& run, Module* module) {
    auto* dict = static_cast<Dict*>(module->dict);
    Value major = make_int(run, run.profile.language[0]);
    Value minor = make_int(run, run.profile.language[1]);
    Ref<Tuple> language = make_tuple(run, {major.get(), minor.get()});
    dict_set(run, dict, "_language", language.get());
    Value pypy = make_bool(run, run.profile.family == "pypy");
    dict_set(run, dict, "_pypy", pypy.get());
}

Value tell_module(Run& run, Arguments arguments) {
    static_cast<Type*>(arguments[0])->tells_module = true;
    return none(run);
}

Value untrack_instances(Run& run, Arguments arguments) {
    static_cast<Type*>(arguments[0])->layout.instances_tracked = false;
    return none(run);
}

Value handling_nothing(Run& run, Arguments arguments) {
    Run::HandledState own;
    auto* outer = std::exchange(run.handled, &own);
    Value result;
    try {
        result = call(run, arguments[0]);
    } catch (...) {
        run.handled = outer;
        throw;
    }
    run.handled = outer;
    return result;
}

Value drop_outside(Run& run, Arguments arguments) {
    auto* dict = static_cast<Dict*>(arguments[0]);
    interpreter_of(run).let_go_outside_frames(dict_take(run, dict, arguments[1]));
    return none(run);
}

Value refuse_by_name(Run& run, Arguments arguments) {
    run.refuse(std::string(str(run, arguments[0])->view()));
    return {};
}

Value need_imports(Run& run, Arguments) {
    if (run.profile.family == "cpython") interpreter_of(run).need_imports();
    return none(run);
}

Value begin_thread(Run& run, Arguments) {
    using Phase = Interpreter::Phase;
    const Phase phase = interpreter_of(run).phase();
    const bool is_over = phase >= Phase::last_collection;
    constexpr const char* message = "can't create new thread at interpreter shutdown";
    if (phase >= Phase::exit_callbacks && does(run, Detail::exiting_programs_begin_no_threads))
        raise(run, CoreType::runtime_error, message);
    if (is_over && does(run, Detail::ended_programs_begin_no_threads))
        raise(run, CoreType::python_finalization_error, message);
    if (is_over && run.profile.family == "cpython") run.refuse("Thread.start() at exit, which never returns");
    return none(run);
}

Value import_late(Run& run, Arguments arguments) {
    Interpreter& vm = interpreter_of(run);
    if (!vm.was_imported(as_string(arguments[0])->view())) vm.need_imports();
    vm.note_import(as_string(arguments[0])->view());
    return none(run);
}

}  // namespace lastref::model
