#include "backends/model/vm/interpreter.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/vm/errors/unraisable.hpp"
#include "backends/model/vm/exit/standard_streams.hpp"
#include "backends/model/vm/imports/compile_costs.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/imports/source_loader.hpp"
#include "backends/model/vm/opcode_support.hpp"
#include "backends/model/vm/program.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

// How many back edges and calls, or steps of native loops, pass between two looks at the clock.
constexpr std::int64_t steps_between_looks = 20'000;

// What standard output holds back, where it is no terminal, until it is flushed.
constexpr std::size_t output_buffer_bytes = 8192;
constexpr int status_of_lost_output = 120;

/// Whether a thread is at work that the program began: it ends before anything else goes on.
bool is_in_thread(const Frame* frame) {
    while (frame && !(frame->code->code->file == "<frozen threading>" && frame->code->code->name == "_run_guarded"))
        frame = frame->previous;
    return frame;
}

}  // namespace

Interpreter::Interpreter(const Profile& the_profile, Environment environment)
    : Run(the_profile, *this), environment_(std::move(environment)) {
    heap.memory().set_limit(environment_.memory_bytes);
    standard_error_waits_ = does(*this, Detail::standard_error_is_held_back) && !environment_.on_terminal;
    heap.budget = steps_between_looks;
    deadline_ = std::chrono::steady_clock::now() + environment_.time;
    heap.making_internals = true;
    modules_ = make_dict(*this);
    builtins_ = make_module(*this, "builtins", find_module_spec("builtins"));
    if (builtins_->spec->fill) builtins_->spec->fill(*this, builtins_.get());
    dict_set(*this, modules_.get(), "builtins", builtins_.get());
    if (profile.python_2) {
        dict_set(*this, static_cast<Dict*>(builtins_->dict), "__name__", intern("__builtin__"));
        dict_set(*this, modules_.get(), "__builtin__", builtins_.get());
    }
    heap.making_internals = false;
}

// Nothing is finalized when the run's memory goes: what the program may see of its end happened in shut_down.
Interpreter::~Interpreter() {
    heap.budget = 0;
    if (stop_reason_ == StopReason::none) stop_reason_ = StopReason::interrupted;
    exit_callbacks.clear();
    held_tracebacks.clear();
}

void Interpreter::stop(StopReason reason, std::string what) {
    if (stop_reason_ == StopReason::none) {
        stop_reason_ = reason;
        stop_text_ = std::move(what);
    }
    heap.budget = 0;
    throw Stopped{};
}

void Interpreter::leave(int status) {
    left_with_ = status;
    held_output_.clear();
    stop(StopReason::interrupted, "os._exit");
}

bool Interpreter::runs_library() const {
    return frame_ && frame_->code->code->file.starts_with("<frozen");
}

void Interpreter::stop_unsupported(const std::string& what) {
    std::string place;
    for (Frame* frame = frame_; frame; frame = frame->previous) {
        const std::string& file = frame->code->code->file;
        if (file.starts_with("<frozen")) continue;
        const compile::Position& position = frame->code->code->positions[frame->instruction_index()];
        place = fmt::format("{}:{}:{}: ", file, position.line, position.column + 1);
        break;
    }
    stop(StopReason::unsupported, place + what);
}

void Interpreter::safe_point() {
    if (stop_reason_ != StopReason::none) throw Stopped{};
    if (heap.attention_wanted) {
        heap.attention_wanted = false;
        heap.budget += std::exchange(heap.budget_reserve, 0);
        heap.collector().safe_point();
        if (heap.budget > 0) return;
    }
    heap.budget = steps_between_looks;
    look_at_limits();
}

void Interpreter::look_at_limits() {
    native_steps_ = steps_between_looks;
    if (environment_.stop.stop_requested()) stop(StopReason::interrupted, "interrupted");
    if (std::chrono::steady_clock::now() <= deadline_) return;
    if (is_in_thread(frame_)) stop_unsupported("a thread that does not end before others go on");
    stop(StopReason::out_of_time, "time limit reached");
}

void Interpreter::count_output(std::string_view text) {
    // A finalizer does not end what it interrupts: that goes on to its next safe point.
    if (stop_reason_ != StopReason::none) throw Stopped{};
    if (text.size() > environment_.output_bytes - std::min(environment_.output_bytes, written_)) {
        stop(StopReason::out_of_output, "output limit reached");
    }
    written_ += text.size();
}

void Interpreter::write_directly(int stream, std::string_view text) {
    count_output(text);
    if (environment_.write) environment_.write(stream, text);
}

