#include "backends/model/object/errors.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/os_errors.hpp"
#include "backends/model/object/types/instance_size.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace lastref::model {

namespace {

void destroy_exception(Heap& heap, Object* object) {
    auto* exception = static_cast<Exception*>(object);
    heap.untrack(exception);
    // What a kind of exception adds goes first.
    clear(exception->extra1);
    clear(exception->extra2);
    clear(exception->extra3);
    clear(exception->notes_or_value);
    clear(exception->dict);
    clear(exception->args);
    clear(exception->traceback);
    clear(exception->cause);
    clear(exception->context);
    clear(exception->left_traceback);
    heap.free_object(exception, instance_size(exception->type, sizeof(Exception)));
}

bool holds_what_it_names(Run& run, const Object* exception) {
    return does(run, Detail::errors_hold_what_they_name) && is_exception(run, exception, CoreType::type_error);
}

}  // namespace

extern const KindRow exception_kind;
const KindRow exception_kind{
    .name = "exception",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(Exception, extra1), .fixed_count = 10, .attributes_at = 4},
    .weak_offset = offsetof(Exception, weak_references),
    .destroy = destroy_exception,
};

Value make_exception(Run& run, CoreType type, std::string_view message) {
    if (run.profile.python_2) {
        if (type == CoreType::recursion_error) type = CoreType::runtime_error;
        if (type == CoreType::module_not_found_error) type = CoreType::import_error;
    }
    Type* cls = type == CoreType::os_error ? io_error(run) : run.type(type);
    auto made = Ref<Exception>::adopt(run.heap.make<Exception>(Kind::exception, cls));
    Ref<Str> text = make_string(run, message);
    made->args = make_tuple(run, {text.get()}).release();
    // A text is told as it is as long as no handler made the exception; a key, in the tuple that it is given in.
    if (type == CoreType::key_error && run.profile.minor() < 8) made->notes_or_value = share(text.get()).release();
    run.heap.track(made.get());
    return made;
}

namespace {

/// PyPy's handlers give their exception its traceback back when it becomes the context of another.
void give_held_traceback(Run& run, Object* exception) {
    if (HeldTraceback* held = find_held_traceback(run, exception))
        replace(static_cast<Exception*>(exception)->traceback, share(held->traceback.get()));
}

/// Of the innermost handler of `exception` that has one or has begun handlers since; null: none has.
HeldTraceback* last_held_traceback(Run& run, const Object* exception) {
    auto& all = run.held_tracebacks;
    auto found = std::find_if(all.rbegin(), all.rend(), [&](const auto& held) { return held.exception == exception; });
    return found == all.rend() ? nullptr : &*found;
}

}  // namespace

HeldTraceback* find_held_traceback(Run& run, const Object* exception) {
    HeldTraceback* last = last_held_traceback(run, exception);
    return last && last->inner_handlers == 0 ? last : nullptr;
}

void hold_traceback(Run& run, const Object* exception, Value traceback) {
    const bool is_held = run.profile.handlers_hold_tracebacks && !run.profile.exceptions_outlive_handlers;
    if (!is_held || run.handled_exception() != exception) return;
    if (!find_held_traceback(run, exception)) run.held_tracebacks.push_back({exception, std::move(traceback)});
}

void begin_inner_handler(Run& run, const Object* exception) {
    if (HeldTraceback* held = last_held_traceback(run, exception)) ++held->inner_handlers;
}

Value take_held_traceback(Run& run, const Object* exception) {
    HeldTraceback* held = last_held_traceback(run, exception);
    if (!held || held->inner_handlers-- > 0) return {};
    Value taken = std::move(held->traceback);
    run.held_tracebacks.erase(run.held_tracebacks.begin() + (held - run.held_tracebacks.data()));
    // The handler that ends was begun within another of the same exception.
    HeldTraceback* outer = last_held_traceback(run, exception);
    if (outer && outer->inner_handlers > 0) --outer->inner_handlers;
    return taken;
}

