#include "backends/model/vm/exit/exit_callbacks.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/errors/report_style.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

/// weakref.finalize._exitfunc.
bool is_exit_of_weak_finalizers(const Object* callback) {
    if (callback->kind != Kind::bound_method) return false;
    Object* function = static_cast<const BoundMethod*>(callback)->function;
    return function->kind == Kind::function && as_string(static_cast<Function*>(function)->name)->view() == "_exitfunc";
}

/// The first callback dies first; of one that is no tuple, what it calls before its arguments.
void let_go(Interpreter& vm, std::vector<Ref<Tuple>>& callbacks) {
    for (Ref<Tuple>& each : callbacks) {
        Ref<Tuple> dropped = std::exchange(each, {});
        if (!dropped || does(vm, Detail::exit_callbacks_are_tuples) || dropped->refcount != 1) continue;
        for (std::uint32_t i = 0; i < dropped->size; ++i) replace(dropped->items()[i], none(vm));
    }
}

}  // namespace

void forget_exit_callback(Interpreter& vm, std::size_t place) {
    std::vector<Ref<Tuple>> dropped{std::exchange(vm.exit_callbacks[place], {})};
    if (does(vm, Detail::exit_callbacks_are_tuples))
        vm.exit_callbacks.erase(vm.exit_callbacks.begin() + static_cast<std::ptrdiff_t>(place));
    let_go(vm, dropped);
}

void forget_exit_callbacks(Interpreter& vm) {
    std::vector<Ref<Tuple>> dropped = std::move(vm.exit_callbacks);
    vm.exit_callbacks.clear();
    let_go(vm, dropped);
}

Value run_exit_callbacks(Interpreter& vm) {
    Value last;
    if (vm.profile.is_mutant(Mutant::exit_callbacks_never)) vm.exit_callbacks.clear();
    if (vm.profile.is_mutant(Mutant::exit_callbacks_in_order))
        std::reverse(vm.exit_callbacks.begin(), vm.exit_callbacks.end());
    std::vector<Ref<Tuple>> copy;
    if (does(vm, Detail::exit_callbacks_are_tuples)) copy = vm.exit_callbacks;
    const std::vector<Ref<Tuple>>& all = copy.empty() ? vm.exit_callbacks : copy;
    for (std::size_t i = all.size(); i-- > 0;) {
        if (i >= all.size() || !all[i]) continue;
        Ref<Tuple> callback = all[i];
        Object* const* parts = callback->items();
        if (vm.profile.is_mutant(Mutant::weak_finalizers_not_at_exit) && is_exit_of_weak_finalizers(parts[0])) continue;
        try {
            call_unpacked(vm, parts[0], static_cast<Tuple*>(parts[1]), parts[2] == vm.none ? nullptr : parts[2]);
        } catch (Raised& raised) {
            vm.report_unraisable(raised.exception.get(), "Exception ignored in atexit callback", parts[0]);
            if (report_style(vm.profile).exit_callbacks != ExitCallbackReport::hook) last = std::move(raised.exception);
        }
    }
    let_go(vm, copy);
    let_go(vm, vm.exit_callbacks);
    vm.exit_callbacks.clear();
    return last;
}

}  // namespace lastref::model
