#pragma once

#include "backends/model/vm/frame.hpp"

namespace lastref::model {

enum class GeneratorState : std::uint8_t { created, suspended, running, finished };

/// A generator, coroutine or async generator: a frame that can be resumed.
struct Generator : Tracked {
    Object* name;
    Object* qualified_name;
    Object* function;
    Object* code;
    Object* constructed_in;     ///< a coroutine's origin; unused: null
    Object* finalizer_hook;     ///< an async generator's, from sys.set_asyncgen_hooks
    Object* handled_exception;  ///< an edge: the exception that a suspended handler handles; mirrors `handled` while
                                ///< suspended
    Object* frame_object;       ///< an edge: what gi_frame gave out; mirrors `frame->object`
    Object** values;            ///< the frame's slots; edges while suspended
    std::uint32_t value_count;  ///< 0 unless suspended or created
    Frame* frame;               ///< null when finished
    std::uint32_t frame_size;   ///< bytes, to free it
    GeneratorState state;
    compile::Suspension suspension;
    bool hooks_asked;    ///< an async generator's firstiter hook was called
    bool closed;         ///< an async generator that aclose() or an exception ended
    bool wrapped;        ///< what it yielded last is a value of `async for`, not an await's
    bool running_async;  ///< an asend(), athrow() or aclose() of it is under way
    Run::HandledState handled;
    WeakReference* weak_references;
};

/// How a resumed generator came back.
struct Resumption {
    Value value;
    bool yielded = false;  ///< else it returned `value`
};

/// Runs the generator to its next yield or its end. `sent` is what the yield gives (None for the first). Throws Raised.
Resumption resume(Run& run, Generator* generator, Value sent);
/// Resumes it by raising `exception` at the yield.
Resumption resume_with(Run& run, Generator* generator, Value exception);

/// close(): throws GeneratorExit in; RuntimeError when it yields. Returns the value that it returned (3.13), or None.
Value close_generator(Run& run, Generator* generator);

/// The iterator that a suspended generator delegates to (`yield from`, `await`), borrowed, or null.
Object* delegate_of(const Generator* generator);

/// What a GeneratorExit that is thrown in does to what the generator delegates to.
enum class ExitThrough : std::uint8_t { closes_delegate, is_thrown_on };

/// throw(type, value, traceback), also through `yield from`. Null type: exception is `value`.
Resumption throw_into(Run& run, Generator* generator, Value exception, ExitThrough exit = ExitThrough::closes_delegate);

/// What the code's frame on the data stack becomes when its function is a generator function: takes `frame` over.
Value make_generator(Run& run, Frame* frame);

/// asend(value), athrow(exception), aclose(): an awaitable step of an async generator.
enum class StepKind : std::uint8_t { send, throw_, close };
struct GeneratorStep : Tracked {
    Object* generator;
    Object* value;  ///< sent, or the exception
    StepKind step_kind;
    std::uint8_t state;  ///< 0 new, 1 running, 2 finished
};
Value make_generator_step(Run& run, Generator* generator, StepKind kind, Object* value);
/// One send() into the step: yields, or throws StopIteration(result) / StopAsyncIteration.
Resumption resume_step(Run& run, GeneratorStep* step, Value sent, Value exception);

}  // namespace lastref::model
