#pragma once

#include "backends/model/object/containers/shared_dicts.hpp"
#include "backends/model/object/core_types.hpp"
#include "backends/model/object/ref.hpp"
#include "backends/model/object/types/type.hpp"

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lastref::model {

/// Thrown by natives: a Python exception on its way. The exception object is complete (type, arguments, context).
struct Raised {
    Value exception;
};

/// Thrown when the run as a whole has to end: a limit, a stop, something unsupported. Python code never sees it.
struct Stopped {};

/// A traceback that a handler holds, and whose it was.
struct HeldTraceback {
    const Object* exception;
    Value traceback;
    int inner_handlers = 0;  ///< of the same exception, that began since
};

/// The interned strings of a run.
class StringTable {
public:
    /// The one interned Str with this text. Borrowed; lives as long as the run.
    Str* intern(Run& run, std::string_view text);
    /// The same, where `text` itself becomes the one if there was none.
    Str* adopt(Str* text);

private:
    /// Open addressing; places without a string are free.
    struct Entry {
        std::uint64_t hash = 0;
        Str* string = nullptr;
    };

    [[nodiscard]] Entry& find(std::string_view text, std::uint64_t hash);
    void grow();

    std::vector<Entry> entries_ = std::vector<Entry>(1024);
    std::size_t used_ = 0;
};

/// Everything that one run of a program can change. The object layer sees this much; the VM's Interpreter is the rest.
struct Run {
    Run(const Profile& profile, Embedder& embedder);
    virtual ~Run();
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    const Profile& profile;
    Heap heap;
    StringTable strings;

    // Singletons and caches, borrowed by everyone; they live as long as the run.
    Object* none = nullptr;
    Object* true_ = nullptr;
    Object* false_ = nullptr;
    Object* ellipsis = nullptr;
    Object* not_implemented = nullptr;
    Tuple* empty_tuple = nullptr;
    Str* empty_string = nullptr;
    Bytes* empty_bytes = nullptr;
    Object* empty_frozenset = nullptr;   ///< where all of them are one (up to CPython 3.9); null until needed
    std::array<Str*, 256> characters{};  ///< one-character strings up to U+00FF, null until needed
    static constexpr int smallest_cached_integer = -5;
    std::array<Int*, 1024 + 1 + 5> small_integers{};  ///< null until needed

    std::array<Str*, static_cast<std::size_t>(SpecialName::count)> special_names{};
    std::array<Type*, static_cast<std::size_t>(CoreType::count)> core_types{};
    std::unordered_map<const TypeSpec*, Type*> library_types;
    std::uint32_t last_version = 0;  ///< of dicts and types
    SharedDicts shared_dicts;
    std::array<Object*, 2> instance_descriptors{};  ///< `__dict__` and `__weakref__` where all classes share them
    int told_recursion_limit = 1000;                ///< what the program asked for
    double switch_interval = 0.005;
    std::uint32_t most_text_digits = 4300;  ///< of a decimal number that becomes text or comes from it; 0: any

    /// What find_in_mro found lately, by type version and interned name.
    struct LookupEntry {
        std::uint32_t version = 0;
        Str* name = nullptr;
        Object* found = nullptr;
    };
    std::array<LookupEntry, 1024> lookups{};

    /// The exceptions being handled: one state for the main line and one for each running generator.
    struct HandledState {
        Object* exception = nullptr;  ///< owned, null: none
        Object* traceback = nullptr;  ///< of it, owned, where exceptions do not have theirs themselves
        HandledState* outer = nullptr;
    };
    HandledState main_handled;
    HandledState* handled = &main_handled;
    /// The innermost exception being handled (sys.exc_info), null when none. Borrowed.
    [[nodiscard]] Object* handled_exception() const {
        const HandledState* state = handled_state();
        return state ? state->exception : nullptr;
    }
    [[nodiscard]] const HandledState* handled_state() const {
        for (const HandledState* state = handled; state; state = state->outer) {
            if (state->exception) return state;
        }
        return nullptr;
    }

    [[nodiscard]] Type* type(CoreType which) {
        Type* found = core_types[static_cast<std::size_t>(which)];
        return found ? found : make_core_type(which);
    }
    [[nodiscard]] Str* name(SpecialName which) {
        Str* found = special_names[static_cast<std::size_t>(which)];
        return found ? found : make_special_name(which);
    }
    [[nodiscard]] Str* intern(std::string_view text) { return strings.intern(*this, text); }

    /// Calls any callable. `arguments` are `count` positional ones followed by one value a name in `keyword_names` (may
    /// be null). All borrowed.
    virtual Value call(Object* callable, Object* const* arguments, std::size_t count, Tuple* keyword_names) = 0;

    /// Reports an exception that nobody can catch (sys.unraisablehook). `where` may be null; `message` as in
    /// "Exception ignored in".
    virtual void report_unraisable(Object* exception, std::string_view message, Object* where) = 0;

    /// Ends the run: something that the model does not have. `what` names it ("module socket", "method str.foo").
    [[noreturn]] void refuse(const std::string& what);

    /// warnings.warn(message, category), as C code issues one. May raise. `source` may be null.
    virtual void warn(CoreType category, const std::string& message, Object* source, int stack_level = 1) = 0;

    [[noreturn]] void raise_recursion_error(const char* where);
    /// Raises RecursionError when there are as many frames as may be.
    void check_recursion() {
        if (recursion_depth >= recursion_limit) raise_recursion_error("");
    }
    /// Goes `levels` deeper into what C code nests (repr of repr, a call from native code); raises RecursionError when
    /// that is too deep.
    void enter_native(const char* where, int levels = 1) {
        int& depth = native_is_apart_ ? heap.native_depth : recursion_depth;
        int limit = native_is_apart_ ? native_limit_ : recursion_limit;
        if (depth + levels > limit || heap.own_stack.is_used_up()) stop_native_recursion(where);
        depth += levels;
    }
    void leave_native(int levels = 1) { (native_is_apart_ ? heap.native_depth : recursion_depth) -= levels; }
    int recursion_depth = 0;  ///< how many frames there are; and levels of C code, where those are not counted apart
    int recursion_limit = 1000;

    /// Classes that caches of attributes hold until the next gc.collect().
    std::vector<Value> cached_classes;

    /// Tracebacks that handlers hold although their exceptions do not any more.
    std::vector<HeldTraceback> held_tracebacks;

    /// What loops in native code calls at each step: ends the run when its limits are reached. Collects nothing.
    void native_step() {
        if (--native_steps_ <= 0) look_at_limits();
    }

    /// Whether the Python code that runs is the library's own.
    [[nodiscard]] virtual bool runs_library() const = 0;

    std::vector<Object*> in_repr;  ///< containers whose repr is being made, outermost first

protected:
    /// Throws Stopped when time is up, or a stop was asked for.
    virtual void look_at_limits() = 0;
    std::int64_t native_steps_ = 0;  ///< until the next look

    /// Throws Stopped after noting what is unsupported and where.
    virtual void stop_unsupported(const std::string& what) = 0;

private:
    [[noreturn]] void stop_native_recursion(const char* where);

    bool native_is_apart_;
    int native_limit_;

    Type* make_core_type(CoreType which);
    Str* make_special_name(SpecialName which);
};

/// Holds levels of recursion through C; raises RecursionError "maximum recursion depth exceeded" + where.
class RecursionGuard {
public:
    explicit RecursionGuard(Run& run, const char* where = "", int levels = 1) : run_(run), levels_(levels) {
        run.enter_native(where, levels);
    }
    ~RecursionGuard() { run_.leave_native(levels_); }
    RecursionGuard(const RecursionGuard&) = delete;
    RecursionGuard& operator=(const RecursionGuard&) = delete;

private:
    Run& run_;
    int levels_;
};

/// Whether the version of the language has a method or an attribute of a built-in type.
template <class Row>
bool is_offered(const Run& run, const Row& row) {
    if (row.since == only_python_2) return run.profile.python_2;
    if (row.since == only_cpython_3)
        return run.profile.family == "cpython" && !run.profile.python_2 && run.profile.minor() <= row.until;
    if (row.since == only_pypy) return run.profile.family == "pypy" && run.profile.minor() <= row.until;
    if (row.since == from_3_10_or_pypy) return run.profile.family == "pypy" || run.profile.minor() >= 10;
    if (row.since == to_3_11_or_pypy) return run.profile.family == "pypy" || run.profile.minor() <= 11;
    return row.since <= run.profile.minor() && run.profile.minor() <= row.until;
}

inline Run& run_of(const Object* object) {
    return *object->type->run;
}

}  // namespace lastref::model
