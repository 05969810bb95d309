#include "backends/model/compile/opcodes.hpp"
#include "backends/model/heap/detail.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/dict.hpp"
#include "backends/model/object/containers/dict_by_hash.hpp"
#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/loop_position.hpp"
#include "backends/model/object/numbers/floating.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/instance.hpp"
#include "backends/model/vm/errors/native_complaints.hpp"
#include "backends/model/vm/interpreter.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <bit>
#include <new>

namespace lastref::model {

using compile::Instruction;
using compile::Opcode;

namespace {

/// Drops two operands that an operator is done with.
inline void drop_operands(Order order, Object* left, Object* right) {
    if (order == Order::first_to_last) {
        drop_reference(left);
        drop_reference(right);
    } else {
        drop_reference(right);
        drop_reference(left);
    }
}

/// In which order an arithmetic operator, plain or in place, drops its operands.
Order order_of_operands(const Profile& rules, const Instruction& operation) {
    const auto which = static_cast<compile::BinaryOperator>(operation.argument);
    const bool may_differ = operation.opcode == Opcode::binary_operator &&
                            (which == compile::BinaryOperator::subtract || which == compile::BinaryOperator::modulo);
    if (may_differ && does(rules, Detail::minus_and_percent_drop_right_first)) return Order::last_to_first;
    return rules.binary_operands_die;
}

__attribute__((noinline)) Object* other_arithmetic(Run& run, compile::BinaryOperator operation, Int* a, Int* b) {
    switch (operation) {
        case compile::BinaryOperator::multiply: return int_multiply(run, a, b).release();
        case compile::BinaryOperator::bit_and: return int_bit_and(run, a, b).release();
        case compile::BinaryOperator::floor_divide:
            return b->big || b->value != 0 ? int_floor_divide(run, a, b).release() : nullptr;
        case compile::BinaryOperator::modulo:
            return b->big || b->value != 0 ? int_modulo(run, a, b).release() : nullptr;
        default: return nullptr;
    }
}

/// The result of an operator on two plain small ints, or null: ask the long way. No collection, no Python code.
inline __attribute__((always_inline)) Object* fast_arithmetic(Run& run, std::uint32_t operation, Object* left,
                                                              Object* right) {
    auto* a = static_cast<Int*>(left);
    auto* b = static_cast<Int*>(right);
    auto which = static_cast<compile::BinaryOperator>(operation);
    if (which == compile::BinaryOperator::add) return int_add(run, a, b).release();
    if (which == compile::BinaryOperator::subtract) return int_subtract(run, a, b).release();
    return other_arithmetic(run, which, a, b);
}

/// Requires that neither is big.
inline int order_of(const Int* left, const Int* right) {
    return (left->value > right->value) - (left->value < right->value);
}

/// By operator: one bit each for less, equal and greater.
constexpr std::uint8_t orders_that_hold[] = {0b001, 0b011, 0b010, 0b101, 0b100, 0b110};

inline bool order_holds(std::uint32_t operation, int order) {
    return (orders_that_hold[operation] >> (order + 1)) & 1;
}

/// Ends the compare_operator at `at`, whose operands are off the stack, together with a jump behind it: a comparison
/// that only decides one needs no bool object. Returns where to go on.
inline __attribute__((always_inline)) const Instruction* compared(const Instruction* at, const compile::Code& code,
                                                                  int order, Object**& top, Run& run) {
    bool holds = order_holds(at->argument, order);
    ++at;
    if (at->opcode == Opcode::pop_jump_if_false || at->opcode == Opcode::pop_jump_if_true) {
        bool jumps = holds == (at->opcode == Opcode::pop_jump_if_true);
        return jumps ? code.instructions.data() + at->argument : at + 1;
    }
    Object* truth = holds ? run.true_ : run.false_;
    add_reference(truth);
    *top++ = truth;
    return at;
}

/// The place of a small int index in a sequence of `size`, or -1.
inline std::int64_t place_of(const Object* index, std::uint32_t size) {
    const auto* number = static_cast<const Int*>(index);
    if (number->big) return -1;
    std::int64_t place = number->value < 0 ? number->value + size : number->value;
    return place >= 0 && place < size ? place : -1;
}

// What mutants need.

struct LastTemporary : Interpreter::Extension {
    Value value;
};

/// A class is being called whose `__init__` gets a frame, which takes the level over.
class ConstructionGuard {
public:
    explicit ConstructionGuard(Interpreter& vm) : vm_(vm) {}
    ~ConstructionGuard() { vm_.leave_construction(level_); }
    ConstructionGuard(const ConstructionGuard&) = delete;
    ConstructionGuard& operator=(const ConstructionGuard&) = delete;

