#pragma once

#include "backends/model/heap/mutant.hpp"
#include "backends/model/heap/wordings.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lastref::model {

enum class CollectorKind : std::uint8_t { none, refcount, incremental, tracing };
enum class Order : std::uint8_t { first_to_last, last_to_first };
/// When automatic collections of the reference runtime may run.
enum class AutomaticCollection : std::uint8_t { in_allocation, at_safe_point };
/// What one object that comes back to life does to the rest of the same trash.
enum class ResurrectionSpares : std::uint8_t { everything, only_what_it_reaches };
/// When weak references of trash without callback are cleared.
enum class WeakClearing : std::uint8_t { before_finalizers, after_finalizers };
/// How gc.set_debug's statistics come to sys.stderr: in which pieces, and whether frozen objects are among them.
enum class DebugStatistics : std::uint8_t { pieces, pieces_with_frozen, paragraphs };
/// What happens to positional arguments that the caller pushed.
enum class ArgumentOwner : std::uint8_t { caller, callee };
/// What the count that starts collections counts.
enum class CountedObjects : std::uint8_t { made, tracked };
enum class ImmortalObjects : std::uint8_t { none, singletons_and_small_integers, interned_strings_too };
enum class DictTracking : std::uint8_t { only_with_tracked_content, always };
/// Whether a class has `__dict__` and `__weakref__` descriptors of its own (before 3.15) or shares them.
enum class ClassDescriptors : std::uint8_t { own, shared };
/// Which AttributeErrors that a program raises itself get to know the object whose attribute was read.
enum class ErrorContext : std::uint8_t { none, of_getattr, all };
/// Which suspended generators are closed when they die: all, or those whose code has a try or with (PyPy).
enum class GeneratorFinalizer : std::uint8_t { always, when_code_yields_inside_try };
/// What the interpreter's exit finalizes besides running exit callbacks and flushing files.
enum class ExitFinalizes : std::uint8_t { nothing, everything };
/// What a `__del__` that is added to an existing class does.
enum class LateFinalizers : std::uint8_t { honoured, ignored };
/// Where attributes of instances live.
enum class InstanceAttributes : std::uint8_t { dict, inline_values };
/// What a dict that is made by reading `__dict__` does with inline values: takes them; takes them and shares the
/// class's keys; leaves them inside and is no part of its object to a collector (3.13).
enum class ReadAttributes : std::uint8_t { moved, shared, embedded };

/// Where the attribute values of a new instance lie that need no dict.
enum class ValuesPlace : std::uint8_t { dict, block_of_their_own, inside };
/// Which dicts have no table of their own while they are empty.
enum class TablelessDicts : std::uint8_t { none, plain, all };
/// How many items a list that is filled from something of known length has room for.
enum class FirstRoom : std::uint8_t { as_grown, as_many, as_many_made_even };

/// Which built-in types are called without C's recursion being counted: those with a vectorcall of their own.
enum class QuickTypes : std::uint8_t { none, all_but_str, all };
/// Which calls of a class run its `__init__` in the interpreter's loop, above a frame of its own, not through C.
enum class ConstructionsInLoop : std::uint8_t { none, without_defaults, all };
/// What becomes of one that has no room for both frames.
enum class ConstructionAtLimit : std::uint8_t { fails, passes, goes_through_native };
/// What ends how deep calls nest.
struct RecursionFacts {
    /// Calls through C have a counter of their own, which sys.setrecursionlimit leaves alone (3.12).
    bool native_apart = true;
    int native_limit = 10000;            ///< of that one; 0: the C stack's end decides (3.14)
    int native_entry = 2;                ///< what Python code that is called from C takes of it (3.12 and 3.13)
    bool quick_functions_count = false;  ///< built-in functions that take their arguments as a vector (to 3.10)
    QuickTypes quick_types = QuickTypes::all;
    ConstructionsInLoop constructions = ConstructionsInLoop::all;  ///< (3.13, 3.14)
    ConstructionAtLimit construction_at_limit =
        ConstructionAtLimit::goes_through_native;  ///< fails in 3.13, passes in 3.14
};

