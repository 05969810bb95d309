#include "backends/model/heap/detail.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/exit/exit_callbacks.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

#include <array>

namespace lastref::model {

namespace {

Value register_callback(Run& run, Arguments arguments) {
    if (!is_callable(arguments[0]))
        raise(run, CoreType::type_error, "{} must be callable",
              run.profile.family == "pypy" ? "func" : "the first argument");
    auto* given = static_cast<Tuple*>(arguments[1]);
    Ref<Tuple> copy = make_tuple(run, {given->items(), given->size});
    Object* keywords = static_cast<Dict*>(arguments[2])->used ? arguments[2] : run.none;
    Ref<Tuple> callback = model::make_tuple(run, std::array{arguments[0], static_cast<Object*>(copy.get()), keywords});
    if (!does(run, Detail::exit_callbacks_are_tuples)) run.heap.untrack(callback.get());
    interpreter_of(run).exit_callbacks.push_back(std::move(callback));
    return share(arguments[0]);
}

Value unregister(Run& run, Arguments arguments) {
    Interpreter& vm = interpreter_of(run);
    bool asks_given = does(run, Detail::exit_callbacks_are_tuples);
    for (std::size_t i = 0; i < vm.exit_callbacks.size();) {
        Ref<Tuple> callback = vm.exit_callbacks[i];
        Object* called = callback ? callback->items()[0] : nullptr;
        bool same = called && (asks_given ? equals(run, arguments[0], called) : equals(run, called, arguments[0]));
        callback = nullptr;
        std::size_t before = vm.exit_callbacks.size();
        if (same && i < before) forget_exit_callback(vm, i);
        if (before == vm.exit_callbacks.size()) ++i;
    }
    return none(run);
}

Value count_callbacks(Run& run, Arguments) {
    return make_int(run, static_cast<std::int64_t>(interpreter_of(run).exit_callbacks.size()));
}

Value clear_callbacks(Run& run, Arguments) {
    forget_exit_callbacks(interpreter_of(run));
    return none(run);
}

Value run_callbacks(Run& run, Arguments) {
    if (Value failure = run_exit_callbacks(interpreter_of(run))) raise_exception(run, failure);
    return none(run);
}

constexpr std::array functions{
    NativeRow{"register", "func, /, *args, **kwargs", register_callback, Binding::function},
    NativeRow{"unregister", "func, /", unregister, Binding::function},
    NativeRow{"_ncallbacks", "", count_callbacks, Binding::function},
    NativeRow{"_run_exitfuncs", "", run_callbacks, Binding::function},
    NativeRow{"_clear", "", clear_callbacks, Binding::function},
};

}  // namespace

extern const ModuleSpec atexit_module;
const ModuleSpec atexit_module{.name = "atexit", .functions = functions};

}  // namespace lastref::model
