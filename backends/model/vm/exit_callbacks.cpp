#include "backends/model/vm/exit_callbacks.hpp"

#include "backends/model/object/operations.hpp"
#include "backends/model/vm/opcode_support.hpp"
#include "backends/model/vm/report_style.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

/// weakref.finalize._exitfunc.
bool is_exit_of_weak_finalizers(const Object* callback) {
    if (callback->kind != Kind::bound_method) return false;
    Object* function = static_cast<const BoundMethod*>(callback)->function;
    return function->kind == Kind::function && as_string(static_cast<Function*>(function)->name)->view() == "_exitfunc";
}

}  // namespace

Value run_exit_callbacks(Interpreter& vm) {
    Value last;
    if (vm.profile.is_mutant(Mutant::exit_callbacks_never)) vm.exit_callbacks.clear();
    if (vm.profile.is_mutant(Mutant::exit_callbacks_in_order))
        std::reverse(vm.exit_callbacks.begin(), vm.exit_callbacks.end());
    for (std::size_t i = vm.exit_callbacks.size(); i-- > 0;) {
        if (i >= vm.exit_callbacks.size() || !vm.exit_callbacks[i]) continue;
        Ref<Tuple> callback = vm.exit_callbacks[i];
        Object* const* parts = callback->items();
        if (vm.profile.is_mutant(Mutant::weak_finalizers_not_at_exit) && is_exit_of_weak_finalizers(parts[0])) continue;
        try {
            call_unpacked(vm, parts[0], static_cast<Tuple*>(parts[1]), parts[2] == vm.none ? nullptr : parts[2]);
        } catch (Raised& raised) {
            vm.report_unraisable(raised.exception.get(), "Exception ignored in atexit callback", parts[0]);
            if (report_style(vm.profile).exit_callbacks != ExitCallbackReport::hook) last = std::move(raised.exception);
        }
    }
    for (std::size_t i = 0; i < vm.exit_callbacks.size(); ++i) {
        Ref<Tuple> dropped = std::exchange(vm.exit_callbacks[i], {});
    }
    vm.exit_callbacks.clear();
    return last;
}

}  // namespace lastref::model