void Interpreter::write(int stream, std::string_view text, std::size_t waiting) {
    if (stream != 1 && !standard_error_waits_) return write_directly(stream, text);
    count_output(text);
    if (stream != 1) {
        waiting_errors_ += text;
        if (waiting_errors_.size() >= output_buffer_bytes) flush_waiting_errors();
        return;
    }
    held_output_.insert(held_output_.size() - std::min(waiting, held_output_.size()), text);
    bool line_ends = environment_.on_terminal && text.find('\n') != std::string_view::npos;
    if (held_output_.size() >= output_buffer_bytes || line_ends) flush_output();
}

void Interpreter::flush_waiting_errors() {
    if (environment_.write && !waiting_errors_.empty()) environment_.write(2, waiting_errors_);
    waiting_errors_.clear();
}

void Interpreter::flush_output(std::size_t waiting) {
    const std::size_t size = held_output_.size() - std::min(waiting, held_output_.size());
    if (environment_.write && size > 0) environment_.write(1, std::string_view(held_output_).substr(0, size));
    held_output_.erase(0, size);
}

namespace {

/// What CPython put into __main__ for a file goes at the file's end.
void forget_file(Interpreter& vm) {
    Object* main = does(vm, Detail::main_forgets_file) ? dict_find(vm, vm.modules(), "__main__") : nullptr;
    if (!main || main->kind != Kind::module) return;
    Value kept = share(static_cast<Module*>(main)->dict);
    auto* globals = static_cast<Dict*>(kept.get());
    dict_take(vm, globals, vm.intern("__file__"));
    if (does(vm, Detail::main_forgets_cached)) dict_take(vm, globals, vm.intern("__cached__"));
}

/// CPython does that before it looks at how the program ended.
void flush_after_program(Interpreter& vm) {
    if (vm.profile.family == "cpython") flush_standard_streams(vm, {"stderr", "stdout"});
}

/// How many collections an interpreter has while it starts.
int collections_before(const Profile& profile) {
    if (profile.python_2) return 3;
    if (profile.family != "cpython" || profile.collection_at_start != 0) return 1;
    const int minor = profile.minor();
    return minor <= 10 ? 7 : minor == 11 ? 6 : minor == 12 ? 3 : 2;
}

/// What an interpreter that is kept running makes between its last collection and the program.
constexpr int objects_of_warm_start = 24;

}  // namespace

void Interpreter::list_first_modules() {
    if (profile.collector != CollectorKind::refcount) return heap.track(modules_.get());
    auto list_builtins = [&] {
        if (does(*this, Detail::modules_track_their_dicts)) heap.track(builtins_->dict);
        heap.track(builtins_.get());
        heap.track(builtins_->dict);
    };
    if (does(*this, Detail::sys_modules_is_made_first) || profile.python_2) heap.track(modules_.get());
    if (does(*this, Detail::builtins_are_made_first)) {
        list_builtins();
        heap.track(modules_.get());
    }
    names_of_sys_ = share(import_module(intern("sys"))->dict);
    names_of_builtins_ = share(builtins_->dict);
    heap.track(modules_.get());
    list_builtins();
}

void Interpreter::set_what_was_there_aside() {
    heap.collector().collect(2);
    GenerationControls* generations = heap.collector().generations();
    const bool freezes = profile.minor() >= 7 && environment_.source.find("freeze") == std::string::npos;
    if (generations && freezes) generations->freeze();
}

Value Interpreter::make_main() {
    Ref<Module> main = make_module(*this, "__main__", nullptr);
    dict_set(*this, modules_.get(), "__main__", main.get());
    auto* names = static_cast<Dict*>(main->dict);
    if (does(*this, Detail::main_begins_with_annotations))
        dict_set(*this, names, "__annotations__", make_dict(*this).get());
    dict_set(*this, names, "__builtins__", builtins_.get());
    if (does(*this, Detail::main_goes_on_with_annotations))
        dict_set(*this, names, "__annotations__", make_dict(*this).get());
    return share(names);
}