    void enter(bool may_be_in_loop) { level_ = vm_.enter_construction(may_be_in_loop); }
    [[nodiscard]] ConstructionLevel keep() { return std::exchange(level_, ConstructionLevel::none); }

private:
    Interpreter& vm_;
    ConstructionLevel level_ = ConstructionLevel::none;
};

/// A name of a module gives up its object, if it has one.
[[maybe_unused]] void forget_name(Interpreter& vm, const Frame& frame, std::uint32_t name) {
    Object* key = frame.code->names[name];
    if ((!frame.locals || frame.locals == frame.globals) && dict_find(vm, frame.globals, key))
        dict_set(vm, frame.globals, key, vm.none);
}

/// The levels of C's recursion that the call of a built-in function from code takes.
inline int is_counted(const Profile& rules, const Object* native) {
    const auto* called = static_cast<const Native*>(native);
    bool takes_one_or_none =
        called->signature->count <= (called->owner ? 2 : 1) && called->signature->var_positional < 0;
    return rules.recursion.quick_functions_count || (takes_one_or_none && called->row->safe_point_after) ? 1 : 0;
}

inline void drop_top(Object**& top, std::uint32_t count) {
    while (count-- > 0) drop_reference(*--top);
}

/// Drops `count` operands from `first` on, which may be null.
inline void drop_range(Order order, Object** first, std::size_t count) {
    if (order == Order::first_to_last) {
        for (std::size_t i = 0; i < count; ++i) drop_reference_or_null(first[i]);
    } else {
        for (std::size_t i = count; i-- > 0;) drop_reference_or_null(first[i]);
    }
}

}  // namespace

// The function's reference and those of the arguments move into the frame.
inline Frame* Interpreter::push_plain_frame(Function* function, CodeObject* code, Object** arguments) {
    auto* frame = reinterpret_cast<Frame*>(allocate_stack(code->frame_size));
    ++recursion_depth;
    add_reference(code);
    code->has_run = true;
    frame->previous = frame_;
    frame->code = code;
    frame->function = function;
    frame->globals = static_cast<Dict*>(function->globals);
    if (profile.frames_are_objects) add_reference(frame->globals);
    frame->builtins = static_cast<Dict*>(function->builtins);
    frame->locals = nullptr;
    frame->object = nullptr;
    frame->instruction = code->start;
    frame->generator = nullptr;
    frame->kept_arguments = 0;
    frame->entry = false;
    frame->visited = false;
    frame->construction = ConstructionLevel::none;
    std::uint32_t given = code->plain_arguments;
    for (std::uint32_t i = 0; i < given; ++i) frame->slots[i] = arguments[i];
    std::uint32_t count = code->local_count;
    frame->top = frame->slots + count;
    if (std::uint32_t free_count = code->code->free_count) {
        auto* closure = static_cast<Tuple*>(function->closure);
        count -= free_count;
        for (std::uint32_t i = 0; i < free_count; ++i) frame->slots[count + i] = share(closure->items()[i]).release();
    }
    for (std::uint32_t i = given; i < count; ++i) frame->slots[i] = nullptr;
    return frame;
}

// What pop_frame comes to for a call that nobody looked into.
inline void Interpreter::pop_plain_frame(Frame* frame) {
    if (profile.frames_are_objects) return pop_frame(frame);
    frame_ = frame->previous;
    --recursion_depth;
    if (frame->construction != ConstructionLevel::none) leave_construction(frame->construction);
    const Frame* was_returning_to = std::exchange(returning_to_, frame_);
    std::uint32_t count = frame->code->local_count;
    if (profile.locals_die == Order::first_to_last) {
        for (std::uint32_t i = 0; i < count; ++i) model::clear(frame->slots[i]);
    } else {
        for (std::uint32_t i = count; i-- > 0;) model::clear(frame->slots[i]);
    }
    drop_reference_or_null(frame->function);
    returning_to_ = was_returning_to;
    drop_reference(frame->code);
    release_stack(reinterpret_cast<char*>(frame));
}

namespace {

/// How many operands an instruction takes off PyPy's stack before it can fail.
std::uint32_t operands_taken(const Instruction& failed) {
    switch (failed.opcode) {
        case Opcode::load_attribute:
        case Opcode::load_method:
        case Opcode::delete_attribute:
        case Opcode::unary_operator:
        case Opcode::pop_jump_if_false:
        case Opcode::pop_jump_if_true:
        case Opcode::get_iterator:
        case Opcode::set_add:
        case Opcode::list_extend:
        case Opcode::set_update:
        case Opcode::dict_update:
        case Opcode::dict_merge:
        case Opcode::list_to_tuple:
        case Opcode::get_awaitable:
        case Opcode::get_async_iterator: return 1;
        case Opcode::binary_operator:
        case Opcode::inplace_operator:
        case Opcode::compare_operator:
        case Opcode::contains_operator:
        case Opcode::load_item:
        case Opcode::delete_item:
        case Opcode::store_attribute:
        case Opcode::dict_add:
        case Opcode::import_name: return 2;
        case Opcode::store_item:
        case Opcode::match_class: return 3;
        case Opcode::build_string:
        case Opcode::build_slice: return failed.argument;
        case Opcode::format_value: return failed.argument & 4 ? 2 : 1;
        case Opcode::call: return failed.argument + 2;
        case Opcode::call_keywords: return failed.argument + 3;
        case Opcode::call_unpacked: return (failed.argument & 1) + 3;
        default: return 0;
    }
}

/// How many operands of a failed instruction go by themselves, the lowest first, before it looks for a handler;
/// 0: unwinding drops them as all else, the topmost first.
std::uint32_t operands_dropped_in_order(const Profile& rules, const Instruction& failed) {
    if (rules.failed_frames_keep_operands) return operands_taken(failed);
    if (rules.failed_operands_die == Order::last_to_first) return 0;
    bool calls_too = rules.call_operands_die == Order::first_to_last;
    switch (failed.opcode) {
        case Opcode::binary_operator:
        case Opcode::inplace_operator: return order_of_operands(rules, failed) == Order::first_to_last ? 2 : 0;
        case Opcode::compare_operator:
        case Opcode::contains_operator:
        case Opcode::load_item:
        case Opcode::delete_item: return 2;
        case Opcode::store_item: return 3;
        case Opcode::store_slice: return 2;
        case Opcode::store_attribute: return does(rules, Detail::failed_attributes_drop_value_first) ? 2 : 0;
        case Opcode::call: return calls_too ? failed.argument + 2 : 0;
        case Opcode::call_keywords: return calls_too ? failed.argument + 3 : 0;
        case Opcode::call_unpacked: return (failed.argument & 1) + 3;
        default: return 0;
    }
}

/// CALL_ISINSTANCE, to which a site comes at its second call, leaves its operands where it fails (3.12 and 3.13).
bool leaves_operands(const Interpreter& vm, const Frame& frame, Object* const* top) {
    const Instruction& failed = *frame.instruction;
    const bool may_be = vm.profile.family == "cpython" && (vm.profile.minor() == 12 || vm.profile.minor() == 13);
    if (!may_be || failed.opcode != Opcode::call || failed.argument != 2 || top[-4]->kind != Kind::native) return false;
    const auto* native = static_cast<const Native*>(top[-4]);
    return !native->owner && native->row->name == "isinstance" && frame.code->caches[failed.cache].second_version > 1;
}

/// How many calls of what it does in its loop (len(), list.append() and such) a site makes as it makes any, before it
/// is specialized.
std::uint32_t plain_calls(const Profile& profile) {
    if (profile.family != "cpython" || profile.minor() < 11) return 0;
    return profile.minor() == 11 ? 7 : 1;
}

}  // namespace

// A jump to the code of an instruction from the end of each other one, which processors predict better than one jump
// for all: labels whose address is taken are an extension that GCC and Clang share.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#define LASTREF_ON(name) on_##name:
#define LASTREF_ON_EITHER(name, other) on_##name : on_##other:
// Goes on with the next instruction, from where nothing has to be destroyed; elsewhere `break` does it.
// clang-format off
#define LASTREF_NEXT()                                           \
    do {                                                         \
        frame->instruction = at;                                 \
        argument = at->argument;                                 \
        goto *targets[static_cast<std::size_t>((at++)->opcode)]; \
    } while (false)
// clang-format on

// The dispatch loop. Operands stay on the stack until an operation has succeeded, so that whatever it throws, unwinding
// finds and drops them; `top` is one past the last. The one long function of the VM.
Resumption Interpreter::execute(Frame* frame, Object* raised) {
    static const void* const targets[] = {
#define LASTREF_TARGET(name, effect, text) &&on_##name,
        LASTREF_OPCODES(LASTREF_TARGET)
#undef LASTREF_TARGET
    };
    Value pending = Value::adopt(raised);
    bool keep_traceback = false;
    Value given_back;
    std::uint32_t kept_operands = 0;
    bool in_loop = false;  // the call of a class runs its __init__ here
    Object** top = frame->top;
    Object** locals = frame->slots;
    const Instruction* at = frame->instruction;
    const compile::Code* code = frame->code->code;
    const Profile& rules = profile;
    Type* const integer = type(CoreType::integer);
    Type* const list_class = type(CoreType::list);
    const std::uint32_t plain_calls = model::plain_calls(profile);
    Type* const dict_class = type(CoreType::dict);
    Type* const class_of_classes = type(CoreType::type);
    std::uint32_t argument = 0;
    if (pending) goto unwind;

resume:
    try {
        if (heap.attention_wanted && !heap.collector().frees_at_zero()) {
            frame->top = top;
            safe_point();
        }
        for (;;) {
            do {
                LASTREF_NEXT();
                LASTREF_ON(nop) {
                    LASTREF_NEXT();
                }
                LASTREF_ON(begin) {
                    if (frame->generator) LASTREF_NEXT();
                    frame->top = top;
                    kept_operands = std::exchange(frame->kept_arguments, 0);
                    frame_ = frame->previous;
                    given_back = make_generator(*this, frame);
                    if (frame->entry) return {std::move(given_back), false};
                    goto give_back;
                }
                LASTREF_ON(load_constant) {
                    Object* constant = frame->code->constants[argument];
                    add_reference(constant);
                    *top++ = constant;
                    LASTREF_NEXT();
                }
                LASTREF_ON(compare_fast_constant) {
                    auto* left = static_cast<Int*>(locals[argument]);
                    if (left && left->type == integer && !left->big) {
                        auto* right = static_cast<Int*>(frame->code->constants[at->argument]);
                        at = compared(at + 1, *code, order_of(left, right), top, *this);
                        LASTREF_NEXT();
                    }
                    goto on_load_fast;
                }
                LASTREF_ON(compare_fast_pair) {
                    auto* left = static_cast<Int*>(locals[argument]);
                    auto* right = static_cast<Int*>(locals[at->argument]);
                    if (left && right && left->type == integer && right->type == integer && !left->big && !right->big) {
                        at = compared(at + 1, *code, order_of(left, right), top, *this);
                        LASTREF_NEXT();
                    }
                    goto on_load_fast;
                }
                LASTREF_ON(binary_fast_constant) {
                    Object* left = locals[argument];
                    if (left && left->type == integer) {
                        Object* right = frame->code->constants[at->argument];
                        if (Object* made = fast_arithmetic(*this, at[1].argument, left, right)) {
                            *top++ = made;
                            at += 2;
                            LASTREF_NEXT();
                        }
                    }
                    goto on_load_fast;
                }
                LASTREF_ON(binary_fast_pair) {
                    Object* left = locals[argument];
                    Object* right = locals[at->argument];
                    if (left && right && left->type == integer && right->type == integer) {
                        if (Object* made = fast_arithmetic(*this, at[1].argument, left, right)) {
                            *top++ = made;
                            at += 2;
                            LASTREF_NEXT();
                        }
                    }
                    goto on_load_fast;
                }
                LASTREF_ON(load_item_fast_pair) {
                    Object* container = locals[argument];
                    Object* index = locals[at->argument];
                    if (container && index && container->type == list_class && index->type == integer) {
                        auto* list = static_cast<List*>(container);
                        std::int64_t place = place_of(index, list->size);
                        if (place >= 0) {
                            Object* item = list->items[place];
                            add_reference(item);
                            *top++ = item;
                            at += 2;
                            LASTREF_NEXT();
                        }
                    }
                    goto on_load_fast;
                }
                LASTREF_ON(load_fast_pair) {
                    Object* first = locals[argument];
                    Object* second = locals[at->argument];
                    if (first && second) {
                        add_reference(first);
                        add_reference(second);
                        top[0] = first;
                        top[1] = second;
                        top += 2;
                        ++at;
                        LASTREF_NEXT();
                    }
                    goto on_load_fast;
                }
                LASTREF_ON(load_fast_constant) {
                    Object* first = locals[argument];
                    if (first) {
                        Object* second = frame->code->constants[at->argument];
                        add_reference(first);
                        add_reference(second);
                        top[0] = first;
                        top[1] = second;
                        top += 2;
                        ++at;
                        LASTREF_NEXT();
                    }
                    goto on_load_fast;
                }
                LASTREF_ON(load_fast_attribute) {
                    Object* object = locals[argument];
                    if (object) {
                        if (Object* value = cached_attribute(object, frame->code->caches[at->cache])) {
                            add_reference(value);
                            *top++ = value;
                            ++at;
                            LASTREF_NEXT();
                        }
                    }
                    goto on_load_fast;
                }
                LASTREF_ON(load_fast) {
                    Object* value = locals[argument];
                    if (!value) raise_unbound_local(*this, frame->code->local_names[argument]);
                    add_reference(value);
                    *top++ = value;
                    LASTREF_NEXT();
                }
                LASTREF_ON(load_fast_or_null) {
                    *top++ = std::exchange(locals[argument], nullptr);
                    LASTREF_NEXT();
                }
                LASTREF_ON_EITHER(store_fast, store_fast_or_unset) {
                    if (rules.is_mutant(Mutant::rebinding_drops_first)) model::clear(locals[argument]);
                    Object* old = std::exchange(locals[argument], *--top);
                    if (old) drop_reference(old);
                    LASTREF_NEXT();
                }
                LASTREF_ON(delete_fast) {
                    Object* old = std::exchange(locals[argument], nullptr);
                    if (!old) raise_unbound_local(*this, frame->code->local_names[argument]);
                    drop_reference(old);
                    LASTREF_NEXT();
                }
                LASTREF_ON(make_cell) {
                    Ref<Cell> cell = model::make_cell(*this, nullptr);
                    cell->content = locals[argument];
                    locals[argument] = cell.release();
                    break;
                }
                LASTREF_ON(load_closure) {
                    add_reference(locals[argument]);
                    *top++ = locals[argument];
                    LASTREF_NEXT();
                }
                LASTREF_ON(load_cell) {
                    Object* value = static_cast<Cell*>(locals[argument])->content;
                    if (!value) raise_empty_cell(*this, *frame, argument);
                    add_reference(value);
                    *top++ = value;
                    LASTREF_NEXT();
                }
                LASTREF_ON(load_class_cell) {
                    *top++ = load_class_cell(*this, *frame, argument).release();
                    break;
                }
                LASTREF_ON(store_cell) {
                    auto* cell = static_cast<Cell*>(locals[argument]);
                    Object* old = std::exchange(cell->content, *--top);
                    if (old) drop_reference(old);
                    LASTREF_NEXT();
                }
                LASTREF_ON(delete_cell) {
                    auto* cell = static_cast<Cell*>(locals[argument]);
                    Object* old = std::exchange(cell->content, nullptr);
                    if (!old) raise_empty_cell(*this, *frame, argument);
                    drop_reference(old);
                    break;
                }
                LASTREF_ON(load_name) {
                    if (frame->locals == frame->globals && frame->globals->type == dict_class) goto on_load_global;
                    *top++ = load_name(*this, *frame, frame->code->names[argument]).release();
                    break;
                }
                LASTREF_ON(store_name) {
                    InlineCache& cache = frame->code->caches[at[-1].cache];
                    if (rules.is_mutant(Mutant::rebinding_drops_first)) forget_name(*this, *frame, argument);
                    if (!store_cached_name(*frame, top[-1], cache)) {
                        store_name(*this, *frame, frame->code->names[argument], top[-1], cache);
                    }
                    drop_reference(*--top);
                    break;
                }
                LASTREF_ON(delete_name) {
                    delete_name(*this, *frame, frame->code->names[argument]);
                    break;
                }
                LASTREF_ON(load_global) {
                    InlineCache& cache = frame->code->caches[at[-1].cache];
                    if (Object* value = cached_global(*frame, cache)) {
                        add_reference(value);
                        *top++ = value;
                    } else {
                        *top++ = load_global(*this, *frame, frame->code->names[argument], cache).release();
                    }
                    LASTREF_NEXT();
                }
                LASTREF_ON(load_global_null) {
                    Object* value = cached_global(*frame, frame->code->caches[at[-1].cache]);
                    if (!value) goto on_load_global;
                    add_reference(value);
                    top[0] = value;
                    top[1] = nullptr;
                    top += 2;
                    ++at;
                    LASTREF_NEXT();
                }
                LASTREF_ON(store_global) {
                    dict_set(*this, frame->globals, frame->code->names[argument], top[-1]);
                    drop_reference(*--top);
                    break;
                }
                LASTREF_ON(delete_global) {
                    delete_global(*this, *frame, frame->code->names[argument]);
                    break;
                }
                LASTREF_ON(load_locals) {
                    Object* space = frame->locals ? frame->locals : frame->globals;
                    add_reference(space);
                    *top++ = space;
                    break;
                }
                LASTREF_ON(load_attribute) {
                    Object* object = top[-1];
                    InlineCache& cache = frame->code->caches[at[-1].cache];
                    Object* value = cached_attribute(object, cache);
                    if (frame->code->held_count) forget_method(*this, frame->code, argument, object);
                    if (value) {
                        add_reference(value);
                    } else {
                        value = load_attribute(*this, object, frame->code->names[argument], cache).release();
                    }
                    top[-1] = value;
                    drop_reference(object);
                    LASTREF_NEXT();
                }
                LASTREF_ON(load_method) {
                    Object* object = top[-1];
                    InlineCache& cache = frame->code->caches[at[-1].cache];
                    Str* name = frame->code->names[argument];
                    Object* method = cached_method(object, cache);
                    if (!method) method = find_method(*this, object, name, cache);
                    if (method) {
                        if (rules.call_sites_hold_methods && caches_methods(object))
                            hold_method(*this, frame->code, argument, method);
                        add_reference(method);
                        top[-1] = method;
                        *top++ = object;
                    } else {
                        top[-1] = get_attribute(*this, object, name).release();
                        *top++ = nullptr;
                        drop_reference(object);
                    }
                    LASTREF_NEXT();
                }
                LASTREF_ON(store_attribute) {
                    Object* object = top[-1];
                    Object* value = top[-2];
                    InlineCache& cache = frame->code->caches[at[-1].cache];
                    if (!store_cached(object, value, cache)) {
                        store_attribute(*this, object, frame->code->names[argument], value, cache);
                    }
                    top -= 2;
                    drop_operands(rules.failed_operands_die, value, object);
                    LASTREF_NEXT();
                }
                LASTREF_ON(delete_attribute) {
                    delete_attribute(*this, top[-1], frame->code->names[argument]);
                    drop_reference(*--top);
                    break;
                }
                LASTREF_ON(load_item) {
                    if (top[-2]->type == list_class && top[-1]->type == integer) {
                        auto* list = static_cast<List*>(top[-2]);
                        std::int64_t place = place_of(top[-1], list->size);
                        if (place >= 0) {
                            Object* index = *--top;
                            top[-1] = list->items[place];
                            add_reference(top[-1]);
                            drop_operands(rules.item_operands_die, list, index);
                            LASTREF_NEXT();
                        }
                    }
                    if (top[-2]->type == dict_class) {
                        Object* found = dict_find(*this, static_cast<Dict*>(top[-2]), top[-1]);
                        if (!found) raise_with(*this, CoreType::key_error, top[-1]);
                        Object* index = *--top;
                        Object* dict = top[-1];
                        add_reference(found);
                        top[-1] = found;
                        drop_operands(rules.item_operands_die, dict, index);
                        LASTREF_NEXT();
                    }
                    InlineCache& site = frame->code->caches[at[-1].cache];
                    const Order order = order_of_item_operands(*this, site, top[-2]);
                    Value result = get_item(*this, top[-2], top[-1]);
                    Object* index = *--top;
                    Object* container = std::exchange(top[-1], nullptr);
                    drop_operands(order, container, index);
                    top[-1] = result.release();
                    break;
                }
                LASTREF_ON(store_item) {
                    if (top[-2]->type == list_class && top[-1]->type == integer) {
                        auto* list = static_cast<List*>(top[-2]);
                        std::int64_t place = place_of(top[-1], list->size);
                        if (place >= 0) {
                            top -= 3;
                            Object* old = std::exchange(list->items[place], top[0]);
                            drop_reference(old);
                            drop_reference(top[1]);
                            drop_reference(top[2]);
                            LASTREF_NEXT();
                        }
                    }
                    if (top[-2]->type == dict_class) {
                        dict_set(*this, static_cast<Dict*>(top[-2]), top[-1], top[-3]);
                    } else {
                        set_item(*this, top[-2], top[-1], top[-3]);
                    }
                    top -= 3;
                    drop_range(rules.failed_operands_die, top, 3);
                    LASTREF_NEXT();
                }
                LASTREF_ON(delete_item) {
                    delete_item(*this, top[-2], top[-1]);
                    top -= 2;
                    drop_operands(rules.failed_operands_die, top[0], top[1]);
                    break;
                }
                LASTREF_ON(load_slice) {
                    Ref<Slice> slice = make_slice(*this, top[-2], top[-1], none);
                    const bool takes_bounds = does(*this, Detail::loaded_slices_take_bounds);
                    if (takes_bounds) drop_top(top, 2);
                    Value result = get_item(*this, top[takes_bounds ? -1 : -3], slice.get());
                    slice = {};
                    if (!takes_bounds) drop_top(top, 2);
                    drop_reference(std::exchange(top[-1], result.release()));
                    break;
                }
                LASTREF_ON(store_slice) {
                    Ref<Slice> slice = make_slice(*this, top[-2], top[-1], none);
                    drop_top(top, 2);
                    set_item(*this, top[-1], slice.get(), top[-2]);
                    slice = {};
                    top -= 2;
                    drop_range(rules.failed_operands_die, top, 2);
                    break;
                }
                LASTREF_ON(build_slice) {
                    Object** first = top - argument;
                    Ref<Slice> slice = make_slice(*this, first[0], first[1], argument == 3 ? first[2] : none);
                    drop_top(top, argument);
                    *top++ = slice.release();
                    break;
                }
                LASTREF_ON(unary_operator) {
                    Value result = unary_operation(*this, static_cast<int>(argument), top[-1]);
                    drop_reference(std::exchange(top[-1], result.release()));
                    break;
                }
                LASTREF_ON_EITHER(binary_operator, inplace_operator) {
                    Object* left = top[-2];
                    Object* right = top[-1];
                    if (left->type == integer && right->type == integer) {
                        if (Object* made = fast_arithmetic(*this, argument, left, right)) {
                            --top;
                            top[-1] = made;
                            drop_reference(left);
                            drop_reference(right);
                            LASTREF_NEXT();
                        }
                    }
                    Value result = at[-1].opcode == Opcode::binary_operator
                                       ? binary_operation(*this, static_cast<int>(argument), left, right)
                                       : inplace_operation(*this, static_cast<int>(argument), left, right);
                    top -= 2;
                    drop_operands(order_of_operands(rules, at[-1]), left, right);
                    *top++ = result.release();
                    break;
                }
                LASTREF_ON(compare_operator) {
                    Object* left = top[-2];
                    Object* right = top[-1];
                    if (left->type == integer && right->type == integer) {
                        int order = int_compare(static_cast<Int*>(left), static_cast<Int*>(right));
                        top -= 2;
                        drop_reference(left);
                        drop_reference(right);
                        at = compared(at - 1, *code, order, top, *this);
                        LASTREF_NEXT();
                    }
                    Value result = compare(*this, left, right, static_cast<int>(argument));
                    top -= 2;
                    drop_operands(rules.compare_operands_die, left, right);
                    *top++ = result.release();
                    break;
                }
                LASTREF_ON(is_operator) {
                    Object* left = top[-2];
                    Object* right = top[-1];
                    bool same = same_identity(*this, left, right);
                    top -= 2;
                    drop_operands(rules.compare_operands_die, left, right);
                    *top++ = make_bool(*this, same != (argument == 1)).release();
                    break;
                }
                LASTREF_ON(contains_operator) {
                    Object* left = top[-2];
                    Object* right = top[-1];
                    bool found = contains(*this, right, left);
                    top -= 2;
                    drop_operands(rules.compare_operands_die, left, right);
                    *top++ = make_bool(*this, found != (argument == 1)).release();
                    break;
                }
                LASTREF_ON(build_tuple) {
                    Object** first = top - argument;
                    if (argument == 0) {
                        add_reference(empty_tuple);
                        *top++ = empty_tuple;
                        break;
                    }
                    Ref<Tuple> tuple = make_raw_tuple(*this, argument);
                    for (std::uint32_t i = 0; i < argument; ++i) tuple->items()[i] = first[i];
                    top = first;
                    track_tuple(*this, tuple.get());
                    *top++ = tuple.release();
                    break;
                }
                LASTREF_ON(build_list) {
                    Object** first = top - argument;
                    Ref<List> list = make_list(*this);
                    if (argument) list_reserve(*this, list.get(), argument);
                    for (std::uint32_t i = 0; i < argument; ++i) list_push(*this, list.get(), first[i]);
                    top = first;
                    *top++ = list.release();
                    break;
                }
                LASTREF_ON(build_set) {
                    Object** first = top - argument;
                    Ref<Set> set = make_set(*this);
                    for (std::uint32_t i = 0; i < argument; ++i) set_add(*this, set.get(), first[i]);
                    for (std::uint32_t i = 0; i < argument; ++i) drop_reference(first[i]);
                    top = first;
                    *top++ = set.release();
                    break;
                }
                LASTREF_ON(build_dict) {
                    Object** first = top - 2 * argument;
                    Ref<Dict> dict = make_dict(*this);
                    if (rules.dicts_go_by_hash && argument > 5) resize_by_hash(heap, dict.get(), argument);
                    for (std::uint32_t i = 0; i < argument; ++i)
                        dict_set(*this, dict.get(), first[2 * i], first[2 * i + 1]);
                    for (std::uint32_t i = 0; i < 2 * argument; ++i) drop_reference(first[i]);
                    top = first;
                    *top++ = dict.release();
                    break;
                }
                LASTREF_ON(build_string) {
                    Object** first = top - argument;
                    Ref<Str> text = concatenate(*this, first, argument);
                    while (top > first) drop_reference(*--top);
                    *top++ = text.release();
                    break;
                }
                LASTREF_ON(list_append) {
                    auto* list = static_cast<List*>(top[-1 - static_cast<int>(argument)]);
                    list_push(*this, list, *--top);
                    break;
                }
                LASTREF_ON(set_add) {
                    model::set_add(*this, static_cast<Set*>(top[-1 - static_cast<int>(argument)]), top[-1]);
                    drop_reference(*--top);
                    break;
                }
                LASTREF_ON(dict_add) {
                    auto* dict = static_cast<Dict*>(top[-2 - static_cast<int>(argument)]);
                    dict_set(*this, dict, top[-2], top[-1]);
                    top -= 2;
                    drop_reference(top[0]);
                    drop_reference(top[1]);
                    break;
                }
                LASTREF_ON(list_extend) {
                    extend_display(*this, static_cast<List*>(top[-1 - static_cast<int>(argument)]), top[-1]);
                    drop_reference(*--top);
                    break;
                }
                LASTREF_ON(set_update) {
                    extend_set(*this, static_cast<Set*>(top[-1 - static_cast<int>(argument)]), top[-1]);
                    drop_reference(*--top);
                    break;
                }
                LASTREF_ON(dict_update) {
                    update_display(*this, static_cast<Dict*>(top[-1 - static_cast<int>(argument)]), top[-1]);
                    drop_reference(*--top);
                    break;
                }
                LASTREF_ON(dict_merge) {
                    merge_keywords(*this, static_cast<Dict*>(top[-1 - static_cast<int>(argument)]), top[-1],
                                   top[-4 - static_cast<int>(argument)]);
                    drop_reference(*--top);
                    break;
                }
                LASTREF_ON(join_list) {
                    Ref<List> list = make_list(*this);
                    for (Object** part = top - argument; part < top; ++part) extend_display(*this, list.get(), *part);
                    drop_top(top, argument);
                    *top++ = list.release();
                    break;
                }
                LASTREF_ON(join_arguments) {
                    Ref<List> list = make_list(*this);
                    Object** first = top - argument;
                    for (Object** part = first; part < top; ++part) {
                        check_star_argument(*this, first[-2], *part);
                        list_extend(*this, list.get(), *part);
                    }
                    Ref<Tuple> tuple = model::make_tuple(*this, std::span<Object* const>(list->items, list->size));
                    drop_top(top, argument);
                    *top++ = tuple.release();
                    break;
                }
                LASTREF_ON(join_set) {
                    Ref<Set> set = make_set(*this);
                    for (Object** part = top - argument; part < top; ++part) extend_set(*this, set.get(), *part);
                    drop_top(top, argument);
                    *top++ = set.release();
                    break;
                }
                LASTREF_ON(join_dict) {
                    Ref<Dict> dict = make_dict(*this);
                    for (Object** part = top - argument; part < top; ++part) update_display(*this, dict.get(), *part);
                    drop_top(top, argument);
                    *top++ = dict.release();
                    break;
                }
                LASTREF_ON(join_keywords) {
                    if (argument == 1 && top[-1]->type == type(CoreType::dict)) break;
                    Ref<Dict> dict = make_dict(*this);
                    Object** first = top - argument;
                    for (Object** part = first; part < top; ++part) merge_keywords(*this, dict.get(), *part, first[-3]);
                    drop_top(top, argument);
                    *top++ = dict.release();
                    break;
                }
                LASTREF_ON(list_to_tuple) {
                    auto* list = static_cast<List*>(top[-1]);
                    Ref<Tuple> tuple = model::make_tuple(*this, std::span<Object* const>(list->items, list->size));
                    drop_reference(std::exchange(top[-1], static_cast<Object*>(tuple.release())));
                    break;
                }
                LASTREF_ON(format_value) {
                    bool with_spec = (argument & 4) != 0;
                    Object* value = top[with_spec ? -2 : -1];
                    Ref<Str> text = format_field(*this, value, argument & 3, with_spec ? top[-1] : nullptr);
                    if (with_spec) drop_reference(*--top);
                    drop_reference(std::exchange(top[-1], static_cast<Object*>(text.release())));
                    break;
                }
                LASTREF_ON(unpack_sequence) {
                    Value sequence = Value::adopt(*--top);
                    unpack_sequence(*this, sequence.get(), argument, top);
                    top += argument;
                    break;
                }
                LASTREF_ON(unpack_star) {
                    Value sequence = Value::adopt(*--top);
                    std::uint32_t before = argument & 0xff;
                    std::uint32_t after = argument >> 8;
                    unpack_star(*this, sequence.get(), before, after, top);
                    top += before + 1 + after;
                    break;
                }
                LASTREF_ON(pop_top) {
                    if (rules.is_mutant(Mutant::temporaries_linger)) {
                        extension<LastTemporary>().value = Value::adopt(*--top);
                        LASTREF_NEXT();
                    }
                    drop_reference_or_null(*--top);
                    LASTREF_NEXT();
                }
                LASTREF_ON(copy) {
                    Object* value = top[-static_cast<int>(argument)];
                    if (value) add_reference(value);
                    *top++ = value;
                    LASTREF_NEXT();
                }
                LASTREF_ON(swap) {
                    std::swap(top[-1], top[-static_cast<int>(argument)]);
                    LASTREF_NEXT();
                }
                LASTREF_ON(push_null) {
                    *top++ = nullptr;
                    LASTREF_NEXT();
                }
                LASTREF_ON(jump) {
                    at = code->instructions.data() + argument;
                    LASTREF_NEXT();
                }
                LASTREF_ON(jump_backward) {
                    at = code->instructions.data() + argument;
                    if (--heap.budget <= 0) {
                        frame->top = top;
                        safe_point();
                    }
                    LASTREF_NEXT();
                }
                LASTREF_ON_EITHER(pop_jump_if_false, pop_jump_if_true) {
                    bool wanted = at[-1].opcode == Opcode::pop_jump_if_true;
                    Object* value = top[-1];
                    bool truth = value == true_ || (value != false_ && is_true(*this, value));
                    --top;
                    drop_reference(value);
                    if (truth == wanted) at = code->instructions.data() + argument;
                    LASTREF_NEXT();
                }
                LASTREF_ON_EITHER(pop_jump_if_none, pop_jump_if_not_none) {
                    Object* value = *--top;
                    bool is_none = value == none;
                    drop_reference(value);
                    if (is_none == (at[-1].opcode == Opcode::pop_jump_if_none)) {
                        at = code->instructions.data() + argument;
                    }
                    LASTREF_NEXT();
                }
                LASTREF_ON(get_iterator) {
                    Value iterator = begin_loop(*this, top[-1]);
                    drop_reference(std::exchange(top[-1], iterator.release()));
                    break;
                }
                LASTREF_ON(for_iterator) {
                    Object* iterator = top[-1];
                    const TypeSpec* spec = iterator->type->spec;
                    bool quick = spec && spec->next && iterator->kind != Kind::generator;
                    Object* item = (quick ? spec->next(*this, iterator) : next(*this, iterator)).release();
                    if (item) {
                        *top++ = item;
                    } else {
                        --top;
                        drop_reference(iterator);
                        at = code->instructions.data() + argument;
                    }
                    LASTREF_NEXT();
                }
                LASTREF_ON(return_value) {
                    bool plain = !frame->entry && !frame->generator && !frame->object && !frame->locals;
                    if (plain && (!frame->constructed || top[-1] == none)) {
                        Object* returned = top[-1];
                        if (frame->constructed) {
                            drop_reference(returned);
                            returned = std::exchange(frame->constructed, nullptr);
                        }
                        std::uint32_t kept_arguments = frame->kept_arguments;
                        pop_plain_frame(frame);
                        frame = frame_;
                        top = frame->top;
                        if (kept_arguments) {
                            top -= kept_arguments;
                            drop_range(rules.call_operands_die, top, kept_arguments);
                        }
                        locals = frame->slots;
                        code = frame->code->code;
                        at = frame->instruction + 1;
                        *top++ = returned;
                        LASTREF_NEXT();
                    }
                    Value result = Value::adopt(*--top);
                    frame->top = top;
                    if (frame->constructed) {
                        Value made = Value::adopt(std::exchange(frame->constructed, nullptr));
                        if (result.get() != none) {
                            bool kept = frame->kept_arguments != 0;
                            pop_frame(frame);
                            frame = frame_;
                            top = frame->top;
                            locals = frame->slots;
                            code = frame->code->code;
                            at = frame->instruction;
                            try {
                                raise(*this, CoreType::type_error, "__init__() should return None, not '{}'",
                                      type_name(result.get()));
                            } catch (Raised& thrown) {
                                // Arguments that the caller kept go as operands of what failed; else they are gone.
                                if (kept) throw;
                                pending = std::move(thrown.exception);
                            }
                            goto unwind;
                        }
                        result = std::move(made);
                    }
                    bool entry = frame->entry;
                    kept_operands = frame->kept_arguments;
                    pop_frame(frame);
                    if (entry) return {std::move(result), false};
                    given_back = std::move(result);
                }
            give_back : {
                // The caller goes on with what the frame gave.
                frame = frame_;
                top = frame->top;
                if (kept_operands) {
                    top -= kept_operands;
                    drop_range(rules.call_operands_die, top, kept_operands);
                }
                locals = frame->slots;
                code = frame->code->code;
                at = frame->instruction + 1;
                *top++ = given_back.release();
                break;
            }
                LASTREF_ON(call) {
                    // The quick ones; `call_keywords` does them all.
                    in_loop = false;
                    Object** callee = top - argument - 2;
                    Object* callable = callee[0];
                    if (callable->kind == Kind::function) {
                        auto* function = static_cast<Function*>(callable);
                        auto* called = static_cast<CodeObject*>(function->code);
                        Object** first = callee[1] ? callee + 1 : callee + 2;
                        bool quick = rules.arguments == ArgumentOwner::callee && called->is_prepared &&
                                     called->plain_arguments == static_cast<std::uint32_t>(top - first);
                        if (quick) {
                            check_recursion();
                            frame->top = callee;
                            frame = frame_ = push_plain_frame(function, called, first);
                            frame->constructed = nullptr;
                            locals = frame->slots;
                            top = frame->top;
                            code = called->code;
                            at = called->start;
                            if (--heap.budget <= 0) safe_point();
                            LASTREF_NEXT();
                        }
                    } else if (callable->kind == Kind::type && !callee[1]) {
                        auto* type = static_cast<Type*>(callable);
                        bool plain = construction_of(*this, type) == Construction::by_function && !type->is_abstract;
                        in_loop = plain && constructs_in_loop(*this, frame->code->caches[at[-1].cache], type, argument);
                        bool quick = plain && rules.arguments == ArgumentOwner::callee && in_loop;
                        auto* function = static_cast<Function*>(type->initializer);
                        auto* called = quick ? static_cast<CodeObject*>(function->code) : nullptr;
                        if (quick && called->is_prepared && called->plain_arguments == argument + 1) {
                            ConstructionLevel level =
                                enter_construction(rules.recursion.constructions != ConstructionsInLoop::none);
                            callee[1] = heap.make_instance(type);
                            add_reference(callee[1]);
                            add_reference(function);
                            callee[0] = function;
                            drop_reference(type);
                            frame->top = callee;
                            frame = frame_ = push_plain_frame(function, called, callee + 1);
                            frame->constructed = frame->slots[0];
                            frame->construction = level;
                            locals = frame->slots;
                            top = frame->top;
                            code = called->code;
                            at = called->start;
                            if (--heap.budget <= 0) safe_point();
                            LASTREF_NEXT();
                        }
                    } else if (argument == 1 && callee[1] && callee[1]->type == list_class &&
                               callable->kind == Kind::native &&
                               static_cast<Native*>(callable)->row->function == list_append_method &&
                               frame->code->caches[at[-1].cache].second_version >= plain_calls) {
                        // CPython does list.append in the loop, without a look at the eval breaker.
                        list_push(*this, static_cast<List*>(callee[1]), top[-1]);
                        top = callee;
                        drop_reference(callee[1]);
                        drop_reference(callable);
                        add_reference(none);
                        *top++ = none;
                        LASTREF_NEXT();
                    }
                    if (callable->kind == Kind::native || callable == class_of_classes)
                        ++frame->code->caches[at[-1].cache].second_version;
                    goto on_call_keywords;
                }
                LASTREF_ON(call_keywords) {
                    Tuple* names = nullptr;
                    if (at[-1].opcode == Opcode::call_keywords) {
                        names = static_cast<Tuple*>(top[-1]);
                        in_loop = false;
                    }
                    Object** end = names ? top - 1 : top;
                    Object** callee = end - argument - 2;
                    auto* method = static_cast<BoundMethod*>(callee[0]);
                    const bool is_method = !callee[1] && method->kind == Kind::bound_method;
                    // From 3.8 to 3.10 a method goes whole, up to 3.7 what is no function before all operands.
                    const bool goes_first = rules.minor() < 8 && is_method && method->function->kind != Kind::function;
                    Value going_first;
                    if (is_method && (goes_first || method->function->kind == Kind::function || rules.minor() > 10)) {
                        add_reference(method->self);
                        add_reference(method->function);
                        callee[1] = method->self;
                        callee[0] = method->function;
                        drop_reference(method);
                    }
                    Object* callable = callee[0];
                    if (goes_first) going_first = Value::adopt(std::exchange(callee[0], nullptr));
                    Object** first = callee[1] ? callee + 1 : callee + 2;
                    std::size_t count = static_cast<std::size_t>(end - first);
                    std::size_t positional = count - (names ? names->size : 0);
                    Value instance;
                    ConstructionGuard level(*this);
                    if (callable->kind == Kind::type && !callee[1] && !static_cast<Type*>(callable)->is_abstract) {
                        auto* type = static_cast<Type*>(callable);
                        Construction construction = construction_of(*this, type);
                        if (construction == Construction::by_function) {
                            level.enter(in_loop);
                            if (!in_loop) PassingTuple(heap, positional);
                            Object* init = type->initializer;
                            instance = Value::adopt(heap.make_instance(type));
                            add_reference(init);
                            callee[0] = init;
                            drop_reference(callable);
                            callable = init;
                            callee[1] = share(instance.get()).release();
                            first = callee + 1;
                            ++positional;
                        } else if (construction == Construction::bare && count == 0) {
                            // object's __init__ has nothing to do. Arguments that nobody takes are an error, which
                            // the long way reports.
                            instance = Value::adopt(heap.make_instance(type));
                            top = callee;
                            drop_reference(callable);
                            *top++ = instance.release();
                            if (heap.budget <= 0) {
                                frame->top = top;
                                safe_point();
                            }
                            break;
                        }
                    }
                    if (callable->kind == Kind::function) {
                        auto* function = static_cast<Function*>(callable);
                        frame->top = top;
                        bool moves = rules.arguments == ArgumentOwner::callee || (names && rules.star_arguments_moved);
                        if (instance && !in_loop) moves = false;
                        Frame* callee_frame = nullptr;
                        if (moves) {
                            if (!instance) check_recursion();
                            const auto* called = static_cast<const CodeObject*>(function->code);
                            if (called->stands_for_native && (names || positional != called->code->positional))
                                complain_as_native(*this, function, first, positional, names);
                            callee_frame = push_frame(function, static_cast<CodeObject*>(function->code));
                            try {
                                bind_arguments(callee_frame, function, first, positional, names);
                            } catch (...) {
                                for (Object** each = first; each < end; ++each) clear(*each);
                                abandon_frame(callee_frame);
                                throw;
                            }
                            callee[0] = nullptr;
                            drop_reference(callable);
                            drop_range(Order::first_to_last, callee, static_cast<std::size_t>(top - callee));
                            top = callee;
                        } else {
                            try {
                                callee_frame = make_call_frame(function, first, positional, names);
                            } catch (...) {
                                if (instance) instance = Value::adopt(std::exchange(callee[1], nullptr));
                                throw;
                            }
                            callee_frame->kept_arguments = static_cast<std::uint32_t>(top - callee);
                            if (instance) drop_reference(std::exchange(callee[1], nullptr));
                        }
                        frame->top = top;
                        callee_frame->construction = level.keep();
                        callee_frame->constructed = instance.release();
                        if (code_of(function->code).is_suspended_by_call()) {
                            std::uint32_t kept = std::exchange(callee_frame->kept_arguments, 0);
                            Value generator = make_generator(*this, callee_frame);
                            if (kept) {
                                top -= kept;
                                drop_range(rules.call_operands_die, top, kept);
                            }
                            *top++ = generator.release();
                            break;
                        }
                        frame = frame_ = callee_frame;
                        locals = frame->slots;
                        top = frame->top;
                        code = frame->code->code;
                        at = code->instructions.data();
                        frame->instruction = at;
                        if (--heap.budget <= 0) safe_point();
                        break;
                    }
                    frame->top = top;
                    Value result;
                    const bool is_specialized =
                        !names && frame->code->caches[at[-1].cache].second_version > plain_calls;
                    bool quiet = is_specialized && callable == class_of_classes && count == 1;
                    if (callable->kind == Kind::native) {
                        quiet = is_specialized && !static_cast<Native*>(callable)->row->safe_point_after;
                        RecursionGuard guard(*this, " while calling a Python object", is_counted(rules, callable));
                        result = call_native(*this, static_cast<Native*>(callable), first, positional, names);
                    } else {
                        result = call(callable, first, positional, names);
                    }
                    Object** last = top;
                    top = callee;
                    going_first = {};
                    drop_range(rules.call_operands_die, callee, static_cast<std::size_t>(last - callee));
                    *top++ = result.release();
                    if (heap.budget <= 0 && !quiet) {
                        frame->top = top;
                        safe_point();
                    }
                    break;
                }
                LASTREF_ON(call_unpacked) {
                    Object** base = top - (argument & 1) - 3;
                    if (base[2]->type != type(CoreType::tuple)) {
                        check_star_argument(*this, base[0], base[2]);
                        Ref<Tuple> sequence = tuple_from(*this, base[2]);
                        drop_reference(std::exchange(base[2], static_cast<Object*>(sequence.release())));
                    }
                    Object* keywords = argument & 1 ? base[3] : nullptr;
                    frame->top = top;
                    if (base[0]->kind == Kind::function && rules.star_arguments_moved &&
                        code_of(static_cast<Function*>(base[0])->code).suspension == compile::Suspension::none) {
                        Frame* callee_frame = nullptr;
                        try {
                            callee_frame = make_unpacked_frame(static_cast<Function*>(base[0]), base[2], keywords);
                        } catch (...) {
                            for (Object** each = base + 2; each < top; ++each) clear(*each);
                            throw;
                        }
                        std::size_t count = static_cast<std::size_t>(top - base);
                        top = base;
                        frame->top = top;
                        drop_range(rules.star_call_operands_die, base, count);
                        frame = frame_ = callee_frame;
                        locals = frame->slots;
                        top = frame->top;
                        code = frame->code->code;
                        at = code->instructions.data();
                        frame->instruction = at;
                        if (--heap.budget <= 0) safe_point();
                        break;
                    }
                    Value result = call_unpacked(*this, base[0], base[2], keywords);
                    Object** last = top;
                    top = base;
                    drop_range(rules.star_call_operands_die, base, static_cast<std::size_t>(last - base));
                    *top++ = result.release();
                    if (heap.budget <= 0) {
                        frame->top = top;
                        safe_point();
                    }
                    break;
                }
                LASTREF_ON(make_function) {
                    Ref<Function> function = make_function(*this, *frame, top, argument);
                    top -= 1 + std::popcount(argument);
                    *top++ = function.release();
                    break;
                }
                LASTREF_ON(load_build_class) {
                    *top++ = (argument ? load_generic_class_maker(*this) : load_class_maker(*this, *frame)).release();
                    break;
                }
                LASTREF_ON(make_type_form) {
                    Value made = make_type_form(*this, argument, top - 3);
                    drop_reference(*--top);
                    drop_reference(*--top);
                    drop_reference(std::exchange(top[-1], made.release()));
                    break;
                }
                LASTREF_ON(import_name) {
                    Value module = import_by_statement(*this, *frame, frame->code->names[argument], top[-1], top[-2]);
                    drop_reference(*--top);
                    drop_reference(std::exchange(top[-1], module.release()));
                    break;
                }
                LASTREF_ON(import_from) {
                    *top = import_from(*this, top[-1], frame->code->names[argument]).release();
                    ++top;
                    break;
                }
                LASTREF_ON(import_star) {
                    import_star(*this, *frame, top[-1]);
                    drop_reference(*--top);
                    break;
                }
                LASTREF_ON(yield_value) {
                    Value value = Value::adopt(*--top);
                    if (argument == 0 && code->suspension == compile::Suspension::async_generator) {
                        value = wrap_async_value(*this, std::move(value));
                    }
                    frame->top = top;
                    return {std::move(value), true};
                }
                LASTREF_ON(get_yield_from_iterator) {
                    Value iterator = yield_from_iterator(*this, *frame, top[-1]);
                    drop_reference(std::exchange(top[-1], iterator.release()));
                    break;
                }
                LASTREF_ON(get_awaitable) {
                    Value iterator = awaitable_iterator(*this, top[-1], argument);
                    drop_reference(std::exchange(top[-1], iterator.release()));
                    break;
                }
                LASTREF_ON(send) {
                    Value sent = Value::adopt(std::exchange(top[-1], nullptr));
                    Resumption step = send_into(*this, top[-2], std::move(sent));
                    top[-1] = step.value.release();
                    if (!step.yielded) at = code->instructions.data() + argument;
                    break;
                }
                LASTREF_ON(cleanup_throw) {
                    Object* exception = top[-1];
                    if (!is_exception(*this, exception, CoreType::stop_iteration)) {
                        pending = share(exception);
                        keep_traceback = true;
                        goto unwind;
                    }
                    Value result = stop_iteration_value(*this, exception);
                    for (int i = 0; i < 3; ++i) drop_reference_or_null(*--top);
                    *top++ = nullptr;
                    *top++ = result.release();
                    break;
                }
                LASTREF_ON(end_send) {
                    Object* result = *--top;
                    Object* iterator = std::exchange(top[-1], result);
                    drop_reference_or_null(iterator);
                    break;
                }
                LASTREF_ON(get_async_iterator) {
                    Value iterator = async_iterator(*this, top[-1]);
                    drop_reference(std::exchange(top[-1], iterator.release()));
                    break;
                }
                LASTREF_ON(get_async_next) {
                    *top = async_next(*this, top[-1]).release();
                    ++top;
                    break;
                }
                LASTREF_ON(end_async_for) {
                    Object* exception = top[-1];
                    if (!is_exception(*this, exception, CoreType::stop_async_iteration)) {
                        pending = Value::adopt(*--top);
                        keep_traceback = true;
                        goto unwind;
                    }
                    drop_reference(*--top);
                    drop_reference(*--top);
                    break;
                }
                LASTREF_ON(push_exception) {
                    Object* exception = top[-1];
                    Object* previous = handled->exception;
                    if (rules.is_mutant(Mutant::traceback_dropped_by_handler))
                        model::clear(static_cast<Exception*>(exception)->traceback);
                    if (!held_tracebacks.empty()) begin_inner_handler(*this, exception);
                    add_reference(exception);
                    handled->exception = exception;
                    top[-1] = previous ? previous : share(none).release();
                    *top++ = exception;
                    break;
                }
                LASTREF_ON(pop_exception) {
                    Object* previous = *--top;
                    if (previous == none) {
                        drop_reference(previous);
                        previous = nullptr;
                    }
                    Object* old = std::exchange(handled->exception, previous);
                    Value held = held_tracebacks.empty() ? Value{} : take_held_traceback(*this, old);
                    const bool goes_on = at->opcode == Opcode::reraise && top[-1] == old;
                    if (!goes_on) let_go_of_named(*this, old);
                    if (old && !rules.is_mutant(Mutant::exception_outlives_handler)) drop_reference(old);
                    break;
                }
                LASTREF_ON(keep_exception) {
                    Object* exception = top[-1];
                    keep_exception(*this, *frame, exception);
                    top[-1] = share(none).release();
                    *top++ = exception;
                    break;
                }
                LASTREF_ON(restore_exception) {
                    restore_exception(*this, *frame);
                    break;
                }
                LASTREF_ON(check_exception_match) {
                    bool matches = exception_matches(*this, top[-2], top[-1]);
                    drop_reference(std::exchange(top[-1], make_bool(*this, matches).release()));
                    break;
                }
                LASTREF_ON(check_group_match) {
                    auto [rest, matched] = match_group(*this, top[-2], top[-1]);
                    drop_reference(*--top);
                    drop_reference(std::exchange(top[-1], rest.release()));
                    Object* part = *top++ = matched.release();
                    if (part != none) {
                        // The part that the handler gets is what it handles.
                        add_reference(part);
                        Object* before = std::exchange(handled->exception, part);
                        if (before) drop_reference(before);
                    }
                    break;
                }
                LASTREF_ON(prepare_reraise_group) {
                    Value result = prepare_reraise_group(*this, top[-2], top[-1]);
                    drop_reference(*--top);
                    drop_reference(std::exchange(top[-1], result.release()));
                    break;
                }
                LASTREF_ON(raise) {
                    if (argument == 0) {
                        pending = exception_to_reraise(*this);
                        // What was added while it was handled here is left.
                        if (does(rules, Detail::reraises_leave_traceback)) forget_exit(*this, pending.get(), frame);
                        keep_traceback = true;
                        goto unwind;
                    }
                    Value cause = argument == 2 ? Value::adopt(*--top) : Value{};
                    Value thrown = Value::adopt(*--top);
                    pending = exception_to_raise(*this, std::move(thrown), std::move(cause));
                    // `raise type, value, traceback` brings one along.
                    if (rules.python_2 && static_cast<Exception*>(pending.get())->traceback) keep_traceback = true;
                    goto unwind;
                }
                LASTREF_ON(reraise) {
                    pending = Value::adopt(*--top);
                    keep_traceback = true;
                    if (argument == 2 && profile.exits_leave_no_traceback) forget_exit(*this, pending.get(), frame);
                    if (handled->exception == pending.get()) give_traceback(*this, *handled);
                    if (argument) {
                        auto* index = static_cast<Int*>(top[-static_cast<int>(argument)]);
                        frame->instruction = code->instructions.data() + index->value;
                        // Handlers go by the reraise itself, lines by the instruction that raised first; from 3.10 on
                        // that is where the frame stays, too.
                        const bool restores_place = rules.minor() >= 10;
                        std::uint32_t place = static_cast<std::uint32_t>(at - 1 - code->instructions.data());
                        if (const compile::Handler* handler = find_handler(*code, place)) {
                            Object** cut = top;
                            const std::uint32_t shown = restores_place ? frame->instruction_index() : place;
                            at = enter_handler(*this, *frame, *handler, shown, pending, cut);
                            top = cut;
                            keep_traceback = false;
                            break;
                        }
                        if (restores_place) goto leave;
                        frame->instruction = at - 1;
                    }
                    goto unwind;
                }
                LASTREF_ON(load_assertion_error) {
                    *top++ = share(type(CoreType::assertion_error)).release();
                    break;
                }
                LASTREF_ON(is_builtin_type) {
                    *top = make_bool(*this, is_type_of_display(*this, top[-1], argument)).release();
                    ++top;
                    break;
                }
                LASTREF_ON_EITHER(before_with, before_async_with) {
                    bool asynchronous = at[-1].opcode == Opcode::before_async_with;
                    Object* manager = top[-1];
                    auto [exit, enter] = enter_and_exit(*this, manager, asynchronous);
                    top[-1] = exit.release();
                    drop_reference(manager);
                    Value entered = model::call(*this, enter.get());
                    *top++ = entered.release();
                    break;
                }
                LASTREF_ON(with_exception) {
                    *top = call_exit(*this, top[-4], top[-1]).release();
                    ++top;
                    break;
                }
                LASTREF_ON(get_length) {
                    *top = make_int(*this, length(*this, top[-1])).release();
                    ++top;
                    break;
                }
                LASTREF_ON(match_sequence) {
                    *top = make_bool(*this, matches_sequence(*this, top[-1])).release();
                    ++top;
                    break;
                }
                LASTREF_ON(match_mapping) {
                    *top = make_bool(*this, matches_mapping(*this, top[-1])).release();
                    ++top;
                    break;
                }
                LASTREF_ON(match_keys) {
                    *top = match_keys(*this, top[-2], static_cast<Tuple*>(top[-1])).release();
                    ++top;
                    break;
                }
                LASTREF_ON(match_class) {
                    Value attributes = match_class(*this, top[-3], top[-2], argument, static_cast<Tuple*>(top[-1]));
                    drop_reference(*--top);
                    drop_reference(*--top);
                    drop_reference(std::exchange(top[-1], attributes.release()));
                    break;
                }
                LASTREF_ON(setup_annotations) {
                    setup_annotations(*this, *frame);
                    break;
                }
            } while (false);
        }
    } catch (Raised& thrown) {
        pending = std::move(thrown.exception);
        const bool leaves_all = leaves_operands(*this, *frame, top);
        std::uint32_t count = leaves_all ? 0 : operands_dropped_in_order(rules, *frame->instruction);
        top -= count;
        drop_range(Order::first_to_last, top, count);
    } catch (const std::bad_alloc&) {
        frame->top = top;
        stop_reason_ = StopReason::out_of_memory;
        stop_text_ = "memory limit reached";
        heap.budget = 0;
        leave_frames(frame);
        throw Stopped{};
    } catch (const Stopped&) {
        frame->top = top;
        leave_frames(frame);
        throw;
    }

unwind:
    for (;;) {
        if (!keep_traceback) add_traceback(frame, pending.get());
        if (const compile::Handler* handler = find_handler(*code, frame->instruction_index())) {
            keep_traceback = false;
            Object** cut = top;
            at = enter_handler(*this, *frame, *handler, frame->instruction_index(), pending, cut);
            top = cut;
            break;
        }
    leave:
        keep_traceback = false;
        if (!(rules.failed_frames_keep_operands && frame->object)) {
            Object** stack = frame->stack();
            while (top > stack) drop_reference_or_null(*--top);
        }
        frame->top = top;
        if (code->handled_slot != compile::Code::absent) restore_exception(*this, *frame);
        bool entry = frame->entry;
        std::uint32_t kept = frame->kept_arguments;
        if (frame->generator) {
            frame_ = frame->previous;
        } else {
            pop_frame(frame);
        }
        if (entry) throw Raised{std::move(pending)};
        frame = frame_;
        locals = frame->slots;
        code = frame->code->code;
        top = frame->top;
        if (kept) {
            top -= kept;
            drop_range(rules.call_operands_die, top, kept);
        }
    }
    goto resume;
}

#undef LASTREF_NEXT
#undef LASTREF_ON_EITHER
#undef LASTREF_ON
#pragma GCC diagnostic pop

}  // namespace lastref::model
