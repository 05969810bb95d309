#include "backends/model/library/modules/language.hpp"
#include "backends/model/library/types/number_helpers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <cmath>

namespace lastref::model {

namespace {

constexpr std::int64_t nanoseconds_a_second = 1'000'000'000;
constexpr std::int64_t step = 1'000;  ///< each look at the clock takes a microsecond
constexpr std::int64_t start_of_time = std::int64_t{1'767'225'600} * nanoseconds_a_second;

/// The run's own clock, in nanoseconds since the run began: it goes on by being asked, and by sleeping.
struct Clock : Interpreter::Extension {
    std::int64_t now = 0;
};

std::int64_t look(Run& run) {
    return interpreter_of(run).extension<Clock>().now += step;
}

Value seconds(Run& run, std::int64_t nanoseconds) {
    return make_float(run, static_cast<double>(nanoseconds) / static_cast<double>(nanoseconds_a_second));
}

Value elapsed(Run& run, Arguments) {
    return seconds(run, look(run));
}
Value elapsed_ns(Run& run, Arguments) {
    return make_int(run, look(run));
}
Value wall(Run& run, Arguments) {
    return seconds(run, start_of_time + look(run));
}
Value wall_ns(Run& run, Arguments) {
    return make_int(run, start_of_time + look(run));
}

Value sleep(Run& run, Arguments arguments) {
    std::optional<double> wanted = float_from_number(run, arguments[0]);
    if (!wanted) {
        raise(run, CoreType::type_error, "'{}' object cannot be interpreted as an integer", type_name(arguments[0]));
    }
    if (std::isnan(*wanted)) raise(run, CoreType::value_error, "Invalid value NaN (not a number)");
    if (*wanted < 0) raise(run, CoreType::value_error, "sleep length must be non-negative");
    if (*wanted > 1e9) raise(run, CoreType::overflow_error, "timestamp too large to convert to C PyTime_t");
    Object* threads = interpreter_of(run).imported_attribute("threading", "_running");
    if (threads && threads->kind == Kind::list && static_cast<List*>(threads)->size > 1) {
        run.refuse("time.sleep in a thread");
    }
    interpreter_of(run).extension<Clock>().now +=
        static_cast<std::int64_t>(*wanted * static_cast<double>(nanoseconds_a_second));
    return none(run);
}

constexpr LaterPart later[] = {
    {"struct_time gmtime localtime mktime asctime ctime strftime timezone altzone daylight tzname", "time_calendar"},
};

constexpr NativeRow functions[] = {
    {"_refuse", "what, /", refuse_by_name, Binding::function},
    {"time", "", wall, Binding::function},
    {"time_ns", "", wall_ns, Binding::function},
    {"monotonic", "", elapsed, Binding::function},
    {"monotonic_ns", "", elapsed_ns, Binding::function},
    {"perf_counter", "", elapsed, Binding::function},
    {"perf_counter_ns", "", elapsed_ns, Binding::function},
    {"process_time", "", elapsed, Binding::function},
    {"process_time_ns", "", elapsed_ns, Binding::function},
    {"thread_time", "", elapsed, Binding::function},
    {"thread_time_ns", "", elapsed_ns, Binding::function},
    {"sleep", "secs, /", sleep, Binding::function},
};

}  // namespace

extern const ModuleSpec time_module;
const ModuleSpec time_module{
    .name = "time",
    .functions = functions,
    .later = later,
    .lacks =
        "strptime tzset get_clock_info clock_gettime clock_settime clock_getres clock_gettime_ns clock_settime_ns "
        "pthread_getcpuclockid clock CLOCK_MONOTONIC CLOCK_REALTIME CLOCK_PROCESS_CPUTIME_ID "
        "CLOCK_THREAD_CPUTIME_ID CLOCK_MONOTONIC_RAW CLOCK_BOOTTIME CLOCK_TAI",
};

}  // namespace lastref::model
