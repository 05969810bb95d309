#include "backends/model/vm/generator.hpp"

#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <cstddef>

namespace lastref::model {

namespace {

std::string_view sort_of(const Generator* generator) {
    switch (generator->suspension) {
        case compile::Suspension::coroutine: return "coroutine";
        case compile::Suspension::async_generator: return "async generator";
        default: return "generator";
    }
}

CoreType type_of(compile::Suspension suspension) {
    switch (suspension) {
        case compile::Suspension::coroutine: return CoreType::coroutine;
        case compile::Suspension::async_generator: return CoreType::async_generator;
        default: return CoreType::generator;
    }
}

/// The frame's locals and operands become edges of the suspended generator, or of its frame object.
void expose(Generator* generator) {
    Frame* frame = generator->frame;
    const auto count = static_cast<std::uint32_t>(frame->top - frame->slots);
    if (generator->type->run->profile.frames_are_objects) {
        frame->object->values = frame->slots;
        frame->object->value_count = count;
        return;
    }
    generator->values = frame->slots;
    generator->value_count = count;
}

/// They are nobody's edges while the frame runs or is taken apart.
void conceal(Generator* generator) {
    generator->value_count = 0;
    FrameObject* object = generator->frame->object;
    if (!object) return;
    object->values = nullptr;
    object->value_count = 0;
}

/// Drops what the frame holds and the frame. Its code, function and name stay.
void release_frame(Heap& heap, Generator* generator) {
    if (!generator->frame) return;
    conceal(generator);
    Frame* frame = std::exchange(generator->frame, nullptr);
    generator->state = GeneratorState::finished;
    Run& run = *generator->type->run;
    if (!run.profile.finished_generator_frames_know_caller) frame->previous = nullptr;
    if (frame->object) interpreter_of(run).finish_frame_object(frame);
    // What lies on the operand stack of a dropped generator dies after or before the locals by the same order.
    Object** stack = frame->stack();
    bool upward = heap.profile().locals_die == Order::first_to_last;
    auto drop_stack = [&] {
        while (frame->top > stack) drop_reference_or_null(*--frame->top);
    };
    auto drop_stack_upward = [&] {
        for (Object** each = stack; each < frame->top; ++each) clear(*each);
        frame->top = stack;
    };
    std::uint32_t count = frame->local_count();
    if (upward) {
        if (heap.profile().closing_unwinds) drop_stack();
        for (std::uint32_t i = 0; i < count; ++i) clear(frame->slots[i]);
        drop_stack_upward();
    } else {
        drop_stack();
        for (std::uint32_t i = count; i-- > 0;) clear(frame->slots[i]);
    }
    clear(frame->locals);
    heap.release_buffer(frame, generator->frame_size);
    clear(generator->function);
}

void clear_handled(Generator* generator) {
    generator->handled_exception = nullptr;
    clear(generator->handled.exception);
    clear(generator->handled.traceback);
}

bool is_suspended(const Generator* generator) {
    return generator->frame && generator->state == GeneratorState::suspended;
}

/// Some `try` or `with` is open at the yield: closing has work to do. PyPy finalizes only such generators.
bool has_open_handler(const Generator* generator) {
    const compile::Code& code = *generator->frame->code->code;
    return find_handler(code, generator->frame->instruction_index()) != nullptr;
}

bool closes_without_throwing(const Generator* generator) {
    return generator->type->run->profile.quiet_close_drops_frame && !has_open_handler(generator);
}

bool yields_inside_try(const Generator* generator) {
    return code_of(generator->code).yields_inside_try;
}

bool generator_has_finalizer(const Object* object) {
    const auto* generator = static_cast<const Generator*>(object);
    if (!generator->frame) return false;
    if (generator->suspension == compile::Suspension::coroutine && generator->state == GeneratorState::created)
        return true;
    const Profile& profile = generator->type->run->profile;
    bool every = profile.generator_finalizer == GeneratorFinalizer::always;
    if (generator->suspension == compile::Suspension::async_generator && generator->finalizer_hook) {
        return every || yields_inside_try(generator);
    }
    if (generator->suspension == compile::Suspension::coroutine && !profile.coroutines_close) return false;
    if (!every) {
        // Registered at birth: one that was never started is closed, too, for nothing.
        return (is_suspended(generator) || generator->state == GeneratorState::created) && yields_inside_try(generator);
    }
    return is_suspended(generator) ||
           (generator->state == GeneratorState::created && profile.unstarted_generators_close);
}

/// PyGen_NeedsFinalizing.
bool generator_prevents_clearing(const Object* object) {
    const auto* generator = static_cast<const Generator*>(object);
    return is_suspended(generator) && has_open_handler(generator);
}

void warn_never_awaited(Run& run, Generator* generator) {
    std::string message = fmt::format("coroutine '{}' was never awaited", as_string(generator->qualified_name)->view());
    run.warn(CoreType::runtime_warning, message, generator);
}

void close_quietly(Run& run, Generator* generator) {
    try {
        close_generator(run, generator);
    } catch (Raised& raised) {
        run.report_unraisable(raised.exception.get(), "Exception ignored while closing generator", generator);
    }
}

bool finalize_generator(Heap&, Object* object) {
    auto* generator = static_cast<Generator*>(object);
    Run& run = *generator->type->run;
    if (!generator->frame || run.profile.is_mutant(Mutant::generator_not_closed)) return false;
    try {
        if (generator->suspension == compile::Suspension::async_generator && generator->finalizer_hook &&
            !generator->closed) {
            Value hook = share(generator->finalizer_hook);
            try {
                call(run, hook.get(), generator);
            } catch (Raised& raised) {
                run.report_unraisable(raised.exception.get(), "", hook.get());
            }
            return true;
        }
        if (generator->suspension == compile::Suspension::coroutine && generator->state == GeneratorState::created) {
            try {
                warn_never_awaited(run, generator);
            } catch (Raised& raised) {
                run.report_unraisable(raised.exception.get(), "", generator);
            }
            return true;
        }
        if (generator->state == GeneratorState::running) return false;
        if (generator->state == GeneratorState::created || closes_without_throwing(generator)) {
            release_frame(run.heap, generator);
            return true;
        }
        close_quietly(run, generator);
    } catch (const Stopped&) {
        // The run is over; the stop is remembered and shows at the next safe point.
    }
    return true;
}

void destroy_generator(Heap& heap, Object* object) {
    auto* generator = static_cast<Generator*>(object);
    heap.untrack(generator);
    release_frame(heap, generator);
    clear_handled(generator);
    clear(generator->finalizer_hook);
    clear(generator->constructed_in);
    clear(generator->function);
    clear(generator->code);
    clear(generator->name);
    clear(generator->qualified_name);
    heap.free_object(generator, sizeof(Generator));
}

void clear_generator(Heap& heap, Object* object) {
    auto* generator = static_cast<Generator*>(object);
    release_frame(heap, generator);
    clear_handled(generator);
}

}  // namespace

extern const KindRow generator_kind;
const KindRow generator_kind{
    .name = "generator",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(Generator, name),
              .fixed_count = 8,
              .array = EdgeArray::pointed,
              .array_offset = offsetof(Generator, values),
              .count_offset = offsetof(Generator, value_count)},
    .weak_offset = offsetof(Generator, weak_references),
    .destroy = destroy_generator,
    .clear = clear_generator,
    .finalize = finalize_generator,
    .has_finalizer = generator_has_finalizer,
    .prevents_clearing = generator_prevents_clearing,
    .weak_references_go_first = true,
};

