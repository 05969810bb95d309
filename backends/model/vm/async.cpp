#include "backends/model/heap/detail.hpp"
#include "backends/model/object/loop_position.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/generator.hpp"
#include "backends/model/vm/opcode_support.hpp"
#include "backends/model/vm/thrown_exception.hpp"

#include <cstddef>

namespace lastref::model {

namespace {

void destroy_step(Heap& heap, Object* object) {
    auto* step = static_cast<GeneratorStep*>(object);
    heap.untrack(step);
    clear(step->generator);
    clear(step->value);
    heap.free_object(step, sizeof(GeneratorStep));
}

/// sys.set_asyncgen_hooks' firstiter and finalizer are taken over when an async generator is first iterated.
void ask_hooks(Run& run, Generator* generator) {
    if (generator->hooks_asked) return;
    generator->hooks_asked = true;
    Interpreter& vm = interpreter_of(run);
    generator->finalizer_hook = share(vm.async_finalizer_hook.get()).release();
    if (Value first = vm.async_first_hook) call(run, first.get(), generator);
}

bool was_never_awaited(const Object* object) {
    const auto* step = static_cast<const GeneratorStep*>(object);
    return step->state == 0 && does(*step->type->run, Detail::steps_never_awaited_are_told);
}

bool finalize_step(Heap&, Object* object) {
    auto* step = static_cast<GeneratorStep*>(object);
    Run& run = *step->type->run;
    constexpr std::string_view names[] = {"asend", "athrow", "aclose"};
    const auto* generator = static_cast<const Generator*>(step->generator);
    std::string message =
        fmt::format("coroutine method '{}' of '{}' was never awaited", names[static_cast<int>(step->step_kind)],
                    as_string(generator->qualified_name)->view());
    try {
        run.warn(CoreType::runtime_warning, message, step, 1);
    } catch (Raised& raised) {
        run.report_unraisable(raised.exception.get(), "Exception ignored while finalizing coroutine", step);
    }
    return true;
}

}  // namespace

extern const KindRow generator_step_kind;
const KindRow generator_step_kind{
    .name = "generator_step",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(GeneratorStep, generator), .fixed_count = 2},
    .destroy = destroy_step,
    .finalize = finalize_step,
    .has_finalizer = was_never_awaited,
};

Value wrap_async_value(Interpreter& vm, Value value) {
    vm.current_frame()->generator->wrapped = true;
    return value;
}

Value make_generator_step(Run& run, Generator* generator, StepKind kind, Object* value) {
    ask_hooks(run, generator);
    auto step = Ref<GeneratorStep>::adopt(
        run.heap.make<GeneratorStep>(Kind::generator_step, run.type(CoreType::async_generator_step)));
    step->generator = share(generator).release();
    step->value = share(value).release();
    step->step_kind = kind;
    run.heap.track(step.get());
    return step;
}

