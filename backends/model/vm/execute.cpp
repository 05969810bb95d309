#include "backends/model/compile/opcodes.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/dict.hpp"
#include "backends/model/object/floating.hpp"
#include "backends/model/object/instance.hpp"
#include "backends/model/object/integer.hpp"
#include "backends/model/object/list.hpp"
#include "backends/model/object/native_object.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/interpreter.hpp"
#include "backends/model/vm/opcode_support.hpp"

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

/// The result of an operator on two plain small ints, or null: ask the long way. No collection, no Python code.
inline Object* fast_arithmetic(Run& run, std::uint32_t operation, Object* left, Object* right) {
    auto* a = static_cast<Int*>(left);
    auto* b = static_cast<Int*>(right);
    switch (static_cast<compile::BinaryOperator>(operation)) {
        case compile::BinaryOperator::add: return int_add(run, a, b).release();
        case compile::BinaryOperator::subtract: return int_subtract(run, a, b).release();
        case compile::BinaryOperator::multiply: return int_multiply(run, a, b).release();
        case compile::BinaryOperator::bit_and: return int_bit_and(run, a, b).release();
        default: return nullptr;
    }
}

inline bool order_holds(std::uint32_t operation, int order) {
    switch (static_cast<compile::CompareOperator>(operation)) {
        case compile::CompareOperator::less: return order < 0;
        case compile::CompareOperator::less_equal: return order <= 0;
        case compile::CompareOperator::equal: return order == 0;
        case compile::CompareOperator::not_equal: return order != 0;
        case compile::CompareOperator::greater: return order > 0;
        case compile::CompareOperator::greater_equal: return order >= 0;
    }
    return false;
}