Value make_generator(Run& run, Frame* frame) {
    const compile::Code& code = *frame->code->code;
    auto made = Ref<Generator>::adopt(run.heap.make<Generator>(Kind::generator, run.type(type_of(code.suspension))));
    made->name = share(frame->function->name).release();
    made->qualified_name = share(frame->function->qualified_name).release();
    if (run.profile.frames_are_objects) clear(frame->function);
    // The frame's references become the generator's own edges.
    made->function = frame->function;
    made->code = frame->code;
    made->suspension = code.suspension;
    made->frame = frame;
    made->frame_size = static_cast<std::uint32_t>(Frame::size_for(code));
    made->state = GeneratorState::created;
    frame->generator = made.get();
    made->frame_object = frame->object;
    frame->previous = nullptr;
    --run.recursion_depth;
    run.heap.track(made.get());
    if (run.profile.frames_are_objects) interpreter_of(run).frame_object(frame);
    expose(made.get());
    bool plain = code.suspension == compile::Suspension::generator && !code.yields_inside_try &&
                 run.profile.generator_finalizer == GeneratorFinalizer::when_code_yields_inside_try;
    bool finalizable = !plain && !run.heap.collector().frees_at_zero();
    if (finalizable) run.heap.collector().did_make_finalizable(made.get());
    return made;
}

void Interpreter::enter_delegation(Frame* frame) {
    frame->previous = frame_;
    frame_ = frame;
}

void Interpreter::leave_delegation(Frame* frame) {
    frame_ = frame->previous;
    frame->previous = nullptr;
}

