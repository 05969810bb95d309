#include "backends/model/library/types/collect_step_stats.hpp"

#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"

#include <array>

namespace lastref::model {

namespace {

constexpr std::string_view state_names[] = {"SCANNING", "MARKING", "SWEEPING", "FINALIZING", "USERDEL"};

Record* self_of(Object* object) {
    return static_cast<Record*>(object);
}

constexpr GetSetRow stats_attributes[] = {
    {"oldstate", [](Run& run, Object* self) { return make_int(run, self_of(self)->numbers[0]); }},
    {"newstate", [](Run& run, Object* self) { return make_int(run, self_of(self)->numbers[1]); }},
    {"major_is_done",
     [](Run& run, Object* self) {
         return make_bool(run, self_of(self)->numbers[1] == 0 && self_of(self)->numbers[0] != 0);
     }},
    {"count", [](Run& run, Object*) { return make_int(run, 1); }},
    {"duration", [](Run& run, Object*) { return make_float(run, 0); }},
    {"duration_min", [](Run& run, Object*) { return make_float(run, 0); }},
    {"duration_max", [](Run& run, Object*) { return make_float(run, 0); }},
};

const TypeSpec collect_step_stats_type{
    .name = "GcCollectStepStats",
    .kind = Kind::record,
    .instance_size = sizeof(Record),
    .attributes = stats_attributes,
    .subclassable = false,
    .module = "gc",
};

Value no_hook(Run& run, Object*) {
    return none(run);
}

void set_hook(Run& run, Object*, Object* hook) {
    if (hook && hook != run.none) run.refuse("gc.hooks");
}

constexpr GetSetRow hook_attributes[] = {
    {"on_gc_minor", no_hook, set_hook},
    {"on_gc_collect_step", no_hook, set_hook},
    {"on_gc_collect", no_hook, set_hook},
};

Value set_hooks(Run& run, Arguments arguments) {
    if (arguments[1] != run.none) run.refuse("gc.hooks");
    return none(run);
}

constexpr NativeRow hook_methods[] = {
    {"reset", "self, /", [](Run& run, Arguments) { return none(run); }},
    {"set", "self, obj, /", set_hooks},
};

const TypeSpec hooks_type{
    .name = "W_AppLevelHooks",
    .kind = Kind::record,
    .instance_size = sizeof(Record),
    .methods = hook_methods,
    .attributes = hook_attributes,
    .subclassable = false,
    .module = "gc",
};

}  // namespace

Value make_collect_step_stats(Run& run, int old_state, int new_state) {
    Ref<Record> stats = make_record(run, builtin_type(run, collect_step_stats_type), 0);
    stats->numbers[0] = old_state;
    stats->numbers[1] = new_state;
    return stats;
}

void fill_collect_step_stats(Run& run, Dict* module) {
    Type* type = builtin_type(run, collect_step_stats_type);
    std::array<Object*, std::size(state_names)> names{};
    for (std::size_t i = 0; i < names.size(); ++i) {
        names[i] = run.intern(state_names[i]);
        std::string constant = "STATE_" + std::string(state_names[i]);
        set_type_attribute(run, type, run.intern(constant), make_int(run, static_cast<std::int64_t>(i)).get());
    }
    set_type_attribute(run, type, run.intern("GC_STATES"), model::make_tuple(run, names).get());
    dict_set(run, module, "GcCollectStepStats", type);
    dict_set(run, module, "hooks", make_record(run, builtin_type(run, hooks_type), 0).get());
}

}  // namespace lastref::model