namespace {

const char* name_of(StepKind kind) {
    return kind == StepKind::send ? "__anext__()/asend()" : "aclose()/athrow()";
}

[[noreturn]] void raise_reused(Run& run, StepKind kind) {
    if (run.profile.words.reused_step.empty()) raise_exception(run, call(run, run.type(CoreType::stop_iteration)));
    raise_worded(run, CoreType::runtime_error, run.profile.words.reused_step, name_of(kind));
}

/// Nothing else may be on its way in the generator; what closes it or throws into it finds it alive.
void require_startable(Run& run, StepKind kind, const Generator* generator) {
    const Wordings& words = run.profile.words;
    if (kind != StepKind::send && run.profile.ended_async_generators_stop) {
        if (generator->state == GeneratorState::finished)
            raise_exception(run, call(run, run.type(CoreType::stop_iteration)));
    }
    const bool is_checked = kind == StepKind::send || run.profile.family == "cpython";
    if (is_checked && generator->running_async && !words.async_running.empty()) {
        const char* names[] = {"anext()", "athrow()", "aclose()"};
        raise_worded(run, CoreType::runtime_error, words.async_running, names[static_cast<int>(kind)]);
    }
    if (kind != StepKind::send && generator->closed && run.profile.ended_async_generators_stop) {
        bool plain = does(run, Detail::closed_async_generators_stop_plainly);
        raise_exception(run, call(run, run.type(plain ? CoreType::stop_iteration : CoreType::stop_async_iteration)));
    }
}

/// What aclose() and athrow() themselves throw goes on to what the generator awaits, except on PyPy.
Resumption throw_as_step(Run& run, Generator* generator, Value exception) {
    const bool closes = run.profile.family == "pypy";
    return throw_into(run, generator, std::move(exception),
                      closes ? ExitThrough::closes_delegate : ExitThrough::is_thrown_on);
}

Resumption start_step(Run& run, GeneratorStep* step, Generator* generator, Value sent) {
    switch (step->step_kind) {
        case StepKind::send:
            // One that went on although it was closed goes on once more, but for PyPy's.
            if (generator->state == GeneratorState::finished || (generator->closed && run.profile.family == "pypy")) {
                raise_exception(run, call(run, run.type(CoreType::stop_async_iteration)));
            }
            return resume(run, generator, sent && sent.get() != run.none ? std::move(sent) : share(step->value));
        case StepKind::throw_: {
            auto* given = static_cast<Tuple*>(step->value);
            const auto part = [&](std::uint32_t i) { return i < given->size ? given->items()[i] : nullptr; };
            return throw_as_step(run, generator, thrown_exception(run, part(0), part(1), part(2)));
        }
        case StepKind::close: {
            generator->closed = true;
            if (generator->state == GeneratorState::finished) {
                raise_exception(run, call(run, run.type(CoreType::stop_iteration)));
            }
            return throw_as_step(run, generator, call(run, run.type(CoreType::generator_exit)));
        }
    }
    return {};
}

/// What came out of the generator, as the step's awaiter sees it.
Resumption finish_step(Run& run, GeneratorStep* step, Generator* generator, Resumption resumption) {
    if (!resumption.yielded) {
        generator->closed = true;
        step->state = 2;
        generator->running_async = false;
        CoreType type = step->step_kind == StepKind::close ? CoreType::stop_iteration : CoreType::stop_async_iteration;
        raise_exception(run, call(run, run.type(type)));
    }
    if (!std::exchange(generator->wrapped, false)) return resumption;
    step->state = 2;
    generator->running_async = false;
    if (step->step_kind == StepKind::close) {
        raise(run, CoreType::runtime_error, "async generator ignored GeneratorExit");
    }
    if (resumption.value.get() == run.none && !does(run, Detail::steps_tell_that_none_came))
        raise_exception(run, call(run, run.type(CoreType::stop_iteration)));
    raise_with(run, CoreType::stop_iteration, resumption.value.get());
}

bool ends_generator(Run& run, const Raised& raised) {
    return is_exception(run, raised.exception.get(), CoreType::stop_async_iteration) ||
           is_exception(run, raised.exception.get(), CoreType::generator_exit);
}

/// Up to 3.12 what is thrown into an aclose() or athrow() goes to the generator alone: one that was not begun begins at
/// the next send().
Resumption throw_past_step(Run& run, GeneratorStep* step, Generator* generator, Value exception) {
    const bool closes = step->step_kind == StepKind::close;
    try {
        Resumption resumption = throw_into(run, generator, std::move(exception));
        if (!resumption.yielded) raise_exception(run, call(run, run.type(CoreType::stop_async_iteration)));
        if (!std::exchange(generator->wrapped, false)) return resumption;
        generator->running_async = false;
        if (closes) raise(run, CoreType::runtime_error, "async generator ignored GeneratorExit");
        raise_with(run, CoreType::stop_iteration, resumption.value.get());
    } catch (Raised& raised) {
        if (!closes) generator->running_async = false;
        if (!closes && ends_generator(run, raised)) generator->closed = true;
        if (closes && ends_generator(run, raised)) raise_exception(run, call(run, run.type(CoreType::stop_iteration)));
        throw;
    }
}

}  // namespace

Resumption resume_step(Run& run, GeneratorStep* step, Value sent, Value exception) {
    auto* generator = static_cast<Generator*>(step->generator);
    if (step->state == 2) raise_reused(run, step->step_kind);
    if (step->state == 0 && step->step_kind != StepKind::send) {
        std::string_view words = run.profile.words.unthrowable_step;
        if (exception && !words.empty()) raise_worded(run, CoreType::runtime_error, words);
        if (sent && sent.get() != run.none && generator->state != GeneratorState::finished)
            raise(run, CoreType::runtime_error, "can't send non-None value to a just-started coroutine");
    }
    if (exception && step->step_kind != StepKind::send && does(run, Detail::throws_pass_steps))
        return throw_past_step(run, step, generator, std::move(exception));
    if (step->state == 0) {
        try {
            require_startable(run, step->step_kind, generator);
        } catch (const Raised&) {
            const bool is_send = step->step_kind == StepKind::send;
            const bool stays = is_send && does(run, Detail::refused_sends_stay_as_they_were);
            if (!stays) step->state = is_send && run.profile.family == "pypy" ? 1 : 2;
            throw;
        }
    }
    try {
        if (step->state == 0) {
            step->state = 1;
            generator->running_async = true;
            if (exception) return finish_step(run, step, generator, throw_into(run, generator, std::move(exception)));
            return finish_step(run, step, generator, start_step(run, step, generator, std::move(sent)));
        }
        Resumption resumption =
            exception ? throw_into(run, generator, std::move(exception)) : resume(run, generator, std::move(sent));
        return finish_step(run, step, generator, std::move(resumption));
    } catch (Raised& raised) {
        step->state = 2;
        generator->running_async = false;
        const bool ends = ends_generator(run, raised);
        if (ends) generator->closed = true;
        if (step->step_kind == StepKind::close && ends)
            raise_exception(run, call(run, run.type(CoreType::stop_iteration)));
        throw;
    }
}

