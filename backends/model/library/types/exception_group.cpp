#include "backends/model/library/types/exception_group.hpp"

#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/instance_size.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <algorithm>
#include <array>

namespace lastref::model {

namespace {

Exception* as_group(Object* object) {
    return static_cast<Exception*>(object);
}
Tuple* members_of(Object* group) {
    return static_cast<Tuple*>(as_group(group)->extra2);
}
bool is_group(Run& run, Object* object) {
    return is_exception(run, object, CoreType::base_exception_group);
}

/// Whether the object has items by number, as far as its type tells.
bool is_sequence(Object* object) {
    return object->kind != Kind::dict && find_special(object->type, SpecialName::getitem);
}

[[noreturn]] void raise_as_counted(Run& run, std::uint32_t count) {
    constexpr std::string_view maker = "BaseExceptionGroup.__new__()";
    if (count == 0)
        raise(run, CoreType::type_error, "{} missing 2 required positional arguments: 'message' and 'exceptions'",
              maker);
    if (count == 1) raise(run, CoreType::type_error, "{} missing 1 required positional argument: 'exceptions'", maker);
    raise(run, CoreType::type_error, "{} takes 3 positional arguments but {} were given", maker, count + 1);
}

Value group_new(Run& run, Arguments arguments) {
    auto* type = static_cast<Type*>(arguments[0]);
    auto* given = static_cast<Tuple*>(arguments[1]);
    if (given->size != 2 && run.profile.family == "pypy") raise_as_counted(run, given->size);
    if (given->size != 2) {
        raise(run, CoreType::type_error, "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
              given->size);
    }
    Object* message = given->items()[0];
    Object* exceptions = given->items()[1];
    if (!is_string(message) && run.profile.family == "pypy") {
        raise(run, CoreType::type_error, "argument 1 must be str, not {}", repr(run, message->type)->view());
    }
    if (!is_string(message)) {
        raise(run, CoreType::type_error, "BaseExceptionGroup.__new__() argument 1 must be str, not {}",
              message == run.none ? "None" : std::string_view(type_name(message)));
    }
    if (!is_sequence(exceptions)) raise(run, CoreType::type_error, "second argument (exceptions) must be a sequence");
    Ref<Tuple> members = tuple_from(run, exceptions);
    if (members->size == 0)
        raise(run, CoreType::value_error, "second argument (exceptions) must be a non-empty sequence");
    bool all_plain = true;
    for (std::uint32_t i = 0; i < members->size; ++i) {
        Object* each = members->items()[i];
        if (each->kind != Kind::exception) {
            raise(run, CoreType::value_error, "Item {} of second argument (exceptions) is not an exception", i);
        }
        all_plain = all_plain && is_exception(run, each, CoreType::exception);
    }
    if (type == run.type(CoreType::base_exception_group) && all_plain) type = run.type(CoreType::exception_group);
    if (type == run.type(CoreType::exception_group) && !all_plain) {
        raise(run, CoreType::type_error, "Cannot nest BaseExceptions in an ExceptionGroup");
    }
    bool is_own = type != run.type(CoreType::base_exception_group) && type != run.type(CoreType::exception_group);
    if (is_own && !all_plain && is_subtype(type, run.type(CoreType::exception))) {
        raise(run, CoreType::type_error, "Cannot nest BaseExceptions in '{}'", full_type_name(type));
    }
    Value made = Value::adopt(run.heap.make_sized(Kind::exception, type, instance_size(type, sizeof(Exception))));
    auto* group = as_group(made.get());
    group->args = make_tuple(run, {message, exceptions}).release();
    group->extra1 = share(message).release();
    group->extra2 = members.release();
    run.heap.track(group);
    return made;
}

Value group_init(Run& run, Arguments) {
    return none(run);
}

Value group_str(Run& run, Arguments arguments) {
    std::uint32_t count = members_of(arguments[0])->size;
    return make_string(run, fmt::format("{} ({} sub-exception{})", as_string(as_group(arguments[0])->extra1)->view(),
                                        count, count == 1 ? "" : "s"));
}

Value derive(Run& run, Arguments arguments) {
    return call(run, run.type(CoreType::base_exception_group), {as_group(arguments[0])->extra1, arguments[1]});
}

Value group_of(Run& run, Object* original, List* members) {
    if (members->size == 0) return none(run);
    Value made = call_method(run, original, "derive", {members});
    if (!is_group(run, made.get()))
        raise(run, CoreType::type_error, "derive must return an instance of BaseExceptionGroup");
    auto* group = as_group(made.get());
    replace(group->traceback, share(as_group(original)->traceback));
    replace(group->context, share(as_group(original)->context));
    replace(group->cause, share(as_group(original)->cause));
    if (Value notes = find_attribute(run, original, run.name(SpecialName::notes)); notes && is_sequence(notes.get())) {
        Ref<List> copy = list_from(run, notes.get());
        set_attribute(run, group, run.name(SpecialName::notes), copy.get());
    }
    return made;
}

bool is_exception_type(Run& run, Object* object) {
    return object->kind == Kind::type && is_subtype(static_cast<Type*>(object), run.type(CoreType::base_exception));
}

void check_condition(Run& run, Object* condition) {
    bool fits = is_exception_type(run, condition);
    if (condition->kind == Kind::tuple) {
        auto* types = static_cast<Tuple*>(condition);
        fits = std::all_of(types->items(), types->items() + types->size,
                           [&](Object* each) { return is_exception_type(run, each); });
    } else if (condition->kind != Kind::type) {
        bool any_callable = run.profile.group_conditions_are_callables;
        fits = any_callable ? is_callable(condition) : condition->kind == Kind::function;
    }
    if (!fits) raise_worded(run, CoreType::type_error, run.profile.words.group_condition);
}

bool condition_holds(Run& run, Object* exception, Object* condition) {
    bool by_type = condition->kind == Kind::tuple || is_exception_type(run, condition);
    if (by_type) return exception_matches(run, exception, condition);
    Value answer = call(run, condition, exception);
    return is_true(run, answer.get());
}

struct Halves {
    Value matched;
    Value rest;
};

/// Both parts of a group, or only what matches.
Halves split(Run& run, Object* exception, Object* condition, bool wants_rest) {
    if (condition_holds(run, exception, condition)) return {share(exception), none(run)};
    if (!is_group(run, exception)) return {none(run), share(exception)};
    RecursionGuard guard(run, " in exception group");
    Ref<List> matched = make_list(run);
    Ref<List> rest = make_list(run);
    Tuple* members = members_of(exception);
    for (std::uint32_t i = 0; i < members->size; ++i) {
        Halves halves = split(run, members->items()[i], condition, wants_rest);
        if (halves.matched.get() != run.none) list_append(run, matched.get(), std::move(halves.matched));
        if (wants_rest && halves.rest.get() != run.none) list_append(run, rest.get(), std::move(halves.rest));
    }
    Value matched_group = group_of(run, exception, matched.get());
    return {std::move(matched_group), group_of(run, exception, rest.get())};
}

Value group_split(Run& run, Arguments arguments) {
    check_condition(run, arguments[1]);
    Halves halves = split(run, arguments[0], arguments[1], true);
    return make_tuple(run, {halves.matched.get(), halves.rest.get()});
}

Value group_subgroup(Run& run, Arguments arguments) {
    check_condition(run, arguments[1]);
    return split(run, arguments[0], arguments[1], false).matched;
}

Value get_message(Run&, Object* object) {
    return share(as_group(object)->extra1);
}
Value get_exceptions(Run&, Object* object) {
    return share(as_group(object)->extra2);
}

constexpr std::array methods{
    NativeRow{"__new__", "cls, /, *args", group_new, Binding::static_method},
    NativeRow{"__init__", "self, /, *args, **kwargs", group_init},
    NativeRow{"__str__", "self, /", group_str},
    NativeRow{"derive", "self, excs, /", derive},
    NativeRow{"split", "self, condition, /", group_split},
    NativeRow{"subgroup", "self, condition, /", group_subgroup},
};
constexpr std::array attributes{GetSetRow{"message", get_message}, GetSetRow{"exceptions", get_exceptions}};
constexpr std::array weak_attributes{GetSetRow{"__weakref__", get_weak_reference, nullptr, only_cpython_3}};

}  // namespace

constinit const std::span<const NativeRow> exception_group_methods = methods;
constinit const std::span<const GetSetRow> exception_group_attributes = attributes;
constinit const std::span<const GetSetRow> referable_group_attributes = weak_attributes;

}  // namespace lastref::model
