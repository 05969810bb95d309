#pragma once

#include "backends/model/compile/code.hpp"
#include "backends/model/heap/embedder.hpp"
#include "backends/model/object/run.hpp"
#include "backends/model/vm/frame.hpp"
#include "backends/model/vm/generator.hpp"
#include "backends/model/vm/imports/import_costs.hpp"
#include "backends/model/vm/imports/import_locks.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace lastref::model {

/// Why a run ended before its program did.
enum class StopReason : std::uint8_t { none, unsupported, out_of_time, out_of_memory, out_of_output, interrupted };

/// What a run may use, and where its output goes.
struct Environment {
    std::chrono::milliseconds time{10'000};
    std::size_t memory_bytes = std::size_t{2} << 30;
    std::size_t output_bytes = std::size_t{4} << 20;
    std::function<void(int stream, std::string_view)> write;  ///< stream 1: standard output, 2: standard error
    bool on_terminal = false;                                 ///< standard output is line-buffered
    std::stop_token stop;
    std::string source;                  ///< of the program
    std::vector<std::string> arguments;  ///< sys.argv behind the program's name
    std::vector<std::string> imported;   ///< modules that are there from the start: nothing new is made for them
};

/// One run of one program: the objects, the frames, the modules, and everything that the gc, the program and the
/// runtime's shutdown do. Made for a run and thrown away with it; two of them share nothing that is written.
class Interpreter final : public Embedder, public Run {
    std::vector<std::unique_ptr<const compile::Code>> codes_;  ///< first, so that it outlives what other members hold

public:
    Interpreter(const Profile& profile, Environment environment);
    ~Interpreter() override;

    /// Runs the environment's source as `__main__`, then the interpreter's exit as the profile's real one does it.
    /// Returns the exit status.
    int run_main(const std::string& file);

    // Run
    Value call(Object* callable, Object* const* arguments, std::size_t count, Tuple* keyword_names) override;
    void report_unraisable(Object* exception, std::string_view message, Object* where) override;
    void warn(CoreType category, const std::string& message, Object* source, int stack_level) override;

    // Embedder
    void call_finalizer(Object* object) override;
    void call_weak_callback(WeakReference& reference, Object* callback) override;
    void call_import_callback() override;
    void collection_starts(int generation) override;
    void collection_stops(int generation, const CollectionResult& result) override;
    void visit_roots(Roots roots, const std::function<void(Object*)>& visit) override;
    void debug_line(std::string_view text) override;
    void debug_object(std::string_view label, Object* object) override;
    void lack(std::string_view what) override;
    void add_garbage(Object* object) override;

    /// Ends the run with `reason`; Python code never sees it.
    [[noreturn]] void stop(StopReason reason, std::string what);
    /// os._exit: the run is over with this exit status, and nothing else happens.
    [[noreturn]] void leave(int status);
    [[nodiscard]] StopReason stop_reason() const { return stop_reason_; }
    [[nodiscard]] const std::string& stop_text() const { return stop_text_; }

    [[nodiscard]] const std::string& program_file() const { return main_file_; }
    [[nodiscard]] const std::string& program_text() const { return environment_.source; }

    /// Lines `first` to `last` of the program's text, newlines between; empty when `file` is another one or has no such
    /// lines.
    [[nodiscard]] std::string_view source_lines(std::string_view file, int first, int last) const;
    /// One line without the blanks around it.
    [[nodiscard]] std::string_view source_line(std::string_view file, int line) const;

    /// Writes to the program's real standard output (1) or standard error (2), through no Python object. Of what is on
    /// its way to standard output, the last `waiting` bytes come behind.
    void write(int stream, std::string_view text, std::size_t waiting = 0);
    /// Likewise, but past what is on its way.
    void write_directly(int stream, std::string_view text);
    /// Standard output is buffered where it is no terminal; os._exit loses what was not flushed.
    void flush_output(std::size_t waiting = 0);
    void flush_waiting_errors();
    [[nodiscard]] bool standard_error_waits() const { return standard_error_waits_; }

    /// Writes to sys.stderr if the program has it, else to the real one. May raise.
    void write_standard_error(std::string_view text);

    // Frames
    [[nodiscard]] Frame* current_frame() const { return frame_; }
    /// Whether what runs is importlib's callback, which has no frame here, on top of the current one.
    [[nodiscard]] bool in_import_callback() const { return import_callback_on_ && import_callback_on_ == frame_; }
    /// Lets go of it where no frame runs: what dies of it is called by none.
    void let_go_outside_frames(Value value);
    Ref<FrameObject> frame_object(Frame* frame);
    /// Frames of generators that run are the generators' to the collector from here on, or no longer.
    void show_running_generators(bool shown);
    /// Notes the place of the frame in the exception.
    void add_traceback(Frame* frame, Object* exception);
    /// The frame ends: its frame object, if someone else holds it, takes the locals over.
    void finish_frame_object(Frame* frame);
    /// The frame of the program `depth` calls up; null when there are not so many.
    [[nodiscard]] Frame* frame_at(int depth) const;