/// Sizes of the real runtime's objects and of its small-object allocator, in bytes.
struct MemoryFacts {
    std::uint32_t pool_bytes = 16384;
    std::uint32_t arena_bytes = 1 << 20;
    std::uint32_t collector_header = 16;     ///< in front of objects that take part in cycles
    std::uint32_t attributes_in_front = 16;  ///< in front of those whose class has a dict (from 3.12: or weak list)
    bool weak_list_in_front = true;          ///< (3.12)
    std::uint32_t dict_behind = 0;           ///< at the end of those whose class has a dict
    std::uint32_t weak_list_behind = 0;      ///< likewise with a weak list
    ValuesPlace values = ValuesPlace::inside;
    std::uint32_t dict_keys_header = 32;
    bool string_keys_take_less = true;               ///< tables with nothing but string keys hold no hashes (3.11)
    TablelessDicts tableless = TablelessDicts::all;  ///< plain: from 3.8 on, not what `dict()` makes
    std::uint32_t string_header = 40;                ///< of ASCII text; others take 16 more
    bool zero_has_digit = true;                      ///< (3.11)
    bool lists_grow_to_fours = true;                 ///< (3.9)
    FirstRoom first_room = FirstRoom::as_many_made_even;
    bool byte_arrays_hold_bytes = false;  ///< (3.15)
    std::uint32_t shared_keys = 768;      ///< a class's, for the attributes of its instances
    bool attributes_hide_traces = false;  ///< tracemalloc misses objects with something of theirs in front (3.11)
    bool frames_are_objects = false;      ///< generators have one (to 3.10)
};

/// Everything in which versions of the runtimes differ, as data. A version is a row (profile_rows.hpp); the source of
/// each figure is a measurement on that version. Read-only and shared by all runs.
struct Profile {
    std::string_view name;          ///< "cpython-3.13"
    std::string_view family;        ///< "cpython" or "pypy"
    std::array<int, 3> version{};   ///< of the implementation
    std::array<int, 3> language{};  ///< of the Python language

    bool python_2 = false;  ///< the language: print statement, classic division, lists where Python 3 has views

    CollectorKind collector = CollectorKind::refcount;

    // The cyclic collector.
    std::array<std::uint32_t, 3> thresholds{2000, 10, 10};
    int collection_at_start = 0;  ///< the generation of the one between what the interpreter makes and the program
    CountedObjects counted = CountedObjects::made;
    AutomaticCollection automatic = AutomaticCollection::at_safe_point;
    ResurrectionSpares resurrection = ResurrectionSpares::only_what_it_reaches;
    WeakClearing weak_clearing = WeakClearing::before_finalizers;
    bool legacy_finalizers = false;            ///< `__del__` makes a cycle uncollectable (2.7)
    bool debugged_objects_have_sorts = false;  ///< gc.DEBUG_INSTANCES, gc.DEBUG_OBJECTS (2.7)
    bool collections_call_back = true;         ///< gc.callbacks (3.3)
    bool collect_counts_resurrected = false;   ///< 3.6: gc.collect() counts what came back
    bool refs_of_finalizers_dead_at_clear =
        false;  ///< weak references made by a finalizer die before tp_clear (3.13.18)
    DictTracking dict_tracking = DictTracking::only_with_tracked_content;
    bool atomic_tuples_born_untracked = false;      ///< 3.14
    bool atomic_frozensets_born_untracked = false;  ///< 3.15
    bool statistics_have_duration = false;          ///< 3.15: candidates, duration
    DebugStatistics debug_statistics = DebugStatistics::paragraphs;

    bool weak_containers_iterate_copies = false;  ///< 3.14

    std::uint32_t own_objects = 4000;    ///< about how many tracked ones the interpreter itself has; modules reach them
    std::uint32_t objects_at_start = 0;  ///< that count towards the first collection before the program makes any
    std::uint32_t own_stray_objects = 0;  ///< others, which nothing does that the incremental collector begins at

    // The tracing collector.
    std::size_t nursery_bytes = std::size_t{32} << 20;          ///< a minor collection when this much is new
    std::size_t smallest_major_bytes = std::size_t{256} << 20;  ///< no automatic major collection below this
    bool callbacks_come_late = false;  ///< weak containers do not rely on them to count what they hold
    std::string_view dead_proxy_text = "weakly-referenced object no longer exists";

    // Objects.
    InstanceAttributes attributes = InstanceAttributes::inline_values;
    bool empty_slots_tracked = true;  ///< instances of `__slots__ = ()` have a gc header (3.8)
    ReadAttributes read_attributes = ReadAttributes::moved;
    bool emptied_dicts_have_own_keys = false;  ///< a dict that shares keys: cleared, or empty and updated (before 3.13)
    ImmortalObjects immortal = ImmortalObjects::singletons_and_small_integers;
    std::int64_t immortal_count = 4294967295;
    int largest_cached_integer = 256;
    bool weak_types_are_builtins = false;    ///< `<class 'weakref'>`, `<class 'weakproxy'>` (before 3.10)
    bool types_are_generic = true;           ///< `list[int]` (3.9)
    bool types_unite = true;                 ///< `int | None` (3.10)
    bool sort_extends_reversed_runs = true;  ///< list.sort goes on behind a descending run (3.13)
    bool result_tuples_reused = true;  ///< zip, enumerate, dict.items() keep their last tuple for reuse (not PyPy)
    bool sets_keep_insertion_order = false;   ///< PyPy's sets; CPython's go by hash
    bool tuple_hashes_are_products = false;   ///< (to 3.7)
    bool dicts_go_by_hash = false;            ///< and hashes are those of Python 2
    bool identity_by_value = false;           ///< `is` compares ints, floats and short strings by value (PyPy)
    bool variable_sized_take_extras = false;  ///< subclasses of int, bytes, tuple have weak references, slots (PyPy)
    /// How deep destruction goes before the trashcan takes what is left; 0: as far as C's recursion may (3.13).
    std::uint32_t destruction_depth = 0;
    bool trashcan_takes_finalizers = true;  ///< deep chains of objects with finalizers die at once (3.8)
    bool functions_are_cleared = true;      ///< the collector can break a cycle at a function (3.8)

