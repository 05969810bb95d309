#include "backends/model/vm/generator_object.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <cstddef>

namespace lastref::model {

namespace {

/// Some `try` or `with` is open at the yield: closing has work to do. PyPy finalizes only such generators.
bool has_open_handler(const Generator* generator) {
    const compile::Code& code = *generator->frame->code->code;
    return find_handler(code, generator->frame->instruction_index()) != nullptr;
}

}  // namespace

void expose(Generator* generator) {
    Frame* frame = generator->frame;
    const auto count = static_cast<std::uint32_t>(frame->top - frame->slots);
    const Profile& profile = generator->type->run->profile;
    // To a collector that traces, whoever holds the frame's object reaches what is in the frame.
    const bool is_reached = frame->object && profile.collector == CollectorKind::tracing;
    if (profile.frames_are_objects || is_reached) {
        frame->object->values = frame->slots;
        frame->object->value_count = count;
        return;
    }
    generator->values = frame->slots;
    generator->value_count = count;
}

void expose_running(Generator* generator) {
    if (!generator->type->run->profile.frames_are_objects) return conceal(generator);
    generator->frame->object->values = generator->frame->slots;
    generator->frame->object->value_count = generator->frame->local_count();
}

void conceal(Generator* generator) {
    generator->value_count = 0;
    FrameObject* object = generator->frame->object;
    if (!object) return;
    object->values = nullptr;
    object->value_count = 0;
}

namespace {

/// Up to 3.6 the frame itself holds the exception that it handles.
void keep_handled(Run& run, Generator* generator, Frame* frame) {
    if (!frame->object || !generator->handled.exception || !does(run, Detail::frames_hold_what_they_handle)) return;
    if (frame->top - frame->stack() >= static_cast<std::ptrdiff_t>(frame->code->code->stack_size)) return;
    generator->handled_exception = nullptr;
    *frame->top++ = std::exchange(generator->handled.exception, nullptr);
}

/// What lies on the operand stack of a dropped generator dies after or before the locals by the same order.
void clear_slots(Heap& heap, Frame* frame) {
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
}

void drop_frame(Heap& heap, Generator* generator, bool keeps_locals) {
    conceal(generator);
    Frame* frame = std::exchange(generator->frame, nullptr);
    generator->state = GeneratorState::finished;
    Run& run = *generator->type->run;
    if (!run.profile.finished_generator_frames_know_caller) frame->previous = nullptr;
    keep_handled(run, generator, frame);
    if (!keeps_locals) clear_slots(heap, frame);
    if (frame->object) interpreter_of(run).finish_frame_object(frame);
    clear_slots(heap, frame);
    clear(frame->locals);
    heap.release_buffer(frame, generator->frame_size);
    clear(generator->function);
}

}  // namespace

void release_frame(Heap& heap, Generator* generator, bool keeps_locals) {
    if (!generator->frame) return;
    if (!heap.profile().frames_are_objects) return drop_frame(heap, generator, keeps_locals);
    if (heap.too_deep_for_frames()) {
        auto waiting = Ref<FrameObject>::share(generator->frame->object);
        return drop_frame(heap, generator, keeps_locals);
    }
    heap.enter_destruction();
    drop_frame(heap, generator, keeps_locals);
    heap.leave_destruction();
}

void close_without_throwing(Heap& heap, Generator* generator) {
    const Run& run = *generator->type->run;
    const bool clears_locals_alone = does(run, Detail::quiet_close_clears_locals_alone);
    Value function = clears_locals_alone ? share(generator->function) : Value{};
    release_frame(heap, generator, !clears_locals_alone);
    generator->function = function.release();
}

void clear_handled(Generator* generator) {
    generator->handled_exception = nullptr;
    Value held = take_held_traceback(*generator->type->run, generator->handled.exception);
    clear(generator->handled.exception);
    clear(generator->handled.traceback);
}

bool is_suspended(const Generator* generator) {
    return generator->frame && generator->state == GeneratorState::suspended;
}

bool closes_without_throwing(const Generator* generator) {
    return generator->type->run->profile.quiet_close_drops_frame && !has_open_handler(generator);
}

namespace {

CoreType type_of(compile::Suspension suspension) {
    switch (suspension) {
        case compile::Suspension::coroutine: return CoreType::coroutine;
        case compile::Suspension::async_generator: return CoreType::async_generator;
        default: return CoreType::generator;
    }
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
    return is_suspended(generator) || generator->state == GeneratorState::created;
}

/// PyGen_NeedsFinalizing.
bool generator_prevents_clearing(const Object* object) {
    const auto* generator = static_cast<const Generator*>(object);
    return is_suspended(generator) && has_open_handler(generator);
}

void warn_never_awaited(Run& run, Generator* generator) {
    std::string message = fmt::format("coroutine '{}' was never awaited", as_string(generator->qualified_name)->view());
    bool told = does(run, Detail::never_awaited_warnings_have_sources);
    bool by_code = does(run, Detail::never_awaited_warnings_are_code);
    if (by_code && run.heap.attention_wanted) run.heap.collector().safe_point();
    run.warn(CoreType::runtime_warning, message, told ? generator : nullptr, by_code ? 2 : 1);
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
            const bool always = run.profile.generator_finalizer == GeneratorFinalizer::always;
            if (!always && !has_open_handler(generator)) return true;
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
                run.report_unraisable(raised.exception.get(), "Exception ignored while finalizing coroutine",
                                      generator);
            }
            return true;
        }
        const bool is_running = generator->state == GeneratorState::running;
        if (is_running && !does(run, Detail::running_generators_fail_to_close)) return false;
        if (generator->state == GeneratorState::created) {
            close_generator(run, generator);
            return true;
        }
        if (!is_running && closes_without_throwing(generator)) {
            close_without_throwing(run.heap, generator);
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
              .array = EdgeArray::pointed_stack,
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

void name_after_code(Run& run, Generator* generator) {
    Value name = make_string(run, code_of(generator->code).name);
    replace(generator->name, share(name.get()));
    replace(generator->qualified_name, std::move(name));
}

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
    const bool frame_first = !run.profile.frames_are_tracked_when_they_end;
    if (run.profile.frames_are_objects && frame_first) interpreter_of(run).frame_object(frame);
    run.heap.track(made.get());
    if (run.profile.frames_are_objects && !frame_first) interpreter_of(run).frame_object(frame);
    expose(made.get());
    bool plain = code.suspension == compile::Suspension::generator && !code.yields_inside_try &&
                 run.profile.generator_finalizer == GeneratorFinalizer::when_code_yields_inside_try;
    bool finalizable = !plain && !run.heap.collector().frees_at_zero();
    if (finalizable) run.heap.collector().did_make_finalizable(made.get());
    return made;
}

}  // namespace lastref::model