    /// The call of a class begins whose `__init__` will get a frame, in the loop if `may_be_in_loop`. Raises
    /// RecursionError when there is no room.
    ConstructionLevel enter_construction(bool may_be_in_loop);
    void leave_construction(ConstructionLevel level);
    /// Runs a frame that was pushed; used by calls from native code.
    Value run_function(Function* function, Object* const* arguments, std::size_t count, Tuple* keyword_names);
    /// Runs module, class or exec code with these namespaces.
    Value run_code(CodeObject* code, Dict* globals, Object* locals, Function* function = nullptr);
    /// Resumes a generator's frame: its next yield or its end.
    Resumption run_generator_frame(Generator* generator, Value sent, Value exception);
    /// The frame of a suspended generator is on the stack of frames while what it delegates to gets an exception.
    void enter_delegation(Frame* frame);
    void leave_delegation(Frame* frame);

    // Modules
    /// import: the module `name` out of sys.modules, or made. Raises ModuleNotFoundError; refuses what real Pythons
    /// have.
    Ref<Module> import_module(Str* name);
    /// Raises ImportError once the interpreter has begun to end: nothing new can be imported then.
    void need_imports();
    /// To be called where the real library imports one of its modules: makes what that makes and leaves, unless it is
    /// there. May collect.
    void note_import(std::string_view module);
    /// Whether that was done for the module, on CPython.
    [[nodiscard]] bool was_imported(std::string_view module) const { return imported_.has(module); }
    void make_import_costs(std::string_view module);
    /// Whether what shows tracebacks is there in part only.
    [[nodiscard]] bool is_importing_traceback() const { return imports_traceback_; }
    /// `import name` at a place in a program: `__import__(name, globals, None, from_list, level)`.
    Value import_name(Str* name, Object* from_list, std::int64_t level, Dict* globals);
    [[nodiscard]] Dict* modules() const { return modules_.get(); }
    [[nodiscard]] Module* builtins() const { return builtins_.get(); }
    /// The attribute of a module that was imported already, or null (borrowed).
    Object* imported_attribute(std::string_view module, std::string_view name);

    /// Compiles `source` for exec, eval or an embedded module; raises SyntaxError. Owned by the run.
    const compile::Code& compile_source(std::string_view source, const std::string& file, std::string_view mode);

    /// At exit, after the program: atexit callbacks, last collection, modules torn down. Set while it runs.
    enum class Phase : std::uint8_t { running, exit_callbacks, last_collection, finalizing };
    [[nodiscard]] Phase phase() const { return phase_; }
    /// At the very end of the exit, when sys is cleared: nobody can print any more.
    [[nodiscard]] bool streams_are_gone() const { return streams_are_gone_; }

    /// Called in reverse order at exit (atexit.register): tuples of a callable, its arguments, and keywords or None.
    std::vector<Ref<Tuple>> exit_callbacks;

    /// The uncaught exception's report, by sys.excepthook or as the interpreter prints it, to standard error. Gives the
    /// status that the program ends with then.
    int print_exception(Object* exception);

    /// The stream that sys.stdout is at first; null until something is printed or `sys` imported. What is printed to
    /// it goes out directly.
    Value standard_output;
    bool standard_output_is_open = true;

    /// sys.argv: the program's file and the arguments behind it.
    Value make_argv();

    /// sys.set_asyncgen_hooks.
    Value async_first_hook;
    Value async_finalizer_hook;

    /// State that library modules keep for the run, by module file; freed with the run.
    struct Extension {
        virtual ~Extension() = default;
    };
    template <class T>
    T& extension() {
        const void* key = &extension_key<T>;
        for (auto& [known, state] : extensions_) {
            if (known == key) return static_cast<T&>(*state);
        }
        extensions_.emplace_back(key, std::make_unique<T>());
        return static_cast<T&>(*extensions_.back().second);
    }

    /// Between two bytecodes: limits, stops, automatic collections, queued finalizers.
    void safe_point();
    void look_at_limits() override;

protected:
    [[nodiscard]] bool runs_library() const override;
    void stop_unsupported(const std::string& what) override;

private:
    /// Puts sys, sys.modules and builtins into the collector's lists, in the order in which an interpreter makes them:
    /// where they stand decides what an exit finds first.
    void list_first_modules();
    /// Makes `__main__`, and gives its names.
    Value make_main();
    /// What was there goes out of the way of collections, as warm_interpreter.cpp does it before a program runs.
    void set_what_was_there_aside();
    /// sys.last_value and its like.
    void keep_last_exception(Exception* exception);

    template <class T>
    static constexpr char extension_key = 0;

