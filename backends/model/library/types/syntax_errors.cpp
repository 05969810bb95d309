#include "backends/model/library/types/syntax_errors.hpp"

#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/calls/pypy_calls.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"

#include <array>

namespace lastref::model {

namespace {

Exception* as_exception(Object* object) {
    return static_cast<Exception*>(object);
}

void check_details(Run& run, std::uint32_t count) {
    std::uint32_t most = run.profile.syntax_error_details;
    if (most == 4 && count != 4) raise(run, CoreType::index_error, "tuple index out of range");
    const bool on_pypy = run.profile.family == "pypy";
    if (on_pypy && run.profile.minor() < 10) return;
    if (on_pypy && count < 4) raise(run, CoreType::type_error, "function missing required argument 'info[3]' (pos 4)");
    if (count < 4) raise(run, CoreType::type_error, "function takes at least 4 arguments ({} given)", count);
    if (count > most) {
        raise(run, CoreType::type_error, "function takes at most {} arguments ({} given)", most, count);
    }
    if (count == 5) raise(run, CoreType::type_error, "end_offset must be provided when end_lineno is provided");
}

Value syntax_error_init(Run& run, Arguments arguments) {
    auto* exception = as_exception(arguments[0]);
    auto* args = static_cast<Tuple*>(arguments[1]);
    auto* keywords = static_cast<Dict*>(arguments[2]);
    if (keywords->used && run.profile.family == "pypy") raise_unexpected_by_exception(run, exception->type, keywords);
    if (keywords->used) raise(run, CoreType::type_error, "{}() takes no keyword arguments", type_name(exception));
    replace(exception->args, share(args));
    if (args->size >= 1) replace(exception->extra1, share(args->items()[0]));
    if (args->size != 2) return none(run);
    Ref<Tuple> details = tuple_from(run, args->items()[1]);
    check_details(run, details->size);
    const bool needs_text = run.profile.family == "pypy" && details->size >= 4;
    if (needs_text && !is_string(args->items()[0]))
        raise(run, CoreType::type_error, "expected str, got {} object", type_name(args->items()[0]));
    replace(exception->extra2, Value(std::move(details)));
    return none(run);
}

Object* syntax_detail(Object* object, std::uint32_t place) {
    Object* details = as_exception(object)->extra2;
    if (!details || details->kind != Kind::tuple || static_cast<Tuple*>(details)->size <= place) return nullptr;
    return static_cast<Tuple*>(details)->items()[place];
}

Value syntax_error_str(Run& run, Arguments arguments) {
    Object* message = as_exception(arguments[0])->extra1;
    std::string text = message ? std::string(str(run, message)->view()) : "None";
    Object* file = syntax_detail(arguments[0], 0);
    Object* line = syntax_detail(arguments[0], 1);
    std::string place;
    if (file && is_string(file)) {
        std::string_view name = as_string(file)->view();
        place = name.substr(name.rfind('/') + 1);
    }
    bool has_line = line && is_exactly(run, line, CoreType::integer);
    if (has_line) {
        const std::int64_t first = static_cast<Int*>(line)->value;
        Object* end = run.profile.family == "pypy" ? syntax_detail(arguments[0], 4) : nullptr;
        const bool has_end = end && is_exactly(run, end, CoreType::integer) && static_cast<Int*>(end)->value > first;
        const char* comma = place.empty() ? "" : ", ";
        place += has_end ? fmt::format("{}lines {}-{}", comma, first, static_cast<Int*>(end)->value)
                         : fmt::format("{}line {}", comma, first);
    }
    return make_string(run, place.empty() ? text : fmt::format("{} ({})", text, place));
}
Value get_message(Run& run, Object* object) {
    return or_none(run, as_exception(object)->extra1);
}
void set_message(Run&, Object* object, Object* value) {
    replace(as_exception(object)->extra1, share(value));
}
template <std::uint32_t place>
Value get_syntax_detail(Run& run, Object* object) {
    return or_none(run, syntax_detail(object, place));
}

template <std::uint32_t place>
void set_syntax_detail(Run& run, Object* object, Object* value) {
    std::array<Object*, 6> details{};
    for (std::uint32_t i = 0; i < details.size(); ++i) details[i] = i == place ? value : syntax_detail(object, i);
    for (Object*& each : details) each = each ? each : run.none;
    replace(as_exception(object)->extra2, Value(model::make_tuple(run, details)));
}

constexpr std::array syntax_methods{NativeRow{"__init__", "self, /, *args, **kwargs", syntax_error_init},
                                    NativeRow{"__str__", "self, /", syntax_error_str}};
constexpr std::array syntax_attributes{
    GetSetRow{"msg", get_message, set_message},
    GetSetRow{"filename", get_syntax_detail<0>, set_syntax_detail<0>},
    GetSetRow{"lineno", get_syntax_detail<1>, set_syntax_detail<1>},
    GetSetRow{"offset", get_syntax_detail<2>, set_syntax_detail<2>},
    GetSetRow{"text", get_syntax_detail<3>, set_syntax_detail<3>},
    GetSetRow{"end_lineno", get_syntax_detail<4>, set_syntax_detail<4>, 10},
    GetSetRow{"end_offset", get_syntax_detail<5>, set_syntax_detail<5>, 10},
};

}  // namespace

constinit const std::span<const NativeRow> syntax_error_methods = syntax_methods;
constinit const std::span<const GetSetRow> syntax_error_attributes = syntax_attributes;

}  // namespace lastref::model