Value yield_from_iterator(Interpreter& vm, Frame& frame, Object* iterable) {
    if (iterable->type == vm.type(CoreType::coroutine)) {
        bool allowed = frame.code->code->suspension == compile::Suspension::coroutine;
        if (!allowed && !frame.code->iterable_coroutine) {
            raise(vm, CoreType::type_error, "cannot 'yield from' a coroutine object in a non-coroutine generator");
        }
        return share(iterable);
    }
    if (iterable->kind == Kind::generator) return share(iterable);
    return begin_loop(vm, iterable);
}

Value awaitable_iterator(Run& run, Object* object, std::uint32_t purpose) {
    if (object->type == run.type(CoreType::coroutine)) {
        auto* generator = static_cast<Generator*>(object);
        if (generator->state == GeneratorState::running || delegate_of(generator)) {
            raise(run, CoreType::runtime_error, "coroutine is being awaited already");
        }
        return share(object);
    }
    if (object->kind == Kind::generator_step) return share(object);
    if (object->kind == Kind::generator &&
        static_cast<CodeObject*>(static_cast<Generator*>(object)->code)->iterable_coroutine) {
        return share(object);
    }
    Value iterator = call_special(run, object, SpecialName::await);
    if (!iterator) {
        const char* method = purpose == 1 ? "__aenter__" : "__aexit__";
        if (purpose == 0) raise_worded(run, CoreType::type_error, run.profile.words.not_awaitable, type_name(object));
        raise(run, CoreType::type_error,
              "'async with' received an object from {} that does not implement __await__: {}", method,
              type_name(object));
    }
    if (iterator->type == run.type(CoreType::coroutine))
        raise(run, CoreType::type_error, "__await__() returned a coroutine", qualified_type_name(object->type));
    if (!find_special(iterator->type, SpecialName::next)) {
        raise(run, CoreType::type_error, "__await__() returned non-iterator of type '{}'", type_name(iterator.get()),
              qualified_type_name(object->type), qualified_type_name(iterator->type));
    }
    return iterator;
}

Resumption send_into(Interpreter& vm, Object* iterator, Value value) {
    if (iterator->kind == Kind::generator) return resume(vm, static_cast<Generator*>(iterator), std::move(value));
    try {
        if (iterator->kind == Kind::generator_step) {
            return resume_step(vm, static_cast<GeneratorStep*>(iterator), std::move(value), {});
        }
        if (value.get() != vm.none) {
            return {call_method(vm, looped_over(iterator), vm.name(SpecialName::send), {value.get()}), true};
        }
        if (const TypeSpec* spec = iterator->type->spec; spec && spec->next) {
            Value item = spec->next(vm, iterator);
            return item ? Resumption{std::move(item), true} : Resumption{none(vm), false};
        }
        return {call_special(vm, iterator, SpecialName::next), true};
    } catch (Raised& raised) {
        if (!is_exception(vm, raised.exception.get(), CoreType::stop_iteration)) throw;
        return {stop_iteration_value(vm, raised.exception.get()), false};
    }
}

Value async_iterator(Run& run, Object* object) {
    Value iterator = call_special(run, object, SpecialName::aiter);
    if (!iterator) {
        raise(run, CoreType::type_error, "'async for' requires an object with __aiter__ method, got {}",
              type_name(object));
    }
    if (!find_special(iterator->type, SpecialName::anext)) {
        if (does(run, Detail::async_iterators_may_be_awaited)) run.refuse("an __aiter__ that gives no iterator");
        raise(run, CoreType::type_error,
              "'async for' received an object from __aiter__ that does not implement __anext__: {}",
              type_name(iterator.get()));
    }
    return iterator;
}

Value async_next(Run& run, Object* iterator) {
    Value awaitable = call_special(run, iterator, SpecialName::anext);
    if (!awaitable) {
        raise(run, CoreType::type_error, "'async for' requires an iterator with __anext__ method, got {}",
              type_name(iterator));
    }
    try {
        return awaitable_iterator(run, awaitable.get(), 0);
    } catch (Raised& raised) {
        Value error = make_exception(
            run, CoreType::type_error,
            fmt::format("'async for' received an invalid object from __anext__: {}", type_name(awaitable.get())));
        auto* made = static_cast<Exception*>(error.get());
        made->cause = share(raised.exception.get()).release();
        made->context = share(raised.exception.get()).release();
        made->suppress_context = true;
        throw Raised{std::move(error)};
    }
}

}  // namespace lastref::model
