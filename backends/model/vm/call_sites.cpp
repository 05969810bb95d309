#include "backends/model/heap/detail.hpp"
#include "backends/model/vm/opcode_support.hpp"

namespace lastref::model {

namespace {

// How many misses a specialized site takes before it is specialized for another class (adaptive_counter_cooldown).
constexpr std::int32_t misses_before_next = 52;

/// specialize_class_call.
bool may_be_specialized(Run& run, Type* type, std::uint32_t arguments) {
    auto* code = static_cast<CodeObject*>(static_cast<Function*>(type->initializer)->code);
    prepare(run, code);
    if (code->plain_arguments == CodeObject::not_plain || type->type != run.type(CoreType::type)) return false;
    if (run.profile.recursion.constructions == ConstructionsInLoop::all) return true;
    return arguments + 1 == code->plain_arguments && type->layout.inline_capacity > 0;
}

}  // namespace

// `mode` is 0 before the site's first call, 2 once it is CALL_NON_PY_GENERIC, which suits every class; `place` counts
// down to the next attempt.
bool constructs_in_loop(Run& run, InlineCache& site, Type* type, std::uint32_t arguments) {
    if (run.profile.recursion.constructions == ConstructionsInLoop::none || site.mode == 2) return false;
    bool fits = may_be_specialized(run, type, arguments);
    if (fits && site.version != 0 && site.version == type->version) return true;
    if (std::exchange(site.mode, 1) == 0) site.place = 1;
    if (site.place-- > 0) return false;
    site.version = type->version;
    site.place = misses_before_next;
    if (!fits) site.mode = 2;
    return fits;
}

Order order_of_item_operands(Run& run, InlineCache& site, const Object* container) {
    const Order order = run.profile.item_operands_die;
    if (!container->type->program_defined || !does(run, Detail::repeated_item_calls_drop_key_first)) return order;
    const Object* method = find_special(container->type, SpecialName::getitem);
    if (!method || method->kind != Kind::function) return order;
    return std::exchange(site.mode, 1) == 0 ? order : Order::last_to_first;
}

}  // namespace lastref::model
