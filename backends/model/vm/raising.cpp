#include <algorithm>
#include <vector>

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/vm/opcode_support.hpp"

namespace lastref::model {

const compile::Handler* find_handler(const compile::Code& code, std::uint32_t place) {
    for (const compile::Handler& handler : code.handlers) {
        if (place >= handler.start && place < handler.end) return &handler;
    }
    return nullptr;
}

const compile::Instruction* enter_handler(Interpreter& vm, Frame& frame, const compile::Handler& handler,
                                          std::uint32_t place, Value& exception, Object**& top) {
    Object** bottom = frame.stack() + handler.depth;
    while (top > bottom) drop_reference_or_null(*--top);
    const compile::Instruction* target = frame.code->code->instructions.data() + handler.target;
    // What only ends a handler, of it or of another that it is raised in, does not catch it.
    const bool ends_handler = vm.handled->exception == exception.get() || target->opcode == compile::Opcode::copy;
    if (!ends_handler) clear(static_cast<Exception*>(exception.get())->left_traceback);
    bear(vm, exception.get());
    if (handler.push_index) *top++ = make_int(vm, place).release();
    *top++ = exception.release();
    return target;
}

namespace {

bool is_exception_class(Run& run, Object* object) {
    return object->kind == Kind::type && is_subtype(static_cast<Type*>(object), run.type(CoreType::base_exception));
}

/// An instance out of what `raise` or `from` was given.
Value as_exception(Run& run, Value thrown, fmt::format_string<std::string_view, std::string_view> message) {
    if (is_exception_class(run, thrown.get())) {
        Value made = call(run, thrown.get());
        if (made->kind == Kind::exception) return made;
        raise(run, CoreType::type_error, "calling {} should have returned an instance of BaseException, not {}",
              repr_text(run, thrown.get()), repr_text(run, made->type), class_name(static_cast<Type*>(thrown.get())),
              type_name(made.get()));
    }
    if (thrown->kind == Kind::exception) return thrown;
    if (is_classic_class(thrown.get()) || is_classic_instance(thrown.get())) run.refuse("raising a classic class");
    std::string_view name = type_name(thrown.get());
    std::string_view type_of_type = type_name(thrown->type);
    raise(run, CoreType::type_error, message, std::move(name), std::move(type_of_type));
}

bool class_matches(Run& run, Object* exception, Object* types) {
    // Python 2 takes what is no exception for one that nobody raised.
    if (run.profile.python_2 && types->kind == Kind::type && !is_exception_class(run, types))
        return is_classic_class(types) && is_subtype(exception->type, static_cast<Type*>(types));
    if (types->kind != Kind::type) raise_worded(run, CoreType::type_error, run.profile.words.uncatchable);
    if (!is_exception_class(run, types)) {
        raise(run, CoreType::type_error, "catching classes that do not inherit from BaseException is not allowed");
    }
    return is_subtype(exception->type, static_cast<Type*>(types));
}

}  // namespace

bool exception_matches(Run& run, Object* exception, Object* types) {
    if (types->kind != Kind::tuple) return class_matches(run, exception, types);
    auto* tuple = static_cast<Tuple*>(types);
    bool found = false;
    for (std::uint32_t i = 0; i < tuple->size; ++i) {
        Object* each = tuple->items()[i];
        // Tuples within tuples are Python 2's.
        found |= run.profile.python_2 ? exception_matches(run, exception, each) : class_matches(run, exception, each);
    }
    return found;
}

namespace {

void change_traceback(Run& run, Exception* exception, Object* traceback) {
    if (traceback == exception->traceback) return;
    Value left = Value::adopt(std::exchange(exception->traceback, share(traceback).release()));
    if (does(run, Detail::reraises_leave_traceback)) replace(exception->left_traceback, std::move(left));
}

}  // namespace

void give_traceback(Run& run, const Run::HandledState& state) {
    if (state.traceback) change_traceback(run, static_cast<Exception*>(state.exception), state.traceback);
}

void forget_exit(Run& run, Object* exception, const Frame* frame) {
    Object* each = static_cast<Exception*>(exception)->traceback;
    // The program may have set it to None.
    const auto is_entry = [&] { return each && each->kind == Kind::traceback; };
    while (is_entry() && static_cast<Traceback*>(each)->frame != frame->object)
        each = static_cast<Traceback*>(each)->next;
    if (is_entry()) change_traceback(run, static_cast<Exception*>(exception), each);
}

void keep_exception(Run& run, Frame& frame, Object* exception) {
    Run::HandledState& state = *run.handled;
    Object** saved = frame.slots + frame.code->code->handled_slot;
    if (saved[0]) {
        Value old = Value::adopt(std::exchange(state.exception, nullptr));
        Value old_traceback = Value::adopt(std::exchange(state.traceback, nullptr));
        state.exception = share(exception).release();
        state.traceback = std::exchange(static_cast<Exception*>(exception)->traceback, nullptr);
        old = {};
        return;
    }
    saved[0] = state.exception ? state.exception : none(run).release();
    saved[1] = state.traceback;
    state.exception = share(exception).release();
    state.traceback = std::exchange(static_cast<Exception*>(exception)->traceback, nullptr);
}

void restore_exception(Run& run, Frame& frame) {
    Run::HandledState& state = *run.handled;
    Object** saved = frame.slots + frame.code->code->handled_slot;
    if (!saved[0]) return;
    Value exception = Value::adopt(std::exchange(state.exception, std::exchange(saved[0], nullptr)));
    Value traceback = Value::adopt(std::exchange(state.traceback, std::exchange(saved[1], nullptr)));
    if (state.exception == run.none) clear(state.exception);
    exception = {};
}

Value exception_to_reraise(Run& run) {
    if (const Run::HandledState* current = run.handled_state()) {
        give_traceback(run, *current);
        return share(current->exception);
    }
    if (run.profile.python_2)
        raise(run, CoreType::type_error, "exceptions must derive from BaseException", type_name(run.none));
    raise(run, CoreType::runtime_error, "No active exception to reraise");
}

Value exception_to_raise(Run& run, Value thrown, Value cause) {
    // What can be no cause goes after what is not raised then.
    const Value kept_cause = share(cause.get());
    Value exception = as_exception(run, std::move(thrown), "exceptions must derive from BaseException");
    auto* raised = static_cast<Exception*>(exception.get());
    let_go_of_named(run, raised);
    if (cause) {
        Value made;
        if (cause.get() != run.none) {
            made = as_exception(run, std::move(cause), "exception causes must derive from BaseException");
        }
        replace(raised->cause, std::move(made));
        raised->suppress_context = true;
    }
    set_context(run, raised);
    return exception;
}

namespace {

std::string hint_of_other_protocol(Type* type, bool asynchronous) {
    const bool has_other = find_special(type, asynchronous ? SpecialName::enter : SpecialName::aenter) &&
                           find_special(type, asynchronous ? SpecialName::exit : SpecialName::aexit);
    if (!has_other) return "";
    return fmt::format(" but it supports the {}context manager protocol. Did you mean to use '{}'?",
                       asynchronous ? "" : "asynchronous ", asynchronous ? "with" : "async with");
}

}  // namespace

namespace {

/// Where none is bound, the collector shall not see the one that stands for function and manager: what it would hold,
/// the frame holds.
Value manager_method(Run& run, Object* found, Object* manager) {
    Value method = bind_descriptor(run, found, manager, manager->type);
    // A suspended generator may be trash, and then the collector has to see what its frame holds.
    const bool seen = method->kind == Kind::native && interpreter_of(run).current_frame()->generator;
    const bool is_bound = method->kind == Kind::bound_method || (method->kind == Kind::native && !seen);
    if (is_bound && method->refcount == 1 && does(run, Detail::managers_methods_are_not_bound))
        run.heap.untrack(method.get());
    return method;
}

}  // namespace

std::pair<Value, Value> enter_and_exit(Run& run, Object* manager, bool asynchronous) {
    SpecialName enter_name = asynchronous ? SpecialName::aenter : SpecialName::enter;
    SpecialName exit_name = asynchronous ? SpecialName::aexit : SpecialName::exit;
    auto look_up = [&](SpecialName name) {
        Object* found = find_special(manager->type, name);
        if (found) return manager_method(run, found, manager);
        if (is_classic_instance(manager)) return get_classic_attribute(run, manager, run.name(name));
        if (run.profile.words.manager_lacks_are_attribute_errors) {
            raise(run, CoreType::attribute_error, "{}", special_name_text(name));
        }
        // Before 3.14 the exit is missed only where there is an enter, and that nowhere.
        const bool tells_all = run.profile.words.exits_are_looked_up_first;
        std::string missed;
        if (tells_all || name == exit_name) missed = fmt::format(" (missed {} method)", special_name_text(name));
        if (tells_all) missed += hint_of_other_protocol(manager->type, asynchronous);
        raise(run, does(run, Detail::wrong_managers_lack_attributes) ? CoreType::attribute_error : CoreType::type_error,
              "'{}' object does not support the {}context manager protocol{}", type_name(manager),
              asynchronous ? "asynchronous " : "", missed, special_name_text(enter_name), special_name_text(exit_name),
              tells_all ? qualified_type_name(manager->type) : as_string(manager->type->qualified_name)->view());
    };
    bool exit_first = run.profile.words.exits_are_looked_up_first ||
                      (asynchronous && does(run, Detail::async_exits_are_looked_up_first));
    if (exit_first) {
        Value exit = look_up(exit_name);
        return {std::move(exit), look_up(enter_name)};
    }
    Value enter = look_up(enter_name);
    return {look_up(exit_name), std::move(enter)};
}

Value call_exit(Run& run, Object* exit, Object* exception) {
    auto* raised = static_cast<Exception*>(exception);
    Object* held = run.profile.exceptions_outlive_handlers ? run.handled->traceback : raised->traceback;
    Value traceback = held ? share(held) : none(run);
    return call(run, exit, {exception->type, exception, traceback.get()});
}

namespace {

/// An exception, or group, as the group that except* works on.
bool is_group(Run& run, Object* exception) {
    return is_exception(run, exception, CoreType::base_exception_group);
}

}  // namespace

std::pair<Value, Value> match_group(Run& run, Object* exception, Object* types) {
    auto check = [&](Object* type) {
        if (type->kind != Kind::type && run.profile.family == "pypy")
            raise(run, CoreType::type_error, "need type objects");
        if (!is_exception_class(run, type)) {
            raise(run, CoreType::type_error, "catching classes that do not inherit from BaseException is not allowed");
        }
        if (is_subtype(static_cast<Type*>(type), run.type(CoreType::base_exception_group))) {
            raise(run, CoreType::type_error,
                  "catching ExceptionGroup with except* is not allowed. Use except instead.");
        }
    };
    if (types->kind == Kind::tuple) {
        for (std::uint32_t i = 0; i < static_cast<Tuple*>(types)->size; ++i)
            check(static_cast<Tuple*>(types)->items()[i]);
    } else {
        check(types);
    }
    if (exception == run.none) return {none(run), none(run)};
    if (!is_group(run, exception)) {
        if (!exception_matches(run, exception, types)) return {share(exception), none(run)};
        Value members = make_tuple(run, {exception});
        if (run.profile.family == "pypy") members = list_from(run, members.get());
        Ref<Str> empty = make_string(run, "");
        bool plain = is_exception(run, exception, CoreType::exception);
        Value group = call(run, run.type(plain ? CoreType::exception_group : CoreType::base_exception_group),
                           {empty.get(), members.get()});
        auto* made = static_cast<Exception*>(group.get());
        replace(made->traceback, share(static_cast<Exception*>(exception)->traceback));
        return {none(run), group};
    }
    if (exception_matches(run, exception, types)) return {none(run), share(exception)};
    Value halves = call_method(run, exception, "split", {types});
    auto* pair = static_cast<Tuple*>(halves.get());
    return {share(pair->items()[1]), share(pair->items()[0])};
}

namespace {

Tuple* members_of(Object* group) {
    return static_cast<Tuple*>(static_cast<Exception*>(group)->extra2);
}

void collect_leaves(Run& run, Object* exception, std::vector<Object*>& leaves) {
    if (!is_group(run, exception)) return leaves.push_back(exception);
    Tuple* members = members_of(exception);
    for (std::uint32_t i = 0; i < members->size; ++i) collect_leaves(run, members->items()[i], leaves);
}

Value derive(Run& run, Object* exception, List* members) {
    if (members->size == 0) return none(run);
    Value made = call_method(run, exception, "derive", {members});
    auto* group = static_cast<Exception*>(made.get());
    auto* original = static_cast<Exception*>(exception);
    replace(group->traceback, share(original->traceback));
    replace(group->context, share(original->context));
    replace(group->cause, share(original->cause));
    return made;
}

/// The group with those leaves only, or None; and, where the real one splits it, what is left of it.
std::pair<Value, Value> project(Run& run, Object* exception, const std::vector<Object*>& leaves) {
    const bool splits = run.profile.family == "pypy";
    if (!is_group(run, exception)) {
        bool kept = std::find(leaves.begin(), leaves.end(), exception) != leaves.end();
        return {kept ? share(exception) : none(run), kept || !splits ? none(run) : share(exception)};
    }
    Ref<List> kept = make_list(run);
    Ref<List> left = make_list(run);
    Tuple* members = members_of(exception);
    for (std::uint32_t i = 0; i < members->size; ++i) {
        auto [part, rest] = project(run, members->items()[i], leaves);
        if (part.get() != run.none) list_append(run, kept.get(), std::move(part));
        if (rest.get() != run.none) list_append(run, left.get(), std::move(rest));
    }
    Value made = derive(run, exception, kept.get());
    return {std::move(made), derive(run, exception, left.get())};
}

/// Whether the exception is a part of the original that was raised again as it was.
bool is_reraised(const Exception* exception, const Exception* original) {
    return exception->traceback == original->traceback && exception->context == original->context &&
           exception->cause == original->cause;
}

}  // namespace

Value prepare_reraise_group(Run& run, Object* original, Object* exceptions) {
    auto* list = static_cast<List*>(exceptions);
    Ref<List> raised = make_list(run);
    std::vector<Object*> leaves;
    for (std::uint32_t i = 0; i < list->size; ++i) {
        Object* each = list->items[i];
        if (each == run.none) continue;
        if (!is_group(run, original)) return share(each);
        if (is_reraised(static_cast<Exception*>(each), static_cast<Exception*>(original))) {
            collect_leaves(run, each, leaves);
        } else {
            list_append(run, raised.get(), each);
        }
    }
    const bool is_split = !leaves.empty() || (run.profile.family == "pypy" && is_group(run, original));
    Value reraised = is_split ? project(run, original, leaves).first : none(run);
    if (raised->size == 0) return reraised;
    if (reraised.get() != run.none) list_append(run, raised.get(), std::move(reraised));
    if (raised->size == 1) return share(raised->items[0]);
    Ref<Str> empty = make_string(run, "");
    return call(run, run.type(CoreType::base_exception_group), {empty.get(), raised.get()});
}

}  // namespace lastref::model
