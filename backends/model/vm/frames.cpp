#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/vm/frame_object.hpp"
#include "backends/model/vm/generator_object.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <cstddef>
#include <cstring>

namespace lastref::model {

/// A piece of the data stack. Pieces are kept once made; a frame never straddles two.
struct Interpreter::StackChunk {
    StackChunk* previous;
    StackChunk* next;
    std::size_t size;
    char* saved_next;  ///< how far it was used when the next piece was begun
    [[nodiscard]] char* start() { return reinterpret_cast<char*>(this + 1); }
};

void Interpreter::enter_next_chunk(std::size_t bytes) {
    if (chunk_) chunk_->saved_next = stack_next_;
    StackChunk* next = chunk_ ? chunk_->next : nullptr;
    if (!next || next->size < bytes) {
        std::size_t size = std::max<std::size_t>(bytes, 32 << 10);
        next = static_cast<StackChunk*>(heap.allocate_buffer(sizeof(StackChunk) + size));
        *next = {chunk_, nullptr, size, nullptr};
        if (chunk_) chunk_->next = next;
    }
    chunk_ = next;
    stack_start_ = stack_next_ = chunk_->start();
    stack_end_ = stack_next_ + chunk_->size;
}

void Interpreter::leave_chunk() {
    if (!chunk_->previous) return;
    chunk_ = chunk_->previous;
    stack_start_ = chunk_->start();
    stack_next_ = chunk_->saved_next;
    stack_end_ = chunk_->start() + chunk_->size;
}

void Interpreter::drop_locals(Frame* frame, std::size_t count) {
    if (profile.locals_die == Order::first_to_last) {
        for (std::size_t i = 0; i < count; ++i) model::clear(frame->slots[i]);
    } else {
        for (std::size_t i = count; i-- > 0;) model::clear(frame->slots[i]);
    }
}

namespace {

bool lies_on_stack(const compile::Code& code) {
    return code.suspension == compile::Suspension::none;
}

void end_frame(Heap& heap, CodeObject* code) {
    if (code->stands_for_native || heap.making_internals) return;
    if (code->keeps_frame || !does(heap.profile(), Detail::code_keeps_frame)) return heap.uncount_frame();
    code->keeps_frame = true;
}

}  // namespace

void Interpreter::begin_frame(CodeObject* code) {
    if (!profile.frames_are_objects || code->stands_for_native || heap.making_internals) return;
    if (!std::exchange(code->keeps_frame, false)) heap.count_frame();
}

void Interpreter::list_frame(Frame* frame) {
    if (!profile.frames_are_objects || profile.frames_are_tracked_when_they_end) return;
    const bool is_shown = frame->code->code->suspension == compile::Suspension::none && !heap.making_internals;
    if (is_shown && !frame->code->stands_for_native) frame_object(frame);
}

// Drops what the frame holds, in the profile's order, then the frame itself. Python code runs on the way: the caller is
// the current frame by then.
void Interpreter::clear_frame(Frame* frame) {
    const bool ends = profile.frames_are_objects && frame->function && !frame->object;
    if (frame->object) finish_frame_object(frame);
    drop_locals(frame, frame->local_count());
    model::clear(frame->constructed);
    model::clear(frame->locals);
    model::clear(frame->function);
    if (ends) end_frame(heap, frame->code);
    model::clear(frame->code);
}

ConstructionLevel Interpreter::enter_construction(bool may_be_in_loop) {
    const RecursionFacts& facts = profile.recursion;
    int room = recursion_limit - recursion_depth;
    if (facts.construction_at_limit == ConstructionAtLimit::passes && room >= 0) room += 2;
    bool in_loop = may_be_in_loop && (room >= 2 || facts.construction_at_limit == ConstructionAtLimit::fails);
    if (in_loop) {
        if (room < 2) raise_recursion_error("");
        ++recursion_depth;
        return ConstructionLevel::frame;
    }
    enter_native(" while calling a Python object", 1 + facts.native_entry);
    if (recursion_depth < recursion_limit) return ConstructionLevel::native;
    leave_construction(ConstructionLevel::native);
    raise_recursion_error("");
}

void Interpreter::leave_construction(ConstructionLevel level) {
    if (level == ConstructionLevel::frame) --recursion_depth;
    if (level == ConstructionLevel::native) leave_native(1 + profile.recursion.native_entry);
}

namespace {

/// What a frame of a function that is an object holds of its own, besides the function.
Value globals_of(Frame* frame) {
    bool holds = frame->function && !frame->locals && frame->code->code->suspension == compile::Suspension::none;
    return holds ? Value::adopt(frame->globals) : Value{};
}

}  // namespace

// Where frames are objects, the trashcan counts their ends, and takes those that are too deep.
void Interpreter::pop_frame(Frame* frame) {
    if (!profile.frames_are_objects) return drop_frame(frame);
    Value globals = globals_of(frame);
    if (frame->code->stands_for_native) return drop_frame(frame);
    if (heap.too_deep_for_frames()) {
        Ref<FrameObject> waiting = frame_object(frame);
        return drop_frame(frame);
    }
    heap.enter_destruction();
    drop_frame(frame);
    heap.leave_destruction();
}

void Interpreter::drop_frame(Frame* frame) {
    frame_ = frame->previous;
    --recursion_depth;
    leave_construction(frame->construction);
    if (Generator* generator = frame->generator) {
        generator->frame = nullptr;
        generator->value_count = 0;
        generator->state = GeneratorState::finished;
        std::size_t size = generator->frame_size;
        if (!profile.finished_generator_frames_know_caller) frame->previous = nullptr;
        if (frame->object) finish_frame_object(frame);
        frame->function = nullptr;
        frame->code = nullptr;
        drop_locals(frame, code_of(generator->code).local_names.size());
        heap.release_buffer(frame, size);
        model::clear(generator->function);
        return;
    }
    const Frame* was_returning_to = std::exchange(returning_to_, frame->entry ? nullptr : frame_);
    clear_and_release(frame);
    returning_to_ = was_returning_to;
}

// One that was to become a generator's, and fails before, lies where theirs do.
void Interpreter::clear_and_release(Frame* frame) {
    const compile::Code& code = *frame->code->code;
    const bool on_stack = lies_on_stack(code);
    const std::size_t size = Frame::size_for(code);
    clear_frame(frame);
    if (on_stack) {
        release_stack(reinterpret_cast<char*>(frame));
    } else {
        heap.release_buffer(frame, size);
    }
}

void Interpreter::abandon_frame(Frame* frame) {
    Value globals = profile.frames_are_objects ? globals_of(frame) : Value{};
    --recursion_depth;
    leave_construction(frame->construction);
    clear_and_release(frame);
}

// The run is over: nothing that the frames hold is dropped, the run's memory goes as a whole. What a finalizer had
// interrupted goes on for a while, on the piece of the data stack that it lies on.
void Interpreter::leave_frames(Frame* frame) {
    for (bool is_entry = false; frame && !is_entry; frame = frame_) {
        is_entry = frame->entry;
        frame_ = frame->previous;
        if (!lies_on_stack(*frame->code->code)) continue;
        if (FrameObject* object = frame->object) {
            object->values = nullptr;
            object->value_count = 0;
            object->frame = nullptr;
        }
        release_stack(reinterpret_cast<char*>(frame));
    }
}

Ref<FrameObject> Interpreter::frame_object(Frame* frame) {
    if (frame->object) return Ref<FrameObject>::share(frame->object);
    auto made = Ref<FrameObject>::adopt(heap.make<FrameObject>(Kind::frame, type(CoreType::frame)));
    made->frame = frame;
    made->code = share(frame->code).release();
    made->globals = share(frame->globals).release();
    made->locals = share(frame->locals).release();
    made->function = share(frame->function).release();
    made->counts = profile.frames_are_objects && (frame->function || frame->generator);
    frame->object = Ref<FrameObject>(made).release();
    if (frame->generator) frame->generator->frame_object = frame->object;
    if (frame->generator && frame->generator->value_count) {
        conceal(frame->generator);
        expose(frame->generator);
    }
    if (frame->generator || !profile.frames_are_tracked_when_they_end) heap.track(made.get());
    return made;
}

namespace {

/// Whether a collection that is under way looks at it.
bool is_in_collection(const Object* object) {
    return (object->collector_bits & 0xff) != 0;
}

}  // namespace

void Interpreter::finish_frame_object(Frame* frame) {
    FrameObject* object = std::exchange(frame->object, nullptr);
    if (frame->generator) frame->generator->frame_object = nullptr;
    object->values = nullptr;
    object->value_count = 0;
    if (object->refcount == 1) {
        // What a generator's holds goes with the generator.
        while (!frame->generator && frame->top > frame->stack()) drop_reference_or_null(*--frame->top);
        object->frame = nullptr;
        // The dict that locals() gave outlives what the slots hold.
        if (object->locals) drop_locals(frame, frame->local_count());
        model::clear(object->locals);
        drop_reference(object);
        return;
    }
    object->line = frame->line();
    object->lasti = frame->instruction_index();
    if (profile.frames_are_objects) model::clear(object->function);
    bool keeps_caller = !frame->generator || profile.ended_generators_keep_callers;
    Frame* caller = keeps_caller ? Frame::shown_from(frame->previous) : nullptr;
    if (caller) object->back = frame_object(caller).release();
    std::uint32_t count = frame->local_count();
    // A generator that is dropped between two steps leaves its operands, too: the exception that a handler handles.
    bool keeps_operands = profile.failed_frames_keep_operands || frame->generator;
    if (keeps_operands && frame->top > frame->stack()) {
        count = static_cast<std::uint32_t>(frame->top - frame->slots);
        frame->top = frame->stack();
    }
    if (count) {
        object->values = static_cast<Object**>(heap.allocate_buffer(count * sizeof(Object*)));
        std::memcpy(object->values, frame->slots, count * sizeof(Object*));
        std::memset(frame->slots, 0, count * sizeof(Object*));
    }
    object->value_count = count;
    object->frame = nullptr;
    // Where frames are no objects, that is what it becomes now, a generator's, too.
    if (frame->generator && !profile.frames_are_objects && !is_in_collection(object)) heap.untrack(object);
    heap.track(object);
    drop_reference(object);
}

Frame* Interpreter::frame_at(int depth) const {
    Frame* frame = Frame::shown_from(frame_);
    while (frame && depth-- > 0) frame = Frame::shown_from(frame->previous);
    return frame;
}

void Interpreter::add_traceback(Frame* frame, Object* exception) {
    // What a generator does before it is one is no part of a traceback.
    const bool is_begun = frame->generator || frame->code->code->suspension == compile::Suspension::none;
    if (frame->code->stands_for_native || !is_begun) return;
    auto* raised = static_cast<Exception*>(exception);
    if (raised->traceback && profile.handlers_hold_tracebacks && profile.family == "cpython")
        hold_traceback(*this, raised, share(raised->traceback));
    auto made = Ref<Traceback>::adopt(heap.make<Traceback>(Kind::traceback, type(CoreType::traceback)));
    made->frame = frame_object(frame).release();
    made->line = frame->line();
    made->lasti = frame->instruction_index();
    made->next = std::exchange(raised->traceback, nullptr);
    if (made->next == none) {
        drop_reference(made->next);
        made->next = nullptr;
    }
    heap.track(made.get());
    raised->traceback = made.release();
}

namespace {

void release_values(Heap& heap, FrameObject* frame) {
    std::uint32_t count = std::exchange(frame->value_count, 0);
    Object** values = std::exchange(frame->values, nullptr);
    if (!values) return;
    if (heap.profile().locals_die == Order::first_to_last) {
        for (std::uint32_t i = 0; i < count; ++i) drop_reference_or_null(values[i]);
    } else {
        for (std::uint32_t i = count; i-- > 0;) drop_reference_or_null(values[i]);
    }
    heap.release_buffer(values, count * sizeof(Object*));
}

void destroy_frame(Heap& heap, Object* object) {
    auto* frame = static_cast<FrameObject*>(object);
    heap.untrack(frame);
    if (heap.profile().frames_are_objects) {
        release_values(heap, frame);
        clear(frame->back);
    }
    clear(frame->function);
    clear(frame->globals);
    clear(frame->locals);
    release_values(heap, frame);
    clear(frame->back);
    if (frame->counts) end_frame(heap, static_cast<CodeObject*>(frame->code));
    clear(frame->code);
    heap.free_object(frame, sizeof(FrameObject));
}

void clear_frame_object(Heap& heap, Object* object) {
    auto* frame = static_cast<FrameObject*>(object);
    if (frame->frame) return;  // the generator's, which is trash, too
    release_values(heap, frame);
    clear(frame->locals);
}

void destroy_traceback(Heap& heap, Object* object) {
    auto* traceback = static_cast<Traceback*>(object);
    heap.untrack(traceback);
    clear(traceback->next);
    clear(traceback->frame);
    heap.free_object(traceback, sizeof(Traceback));
}

}  // namespace

extern const KindRow frame_kind;
const KindRow frame_kind{
    .name = "frame",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(FrameObject, back),
              .fixed_count = 5,
              .array = EdgeArray::pointed_stack,
              .array_offset = offsetof(FrameObject, values),
              .count_offset = offsetof(FrameObject, value_count)},
    .destroy = destroy_frame,
    .clear = clear_frame_object,
    .in_trashcan = true,
};

extern const KindRow traceback_kind;
const KindRow traceback_kind{
    .name = "traceback",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(Traceback, next), .fixed_count = 2},
    .destroy = destroy_traceback,
    .in_trashcan = true,
};

void clear_finished_frame(Run& run, FrameObject* frame) {
    release_values(run.heap, frame);
    if (!run.profile.f_locals_survive_clear) clear(frame->locals);
}

}  // namespace lastref::model
