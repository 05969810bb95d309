#include "backends/model/library/modules/language.hpp"
#include "backends/model/library/modules/watched_memory.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/real_size.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace lastref::model {

namespace {

/// What the module itself allocates to answer is not traced.
class Rest {
public:
    explicit Rest(BlockWatch& watch) : watch_(watch) { watch_.rest(); }
    ~Rest() { watch_.go_on(); }
    Rest(const Rest&) = delete;
    Rest& operator=(const Rest&) = delete;

private:
    BlockWatch& watch_;
};

/// Null unless memory is traced.
BlockWatch* tracer(Run& run) {
    BlockWatch* watch = watched_memory(run).watch_if_any();
    return watch && watch->is_tracing() ? watch : nullptr;
}

Value start(Run& run, Arguments arguments) {
    std::int64_t limit = index_as_int64(run, arguments[0]);
    if (limit < 1 || limit > 65535)
        raise(run, CoreType::value_error, "the number of frames must be in range [1; 65535]");
    watched_memory(run).start_tracing(run, static_cast<int>(limit));
    return none(run);
}

Value stop(Run& run, Arguments) {
    watched_memory(run).stop_tracing();
    return none(run);
}

Value is_tracing(Run& run, Arguments) {
    return make_bool(run, tracer(run) != nullptr);
}

Value clear_traces(Run& run, Arguments) {
    if (BlockWatch* watch = tracer(run)) watch->forget_traces();
    return none(run);
}

Value reset_peak(Run& run, Arguments) {
    if (BlockWatch* watch = tracer(run)) watch->reset_peak();
    return none(run);
}

Value get_traced_memory(Run& run, Arguments) {
    BlockWatch* watch = tracer(run);
    BlockWatch::TracedMemory memory = watch ? watch->traced_memory() : BlockWatch::TracedMemory{};
    Value now = make_int(run, static_cast<std::int64_t>(memory.now));
    Value peak = make_int(run, static_cast<std::int64_t>(memory.peak));
    return make_tuple(run, {now.get(), peak.get()});
}

Value get_traceback_limit(Run& run, Arguments) {
    return make_int(run, watched_memory(run).limit());
}

Value places_of(Run& run, const AllocationTrace& trace) {
    Ref<List> places = make_list(run);
    for (const auto& [file, line] : trace.places) {
        Value place = make_tuple(run, {run.intern(*file), make_int(run, line).get()});
        list_append(run, places.get(), place.get());
    }
    return make_tuple(run, std::span<Object* const>(places->items, places->size));
}

/// (domain, size, ((file, line), ...), depth) for each block.
Value get_traces(Run& run, Arguments) {
    BlockWatch* watch = tracer(run);
    Ref<List> list = make_list(run);
    if (!watch) return list;
    Rest rest(*watch);
    std::vector<std::pair<std::uint32_t, std::size_t>> blocks;
    watch->for_each_traced_block([&](std::uint32_t trace, std::size_t bytes) { blocks.emplace_back(trace, bytes); });
    std::sort(blocks.begin(), blocks.end());
    Value domain = make_int(run, 0);
    Value places;
    std::uint32_t last = 0;
    for (auto [number, bytes] : blocks) {
        const AllocationTrace& trace = watched_memory(run).trace(number);
        if (number != std::exchange(last, number)) places = places_of(run, trace);
        Value size = make_int(run, static_cast<std::int64_t>(bytes));
        Value depth = make_int(run, trace.depth);
        Value block = make_tuple(run, {domain.get(), size.get(), places.get(), depth.get()});
        list_append(run, list.get(), block.get());
    }
    return list;
}

/// ((file, line), ...) and the depth, or None.
Value get_object_traceback(Run& run, Arguments arguments) {
    BlockWatch* watch = tracer(run);
    bool hidden = run.profile.memory.attributes_hide_traces &&
                  bytes_in_front_of_real(run, arguments[0]) > run.profile.memory.collector_header;
    std::uint32_t number = watch && !hidden ? watch->trace_of(arguments[0]) : 0;
    if (!number) return none(run);
    Rest rest(*watch);
    const AllocationTrace& trace = watched_memory(run).trace(number);
    return make_tuple(run, {places_of(run, trace).get(), make_int(run, trace.depth).get()});
}

Value source_line(Run& run, Arguments arguments) {
    if (!is_string(arguments[0])) return share(run.empty_string);
    std::int64_t line = index_as_int64(run, arguments[1]);
    return make_string(run, interpreter_of(run).source_line(as_string(arguments[0])->view(), static_cast<int>(line)));
}

constexpr NativeRow functions[] = {
    {"start", "nframe=1, /", start, Binding::function},
    {"stop", "", stop, Binding::function},
    {"is_tracing", "", is_tracing, Binding::function},
    {"clear_traces", "", clear_traces, Binding::function},
    {"reset_peak", "", reset_peak, Binding::function},
    {"get_traced_memory", "", get_traced_memory, Binding::function},
    {"get_traceback_limit", "", get_traceback_limit, Binding::function},
    {"_get_traces", "", get_traces, Binding::function},
    {"_get_object_traceback", "obj, /", get_object_traceback, Binding::function},
    {"_source_line", "filename, lineno, /", source_line, Binding::function},
    {"_refuse", "what, /", refuse_by_name, Binding::function},
};

bool is_offered(const Profile& profile, std::string_view name) {
    return name != "reset_peak" || profile.language[1] >= 9;
}

}  // namespace

extern const ModuleSpec tracemalloc_module;
const ModuleSpec tracemalloc_module{
    .name = "tracemalloc",
    .functions = functions,
    .fill = fill_language,
    .python = "tracemalloc",
    .is_offered = is_offered,
    .lacks = "get_tracemalloc_memory pickle linecache fnmatch os Sequence Iterable total_ordering",
};

}  // namespace lastref::model
