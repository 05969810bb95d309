#include "backends/model/vm/generator_object.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/loop_position.hpp"
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

/// Whether what is thrown into the generator is linked to what that handles. PyPy leaves a context that is there and
/// looks at what the caller handles, too; 7.3 links here only what a delegate raised.
bool gets_context(const Run& run, const Generator* generator, const Exception* thrown, bool is_of_delegate) {
    if (run.profile.family != "pypy") return run.profile.thrown_get_context && generator->handled.exception;
    return !thrown->context && (run.profile.thrown_get_context || is_of_delegate);
}

/// On PyPy what leaves a generator is linked to what the caller handles, unless it is linked already.
void link_on_leaving(Run& run, Object* exception) {
    auto* left = static_cast<Exception*>(exception);
    if (run.profile.family == "pypy" && !left->context) set_context(run, left);
}

}  // namespace

void Interpreter::enter_delegation(Frame* frame) {
    frame->previous = frame_;
    frame_ = frame;
}

void Interpreter::leave_delegation(Frame* frame) {
    frame_ = frame->previous;
    frame->previous = nullptr;
}

// A generator's own exception state lies on the interpreter's chain while it runs. Who resumes it holds it.
Resumption Interpreter::run_generator_frame(Generator* generator, Value sent, Value exception) {
    check_recursion();
    if (heap.own_stack.is_used_up()) refuse("how deep a recursion in C goes");
    Frame* frame = generator->frame;
    bool fresh = generator->state == GeneratorState::created;
    const bool is_of_delegate = exception && delegate_of(generator);
    generator->state = GeneratorState::running;
    expose_running(generator);
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
            auto* thrown = static_cast<Exception*>(exception.get());
            if (gets_context(*this, generator, thrown, is_of_delegate)) set_context(*this, thrown);
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
    } catch (const Raised& raised) {
        leave();
        release_frame(heap, generator);
        clear_handled(generator);
        link_on_leaving(*this, raised.exception.get());
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

/// How much of a generator's name 3.6 tells where that leaks one.
constexpr std::size_t most_shown = 50;

/// A StopIteration must not leak out of a generator as if it had ended.
[[noreturn]] void convert_stop(Run& run, const Generator* generator, Raised& raised) {
    bool stop = is_exception(run, raised.exception.get(), CoreType::stop_iteration);
    bool async_stop = generator->suspension == compile::Suspension::async_generator &&
                      is_exception(run, raised.exception.get(), CoreType::stop_async_iteration);
    // Up to 3.6 those of plain generators just end them; from 3.12 on the compiler guards no lambda.
    const bool is_guarded =
        !does(run, Detail::generators_begin_unguarded) || code_of(generator->code).name != "<lambda>";
    bool leaves =
        (run.profile.stops_leave_generators || !is_guarded) && generator->suspension == compile::Suspension::generator;
    const bool is_told = stop && leaves && run.profile.minor() == 6;
    if (is_told) {
        const std::string_view title = as_string(generator->qualified_name)->view();
        run.warn(CoreType::deprecation_warning,
                 fmt::format("generator '{}' raised StopIteration", title.substr(0, most_shown)), nullptr);
    }
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
    if (generator->state == GeneratorState::created && exception && does(run, Detail::generators_begin_unguarded))
        return interpreter_of(run).run_generator_frame(generator, std::move(sent), std::move(exception));
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
        link_on_leaving(run, exception.get());
        throw Raised{std::move(exception)};
    }
    return advance(run, generator, {}, std::move(exception));
}

Object* delegate_of(const Generator* generator) {
    if (!is_suspended(generator)) return nullptr;
    const compile::Instruction* at = generator->frame->instruction;
    if (at->opcode != compile::Opcode::yield_value || at->argument == 0) return nullptr;
    return looped_over(generator->frame->top[-1]);
}