void set_context(Run& run, Exception* exception) {
    if (run.profile.exceptions_outlive_handlers) return;
    Object* current = run.handled_exception();
    if (!current || current == exception) return;
    if (run.profile.family == "pypy") give_held_traceback(run, current);
    // A chain that leads back to the new exception is cut where it does; one that is a ring already ends the search.
    auto* slow = static_cast<Exception*>(current);
    bool slow_moves = false;
    for (auto* each = slow; each && each->context;) {
        if (each->context == exception) {
            clear(each->context);
            break;
        }
        each = static_cast<Exception*>(each->context);
        if (each == slow) break;
        if (std::exchange(slow_moves, !slow_moves)) slow = static_cast<Exception*>(slow->context);
    }
    replace(exception->context, share(current));
}

void raise_exception(Run& run, Value exception) {
    set_context(run, static_cast<Exception*>(exception.get()));
    throw Raised{std::move(exception)};
}

void raise_unborn(Run& run, Value exception) {
    bool handles = !run.profile.exceptions_outlive_handlers && run.handled_exception();
    static_cast<Exception*>(exception.get())->unborn = !handles && does(run, Detail::handlers_make_exceptions);
    raise_exception(run, std::move(exception));
}

void raise_about(Run& run, Value exception, std::initializer_list<const Object*> named) {
    if (holds_what_it_names(run, exception.get())) {
        Ref<List> held = make_list(run);
        for (const Object* each : named) {
            if (each) list_append(run, held.get(), const_cast<Object*>(each));
        }
        if (held->size) replace(static_cast<Exception*>(exception.get())->extra3, Value(std::move(held)));
    }
    raise_unborn(run, std::move(exception));
}

void let_go_of_named(Run& run, Object* exception) {
    if (exception && holds_what_it_names(run, exception)) clear(static_cast<Exception*>(exception)->extra3);
}

void bear(Run& run, Object* exception) {
    auto* raised = static_cast<Exception*>(exception);
    if (!std::exchange(raised->unborn, false)) return;
    for (Object* each : {raised->args, exception}) {
        run.heap.untrack(each);
        run.heap.track(each);
    }
}

std::string_view reworded(const Run& run, std::string_view format) {
    for (const Rewording* table : {run.profile.words.rewordings, run.profile.words.common_rewordings}) {
        for (; table && !table->format.empty(); ++table) {
            if (table->format == format) return table->instead;
        }
    }
    return format;
}

void raise_message(Run& run, CoreType type, std::string_view message) {
    raise_unborn(run, make_exception(run, type, reworded(run, message)));
}

void raise_with(Run& run, CoreType type, Object* argument) {
    auto made = Ref<Exception>::adopt(run.heap.make<Exception>(Kind::exception, run.type(type)));
    if (run.profile.exceptions_precede_arguments) run.heap.track(made.get());
    made->args = make_tuple(run, {argument}).release();
    if (type == CoreType::stop_iteration) made->notes_or_value = share(argument).release();
    if (!run.profile.exceptions_precede_arguments) run.heap.track(made.get());
    raise_unborn(run, made);
}

void raise_about_key(Run& run, Object* key) {
    if (key == run.none) raise_unborn(run, call(run, run.type(CoreType::key_error)));
    if (key->kind != Kind::tuple) raise_with(run, CoreType::key_error, key);
    auto* arguments = static_cast<Tuple*>(key);
    raise_unborn(run, run.call(run.type(CoreType::key_error), arguments->items(), arguments->size, nullptr));
}

namespace {

[[noreturn]] void raise_numbered(Run& run, Object* type, int error_number, Object* filename) {
    Value number = make_int(run, error_number);
    Ref<Str> text = make_string(run, os_error_text(error_number));
    if (filename) raise_exception(run, call(run, type, {number.get(), text.get(), filename}));
    if (run.profile.family == "pypy")
        raise_exception(run, call(run, type, {number.get(), text.get(), run.none, run.none, run.none}));
    raise_exception(run, call(run, type, {number.get(), text.get()}));
}

}  // namespace

void raise_os_error(Run& run, int error_number, Object* filename) {
    raise_numbered(run, run.type(CoreType::os_error), error_number, filename);
}

void raise_io_error(Run& run, int error_number, Object* filename) {
    raise_numbered(run, io_error(run), error_number, filename);
}

bool is_exception(Run& run, const Object* exception, CoreType type) {
    return is_subtype(exception->type, run.type(type));
}

}  // namespace lastref::model