// A generator's own exception state lies on the interpreter's chain while it runs.
Resumption Interpreter::run_generator_frame(Generator* generator, Value sent, Value exception) {
    if (recursion_depth >= recursion_limit) raise(*this, CoreType::recursion_error, "maximum recursion depth exceeded");
    Value kept = share(generator);
    Frame* frame = generator->frame;
    bool fresh = generator->state == GeneratorState::created;
    generator->state = GeneratorState::running;
    conceal(generator);
    generator->handled_exception = nullptr;
    generator->handled.outer = handled;
    handled = &generator->handled;
    frame->previous = frame_;
    frame->entry = true;
    frame_ = frame;
    ++recursion_depth;
    auto leave = [&] {
        handled = generator->handled.outer;
        generator->handled.outer = nullptr;
        frame_ = frame->previous;
        --recursion_depth;
    };
    if (!fresh) {
        *frame->top++ = sent ? sent.release() : share(none).release();
    }
    try {
        Resumption resumption;
        if (exception) {
            if (generator->handled.exception && profile.thrown_get_context) {
                set_context(*this, static_cast<Exception*>(exception.get()));
            }
            resumption = execute(frame, exception.release());
        } else {
            if (!fresh) ++frame->instruction;
            resumption = execute(frame, nullptr);
        }
        if (resumption.yielded) {
            leave();
            frame->previous = nullptr;
            generator->state = GeneratorState::suspended;
            generator->handled_exception = generator->handled.exception;
            expose(generator);
            return resumption;
        }
        // The frame popped itself and is gone.
        handled = generator->handled.outer;
        generator->handled.outer = nullptr;
        clear_handled(generator);
        return resumption;
    } catch (const Raised&) {
        leave();
        release_frame(heap, generator);
        clear_handled(generator);
        throw;
    } catch (const Stopped&) {
        handled = generator->handled.outer;
        throw;
    }
}

namespace {

[[noreturn]] void raise_already_running(Run& run, const Generator* generator) {
    raise(run, CoreType::value_error, "{} already executing", sort_of(generator));
}

/// A StopIteration must not leak out of a generator as if it had ended.
[[noreturn]] void convert_stop(Run& run, const Generator* generator, Raised& raised) {
    bool stop = is_exception(run, raised.exception.get(), CoreType::stop_iteration);
    bool async_stop = generator->suspension == compile::Suspension::async_generator &&
                      is_exception(run, raised.exception.get(), CoreType::stop_async_iteration);
    // Up to 3.6 those of plain generators just end them.
    bool leaves = run.profile.stops_leave_generators && generator->suspension == compile::Suspension::generator;
    if ((!stop && !async_stop) || leaves) throw raised;
    Value error =
        make_exception(run, CoreType::runtime_error,
                       fmt::format("{} raised {}", sort_of(generator), stop ? "StopIteration" : "StopAsyncIteration"));
    auto* made = static_cast<Exception*>(error.get());
    made->cause = share(raised.exception.get()).release();
    made->context = share(raised.exception.get()).release();
    made->suppress_context = true;
    throw Raised{std::move(error)};
}

Resumption advance(Run& run, Generator* generator, Value sent, Value exception) {
    if (generator->state == GeneratorState::running) raise_already_running(run, generator);
    try {
        return interpreter_of(run).run_generator_frame(generator, std::move(sent), std::move(exception));
    } catch (Raised& raised) {
        convert_stop(run, generator, raised);
    }
}

}  // namespace

Resumption resume(Run& run, Generator* generator, Value sent) {
    if (generator->state == GeneratorState::finished) {
        if (generator->suspension == compile::Suspension::coroutine) {
            raise(run, CoreType::runtime_error, "cannot reuse already awaited coroutine");
        }
        return {none(run), false};
    }
    if (generator->state == GeneratorState::created && sent && sent.get() != run.none) {
        raise(run, CoreType::type_error, "can't send non-None value to a just-started {}", sort_of(generator));
    }
    return advance(run, generator, std::move(sent), {});
}

Resumption resume_with(Run& run, Generator* generator, Value exception) {
    if (generator->state == GeneratorState::finished) {
        if (generator->suspension == compile::Suspension::coroutine) {
            raise(run, CoreType::runtime_error, "cannot reuse already awaited coroutine");
        }
        throw Raised{std::move(exception)};
    }
    return advance(run, generator, {}, std::move(exception));
}

Object* delegate_of(const Generator* generator) {
    if (!is_suspended(generator)) return nullptr;
    const compile::Instruction* at = generator->frame->instruction;
    if (at->opcode != compile::Opcode::yield_value || at->argument == 0) return nullptr;
    return generator->frame->top[-1];
}