    ClassDescriptors class_descriptors = ClassDescriptors::own;
    GeneratorFinalizer generator_finalizer = GeneratorFinalizer::always;
    ExitFinalizes exit_finalizes = ExitFinalizes::everything;
    bool modules_are_emptied = false;  ///< when they die, and at the exit one after the other (2.7)
    bool unstarted_generators_close =
        true;  ///< a generator that never ran is closed by its finalizer like any (not in 3.12, 3.13)
    bool coroutines_close = true;              ///< a dropped coroutine is closed: its finally clauses run (not on PyPy)
    bool container_subclasses_inline = false;  ///< list and dict subclasses keep attributes inside, too (3.14)
    bool slotted_take_weak_references = false;  ///< instances without `__weakref__`, exceptions too (PyPy)
    bool freed_instances_rest = false;          ///< the place of an instance is given out one later than freed (3.13)
    bool objects_have_sizes = true;             ///< sys.getsizeof works (not on PyPy)
    LateFinalizers late_finalizers = LateFinalizers::honoured;
    bool call_sites_hold_methods = false;    ///< code holds the method that it found last under each name (PyPy)
    bool tables_keep_moved_entries = false;  ///< dicts and sets hold copies of entries that they moved (PyPy)
    bool callable_proxies_compare = true;    ///< as what they stand for; else by identity (PyPy)
    bool ended_call_iterators_hold = false;  ///< iter(callable, sentinel) keeps its callable when it ends (PyPy 8)
    std::uint32_t tee_block_values = 57;     ///< itertools.tee shares its values in blocks of so many
    bool every_import_call_locks = false;    ///< that is not a statement: __import__(), text files (PyPy 7.3)
    int import_callback_line = 0;            ///< where importlib's callback of a lock says it is (PyPy)
    bool exports_prevent_closing = true;     ///< a BytesIO with a memoryview cannot be closed (not PyPy)
    bool exports_prevent_resizing = true;    ///< a bytearray with a memoryview cannot be resized

    bool string_subclasses_inline = false;  ///< attributes of theirs may live inside (3.14)
    bool mro_precedes_descriptors = true;   ///< of those that a new class is given, in the order of birth (3.10)

