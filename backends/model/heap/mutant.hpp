#pragma once

#include <cstdint>

/// Deliberate faults of the models: X(name, runtimes, what is broken). A suite of cases is worth what it notices of
/// them. `runtimes` names the predicate in mutants.cpp that tells on which profiles a fault can show.
// clang-format off
#define LASTREF_MUTANT_ROWS(X) \
    /* Weak references. */ \
    X(weak_references_stay, counting, "a weak reference gives its object although that is dead") \
    X(weak_references_of_trash_stay, counting, "weak references to trash are cleared when it is freed") \
    X(weak_references_outlive_finalizers, clearing_first, "weak references to trash are cleared after its finalizers") \
    X(weak_references_precede_finalizers, clearing_late, "weak references to trash are cleared before its finalizers") \
    X(weak_callbacks_reversed, any, "callbacks of weak references to one object are called oldest first") \
    X(weak_callbacks_of_trash_reversed, counting, "callbacks of weak references to trash are called last to first") \
    X(weak_callback_twice, any, "a weak reference's callback is called twice") \
    X(weak_callback_never, any, "a weak reference's callback is never called") \
    X(weak_callback_of_trash_called, counting, "weak references that are trash themselves call back") \
    /* Finalizers and resurrection. */ \
    X(finalizer_twice, any, "__del__ is called twice") \
    X(finalizer_never, any, "__del__ is never called") \
    X(finalizer_waits_for_collection, counting, "an object with __del__ dies in a collection only, cycle or not") \
    X(finalizers_of_trash_reversed, counting, "finalizers of trash run youngest first") \
    X(finalized_again, counting, "an object that its finalizer revived is finalized again") \
    X(revived_object_emptied, counting, "what its finalizer revived at its last reference loses its attributes") \
    X(resurrection_lost, any, "what a finalizer revived in a collection is cleared all the same") \
    X(resurrection_spares_others, sparing_reachable, "one resurrection spares all of the same trash") \
    X(resurrection_spares_reachable, sparing_everything, "a resurrection spares what it reaches and nothing else") \
    /* What the collector sees of the graph. */ \
    X(cells_not_traversed, any, "cycles through closures leak") \
    X(dicts_not_traversed, any, "cycles through dicts leak") \
    X(lists_not_traversed, any, "cycles through lists leak") \
    X(tuples_not_traversed, any, "cycles through tuples leak") \
    X(sets_not_traversed, any, "cycles through sets leak") \
    X(generators_not_traversed, any, "cycles through frames of generators leak") \
    X(bound_methods_not_traversed, any, "cycles through bound methods leak") \
    X(functions_not_traversed, any, "cycles through functions leak") \
    X(classes_not_traversed, any, "cycles through classes leak") \
    X(exceptions_not_traversed, any, "cycles through exceptions leak") \
    X(frames_not_traversed, any, "cycles through frames that tracebacks hold leak") \
    X(weak_references_not_traversed, any, "cycles through callbacks of weak references leak") \
    X(deques_not_traversed, any, "cycles through deques leak") \
    X(attributes_not_traversed, any, "cycles through attributes leak") \
    X(slots_not_traversed, any, "cycles through __slots__ leak") \
    X(types_of_instances_not_traversed, any, "instances do not hold their class, as the collector sees it") \
    /* The cyclic collector's policy and what the gc module tells of it. */ \
    X(automatic_collection_never, counting, "allocations never collect") \
    X(set_threshold_ignored, counting, "gc.set_threshold changes nothing but what gc.get_threshold says") \
    X(survivors_stay_young, generational, "survivors of a collection are not promoted") \
    X(quarter_rule_ignored, generational, "full collections wait for no quarter of new survivors") \
    X(older_generations_never_due, generational, "collections are not counted towards older generations") \
    X(every_collection_full, counting, "gc.collect(0) collects all generations") \
    X(disable_ignored, any, "gc.disable disables nothing") \
    X(explicit_collection_needs_enabled, any, "gc.collect does nothing while the collector is disabled") \
    X(save_all_ignored, counting, "gc.DEBUG_SAVEALL saves nothing") \
    X(freeze_ignored, freezing, "gc.freeze freezes nothing") \
    X(unfreeze_ignored, freezing, "gc.unfreeze brings nothing back") \
    X(collected_count_off_by_one, counting, "gc.collect returns one less than it found") \
    X(statistics_not_counted, counting, "gc.get_stats stays at zero") \
    X(gc_callbacks_do_not_start, counting, "gc.callbacks are not called before a collection") \
    X(gc_callbacks_do_not_stop, counting, "gc.callbacks are not called after a collection") \
    X(containers_stay_tracked, counting, "no collection untracks a container of atoms") \
    /* Files, sockets, exit. */ \
    X(file_stays_open, any, "a file that dies is neither flushed nor closed") \
    X(file_not_flushed, any, "a file that dies is closed without being flushed") \
    X(files_of_trash_close_first, counting, "files among trash are closed before finalizers of the same trash run") \
    X(socket_stays_open, any, "a socket that dies stays open") \
    X(exit_flushes_nothing, leaving_early, "exit leaves what files hold in their buffers unwritten") \
    X(exit_finalizes_globals, leaving_early, "exit finalizes what the program's names hold") \
    X(exit_keeps_globals, finalizing_at_exit, "exit finalizes nothing that the program's names hold") \
    X(exit_does_not_collect, finalizing_at_exit, "exit collects no cycles") \
    X(exit_ignores_underscores, finalizing_at_exit, "exit clears a module's names without regard to underscores") \
    X(exit_callbacks_in_order, any, "atexit callbacks run first to last") \
    X(exit_callbacks_never, any, "atexit callbacks are not run") \
    X(weak_finalizers_not_at_exit, any, "weakref.finalize callbacks are not run at exit") \
    /* When counts go down. */ \
    X(rebinding_drops_first, counting, "a name lets go of its old object before it gets the new one") \
    X(temporaries_linger, counting, "the value of an expression statement dies at the next one") \
    X(locals_die_in_reverse, counting, "locals die in the opposite order") \
    X(list_items_die_in_reverse, counting, "the items of a list die in the opposite order") \
    X(arguments_change_owner, any, "arguments of a call belong to the other side of it") \
    X(exception_outlives_handler, any, "a handled exception is held on to when its handler ends") \
    X(handler_name_outlives_exception, counting, "the name of a handler goes on the other side of its exception") \
    X(traceback_dropped_by_handler, any, "a handler begins by dropping the traceback") \
    X(generator_not_closed, any, "a suspended generator dies without being closed") \
    X(trashcan_never_emptied, counting, "what a deep chain of deaths left for later never dies") \
    X(reference_counted_twice, counting, "sys.getrefcount tells one too many") \
    /* The deferred collector. */ \
    X(zero_count_frees, tracing, "objects die at their last reference") \
    X(nursery_kept, tracing, "a minor collection frees nothing") \
    X(minor_collection_finalizes, tracing, "every minor collection goes on to a major one and its finalizers") \
    X(finalizers_all_at_once, tracing, "a finalizer does not wait for those whose objects refer to its own") \
    X(finalizers_reversed, tracing, "finalizers run last registered first") \
    X(weak_references_until_finalizer, tracing, "weak references to what has a finalizer live until that runs") \
    X(finalizers_run_while_disabled, tracing, "gc.disable does not postpone finalizers") \
    X(explicit_collection_minor, tracing, "gc.collect makes a minor collection")
// clang-format on

namespace lastref::model {

struct Object;

enum class Mutant : std::uint8_t {
    none,
#define LASTREF_MUTANT_NAME(name, runtimes, breaks) name,
    LASTREF_MUTANT_ROWS(LASTREF_MUTANT_NAME)
#undef LASTREF_MUTANT_NAME
};

// Ordinary builds have no mutants: what asks for one is compiled away.
#ifdef LASTREF_MUTANTS

/// Whether the run of `object` leaves out the references of objects of its kind when it walks the graph.
bool is_not_traversed(const Object* object);

/// Whether the run of `object` is this mutant.
bool is_mutant(const Object* object, Mutant mutant);

#else

constexpr bool is_not_traversed(const Object*) {
    return false;
}
constexpr bool is_mutant(const Object*, Mutant) {
    return false;
}

#endif

}  // namespace lastref::model