/// The place of a small int index in a sequence of `size`, or -1.
inline std::int64_t place_of(const Object* index, std::uint32_t size) {
    const auto* number = static_cast<const Int*>(index);
    if (number->big) return -1;
    std::int64_t place = number->value < 0 ? number->value + size : number->value;
    return place >= 0 && place < size ? place : -1;
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

// The dispatch loop. Operands stay on the stack until an operation has succeeded, so that whatever it throws, unwinding
// finds and drops them; `top` is one past the last. The one long function of the VM.
Resumption Interpreter::execute(Frame* frame, Object* raised) {
    Value pending = Value::adopt(raised);
    bool keep_traceback = false;
    Object** top = frame->top;
    Object** locals = frame->slots;
    const Instruction* at = frame->instruction;
    const compile::Code* code = frame->code->code;
    const Profile& rules = profile;
    Type* const integer = type(CoreType::integer);
    Type* const list_class = type(CoreType::list);
    Type* const dict_class = type(CoreType::dict);
    if (pending) goto unwind;

resume:
    try {
        for (;;) {
            const Instruction instruction = *at;
            const std::uint32_t argument = instruction.argument;
            frame->instruction = at++;
            switch (instruction.opcode) {
                case Opcode::nop: break;
                case Opcode::load_constant: {
                    Object* constant = frame->code->constants[argument];
                    add_reference(constant);
                    *top++ = constant;
                    break;
                }
                case Opcode::load_fast: {
                    Object* value = locals[argument];
                    if (!value) raise_unbound_local(*this, frame->code->local_names[argument]);
                    add_reference(value);
                    *top++ = value;
                    break;
                }
                case Opcode::load_fast_or_null: *top++ = std::exchange(locals[argument], nullptr); break;
                case Opcode::store_fast:
                case Opcode::store_fast_or_unset: {
                    Object* old = std::exchange(locals[argument], *--top);
                    if (old) drop_reference(old);
                    break;
                }
                case Opcode::delete_fast: {
                    Object* old = std::exchange(locals[argument], nullptr);
                    if (!old) raise_unbound_local(*this, frame->code->local_names[argument]);
                    drop_reference(old);
                    break;
                }
                case Opcode::make_cell: {
                    Ref<Cell> cell = model::make_cell(*this, nullptr);
                    cell->content = locals[argument];
                    locals[argument] = cell.release();
                    break;
                }
                case Opcode::load_closure: {
                    add_reference(locals[argument]);
                    *top++ = locals[argument];
                    break;
                }
                case Opcode::load_cell: {
                    Object* value = static_cast<Cell*>(locals[argument])->content;
                    if (!value) raise_empty_cell(*this, *frame, argument);
                    add_reference(value);
                    *top++ = value;
                    break;
                }
                case Opcode::load_class_cell: *top++ = load_class_cell(*this, *frame, argument).release(); break;
                case Opcode::store_cell: {
                    auto* cell = static_cast<Cell*>(locals[argument]);
                    Object* old = std::exchange(cell->content, *--top);
                    if (old) drop_reference(old);
                    break;
                }
                case Opcode::delete_cell: {
                    auto* cell = static_cast<Cell*>(locals[argument]);
                    Object* old = std::exchange(cell->content, nullptr);
                    if (!old) raise_empty_cell(*this, *frame, argument);
                    drop_reference(old);
                    break;
                }
                case Opcode::load_name:
                    *top++ = load_name(*this, *frame, frame->code->names[argument]).release();
                    break;
                case Opcode::store_name:
                    store_name(*this, *frame, frame->code->names[argument], top[-1]);
                    drop_reference(*--top);
                    break;
                case Opcode::delete_name: delete_name(*this, *frame, frame->code->names[argument]); break;
                case Opcode::load_global: {
                    InlineCache& cache = frame->code->caches[instruction.cache];
                    Object* value = nullptr;
                    if (cache.version == frame->globals->version) {
                        if (cache.mode == 1) {
                            value = frame->globals->items[2 * cache.place + 1];
                        } else if (cache.second_version == frame->builtins->version) {
                            value = frame->builtins->items[2 * cache.place + 1];
                        }
                    }
                    if (value) {
                        add_reference(value);
                        *top++ = value;
                    } else {
                        *top++ = load_global(*this, *frame, frame->code->names[argument], cache).release();
                    }
                    break;
                }
                case Opcode::store_global:
                    dict_set(*this, frame->globals, frame->code->names[argument], top[-1]);
                    drop_reference(*--top);
                    break;
                case Opcode::delete_global: delete_global(*this, *frame, frame->code->names[argument]); break;
                case Opcode::load_locals: {
                    Object* space = frame->locals ? frame->locals : frame->globals;
                    add_reference(space);
                    *top++ = space;
                    break;
                }
                case Opcode::load_attribute: {
                    Object* object = top[-1];
                    InlineCache& cache = frame->code->caches[instruction.cache];
                    Object* value = cached_attribute(object, cache);
                    if (value) {
                        add_reference(value);
                        top[-1] = value;
                    } else {
                        Value found = load_attribute(*this, object, frame->code->names[argument], cache);
                        top[-1] = found.release();
                    }
                    drop_reference(object);
                    break;
                }
                case Opcode::load_method: {
                    Object* object = top[-1];
                    InlineCache& cache = frame->code->caches[instruction.cache];
                    Str* name = frame->code->names[argument];
                    Object* method = cached_method(object, cache);
                    if (!method) method = find_method(*this, object, name, cache);
                    if (method) {
                        add_reference(method);
                        top[-1] = method;
                        *top++ = object;
                    } else {
                        Value found = get_attribute(*this, object, name);
                        top[-1] = found.release();
                        *top++ = nullptr;
                        drop_reference(object);
                    }
                    break;
                }
                case Opcode::store_attribute: {
                    Object* object = top[-1];
                    Object* value = top[-2];
                    InlineCache& cache = frame->code->caches[instruction.cache];
                    if (!store_cached(object, value, cache)) {
                        store_attribute(*this, object, frame->code->names[argument], value, cache);
                    }
                    top -= 2;
                    drop_reference(value);
                    drop_reference(object);
                    break;
                }
                case Opcode::delete_attribute:
                    delete_attribute(*this, top[-1], frame->code->names[argument]);
                    drop_reference(*--top);
                    break;
                case Opcode::load_item: {
                    if (top[-2]->type == list_class && top[-1]->type == integer) {
                        auto* list = static_cast<List*>(top[-2]);
                        std::int64_t place = place_of(top[-1], list->size);
                        if (place >= 0) {
                            Object* index = *--top;
                            top[-1] = list->items[place];
                            add_reference(top[-1]);
                            drop_operands(rules.item_operands_die, list, index);
                            break;
                        }
                    }
                    if (top[-2]->type == dict_class) {
                        if (Object* found = dict_find(*this, static_cast<Dict*>(top[-2]), top[-1])) {
                            Object* index = *--top;
                            Object* dict = top[-1];
                            add_reference(found);
                            top[-1] = found;
                            drop_operands(rules.item_operands_die, dict, index);
                            break;
                        }
                    }
                    Value result = get_item(*this, top[-2], top[-1]);
                    Object* index = *--top;
                    Object* container = std::exchange(top[-1], nullptr);
                    drop_operands(rules.item_operands_die, container, index);
                    top[-1] = result.release();
                    break;
                }
                case Opcode::store_item: {
                    if (top[-2]->type == list_class && top[-1]->type == integer) {
                        auto* list = static_cast<List*>(top[-2]);
                        std::int64_t place = place_of(top[-1], list->size);
                        if (place >= 0) {
                            top -= 3;
                            Object* old = std::exchange(list->items[place], top[0]);
                            drop_reference(old);
                            drop_reference(top[1]);
                            drop_reference(top[2]);
                            break;
                        }
                    }
                    set_item(*this, top[-2], top[-1], top[-3]);
                    top -= 3;
                    drop_reference(top[0]);
                    drop_reference(top[1]);
                    drop_reference(top[2]);
                    break;
                }
                case Opcode::delete_item: {
                    delete_item(*this, top[-2], top[-1]);
                    top -= 2;
                    drop_reference(top[0]);
                    drop_reference(top[1]);
                    break;
                }
                case Opcode::build_slice: {
                    Object** first = top - argument;
                    Ref<Slice> slice = make_slice(*this, first[0], first[1], argument == 3 ? first[2] : none);
                    while (top > first) drop_reference(*--top);
                    *top++ = slice.release();
                    break;
                }
                case Opcode::unary_operator: {
                    Value result = unary_operation(*this, static_cast<int>(argument), top[-1]);
                    drop_reference(std::exchange(top[-1], result.release()));
                    break;
                }
                case Opcode::binary_operator:
                case Opcode::inplace_operator: {
                    Object* left = top[-2];
                    Object* right = top[-1];
                    if (left->type == integer && right->type == integer) {
                        if (Object* made = fast_arithmetic(*this, argument, left, right)) {
                            --top;
                            top[-1] = made;
                            drop_reference(left);
                            drop_reference(right);
                            break;
                        }
                    }
                    Value result = instruction.opcode == Opcode::binary_operator
                                       ? binary_operation(*this, static_cast<int>(argument), left, right)
                                       : inplace_operation(*this, static_cast<int>(argument), left, right);
                    top -= 2;
                    drop_operands(rules.binary_operands_die, left, right);
                    *top++ = result.release();
                    break;
                }
                case Opcode::compare_operator: {
                    Object* left = top[-2];
                    Object* right = top[-1];
                    if (left->type == integer && right->type == integer) {
                        bool holds =
                            order_holds(argument, int_compare(static_cast<Int*>(left), static_cast<Int*>(right)));
                        top -= 2;
                        drop_reference(left);
                        drop_reference(right);
                        if (at->opcode == Opcode::pop_jump_if_false || at->opcode == Opcode::pop_jump_if_true) {
                            // A comparison that only decides a jump needs no bool object.
                            bool jumps = holds == (at->opcode == Opcode::pop_jump_if_true);
                            at = jumps ? code->instructions.data() + at->argument : at + 1;
                        } else {
                            Object* truth = holds ? true_ : false_;
                            add_reference(truth);
                            *top++ = truth;
                        }
                        break;
                    }
                    Value result = compare(*this, left, right, static_cast<int>(argument));
                    top -= 2;
                    drop_operands(rules.compare_operands_die, left, right);
                    *top++ = result.release();
                    break;
                }
                case Opcode::is_operator: {
                    Object* left = top[-2];
                    Object* right = top[-1];
                    bool same = same_identity(*this, left, right);
                    top -= 2;
                    drop_operands(rules.compare_operands_die, left, right);
                    *top++ = make_bool(*this, same != (argument == 1)).release();
                    break;
                }
                case Opcode::contains_operator: {
                    Object* left = top[-2];
                    Object* right = top[-1];
                    bool found = contains(*this, right, left);
                    top -= 2;
                    drop_operands(rules.compare_operands_die, left, right);
                    *top++ = make_bool(*this, found != (argument == 1)).release();
                    break;
                }
                case Opcode::build_tuple: {
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
                case Opcode::build_list: {
                    Object** first = top - argument;
                    Ref<List> list = make_list(*this);
                    if (argument) list_reserve(*this, list.get(), argument);
                    for (std::uint32_t i = 0; i < argument; ++i) list_push(*this, list.get(), first[i]);
                    top = first;
                    *top++ = list.release();
                    break;
                }
                case Opcode::build_set: {
                    Object** first = top - argument;
                    Ref<Set> set = make_set(*this);
                    for (std::uint32_t i = 0; i < argument; ++i) set_add(*this, set.get(), first[i]);
                    for (std::uint32_t i = 0; i < argument; ++i) drop_reference(first[i]);
                    top = first;
                    *top++ = set.release();
                    break;
                }
                case Opcode::build_dict: {
                    Object** first = top - 2 * argument;
                    Ref<Dict> dict = make_dict(*this);
                    for (std::uint32_t i = 0; i < argument; ++i)
                        dict_set(*this, dict.get(), first[2 * i], first[2 * i + 1]);
                    for (std::uint32_t i = 0; i < 2 * argument; ++i) drop_reference(first[i]);
                    top = first;
                    *top++ = dict.release();
                    break;
                }
                case Opcode::build_string: {
                    Object** first = top - argument;
                    Ref<Str> text = concatenate(*this, first, argument);
                    while (top > first) drop_reference(*--top);
                    *top++ = text.release();
                    break;
                }
                case Opcode::list_append: {
                    auto* list = static_cast<List*>(top[-1 - static_cast<int>(argument)]);
                    list_push(*this, list, *--top);
                    break;
                }
                case Opcode::set_add:
                    model::set_add(*this, static_cast<Set*>(top[-1 - static_cast<int>(argument)]), top[-1]);
                    drop_reference(*--top);
                    break;
                case Opcode::dict_add: {
                    auto* dict = static_cast<Dict*>(top[-2 - static_cast<int>(argument)]);
                    dict_set(*this, dict, top[-2], top[-1]);
                    top -= 2;
                    drop_reference(top[0]);
                    drop_reference(top[1]);
                    break;
                }
                case Opcode::list_extend:
                    extend_display(*this, static_cast<List*>(top[-1 - static_cast<int>(argument)]), top[-1]);
                    drop_reference(*--top);
                    break;
                case Opcode::set_update: {
                    auto* set = static_cast<Set*>(top[-1 - static_cast<int>(argument)]);
                    for_each(*this, top[-1], [&](Object* item) {
                        model::set_add(*this, set, item);
                        return true;
                    });
                    drop_reference(*--top);
                    break;
                }
                case Opcode::dict_update:
                    update_display(*this, static_cast<Dict*>(top[-1 - static_cast<int>(argument)]), top[-1]);
                    drop_reference(*--top);
                    break;
                case Opcode::dict_merge:
                    merge_keywords(*this, static_cast<Dict*>(top[-1 - static_cast<int>(argument)]), top[-1],
                                   top[-4 - static_cast<int>(argument)]);
                    drop_reference(*--top);
                    break;
                case Opcode::list_to_tuple: {
                    auto* list = static_cast<List*>(top[-1]);
                    Ref<Tuple> tuple = model::make_tuple(*this, std::span<Object* const>(list->items, list->size));
                    drop_reference(std::exchange(top[-1], static_cast<Object*>(tuple.release())));
                    break;
                }
                case Opcode::format_value: {
                    bool with_spec = (argument & 4) != 0;
                    Object* value = top[with_spec ? -2 : -1];
                    Ref<Str> text = format_field(*this, value, argument & 3, with_spec ? top[-1] : nullptr);
                    if (with_spec) drop_reference(*--top);
                    drop_reference(std::exchange(top[-1], static_cast<Object*>(text.release())));
                    break;
                }
                case Opcode::unpack_sequence: {
                    Value sequence = Value::adopt(*--top);
                    unpack_sequence(*this, sequence.get(), argument, top);
                    top += argument;
                    break;
                }
                case Opcode::unpack_star: {
                    Value sequence = Value::adopt(*--top);
                    std::uint32_t before = argument & 0xff;
                    std::uint32_t after = argument >> 8;
                    unpack_star(*this, sequence.get(), before, after, top);
                    top += before + 1 + after;
                    break;
                }
                case Opcode::pop_top: drop_reference_or_null(*--top); break;
                case Opcode::copy: {
                    Object* value = top[-static_cast<int>(argument)];
                    if (value) add_reference(value);
                    *top++ = value;
                    break;
                }
                case Opcode::swap: std::swap(top[-1], top[-static_cast<int>(argument)]); break;
                case Opcode::push_null: *top++ = nullptr; break;
                case Opcode::jump: at = code->instructions.data() + argument; break;
                case Opcode::jump_backward:
                    at = code->instructions.data() + argument;
                    if (--heap.budget <= 0) {
                        frame->top = top;
                        safe_point();
                    }
                    break;
                case Opcode::pop_jump_if_false:
                case Opcode::pop_jump_if_true: {
                    bool wanted = instruction.opcode == Opcode::pop_jump_if_true;
                    Object* value = top[-1];
                    bool truth = value == true_ || (value != false_ && is_true(*this, value));
                    --top;
                    drop_reference(value);
                    if (truth == wanted) at = code->instructions.data() + argument;
                    break;
                }
                case Opcode::pop_jump_if_none:
                case Opcode::pop_jump_if_not_none: {
                    Object* value = *--top;
                    bool is_none = value == none;
                    drop_reference(value);
                    if (is_none == (instruction.opcode == Opcode::pop_jump_if_none)) {
                        at = code->instructions.data() + argument;
                    }
                    break;
                }
                case Opcode::get_iterator: {
                    Value iterator = get_iterator(*this, top[-1]);
                    drop_reference(std::exchange(top[-1], iterator.release()));
                    break;
                }
                case Opcode::for_iterator: {
                    Object* iterator = top[-1];
                    const TypeSpec* spec = iterator->type->spec;
                    Value item = spec && spec->next ? spec->next(*this, iterator) : next(*this, iterator);
                    if (item) {
                        *top++ = item.release();
                    } else {
                        --top;
                        drop_reference(iterator);
                        at = code->instructions.data() + argument;
                    }
                    break;
                }
                case Opcode::return_value: {
                    Value result = Value::adopt(*--top);
                    frame->top = top;
                    if (frame->constructed) {
                        if (result.get() != none) {
                            raise(*this, CoreType::type_error, "__init__() should return None, not '{}'",
                                  type_name(result.get()));
                        }
                        result = Value::adopt(std::exchange(frame->constructed, nullptr));
                    }
                    bool entry = frame->entry;
                    std::uint32_t kept = frame->kept_arguments;
                    pop_frame(frame);
                    if (entry) return {std::move(result), false};
                    frame = frame_;
                    top = frame->top;
                    if (kept) {
                        top -= kept;
                        drop_range(Order::last_to_first, top, kept);
                    }
                    locals = frame->slots;
                    code = frame->code->code;
                    at = frame->instruction + 1;
                    *top++ = result.release();
                    break;
                }
                case Opcode::call:
                case Opcode::call_keywords: {
                    Tuple* names = nullptr;
                    if (instruction.opcode == Opcode::call && argument == 1 && top[-2] && top[-2]->type == list_class &&
                        top[-3]->kind == Kind::native &&
                        static_cast<Native*>(top[-3])->row->function == list_append_method) {
                        // CPython does list.append in the loop, without a look at the eval breaker.
                        Object* list = top[-2];
                        list_push(*this, static_cast<List*>(list), *--top);
                        top -= 2;
                        drop_reference(list);
                        drop_reference(top[0]);
                        add_reference(none);
                        *top++ = none;
                        break;
                    }
                    if (instruction.opcode == Opcode::call_keywords) names = static_cast<Tuple*>(top[-1]);
                    Object** end = names ? top - 1 : top;
                    Object** callee = end - argument - 2;
                    if (!callee[1] && callee[0]->kind == Kind::bound_method) {
                        auto* method = static_cast<BoundMethod*>(callee[0]);
                        add_reference(method->self);
                        add_reference(method->function);
                        callee[1] = method->self;
                        callee[0] = method->function;
                        drop_reference(method);
                    }
                    Object* callable = callee[0];
                    Object** first = callee[1] ? callee + 1 : callee + 2;
                    std::size_t count = static_cast<std::size_t>(end - first);
                    std::size_t positional = count - (names ? names->size : 0);
                    Value instance;
                    if (callable->kind == Kind::type && !callee[1]) {
                        instance = begin_construction(*this, static_cast<Type*>(callable), positional, names);
                        if (instance) {
                            Object* init = find_special(static_cast<Type*>(callable), SpecialName::init);
                            if (init->kind == Kind::function) {
                                add_reference(init);
                                callee[0] = init;
                                drop_reference(callable);
                                callable = init;
                                callee[1] = share(instance.get()).release();
                                first = callee + 1;
                                ++positional;
                            } else {
                                // object's __init__ has nothing to do.
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
                    }
                    if (callable->kind == Kind::function) {
                        auto* function = static_cast<Function*>(callable);
                        frame->top = top;
                        bool moves = rules.arguments == ArgumentOwner::callee;
                        Frame* callee_frame = nullptr;
                        if (moves) {
                            callee_frame = push_frame(function, static_cast<CodeObject*>(function->code));
                            try {
                                bind_arguments(callee_frame, function, first, positional, names);
                            } catch (...) {
                                abandon_frame(callee_frame);
                                throw;
                            }
                            callee[0] = nullptr;
                            drop_reference(callable);
                            drop_range(Order::first_to_last, callee, static_cast<std::size_t>(top - callee));
                            top = callee;
                        } else {
                            callee_frame = make_call_frame(function, first, positional, names);
                            callee_frame->kept_arguments = static_cast<std::uint32_t>(top - callee);
                        }
                        frame->top = top;
                        callee_frame->constructed = instance.release();
                        if (code_of(function->code).suspension != compile::Suspension::none) {
                            std::uint32_t kept = std::exchange(callee_frame->kept_arguments, 0);
                            Value generator = make_generator(*this, callee_frame);
                            if (kept) {
                                top -= kept;
                                drop_range(Order::last_to_first, top, kept);
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
                    bool quiet = false;
                    if (callable->kind == Kind::native) {
                        quiet = !static_cast<Native*>(callable)->row->safe_point_after;
                        result = call_native(*this, static_cast<Native*>(callable), first, positional, names);
                    } else {
                        result = call(callable, first, positional, names);
                    }
                    Object** last = top;
                    top = callee;
                    drop_range(rules.call_operands_die, callee + 1, static_cast<std::size_t>(last - callee - 1));
                    drop_reference(callee[0]);
                    *top++ = result.release();
                    if (heap.budget <= 0 && !quiet) {
                        frame->top = top;
                        safe_point();
                    }
                    break;
                }
                case Opcode::call_unpacked: {
                    Object** base = top - (argument & 1) - 3;
                    if (base[2]->type != type(CoreType::tuple)) {
                        Ref<Tuple> sequence = tuple_to_unpack(*this, base[0], base[2]);
                        drop_reference(std::exchange(base[2], static_cast<Object*>(sequence.release())));
                    }
                    Object* keywords = argument & 1 ? base[3] : nullptr;
                    frame->top = top;
                    if (base[0]->kind == Kind::function && rules.star_arguments_moved &&
                        code_of(static_cast<Function*>(base[0])->code).suspension == compile::Suspension::none) {
                        Frame* callee_frame = make_unpacked_frame(static_cast<Function*>(base[0]), base[2], keywords);
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
                case Opcode::make_function: {
                    Ref<Function> function = make_function(*this, *frame, top, argument);
                    *top++ = function.release();
                    break;
                }
                case Opcode::load_build_class:
                    *top++ = load_builtin(*this, *frame, name(SpecialName::build_class)).release();
                    break;
                case Opcode::import_name: {
                    Value module = import_name(frame->code->names[argument], top[-1], static_cast<Int*>(top[-2])->value,
                                               frame->globals);
                    drop_reference(*--top);
                    drop_reference(std::exchange(top[-1], module.release()));
                    break;
                }
                case Opcode::import_from:
                    *top = import_from(*this, top[-1], frame->code->names[argument]).release();
                    ++top;
                    break;
                case Opcode::import_star:
                    import_star(*this, *frame, top[-1]);
                    drop_reference(*--top);
                    break;
                case Opcode::yield_value: {
                    Value value = Value::adopt(*--top);
                    if (argument == 0 && code->suspension == compile::Suspension::async_generator) {
                        value = wrap_async_value(*this, std::move(value));
                    }
                    frame->top = top;
                    return {std::move(value), true};
                }
                case Opcode::get_yield_from_iterator: {
                    Value iterator = yield_from_iterator(*this, *frame, top[-1]);
                    drop_reference(std::exchange(top[-1], iterator.release()));
                    break;
                }
                case Opcode::get_awaitable: {
                    Value iterator = awaitable_iterator(*this, top[-1], argument);
                    drop_reference(std::exchange(top[-1], iterator.release()));
                    break;
                }
                case Opcode::send: {
                    Value sent = Value::adopt(std::exchange(top[-1], nullptr));
                    Resumption step = send_into(*this, top[-2], std::move(sent));
                    top[-1] = step.value.release();
                    if (!step.yielded) at = code->instructions.data() + argument;
                    break;
                }
                case Opcode::cleanup_throw: {
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
                case Opcode::end_send: {
                    Object* result = *--top;
                    Object* iterator = std::exchange(top[-1], result);
                    drop_reference_or_null(iterator);
                    break;
                }
                case Opcode::get_async_iterator: {
                    Value iterator = async_iterator(*this, top[-1]);
                    drop_reference(std::exchange(top[-1], iterator.release()));
                    break;
                }
                case Opcode::get_async_next:
                    *top = async_next(*this, top[-1]).release();
                    ++top;
                    break;
                case Opcode::end_async_for: {
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
                case Opcode::push_exception: {
                    Object* exception = top[-1];
                    Object* previous = handled->exception;
                    add_reference(exception);
                    handled->exception = exception;
                    top[-1] = previous ? previous : share(none).release();
                    *top++ = exception;
                    break;
                }
                case Opcode::pop_exception: {
                    Object* previous = *--top;
                    if (previous == none) {
                        drop_reference(previous);
                        previous = nullptr;
                    }
                    Object* old = std::exchange(handled->exception, previous);
                    if (old) drop_reference(old);
                    break;
                }
                case Opcode::check_exception_match: {
                    bool matches = exception_matches(*this, top[-2], top[-1]);
                    drop_reference(std::exchange(top[-1], make_bool(*this, matches).release()));
                    break;
                }
                case Opcode::check_group_match: {
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
                case Opcode::prepare_reraise_group: {
                    Value result = prepare_reraise_group(*this, top[-2], top[-1]);
                    drop_reference(*--top);
                    drop_reference(std::exchange(top[-1], result.release()));
                    break;
                }
                case Opcode::raise: {
                    if (argument == 0) {
                        pending = exception_to_reraise(*this);
                        keep_traceback = true;
                        goto unwind;
                    }
                    Value cause = argument == 2 ? Value::adopt(*--top) : Value{};
                    Value thrown = Value::adopt(*--top);
                    pending = exception_to_raise(*this, std::move(thrown), std::move(cause));
                    goto unwind;
                }
                case Opcode::reraise: {
                    pending = Value::adopt(*--top);
                    keep_traceback = true;
                    if (argument) {
                        auto* index = static_cast<Int*>(top[-static_cast<int>(argument)]);
                        frame->instruction = code->instructions.data() + index->value;
                        // Handlers go by the reraise itself, lines by the instruction that raised first.
                        std::uint32_t place = static_cast<std::uint32_t>(at - 1 - code->instructions.data());
                        if (const compile::Handler* handler = find_handler(*code, place)) {
                            at = enter_handler(*this, *frame, *handler, place, pending, top);
                            keep_traceback = false;
                            break;
                        }
                        frame->instruction = at - 1;
                    }
                    goto unwind;
                }
                case Opcode::load_assertion_error: *top++ = share(type(CoreType::assertion_error)).release(); break;
                case Opcode::before_with:
                case Opcode::before_async_with: {
                    bool asynchronous = instruction.opcode == Opcode::before_async_with;
                    Object* manager = top[-1];
                    auto [exit, enter] = enter_and_exit(*this, manager, asynchronous);
                    top[-1] = exit.release();
                    drop_reference(manager);
                    Value entered = model::call(*this, enter.get());
                    *top++ = entered.release();
                    break;
                }
                case Opcode::with_exception:
                    *top = call_exit(*this, top[-4], top[-1]).release();
                    ++top;
                    break;
                case Opcode::get_length:
                    *top = make_int(*this, length(*this, top[-1])).release();
                    ++top;
                    break;
                case Opcode::match_sequence:
                    *top = make_bool(*this, matches_sequence(*this, top[-1])).release();
                    ++top;
                    break;
                case Opcode::match_mapping:
                    *top = make_bool(*this, matches_mapping(*this, top[-1])).release();
                    ++top;
                    break;
                case Opcode::match_keys:
                    *top = match_keys(*this, top[-2], static_cast<Tuple*>(top[-1])).release();
                    ++top;
                    break;
                case Opcode::match_class: {
                    Value attributes = match_class(*this, top[-3], top[-2], argument, static_cast<Tuple*>(top[-1]));
                    drop_reference(*--top);
                    drop_reference(*--top);
                    drop_reference(std::exchange(top[-1], attributes.release()));
                    break;
                }
                case Opcode::setup_annotations: setup_annotations(*this, *frame); break;
            }
        }
    } catch (Raised& thrown) {
        pending = std::move(thrown.exception);
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
        keep_traceback = false;
        std::uint32_t place = frame->instruction_index();
        if (const compile::Handler* handler = find_handler(*code, place)) {
            at = enter_handler(*this, *frame, *handler, place, pending, top);
            break;
        }
        Object** stack = frame->stack();
        while (top > stack) drop_reference_or_null(*--top);
        frame->top = top;
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
            drop_range(Order::last_to_first, top, kept);
        }
    }
    goto resume;
}

}  // namespace lastref::model
