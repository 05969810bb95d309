#include "backends/model/compile/verify.hpp"
#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/vm/generator.hpp"
#include "backends/model/vm/interpreter.hpp"
#include "backends/model/vm/opcode_support.hpp"

// What the heap and its collector ask of the VM.
namespace lastref::model {

void Interpreter::let_go_outside_frames(Value value) {
    Frame* inner = std::exchange(frame_, nullptr);
    value = {};
    frame_ = inner;
}

namespace {

/// A finalizer or callback must not disturb the exception that the interrupted code handles, nor see it change.
class CallFromNowhere {
public:
    explicit CallFromNowhere(Run& run) : run_(run) {
        state_.outer = run.handled;
        run.handled = &state_;
    }
    ~CallFromNowhere() {
        run_.handled = state_.outer;
        drop_reference_or_null(state_.exception);
        drop_reference_or_null(state_.traceback);
    }
    CallFromNowhere(const CallFromNowhere&) = delete;
    CallFromNowhere& operator=(const CallFromNowhere&) = delete;

private:
    Run& run_;
    Run::HandledState state_;
};

/// What is native here and Python code there: it does what is due before its first instruction.
bool is_python_code_of_pypy(const Interpreter& vm, const Object* callable) {
    if (!vm.heap.attention_wanted || vm.profile.family != "pypy") return false;
    if (callable->kind == Kind::native) return static_cast<const Native*>(callable)->row->name == "print";
    return callable->type->spec && callable->type->spec->name == "partial";
}

/// What is called with its object without being bound to it first.
bool takes_its_object(const Object* callable) {
    if (callable->kind == Kind::function) return true;
    if (callable->kind != Kind::native) return false;
    const auto* native = static_cast<const Native*>(callable);
    return !native->self && native->owner && native->row->binding == Binding::method;
}

}  // namespace

template <class Work>
void Interpreter::interrupt_with(Work work) {
    CallFromNowhere guard(*this);
    const bool was = std::exchange(heap.making_internals, false);
    try {
        work();
    } catch (const Stopped&) {
        // Remembered in stop_reason_; the interrupted code notices at its next safe point.
    } catch (const std::bad_alloc&) {
        stop_reason_ = StopReason::out_of_memory;
        stop_text_ = "memory limit reached";
    }
    heap.making_internals = was;
}

void Interpreter::call_finalizer(Object* object) {
    if (stop_reason_ != StopReason::none) return;
    const bool is_classic = is_classic_instance(object);
    Object* found = is_classic ? find_classic_finalizer(object) : find_special(object->type, SpecialName::del);
    if (!found || profile.is_mutant(Mutant::finalizer_never)) return;
    interrupt_with([&] {
        const bool takes_object = !is_classic && takes_its_object(found);
        Value finalizer = takes_object ? share(found) : Value();
        try {
            if (is_classic) {
                finalizer = find_classic_attribute(*this, object, name(SpecialName::del));
            } else if (!takes_object) {
                finalizer = bind_descriptor(*this, found, object, object->type);
            }
            const std::size_t count = takes_object ? 1 : 0;
            if (profile.is_mutant(Mutant::finalizer_twice)) call(finalizer.get(), &object, count, nullptr);
            call(finalizer.get(), &object, count, nullptr);
        } catch (Raised& raised) {
            // What fails to be bound is not called, and nobody is told.
            if (takes_object && profile.unraisable_finalizers_bound)
                finalizer = bind_descriptor(*this, found, object, object->type);
            constexpr const char* text = "Exception ignored while calling deallocator";
            if (finalizer) report_unraisable(raised.exception.get(), text, finalizer.get());
        }
    });
}

void Interpreter::call_weak_callback(WeakReference& reference, Object* with) {
    if (stop_reason_ != StopReason::none) return;
    if (profile.is_mutant(Mutant::weak_callback_never)) return;
    // A death of its own took the callback away from the reference; a collection left it.
    const bool by_collection = reference.callback == with && profile.family == "cpython";
    Value callback = share(with);
    Value kept = share(&reference);
    interrupt_with([&] {
        try {
            if (is_python_code_of_pypy(*this, callback.get())) heap.collector().safe_point();
            if (profile.is_mutant(Mutant::weak_callback_twice)) model::call(*this, callback.get(), &reference);
            model::call(*this, callback.get(), &reference);
        } catch (Raised& raised) {
            report_unraisable(raised.exception.get(),
                              by_collection ? "Exception ignored on calling weakref callback"
                                            : "Exception ignored while calling weakref callback",
                              callback.get());
        }
    });
}

void Interpreter::call_import_callback() {
    if (!heap.attention_wanted) return;
    const Frame* was = std::exchange(import_callback_on_, frame_);
    heap.collector().safe_point();
    import_callback_on_ = was;
}

void Interpreter::call_gc_callbacks(const char* phase, int generation, const CollectionResult& result) {
    Object* callbacks = imported_attribute("gc", "callbacks");
    if (stop_reason_ != StopReason::none || !callbacks || callbacks->kind != Kind::list) return;
    if (static_cast<List*>(callbacks)->size == 0) return;
    Ref<Dict> info = make_dict(*this);
    auto set = [&](const char* name, Value value) { dict_set(*this, info.get(), name, value.get()); };
    set("generation", make_int(*this, generation));
    set("collected", make_int(*this, result.collected));
    set("uncollectable", make_int(*this, result.uncollectable));
    if (profile.statistics_have_duration) {
        set("candidates", make_int(*this, result.candidates));
        set("duration", make_float(*this, std::string_view(phase) == "stop" ? seconds_of_collection : 0));
    }
    Ref<Str> text = make_string(*this, phase);
    Value kept = share(callbacks);
    auto* list = static_cast<List*>(callbacks);
    for (std::uint32_t i = 0; i < list->size; ++i) {
        Value callback = share(list->items[i]);
        interrupt_with([&] {
            try {
                model::call(*this, callback.get(), {text.get(), info.get()});
            } catch (Raised& raised) {
                constexpr const char* words = "Exception ignored while calling GC callback";
                report_unraisable(raised.exception.get(), words, callback.get());
            }
        });
        if (stop_reason_ != StopReason::none) return;
    }
}

namespace {

/// One past those operands of a frame that a collection may look at: where it waits for a call of its own loop, all;
/// elsewhere the instruction that runs may be about to drop what it took, and has put its result there or not.
Object** top_of_settled(Run& run, Frame* frame, bool waits) {
    if (waits) return frame->top;
    Object** top = frame->stack() + compile::depth_below(*frame->code->code, frame->instruction_index());
    const compile::Opcode opcode = frame->instruction->opcode;
    const bool replaces = opcode == compile::Opcode::load_attribute || opcode == compile::Opcode::unary_operator;
    return replaces && does(run, Detail::results_replace_operands_first) ? top + 1 : top;
}

}  // namespace

/// A frame that is an object and no collector sees, for it runs, holds its caller's.
void Interpreter::hold_callers(bool held) {
    for (Frame* frame = frame_; frame; frame = frame->previous) {
        const Frame* caller = frame->previous;
        if (!caller || !caller->generator || !caller->object) continue;
        held ? add_reference(caller->object) : drop_reference(caller->object);
    }
}

/// Those of calls that are tracked tell their variables.
void Interpreter::show_running_frames(bool shown) {
    for (Frame* frame = frame_; frame; frame = frame->previous) {
        FrameObject* object = frame->object;
        if (!object || frame->generator) continue;
        object->values = shown ? frame->slots : nullptr;
        object->value_count = shown ? static_cast<std::uint32_t>(frame->local_count()) : 0;
    }
}

/// As far as their stack is told: since 3.14 it always is, before that where a function of the program goes on, or
/// ends, in the same loop.
void Interpreter::show_running_generators(bool shown) {
    if (!heap.collector().frees_at_zero()) return;
    if (profile.frames_are_objects) {
        profile.frames_are_tracked_when_they_end ? hold_callers(shown) : show_running_frames(shown);
        return;
    }
    const Frame* callee = nullptr;
    for (Frame* frame = frame_; frame; callee = std::exchange(frame, frame->previous)) {
        if (!frame->generator) continue;
        const bool waits = (callee && !callee->entry) || frame == returning_to_;
        const bool told = shown && (waits || does(*this, Detail::running_frames_tell_their_stack));
        Object** top = told ? top_of_settled(*this, frame, waits) : frame->slots;
        frame->generator->values = frame->slots;
        frame->generator->value_count = static_cast<std::uint32_t>(top - frame->slots);
    }
}

/// A handler's own reference to the traceback, which is counted only here.
void Interpreter::hold_handled_tracebacks() {
    if (!profile.handlers_hold_tracebacks || !heap.collector().frees_at_zero()) return;
    for (const HandledState* state = handled; state; state = state->outer) {
        if (!state->exception || find_held_traceback(*this, state->exception)) continue;
        if (Object* traceback = static_cast<Exception*>(state->exception)->traceback)
            held_while_collecting_.push_back(share(traceback));
    }
}

void Interpreter::collection_starts(int generation) {
    if (!profile.is_mutant(Mutant::gc_callbacks_do_not_start)) call_gc_callbacks("start", generation, {});
    show_running_generators(true);
    hold_handled_tracebacks();
}

void Interpreter::collection_stops(int generation, const CollectionResult& result) {
    held_while_collecting_.clear();
    show_running_generators(false);
    if (!profile.is_mutant(Mutant::gc_callbacks_do_not_stop)) call_gc_callbacks("stop", generation, result);
}

void Interpreter::visit_roots(Roots roots, const std::function<void(Object*)>& visit) {
    auto visit_range = [&](Object** first, Object** last) {
        for (; first != last; ++first) {
            if (*first) visit(*first);
        }
    };
    if (roots == Roots::all) {
        visit(modules_.get());
        visit(builtins_.get());
    }
    const Frame* callee = nullptr;
    for (Frame* frame = frame_; frame; callee = std::exchange(frame, frame->previous)) {
        if (frame->locals) visit(frame->locals);
        if (frame->function) visit(frame->function);
        visit_range(frame->slots, top_of_settled(*this, frame, callee && !callee->entry));
        if (std::exchange(frame->visited, true) && roots == Roots::new_frames) break;
    }
}

void Interpreter::debug_line(std::string_view text) {
    try {
        write_standard_error(text);
    } catch (const Raised&) {
        write(2, text);
    } catch (const Stopped&) {
        return;
    }
}

void Interpreter::debug_object(std::string_view label, Object* object) {
    if (profile.debugged_objects_have_sorts) {
        const std::uint32_t flags = heap.collector().generations()->debug_flags();
        if ((flags & debug_instances) && is_classic_instance(object)) {
            debug_line(fmt::format("gc: {} <{} instance at {:#x}>\n", label,
                                   as_string(classic_class_of(object)->name)->view(), identity(*this, object)));
            return;
        }
        if (!(flags & debug_objects)) return;
    }
    debug_line(fmt::format("gc: {} <{} {:#x}>\n", label, type_name(object), identity(*this, object)));
}

void Interpreter::lack(std::string_view what) {
    if (stop_reason_ != StopReason::none) return;
    stop_reason_ = StopReason::unsupported;
    stop_text_ = what;
    heap.budget = 0;
}

void Interpreter::add_garbage(Object* object) {
    Object* garbage = imported_attribute("gc", "garbage");
    if (garbage && garbage->kind == Kind::list) {
        list_append(*this, static_cast<List*>(garbage), object);
        return;
    }
    if (!garbage_) garbage_ = make_list(*this);
    list_append(*this, garbage_.get(), object);
}

}  // namespace lastref::model
