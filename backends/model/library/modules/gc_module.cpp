#include "backends/model/heap/detail.hpp"
#include "backends/model/library/modules/referents.hpp"
#include "backends/model/library/modules/referrers_of_pypy.hpp"
#include "backends/model/library/types/collect_step_stats.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>
#include <vector>

namespace lastref::model {

namespace {

GenerationControls& generations(Run& run) {
    return *run.heap.collector().generations();
}

// What every collector has.

Value collect(Run& run, Arguments arguments) {
    std::int64_t generation = c_int_argument(run, arguments[0]);
    Collector& collector = run.heap.collector();
    for (const Value& each : run.cached_classes) static_cast<Type*>(each.get())->is_cached = false;
    run.cached_classes.clear();
    if (!collector.generations()) {
        if (collector.collect(0).finalizers_were_running)
            raise(run, CoreType::value_error, "finalizers are already enabled");
        return none(run);
    }
    if (generation < 0 || generation > 2) raise(run, CoreType::value_error, "invalid generation");
    CollectionResult result = collector.collect(static_cast<int>(generation));
    return make_int(run, result.collected + result.uncollectable);
}

Value enable(Run& run, Arguments) {
    run.heap.collector().set_enabled(true);
    return none(run);
}

Value disable(Run& run, Arguments) {
    run.heap.collector().set_enabled(false);
    return none(run);
}

Value is_enabled(Run& run, Arguments) {
    return make_bool(run, run.heap.collector().enabled());
}

std::vector<Value> all_objects(Run& run, int generation) {
    std::vector<Value> found;
    run.heap.collector().for_each_object(generation, [&](Object* each) { found.push_back(share(each)); });
    return found;
}

Value list_of(Run& run, const std::vector<Value>& values) {
    std::vector<Object*> borrowed;
    for (const Value& each : values) borrowed.push_back(each.get());
    return make_list(run, borrowed);
}

Value get_every_object(Run& run, Arguments) {
    return list_of(run, all_objects(run, -1));
}

Value get_objects(Run& run, Arguments arguments) {
    if (arguments[0] == run.none) return get_every_object(run, {});
    if (!is_int(arguments[0]) && !find_special(arguments[0]->type, SpecialName::index)) {
        raise(run, CoreType::type_error, "argument should be integer or None, not '{}'", type_name(arguments[0]));
    }
    std::int64_t generation = count_as_int64(run, arguments[0]);
    if (!run.heap.collector().generations()) {
        raise(run, CoreType::not_implemented_error, "get_objects(generation=None) accepts only None on PyPy");
    }
    if (generation > 2) {
        raise(run, CoreType::value_error,
              "generation parameter must be less than the number of available generations (3)");
    }
    if (generation < -1) raise(run, CoreType::value_error, "generation parameter cannot be negative");
    return list_of(run, all_objects(run, static_cast<int>(generation)));
}

/// While it lives, what running generators hold is told as far as it is settled.
class RunningGenerators {
public:
    explicit RunningGenerators(Run& run) : vm_(run.profile.frames_are_objects ? nullptr : &interpreter_of(run)) {
        if (vm_) vm_->show_running_generators(true);
    }
    RunningGenerators(const RunningGenerators&) = delete;
    RunningGenerators& operator=(const RunningGenerators&) = delete;
    ~RunningGenerators() {
        if (vm_) vm_->show_running_generators(false);
    }

private:
    Interpreter* vm_;
};

Value get_referents(Run& run, Arguments arguments) {
    std::vector<Value> found;
    auto* objects = static_cast<Tuple*>(arguments[0]);
    const RunningGenerators shown(run);
    for (std::uint32_t i = 0; i < objects->size; ++i) {
        list_referents(run, objects->items()[i], found);
    }
    return list_of(run, found);
}

/// What the interpreter itself refers to here and there is not modelled.
void refuse_what_the_interpreter_holds(Run& run, Tuple* objects) {
    for (std::uint32_t i = 0; i < objects->size; ++i) {
        const Object* each = objects->items()[i];
        const bool is_empty = each->kind == Kind::tuple && static_cast<const Tuple*>(each)->size == 0;
        const bool is_small = each->kind == Kind::integer && !static_cast<const Int*>(each)->big &&
                              static_cast<const Int*>(each)->value >= -5 && static_cast<const Int*>(each)->value <= 256;
        if (each == run.none || is_empty || is_small || each->kind == Kind::string)
            run.refuse("gc.get_referrers() of what the interpreter itself uses");
    }
}

Value get_referrers(Run& run, Arguments arguments) {
    auto* objects = static_cast<Tuple*>(arguments[0]);
    if (!run.heap.collector().generations()) return list_of(run, referrers_of_pypy(run, objects));
    refuse_what_the_interpreter_holds(run, objects);
    auto is_wanted = [&](Object* object) {
        return std::find(objects->items(), objects->items() + objects->size, object) !=
               objects->items() + objects->size;
    };
    std::vector<Value> found;
    const RunningGenerators shown(run);
    // What was handed over is on the stack of who called.
    const Frame* caller = interpreter_of(run).current_frame();
    const bool stack_is_told = caller && objects->size > 0 && does(run, Detail::running_frames_tell_their_stack);
    const Object* calling_generator = stack_is_told ? caller->generator : nullptr;
    run.heap.collector().for_each_object(-1, [&](Object* each) {
        if (each == objects) return;
        bool refers = each == calling_generator;
        for_each_referent(each, [&](Object* target) { refers = refers || is_wanted(target); });
        if (refers) found.push_back(share(each));
    });
    if (does(run, Detail::running_frames_are_referrers)) {
        Interpreter& vm = interpreter_of(run);
        std::vector<Frame*> frames;
        for (Frame* frame = vm.current_frame(); frame; frame = frame->previous) {
            auto is_listed = [&](const Value& each) { return each.get() == frame->object; };
            if (std::any_of(frame->slots, frame->stack(), is_wanted) &&
                std::none_of(found.begin(), found.end(), is_listed))
                frames.push_back(frame);
        }
        for (auto each = frames.rbegin(); each != frames.rend(); ++each) found.push_back(vm.frame_object(*each));
    }
    return list_of(run, found);
}

// What goes with reference counts and generations.

Value get_threshold(Run& run, Arguments) {
    auto values = generations(run).thresholds();
    return make_tuple(run,
                      {make_int(run, values[0]).get(), make_int(run, values[1]).get(), make_int(run, values[2]).get()});
}

Value set_threshold(Run& run, Arguments arguments) {
    const std::uint32_t more = static_cast<Tuple*>(arguments[3])->size;
    if (!arguments[0] || more > 0) {
        if (does(run, Detail::thresholds_are_required_in_own_words))
            raise(run, CoreType::type_error, "gc.set_threshold requires 1 to 3 arguments");
        if (!arguments[0]) raise(run, CoreType::type_error, "set_threshold() takes at least 1 argument (0 given)");
        raise(run, CoreType::type_error, "set_threshold() takes at most 3 arguments ({} given)", 3 + more);
    }
    std::array<std::int64_t, 3> values{-1, -1, -1};
    for (std::uint32_t i = 0; i < 3; ++i) {
        if (arguments[i]) values[i] = c_int_argument(run, arguments[i], true);
    }
    generations(run).set_thresholds(values);
    return none(run);
}

Value get_count(Run& run, Arguments) {
    auto values = generations(run).counts();
    return make_tuple(run,
                      {make_int(run, values[0]).get(), make_int(run, values[1]).get(), make_int(run, values[2]).get()});
}

Value get_stats(Run& run, Arguments) {
    if (!run.heap.collector().generations()) run.refuse("gc.get_stats()");
    Ref<List> list = make_list(run);
    for (const GenerationControls::Statistics& each : generations(run).statistics()) {
        Ref<Dict> dict = make_dict(run);
        dict_set(run, dict.get(), "collections", make_int(run, each.collections).get());
        dict_set(run, dict.get(), "collected", make_int(run, each.collected).get());
        dict_set(run, dict.get(), "uncollectable", make_int(run, each.uncollectable).get());
        if (run.profile.statistics_have_duration) {
            dict_set(run, dict.get(), "candidates", make_int(run, each.candidates).get());
            dict_set(run, dict.get(), "duration",
                     make_float(run, seconds_of_collection * static_cast<double>(each.collections)).get());
        }
        list_append(run, list.get(), dict.get());
    }
    return list;
}

/// What the interpreter itself made before the program ran is in no list of ours, yet tracked.
Value is_tracked(Run& run, Arguments arguments) {
    bool is_internal = arguments[0]->kind == Kind::native || arguments[0]->kind == Kind::module;
    return make_bool(run, is_internal || is_tracked(arguments[0]));
}

Value is_finalized(Run& run, Arguments arguments) {
    return make_bool(run, has_flag(arguments[0], flag_finalized));
}

Value freeze(Run& run, Arguments) {
    if (!run.profile.is_mutant(Mutant::freeze_ignored)) generations(run).freeze();
    return none(run);
}

Value unfreeze(Run& run, Arguments) {
    if (!run.profile.is_mutant(Mutant::unfreeze_ignored)) generations(run).unfreeze();
    return none(run);
}

Value get_freeze_count(Run& run, Arguments) {
    return make_int(run, generations(run).frozen_count());
}

Value get_debug(Run& run, Arguments) {
    return make_int(run, generations(run).debug_flags());
}

Value set_debug(Run& run, Arguments arguments) {
    generations(run).set_debug_flags(static_cast<std::uint32_t>(c_int_argument(run, arguments[0])));
    return none(run);
}

// PyPy's own.

Value collect_step(Run& run, Arguments) {
    std::array<int, 2> states = run.heap.collector().collect_step();
    return make_collect_step_stats(run, states[0], states[1]);
}

Value enable_finalizers(Run& run, Arguments) {
    if (!run.heap.collector().set_finalizers_enabled(true)) {
        raise(run, CoreType::value_error, "finalizers are already enabled");
    }
    return none(run);
}

Value disable_finalizers(Run& run, Arguments) {
    run.heap.collector().set_finalizers_enabled(false);
    return none(run);
}

Value refuse_inspection(Run& run, Arguments) {
    run.refuse("gc.get_rpy_*, gc.dump_rpy_heap, gc.get_typeids_*");
}

constexpr NativeRow common_functions[] = {
    {"collect", "generation=2", collect, Binding::function},
    {"enable", "", enable, Binding::function},
    {"disable", "", disable, Binding::function},
    {"isenabled", "", is_enabled, Binding::function},
    {"get_referents", "*objs", get_referents, Binding::function},
    {"get_referrers", "*objs", get_referrers, Binding::function},
};

/// A function that only the runtimes of one family have, or have so, from a version of the language on.
struct FamilyRow {
    std::string_view family;
    std::array<int, 3> since;
    NativeRow row;
};

constexpr FamilyRow family_functions[] = {
    {"cpython", {}, {"get_objects", "", get_every_object, Binding::function}},
    {"cpython", {3, 8, 0}, {"get_objects", "generation=None", get_objects, Binding::function}},
    {"pypy", {}, {"get_objects", "generation=None", get_objects, Binding::function}},
    {"cpython", {}, {"get_threshold", "", get_threshold, Binding::function}},
    {"cpython",
     {},
     {"set_threshold", "threshold0=?, threshold1=?, threshold2=?, /, *more", set_threshold, Binding::function}},
    {"cpython", {}, {"get_count", "", get_count, Binding::function}},
    {"cpython", {}, {"is_tracked", "obj, /", is_tracked, Binding::function}},
    {"cpython", {3, 9, 0}, {"is_finalized", "obj, /", is_finalized, Binding::function}},
    {"cpython", {3, 7, 0}, {"freeze", "", freeze, Binding::function}},
    {"cpython", {3, 7, 0}, {"unfreeze", "", unfreeze, Binding::function}},
    {"cpython", {3, 7, 0}, {"get_freeze_count", "", get_freeze_count, Binding::function}},
    {"cpython", {3, 4, 0}, {"get_stats", "", get_stats, Binding::function}},
    {"pypy", {}, {"get_stats", "", get_stats, Binding::function}},
    {"cpython", {}, {"get_debug", "", get_debug, Binding::function}},
    {"cpython", {}, {"set_debug", "flags, /", set_debug, Binding::function}},
    {"pypy", {}, {"collect_step", "", collect_step, Binding::function}},
    {"pypy", {}, {"enable_finalizers", "", enable_finalizers, Binding::function}},
    {"pypy", {}, {"disable_finalizers", "", disable_finalizers, Binding::function}},
    {"pypy", {}, {"dump_rpy_heap", "*args", refuse_inspection, Binding::function}},
    {"pypy", {}, {"get_rpy_memory_usage", "*args", refuse_inspection, Binding::function}},
    {"pypy", {}, {"get_rpy_referents", "*args", refuse_inspection, Binding::function}},
    {"pypy", {}, {"get_rpy_roots", "*args", refuse_inspection, Binding::function}},
    {"pypy", {}, {"get_rpy_type_index", "*args", refuse_inspection, Binding::function}},
    {"pypy", {}, {"get_typeids_list", "*args", refuse_inspection, Binding::function}},
    {"pypy", {}, {"get_typeids_z", "*args", refuse_inspection, Binding::function}},
};

constexpr struct {
    std::string_view name;
    std::uint32_t value;
} debug_flags[] = {
    {"DEBUG_STATS", debug_stats},
    {"DEBUG_COLLECTABLE", debug_collectable},
    {"DEBUG_UNCOLLECTABLE", debug_uncollectable},
    {"DEBUG_SAVEALL", debug_save_all},
};

void fill(Run& run, Module* module) {
    auto* dict = static_cast<Dict*>(module->dict);
    for (const FamilyRow& each : family_functions) {
        if (each.family != run.profile.family || run.profile.language < each.since) continue;
        dict_set(run, dict, each.row.name, make_native(run, each.row, module, nullptr).get());
    }
    dict_set(run, dict, "garbage", make_list(run).get());
    if (!run.heap.collector().generations()) {
        fill_collect_step_stats(run, dict);
        return;
    }
    for (const auto& each : debug_flags) dict_set(run, dict, each.name, make_int(run, each.value).get());
    bool by_sort = run.profile.debugged_objects_have_sorts;
    std::uint32_t sorts = by_sort ? debug_instances | debug_objects : 0;
    dict_set(run, dict, "DEBUG_LEAK", make_int(run, debug_leak | sorts).get());
    if (by_sort) {
        dict_set(run, dict, "DEBUG_INSTANCES", make_int(run, debug_instances).get());
        dict_set(run, dict, "DEBUG_OBJECTS", make_int(run, debug_objects).get());
    }
    if (run.profile.collections_call_back) dict_set(run, dict, "callbacks", make_list(run).get());
}

}  // namespace

extern const ModuleSpec gc_module;
const ModuleSpec gc_module{.name = "gc", .functions = common_functions, .fill = fill};

}  // namespace lastref::model
