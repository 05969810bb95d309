#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/vm/frame_object.hpp"
#include "backends/model/vm/generator.hpp"
#include "backends/model/vm/opcode_support.hpp"
#include "backends/model/vm/thrown_exception.hpp"

#include <array>
#include <vector>

// generator, coroutine, async generator and the awaitables of the last.
namespace lastref::model {

namespace {

Generator* as_generator(Object* object) {
    return static_cast<Generator*>(object);
}

/// A yielded value, or StopIteration with what was returned.
Value or_stop(Run& run, Resumption resumption) {
    if (resumption.yielded) return std::move(resumption.value);
    if (resumption.value.get() == run.none) raise_unborn(run, call(run, run.type(CoreType::stop_iteration)));
    raise_with(run, CoreType::stop_iteration, resumption.value.get());
}

Value next_of_generator(Run& run, Object* object) {
    Resumption resumption = resume(run, as_generator(object), {});
    if (resumption.yielded) return std::move(resumption.value);
    if (resumption.value.get() != run.none) raise_with(run, CoreType::stop_iteration, resumption.value.get());
    return {};
}

Value generator_send(Run& run, Arguments arguments) {
    return or_stop(run, resume(run, as_generator(arguments[0]), share(arguments[1])));
}
/// throw(): what is thrown is looked at before the generator, but for a coroutine that ended, from 3.15 on.
Value throw_given(Run& run, Generator* generator, Arguments arguments) {
    warn_of_three_arguments(run, "throw", arguments[2]);
    const bool has_ended =
        generator->suspension == compile::Suspension::coroutine && generator->state == GeneratorState::finished;
    if (has_ended && run.profile.family == "cpython" && run.profile.minor() >= 15)
        raise(run, CoreType::runtime_error, "cannot reuse already awaited coroutine");
    Value exception = thrown_exception(run, arguments[1], arguments[2], arguments[3]);
    return or_stop(run, throw_into(run, generator, std::move(exception)));
}
Value generator_throw(Run& run, Arguments arguments) {
    return throw_given(run, as_generator(arguments[0]), arguments);
}
Value generator_close(Run& run, Arguments arguments) {
    return close_generator(run, as_generator(arguments[0]));
}
Value generator_repr(Run& run, Arguments arguments) {
    auto* generator = as_generator(arguments[0]);
    std::string_view sort = type_name(generator);
    if (run.profile.family == "pypy" && sort == "async_generator") sort = "async generator";
    return make_string(run, fmt::format("<{} object {} at {:#x}>", sort, as_string(generator->qualified_name)->view(),
                                        identity(run, generator)));
}
/// What its death does before anything else.
Value generator_del(Run& run, Arguments arguments) {
    kind_row(arguments[0]).finalize(run.heap, arguments[0]);
    return none(run);
}
Value self_of(Run&, Arguments arguments) {
    return share(arguments[0]);
}

Value get_name(Run&, Object* object) {
    return share(as_generator(object)->name);
}
Value get_qualified_name(Run&, Object* object) {
    return share(as_generator(object)->qualified_name);
}
void check_name(Run& run, const Object* object, std::string_view name, Object* value) {
    if (!value && run.profile.family == "pypy")
        raise_worded(run, CoreType::attribute_error, run.profile.words.undeletable, name,
                     as_string(static_cast<const Generator*>(object)->name)->view());
    if (!value || !is_string(value)) raise(run, CoreType::type_error, "{} must be set to a string object", name);
}
void set_name(Run& run, Object* object, Object* value) {
    check_name(run, object, "__name__", value);
    replace(as_generator(object)->name, share(value));
}
void set_qualified_name(Run& run, Object* object, Object* value) {
    check_name(run, object, "__qualname__", value);
    replace(as_generator(object)->qualified_name, share(value));
}
Value get_code(Run&, Object* object) {
    return share(as_generator(object)->code);
}
Value get_running(Run& run, Object* object) {
    return make_bool(run, as_generator(object)->state == GeneratorState::running);
}
/// From the first step of an iteration to its last, where steps know of each other.
Value get_async_running(Run& run, Object* object) {
    if (run.profile.words.async_running.empty()) return get_running(run, object);
    return make_bool(run, as_generator(object)->running_async);
}
Value get_suspended(Run& run, Object* object) {
    return make_bool(run, as_generator(object)->state == GeneratorState::suspended);
}
Value get_frame(Run& run, Object* object) {
    const Generator* generator = as_generator(object);
    Frame* frame = generator->state == GeneratorState::finished ? nullptr : generator->frame;
    return frame ? Value(interpreter_of(run).frame_object(frame)) : none(run);
}
Value get_delegate(Run& run, Object* object) {
    auto* generator = as_generator(object);
    Object* delegate = generator->frame ? delegate_of(generator) : nullptr;
    return delegate ? share(delegate) : none(run);
}

Value coroutine_await(Run& run, Arguments arguments) {
    return make_iterator(run, CoreType::coroutine_wrapper, arguments[0]);
}
Object* wrapped(Object* wrapper) {
    return static_cast<Iterator*>(wrapper)->source;
}
Value next_of_wrapper(Run& run, Object* object) {
    return next_of_generator(run, wrapped(object));
}
Value wrapper_send(Run& run, Arguments arguments) {
    return or_stop(run, resume(run, as_generator(wrapped(arguments[0])), share(arguments[1])));
}
Value wrapper_throw(Run& run, Arguments arguments) {
    return throw_given(run, as_generator(wrapped(arguments[0])), arguments);
}
Value wrapper_close(Run& run, Arguments arguments) {
    return close_generator(run, as_generator(wrapped(arguments[0])));
}

Value async_next_step(Run& run, Arguments arguments) {
    return make_generator_step(run, as_generator(arguments[0]), StepKind::send, run.none);
}
Value async_send(Run& run, Arguments arguments) {
    return make_generator_step(run, as_generator(arguments[0]), StepKind::send, arguments[1]);
}
Value async_throw(Run& run, Arguments arguments) {
    warn_of_three_arguments(run, "athrow", arguments[2]);
    std::vector<Object*> given;
    for (std::size_t i = 1; i < 4 && arguments[i]; ++i) given.push_back(arguments[i]);
    Value tuple = model::make_tuple(run, given);
    return make_generator_step(run, as_generator(arguments[0]), StepKind::throw_, tuple.get());
}
Value async_close(Run& run, Arguments arguments) {
    return make_generator_step(run, as_generator(arguments[0]), StepKind::close, nullptr);
}

GeneratorStep* as_step(Object* object) {
    return static_cast<GeneratorStep*>(object);
}
Value step_send(Run& run, Arguments arguments) {
    return resume_step(run, as_step(arguments[0]), share(arguments[1]), {}).value;
}
Value step_throw(Run& run, Arguments arguments) {
    warn_of_three_arguments(run, "throw", arguments[2]);
    Value exception = thrown_exception(run, arguments[1], arguments[2], arguments[3]);
    return resume_step(run, as_step(arguments[0]), {}, std::move(exception)).value;
}
Value step_next(Run& run, Arguments arguments) {
    return resume_step(run, as_step(arguments[0]), {}, {}).value;
}
Value step_close(Run& run, Arguments arguments) {
    GeneratorStep* step = as_step(arguments[0]);
    if (!does(run, Detail::closed_steps_throw)) step->state = 2;
    if (step->state == 2) return none(run);
    try {
        resume_step(run, step, {}, call(run, run.type(CoreType::generator_exit)));
    } catch (const Raised& raised) {
        for (CoreType each : {CoreType::stop_iteration, CoreType::stop_async_iteration, CoreType::generator_exit})
            if (is_exception(run, raised.exception.get(), each)) return none(run);
        throw;
    }
    raise(run, CoreType::runtime_error, "coroutine ignored GeneratorExit");
}

constexpr std::array generator_methods{
    NativeRow{"send", "self, value, /", generator_send},
    NativeRow{"throw", "self, type, value=?, traceback=?, /", generator_throw},
    NativeRow{"close", "self, /", generator_close},
    NativeRow{"__repr__", "self, /", generator_repr},
    NativeRow{"__del__", "self, /", generator_del, Binding::method, true, only_cpython_3},
};
constexpr std::array generator_attributes{
    GetSetRow{"__name__", get_name, set_name},
    GetSetRow{"__qualname__", get_qualified_name, set_qualified_name},
    GetSetRow{"gi_code", get_code},
    GetSetRow{"gi_running", get_running},
    GetSetRow{.name = "gi_suspended", .get = get_suspended, .since = 11},
    GetSetRow{"gi_frame", get_frame},
    GetSetRow{"gi_yieldfrom", get_delegate},
};
constexpr std::array coroutine_methods{
    NativeRow{"send", "self, value, /", generator_send},
    NativeRow{"throw", "self, type, value=?, traceback=?, /", generator_throw},
    NativeRow{"close", "self, /", generator_close},
    NativeRow{"__await__", "self, /", coroutine_await},
    NativeRow{"__repr__", "self, /", generator_repr},
    NativeRow{"__del__", "self, /", generator_del, Binding::method, true, only_cpython_3},
};
Value get_origin(Run& run, Object*) {
    return none(run);
}
constexpr std::array coroutine_attributes{
    GetSetRow{"__name__", get_name, set_name},
    GetSetRow{"__qualname__", get_qualified_name, set_qualified_name},
    GetSetRow{"cr_code", get_code},
    GetSetRow{"cr_running", get_running},
    GetSetRow{.name = "cr_suspended", .get = get_suspended, .since = 11},
    GetSetRow{"cr_frame", get_frame},
    GetSetRow{"cr_await", get_delegate},
    GetSetRow{"cr_origin", get_origin},
};
constexpr std::array wrapper_methods{
    NativeRow{"send", "self, value, /", wrapper_send},
    NativeRow{"throw", "self, type, value=?, traceback=?, /", wrapper_throw},
    NativeRow{"close", "self, /", wrapper_close},
    NativeRow{"__iter__", "self, /", self_of},
};
constexpr std::array async_methods{
    NativeRow{"__aiter__", "self, /", self_of},
    NativeRow{"__anext__", "self, /", async_next_step},
    NativeRow{"asend", "self, value, /", async_send},
    NativeRow{"athrow", "self, type, value=?, traceback=?, /", async_throw},
    NativeRow{"aclose", "self, /", async_close},
    NativeRow{"__repr__", "self, /", generator_repr},
    NativeRow{"__del__", "self, /", generator_del, Binding::method, true, only_cpython_3},
};
constexpr std::array async_attributes{
    GetSetRow{"__name__", get_name, set_name},
    GetSetRow{"__qualname__", get_qualified_name, set_qualified_name},
    GetSetRow{"ag_code", get_code},
    GetSetRow{"ag_running", get_async_running},
    GetSetRow{"ag_frame", get_frame},
    GetSetRow{"ag_await", get_delegate},
    GetSetRow{.name = "ag_suspended", .get = get_suspended, .since = 12},
};
constexpr std::array step_methods{
    NativeRow{"send", "self, value, /", step_send},
    NativeRow{"throw", "self, type, value=?, traceback=?, /", step_throw},
    NativeRow{"close", "self, /", step_close},
    NativeRow{"__await__", "self, /", self_of},
    NativeRow{"__iter__", "self, /", self_of},
    NativeRow{"__next__", "self, /", step_next},
    NativeRow{"next", "self, /", step_next, Binding::method, true, only_python_2},
};

constexpr TypeSpec generator_spec(std::string_view name, std::span<const NativeRow> methods,
                                  std::span<const GetSetRow> attributes) {
    return {.name = name,
            .kind = Kind::generator,
            .instance_size = sizeof(Generator),
            .methods = methods,
            .attributes = attributes,
            .subclassable = false};
}

constexpr TypeSpec with_next(TypeSpec spec, Value (*next)(Run&, Object*)) {
    spec.next = next;
    return spec;
}

}  // namespace

const TypeSpec generator_type =
    with_next(generator_spec("generator", generator_methods, generator_attributes), next_of_generator);
const TypeSpec coroutine_type = generator_spec("coroutine", coroutine_methods, coroutine_attributes);
const TypeSpec async_generator_type = generator_spec("async_generator", async_methods, async_attributes);
const TypeSpec coroutine_wrapper_type{.name = "coroutine_wrapper",
                                      .kind = Kind::iterator,
                                      .instance_size = sizeof(Iterator),
                                      .methods = wrapper_methods,
                                      .subclassable = false,
                                      .next = next_of_wrapper};
const TypeSpec async_generator_step_type{.name = "async_generator_asend",
                                         .kind = Kind::generator_step,
                                         .instance_size = sizeof(GeneratorStep),
                                         .methods = step_methods,
                                         .subclassable = false};

}  // namespace lastref::model