int Interpreter::run_program(const std::string& file_name) {
    main_file_ = file_name;
    heap.own_stack.begin();
    const bool is_warm = !environment_.imported.empty();
    const bool is_early = does(*this, Detail::main_is_made_early) && !is_warm;
    list_first_modules();
    Value kept;
    if (heap.collector().generations()) {
        if (is_early) kept = make_main();
        for (int i = 0; i < collections_before(profile); ++i) heap.collector().collect(profile.collection_at_start);
    }
    heap.young_count = profile.objects_at_start;
    if (is_warm) set_what_was_there_aside();
    if (!kept) kept = make_main();
    auto* globals = static_cast<Dict*>(kept.get());
    Ref<Str> file = make_string(*this, file_name);
    dict_set(*this, globals, "__file__", file.get());
    if (!profile.python_2) dict_set(*this, globals, "__loader__", make_source_loader(*this, file.get()).get());
    if (does(*this, Detail::main_begins_with_cached)) dict_set(*this, globals, "__cached__", none);
    for (const std::string& module : environment_.imported) {
        imported_.import(profile, module, [](const ImportMakes&) {});
        import_locks_.will_import(module);
    }
    // As warm_interpreter.cpp does it.
    if (is_warm && profile.family == "cpython" && profile.minor() < 13) heap.collector().collect(0);
    if (is_warm && heap.collector().generations()) heap.young_count = objects_of_warm_start;
    Value uncaught;
    try {
        const compile::Code& code = compile_source(environment_.source, file_name, "exec");
        bool was = std::exchange(heap.making_internals, true);
        Ref<CodeObject> object = make_code(*this, code);
        heap.making_internals = was;
        make_compile_costs(*this, code);
        const std::vector<Value> literals = literals_of(*this, object.get());
        run_code(object.get(), globals, nullptr);
        flush_after_program(*this);
        forget_file(*this);
        return 0;
    } catch (Raised& raised) {
        uncaught = std::move(raised.exception);
    }
    flush_after_program(*this);
    // Only the module and the traceback have its names by now: a collection that the report starts finds them there.
    kept = {};
    const bool exits = is_exception(*this, uncaught.get(), CoreType::system_exit);
    int status = handle_uncaught(std::move(uncaught));
    if (!exits || !does(*this, Detail::exits_leave_file)) forget_file(*this);
    return status;
}

int Interpreter::run_main(const std::string& file) {
    int status = run_to_end(file);
    flush_output();
    return status;
}

int Interpreter::run_to_end(const std::string& file) {
    try {
        int status = run_program(file);
        return shut_down() ? status : status_of_lost_output;
    } catch (const Stopped&) {
        if (!left_with_) return 1;
        stop_reason_ = StopReason::none;
        stop_text_.clear();
        return *left_with_;
    } catch (const std::bad_alloc&) {
        if (stop_reason_ == StopReason::none) {
            stop_reason_ = StopReason::out_of_memory;
            stop_text_ = "memory limit reached";
        }
        return 1;
    }
}

namespace {

constexpr int status_mask = 0xff;

/// What `SystemExit(code)` ends the program with, once it was said. PyPy asks for int(code) first.
int exit_status(Interpreter& vm, Object* code) {
    const bool is_pypy = vm.profile.family == "pypy";
    Value number;
    try {
        number = is_pypy ? call(vm, vm.type(CoreType::integer), code) : share(code);
    } catch (Raised&) {
        number = {};
    }
    if (number && is_int(number.get())) {
        const auto* exact = static_cast<const Int*>(number.get());
        return exact->big ? status_mask : static_cast<int>(exact->value & status_mask);
    }
    std::string line = is_pypy ? "" : "\n";
    try {
        line = std::string(str(vm, code)->view()) + "\n";
    } catch (Raised&) {
        // It has nothing to say.
    }
    vm.write_standard_error(line);
    return 1;
}

}  // namespace

void Interpreter::keep_last_exception(Exception* exception) {
    if (!names_of_sys_) {
        Object* known = dict_find(*this, modules_.get(), "sys");
        if (known && known->kind != Kind::module) return;
        names_of_sys_ = share(import_module(intern("sys"))->dict);
    }
    auto* names = static_cast<Dict*>(names_of_sys_.get());
    if (does(*this, Detail::last_exception_is_kept)) dict_set(*this, names, "last_exc", exception);
    dict_set(*this, names, "last_type", exception->type);
    dict_set(*this, names, "last_value", exception);
    dict_set(*this, names, "last_traceback", exception->traceback ? exception->traceback : none);
}

int Interpreter::handle_uncaught(Value exception) {
    if (is_exception(*this, exception.get(), CoreType::system_exit)) {
        Object* code = static_cast<Exception*>(exception.get())->notes_or_value;
        return code && code != none ? exit_status(*this, code) : 0;
    }
    if (profile.family == "pypy") flush_standard_streams(*this, {"stdout"});
    clear(static_cast<Exception*>(exception.get())->left_traceback);
    keep_last_exception(static_cast<Exception*>(exception.get()));
    return print_exception(exception.get());
}

}  // namespace lastref::model