namespace {

/// Whether a generator's frame lies on the stack while what it delegates to works.
enum class DelegatorFrame : std::uint8_t { is_on_stack, is_suspended };

/// A generator counts as running while what it delegates to works.
template <class Work>
auto as_running(Run& run, Generator* generator, DelegatorFrame frame, Work work) {
    const bool is_on_stack = frame == DelegatorFrame::is_on_stack;
    if (is_on_stack) interpreter_of(run).enter_delegation(generator->frame);
    generator->state = GeneratorState::running;
    auto leave = [&] {
        if (is_on_stack) interpreter_of(run).leave_delegation(generator->frame);
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

[[noreturn]] void raise_ignored_exit(Run& run, Generator* generator) {
    try {
        raise(run, CoreType::runtime_error, "{} ignored GeneratorExit", sort_of(generator));
    } catch (Raised& raised) {
        const bool shown = does(run, Detail::ignored_exits_show_frame) && generator->frame;
        if (shown) interpreter_of(run).add_traceback(generator->frame, raised.exception.get());
        throw;
    }
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
    Value exit;
    if (Value delegate = share(delegate_of(generator))) {
        try {
            as_running(run, generator, DelegatorFrame::is_suspended, [&] {
                close_iterator(run, delegate.get());
                return true;
            });
        } catch (Raised& raised) {
            exit = std::move(raised.exception);
        }
    } else if (closes_without_throwing(generator)) {
        close_without_throwing(run.heap, generator);
        clear_handled(generator);
        return none(run);
    }
    if (!exit) {
        exit = call(run, run.type(CoreType::generator_exit));
        if (does(run, Detail::closing_links_what_is_handled)) set_context(run, static_cast<Exception*>(exit.get()));
    }
    Resumption resumption;
    try {
        resumption = advance(run, generator, {}, std::move(exit));
    } catch (Raised& raised) {
        bool quiet = is_exception(run, raised.exception.get(), CoreType::generator_exit) ||
                     is_exception(run, raised.exception.get(), CoreType::stop_iteration);
        if (!quiet) throw;
        // Nobody catches it: what a handler had added to its traceback stays with it.
        auto* exception = static_cast<Exception*>(raised.exception.get());
        if (exception->left_traceback) clear(exception->traceback);
        return none(run);
    }
    if (resumption.yielded) raise_ignored_exit(run, generator);
    return run.profile.close_returns_value ? resumption.value : none(run);
}

namespace {

/// `throw` of what a generator delegates to; null when it has none: the generator itself gets the exception.
Value throw_of(Run& run, Object* delegate) {
    if (delegate->kind == Kind::generator) return none(run);
    return find_attribute(run, delegate, run.name(SpecialName::throw_));
}

/// Hands the exception on. What comes out is the delegate's next value, what it returned, or its exception.
Resumption throw_into_delegate(Run& run, Object* delegate, Object* method, Value exception, ExitThrough exit) {
    try {
        if (delegate->kind == Kind::generator) {
            return throw_into(run, static_cast<Generator*>(delegate), std::move(exception), exit);
        }
        return {call(run, method, exception.get()), true};
    } catch (Raised& raised) {
        if (!is_exception(run, raised.exception.get(), CoreType::stop_iteration)) throw;
        return {stop_iteration_value(run, raised.exception.get()), false};
    }
}

}  // namespace

Resumption throw_into(Run& run, Generator* generator, Value exception, ExitThrough exit) {
    if (generator->state == GeneratorState::running) raise_already_running(run, generator);
    Value delegate = share(delegate_of(generator));
    if (!delegate) return resume_with(run, generator, std::move(exception));
    Value method;
    bool exits = exit == ExitThrough::closes_delegate && is_exception(run, exception.get(), CoreType::generator_exit);
    if (!exits) {
        method = throw_of(run, delegate.get());
        if (!method) {
            delegate = {};
            return resume_with(run, generator, std::move(exception));
        }
    }
    const Detail shows = delegate->kind == Kind::generator ? Detail::throws_to_generators_show_delegator
                                                           : Detail::throws_to_iterators_show_delegator;
    const bool is_shown = !exits && does(run, shows);
    const DelegatorFrame frame = is_shown ? DelegatorFrame::is_on_stack : DelegatorFrame::is_suspended;
    Resumption inner;
    try {
        inner = as_running(run, generator, frame, [&]() -> Resumption {
            if (!exits) return throw_into_delegate(run, delegate.get(), method.get(), std::move(exception), exit);
            close_iterator(run, delegate.get());
            return {};
        });
    } catch (Raised& raised) {
        exception = std::move(raised.exception);
        exits = true;
    }
    if (exits) {
        delegate = {};
        return resume_with(run, generator, std::move(exception));
    }
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