namespace {

/// A generator counts as running, and its frame lies on the stack, while what it delegates to works.
template <class Work>
auto as_running(Run& run, Generator* generator, Work work) {
    interpreter_of(run).enter_delegation(generator->frame);
    generator->state = GeneratorState::running;
    auto leave = [&] {
        interpreter_of(run).leave_delegation(generator->frame);
        generator->state = GeneratorState::suspended;
    };
    try {
        auto result = work();
        leave();
        return result;
    } catch (...) {
        leave();
        throw;
    }
}

void close_iterator(Run& run, Object* iterator) {
    if (iterator->kind == Kind::generator) {
        close_generator(run, static_cast<Generator*>(iterator));
        return;
    }
    Value close;
    try {
        close = find_attribute(run, iterator, run.name(SpecialName::close));
    } catch (Raised& raised) {
        run.report_unraisable(raised.exception.get(), "", iterator);
    }
    if (close) call(run, close.get());
}

}  // namespace

Value close_generator(Run& run, Generator* generator) {
    if (generator->state == GeneratorState::running) raise_already_running(run, generator);
    if (generator->state == GeneratorState::finished) return none(run);
    if (generator->state == GeneratorState::created) {
        // Where it is not closed, what it was called with dies with it.
        generator->state = GeneratorState::finished;
        if (run.profile.unstarted_generators_close) release_frame(run.heap, generator);
        return none(run);
    }
    Value exit = call(run, run.type(CoreType::generator_exit));
    if (Value delegate = share(delegate_of(generator))) {
        try {
            as_running(run, generator, [&] {
                close_iterator(run, delegate.get());
                return true;
            });
        } catch (Raised& raised) {
            exit = std::move(raised.exception);
        }
    } else if (closes_without_throwing(generator)) {
        release_frame(run.heap, generator);
        clear_handled(generator);
        return none(run);
    }
    Resumption resumption;
    try {
        resumption = advance(run, generator, {}, std::move(exit));
    } catch (Raised& raised) {
        bool quiet = is_exception(run, raised.exception.get(), CoreType::generator_exit) ||
                     is_exception(run, raised.exception.get(), CoreType::stop_iteration);
        if (!quiet) throw;
        return none(run);
    }
    if (resumption.yielded) raise(run, CoreType::runtime_error, "{} ignored GeneratorExit", sort_of(generator));
    return run.profile.close_returns_value ? resumption.value : none(run);
}

namespace {

/// `throw` of what a generator delegates to; null when it has none: the generator itself gets the exception.
Value throw_of(Run& run, Object* delegate) {
    if (delegate->kind == Kind::generator) return none(run);
    return find_attribute(run, delegate, run.name(SpecialName::throw_));
}

/// Hands the exception on. What comes out is the delegate's next value, what it returned, or its exception.
Resumption throw_into_delegate(Run& run, Object* delegate, Object* method, Value exception) {
    try {
        if (delegate->kind == Kind::generator) {
            return throw_into(run, static_cast<Generator*>(delegate), std::move(exception));
        }
        return {call(run, method, exception.get()), true};
    } catch (Raised& raised) {
        if (!is_exception(run, raised.exception.get(), CoreType::stop_iteration)) throw;
        return {stop_iteration_value(run, raised.exception.get()), false};
    }
}

}  // namespace

Resumption throw_into(Run& run, Generator* generator, Value exception) {
    if (generator->state == GeneratorState::running) raise_already_running(run, generator);
    Value delegate = share(delegate_of(generator));
    if (!delegate) return resume_with(run, generator, std::move(exception));
    Value method;
    bool exits = is_exception(run, exception.get(), CoreType::generator_exit);
    if (!exits) {
        method = throw_of(run, delegate.get());
        if (!method) return resume_with(run, generator, std::move(exception));
    }
    Resumption inner;
    try {
        inner = as_running(run, generator, [&]() -> Resumption {
            if (!exits) return throw_into_delegate(run, delegate.get(), method.get(), std::move(exception));
            close_iterator(run, delegate.get());
            return {};
        });
    } catch (Raised& raised) {
        exception = std::move(raised.exception);
        exits = true;
    }
    if (exits) return resume_with(run, generator, std::move(exception));
    if (inner.yielded) return inner;
    // The delegate returned: the outer generator goes on behind its yield from.
    const compile::Instruction* send = generator->frame->instruction - 1;
    generator->frame->instruction = code_of(generator->code).instructions.data() + send->argument - 1;
    return resume(run, generator, std::move(inner.value));
}

Value stop_iteration_value(Run& run, Object* exception) {
    Object* value = static_cast<Exception*>(exception)->notes_or_value;
    return value ? share(value) : none(run);
}

}  // namespace lastref::model
