#include "backends/model/vm/exit_callbacks.hpp"

#include "backends/model/object/operations.hpp"
#include "backends/model/vm/opcode_support.hpp"
#include "backends/model/vm/report_style.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

/// weakref.finalize._exitfunc.
bool is_exit_of_weak_finalizers(const Interpreter::ExitCallback& callback) {
    if (callback.function->kind != Kind::bound_method) return false;
    Object* function = static_cast<BoundMethod*>(callback.function.get())->function;
    return function->kind == Kind::function && as_string(static_cast<Function*>(function)->name)->view() == "_exitfunc";
}

}  // namespace

Value run_exit_callbacks(Interpreter& vm) {
    Value last;
    if (vm.profile.is_mutant(Mutant::exit_callbacks_never)) vm.exit_callbacks.clear();
    if (vm.profile.is_mutant(Mutant::exit_callbacks_in_order))
        std::reverse(vm.exit_callbacks.begin(), vm.exit_callbacks.end());
    for (std::size_t i = vm.exit_callbacks.size(); i-- > 0;) {
        if (i >= vm.exit_callbacks.size() || !vm.exit_callbacks[i].function) continue;
        Interpreter::ExitCallback callback = vm.exit_callbacks[i];
        if (vm.profile.is_mutant(Mutant::weak_finalizers_not_at_exit) && is_exit_of_weak_finalizers(callback)) continue;
        try {
            Object* keywords = callback.keywords ? callback.keywords.get() : nullptr;
            call_unpacked(vm, callback.function.get(), callback.arguments.get(), keywords);
        } catch (Raised& raised) {
            vm.report_unraisable(raised.exception.get(), "Exception ignored in atexit callback",
                                 callback.function.get());
            if (report_style(vm.profile).exit_callbacks != ExitCallbackReport::hook) last = std::move(raised.exception);
        }
    }
    for (std::size_t i = 0; i < vm.exit_callbacks.size(); ++i) {
        Interpreter::ExitCallback dropped = std::exchange(vm.exit_callbacks[i], {});
    }
    vm.exit_callbacks.clear();
    return last;
}

}  // namespace lastref::model