    // Frames.
    Order locals_die = Order::first_to_last;
    ArgumentOwner arguments = ArgumentOwner::callee;
    bool star_arguments_moved = true;  ///< calls with `*seq` or keywords hand their arguments over (3.12, PyPy)
    Order call_operands_die = Order::first_to_last;  ///< arguments that a native call leaves on the stack
    Order star_call_operands_die =
        Order::first_to_last;  ///< callable, arguments, keywords of `f(*a, **k)` (last first: 3.14)
    Order failed_operands_die = Order::last_to_first;  ///< of what raised; first to last to 3.13
    Order binary_operands_die = Order::first_to_last;
    Order compare_operands_die = Order::first_to_last;
    Order item_operands_die = Order::first_to_last;
    bool borrowed_locals = false;  ///< sys.getrefcount(local) is 1 (3.14)
    bool locals_snapshot = true;   ///< locals() is a fresh dict (3.13)
    bool closing_unwinds = false;  ///< operands of a dropped generator die before its locals, the last first (3.12)
    bool frames_are_tracked_when_they_end = true;  ///< before that nobody's collection sees a frame object (3.7)
    bool frames_are_objects = false;  ///< a generator has one from its start on; none holds its function (to 3.10)
    bool ended_generators_keep_callers = false;  ///< frames of theirs in a traceback, that is (3.12, 3.13)
    /// 3.15: a loop holds a list, tuple, string or bytes and a position, no iterator, and a generator expression what
    /// it was given.
    bool loops_keep_sequences = false;
    bool while_tests_at_end = false;        ///< once more behind the body, before the jump back (3.12, 3.13)
    bool inlined_comprehensions = true;     ///< list, set and dict comprehensions have no frame (3.12)
    bool deferred_annotations = false;      ///< 3.14
    bool list_comprehensions_leak = false;  ///< their variables are those of the scope around (2.7)
    /// The last exception stays handled until its function returns, with its traceback, which it does not have itself
    /// (2.7).
    bool exceptions_outlive_handlers = false;
    bool stops_leave_generators = false;  ///< a StopIteration inside one just ends it (to 3.6)
    bool quiet_close_drops_frame = true;  ///< closing a generator without handlers throws nothing into it (3.13)
    bool finished_generator_frames_know_caller = true;  ///< f_back stays when a generator ends (3.12, 3.13)
    bool f_locals_survive_clear = false;       ///< frame.clear() keeps the dict that f_locals gave out (to 3.12)
    bool attribute_errors_hold_object = true;  ///< AttributeError.obj (3.10)
    bool exceptions_precede_arguments = true;  ///< built-in ones are made before their tuple of arguments (3.14)
    ErrorContext attribute_error_context = ErrorContext::all;
    bool deletion_errors_hold_object = false;   ///< and those of storing (3.13)
    bool ended_table_iterators_hold = false;    ///< those of dicts and sets keep them until they die (PyPy)
    bool exhausted_list_reversals_hold = true;  ///< reversed(list) lets go of the list only when it dies (3.13)
    bool classes_know_attributes = false;       ///< instances order first what `__static_attributes__` tells (3.14)
    bool exits_leave_no_traceback = false;  ///< what __exit__ added to the exception's is gone behind the `with` (3.10)
    bool thrown_get_context = true;         ///< an exception thrown into a generator that handles one (3.9)
    bool throw_of_three_deprecated = true;  ///< generator.throw(type, value, traceback) warns (3.12)
    bool close_returns_value = true;        ///< generator.close(): what the generator returned (3.13)
    bool ended_async_generators_stop = true;   ///< athrow() into one: StopIteration, never the exception (not PyPy)
    bool failed_frames_keep_operands = false;  ///< those that an exception left, in its traceback (PyPy)
    bool suspended_frames_stay = true;         ///< frame.clear() refuses those of suspended generators (3.13)

    RecursionFacts recursion{};

    // Streams.
    std::uint32_t stream_buffer_bytes = 8192;  ///< io.DEFAULT_BUFFER_SIZE
    std::uint32_t file_buffer_bytes = 4096;    ///< what open() gives a file: its blocks' size (before 3.14)
    std::string_view default_encoding = "UTF-8";
    bool full_text_is_written_first = false;  ///< text that would overfill what waits finds it written (3.8 to 3.12)
    bool whole_buffers_are_written = true;    ///< bytes that fill a buffer do not wait in it (3.13)
    bool newline_decoders_tracked = true;     ///< (3.12)
    bool derived_streams_show_their_name = true;         ///< repr of an instance of a program's class (3.12)
    bool failing_close_of_dead_file_is_reported = true;  ///< (3.13)

    // Values.
    bool sum_is_compensated = true;  ///< of floats (3.12)

    MemoryFacts memory{};

    // Reports.
    bool set_name_errors_are_noted = true;       ///< what `__set_name__` raises goes on with a note (3.12)
    std::uint8_t syntax_error_details = 6;       ///< how many a SyntaxError takes; 4: exactly
    bool group_conditions_are_callables = true;  ///< of split(), not only functions (3.13)
    bool property_subclasses_keep_docs = true;   ///< what they are given as `doc` (3.12)
    bool properties_have_names = true;           ///< `property.__name__` (3.13)
    Wordings words{};
    bool handlers_hold_tracebacks = false;     ///< besides the exception, until the handler ends (up to 3.10)
    bool handler_names_go_first = false;       ///< the name of a handler is gone before its exception is (3.7 and 3.8)
    bool unraisable_finalizers_bound = false;  ///< reports name the bound method, not the function (up to 3.6)

    /// The minor version of Python 3; 0 for Python 2, which has what every Python 3 has unless something says
    /// otherwise.
    [[nodiscard]] constexpr int minor() const { return language[0] < 3 ? 0 : language[1]; }

    /// Whether this is a profile with that deliberate fault.
#ifdef LASTREF_MUTANTS
    [[nodiscard]] constexpr bool is_mutant(Mutant which) const {
        return mutant == which;
    }
    Mutant mutant = Mutant::none;
#else
    [[nodiscard]] constexpr bool is_mutant(Mutant) const {
        return false;
    }
#endif
};

/// The rows, oldest first; the address of each is stable.
const Profile* find_profile(std::string_view name);
const Profile* const* all_profiles(std::size_t& count);

}  // namespace lastref::model