    Resumption execute(Frame* frame, Object* raised);
    /// Requires room for a frame (check_recursion).
    Frame* push_frame(Function* function, CodeObject* code);
    void pop_frame(Frame* frame);
    /// The frame of a call is counted where it is an object.
    void begin_frame(CodeObject* code);
    /// Where frames are tracked when they begin, makes the object of this one.
    void list_frame(Frame* frame);
    /// Calls what a type has for an operation: built-in functions without a level of recursion of their own.
    Value call_slot(Object* callable, Object* const* arguments, std::size_t count, Tuple* names);
    void abandon_frame(Frame* frame);
    void clear_and_release(Frame* frame);
    void leave_frames(Frame* frame);
    /// Does what the heap asks for between two steps of the program, which neither sees nor changes what is handled
    /// there. What ends the run meanwhile is remembered.
    template <class Work>
    void interrupt_with(Work work);
    void clear_frame(Frame* frame);
    void drop_locals(Frame* frame, std::size_t count);
    void bind_arguments(Frame* frame, Function* function, Object** arguments, std::size_t count, Tuple* keyword_names);
    Frame* make_call_frame(Function* function, Object* const* arguments, std::size_t count, Tuple* keyword_names);
    Frame* make_unpacked_frame(Function* function, Object* arguments, Object* keywords);
    Value call_type(Type* type, Object* const* arguments, std::size_t count, Tuple* keyword_names);
    int run_to_end(const std::string& file);
    int run_program(const std::string& file_name);
    int handle_uncaught(Value exception);
    /// Whether all output was written.
    bool shut_down();
    void finalize();
    void finalize_modules();
    void clean_up_imports();
    void hold_callers(bool held);
    void hold_handled_tracebacks();
    void show_running_frames(bool shown);
    void call_gc_callbacks(const char* phase, int generation, const CollectionResult& result);
    /// True when the exception of an exit callback was printed: it does not go to sys.unraisablehook.
    bool report_exit_callback(Object* exception);
    void delete_special_names();

    char* allocate_stack(std::size_t bytes) {
        bytes = (bytes + 15) & ~std::size_t{15};
        if (bytes > static_cast<std::size_t>(stack_end_ - stack_next_)) enter_next_chunk(bytes);
        return std::exchange(stack_next_, stack_next_ + bytes);
    }
    void release_stack(char* start) {
        stack_next_ = start;
        if (start == stack_start_) leave_chunk();
    }
    void enter_next_chunk(std::size_t bytes);
    void leave_chunk();
    Frame* push_plain_frame(Function* function, CodeObject* code, Object** arguments);
    void drop_frame(Frame* frame);
    void pop_plain_frame(Frame* frame);

    Environment environment_;
    Frame* frame_ = nullptr;
    const Frame* import_callback_on_ = nullptr;  ///< the caller of that callback, while it runs
    const Frame* returning_to_ = nullptr;        ///< the caller in the same loop of a frame whose locals die
    std::vector<Value> held_while_collecting_;   ///< tracebacks of what is handled
    struct StackChunk;
    StackChunk* chunk_ = nullptr;
    char* stack_start_ = nullptr;  ///< of the newest piece of the data stack
    char* stack_next_ = nullptr;
    char* stack_end_ = nullptr;
    Ref<Dict> modules_;
    Ref<Module> builtins_;
    Value names_of_sys_;  ///< the interpreter holds both, besides their modules
    Value names_of_builtins_;
    Module* sys_at_exit_ = nullptr;  ///< while the modules are taken apart: it is still asked for a hook
    ImportLocks import_locks_;
    ImportedModules imported_;
    bool imports_traceback_ = false;
    std::vector<std::pair<const void*, std::unique_ptr<Extension>>> extensions_;
    Ref<List> garbage_;
    StopReason stop_reason_ = StopReason::none;
    std::string stop_text_;
    std::optional<int> left_with_;
    Phase phase_ = Phase::running;
    bool streams_are_gone_ = false;
    bool standard_error_waits_ = false;  ///< what is written there, for somebody to flush it
    std::string waiting_errors_;
    bool sources_are_gone_ = false;  ///< at the end, when nothing can be imported to read them with
    void count_output(std::string_view text);
    std::size_t written_ = 0;
    std::string held_output_;
    std::string main_file_;
    bool finders_are_left_ = false;                 ///< at exit, as long as sys.meta_path is not None
    mutable std::vector<std::size_t> line_starts_;  ///< of environment_.source; empty until asked
    std::chrono::steady_clock::time_point deadline_;
    std::int64_t steps_ = 0;
};

/// A types.SimpleNamespace.
Value make_namespace(Run& run, std::initializer_list<std::string_view> names, std::initializer_list<Value> values);

inline Interpreter& interpreter_of(Run& run) {
    return static_cast<Interpreter&>(run);
}

}  // namespace lastref::model
