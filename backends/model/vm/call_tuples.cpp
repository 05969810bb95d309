#include "backends/model/vm/call_tuples.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/frame.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

using compile::Opcode;

bool is_called_by_type(Run& run, const Frame* frame) {
    if (!frame->entry || !frame->function) return false;
    const Object* name = frame->function->name;
    return name == run.name(SpecialName::new_) || name == run.name(SpecialName::init) ||
           name == run.name(SpecialName::call);
}

bool takes_arguments_as_they_lie(const Object* callable) {
    // An unbound method of Python 2 is a record.
    return callable->kind == Kind::function || callable->kind == Kind::native || callable->kind == Kind::bound_method ||
           callable->type->spec == &method_type;
}

std::int64_t held_for(Run& run, const Frame* frame, const Object* object) {
    const Frame* caller = frame->previous;
    if (!caller || !caller->instruction) return 0;
    const bool has_names = caller->instruction->opcode == Opcode::call_keywords;
    if (!has_names && caller->instruction->opcode != Opcode::call) return 0;
    const bool is_kept_construction = frame->constructed && frame->kept_arguments;
    if (!is_kept_construction && !is_called_by_type(run, frame)) return 0;
    Object* const* end = has_names ? caller->top - 1 : caller->top;
    const std::uint32_t count = caller->instruction->argument;
    Object* const* arguments = end - count;
    if (!is_kept_construction && (arguments[-1] || takes_arguments_as_they_lie(arguments[-2]))) return 0;
    const auto named = static_cast<std::uint32_t>(has_names ? static_cast<Tuple*>(*end)->size : 0);
    // Positional arguments and the object itself are laid out anew behind which the values of the dict come.
    const bool lays_out = has_names && does(run, Detail::calls_with_keywords_lay_out_anew);
    std::int64_t held = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (arguments[i] == object) held += i >= count - named ? 2 : lays_out ? 2 : 1;
    }
    if (frame->slots[0] == object) {
        held += lays_out ? 1 : 0;
        held += does(run, Detail::calls_of_special_methods_take_tuples) ? 1 : 0;
        const bool is_call = frame->function->name == run.name(SpecialName::call);
        held += is_call && does(run, Detail::calls_of_instances_bind_methods) ? 1 : 0;
    }
    return held;
}

}  // namespace

std::int64_t references_of_calls(Interpreter& vm, const Object* object) {
    std::int64_t held = 0;
    for (const Frame* frame = vm.current_frame(); frame; frame = frame->previous) held += held_for(vm, frame, object);
    return held;
}

}  // namespace lastref::model
