#include "backends/model/library/modules/language.hpp"
#include "backends/model/library/patterns/pattern_objects.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers/struct_sequence.hpp"
#include "backends/model/object/containers/tuple.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

namespace lastref::model {

namespace {

void warn_of(Run& run, const std::vector<PatternWarning>& warnings) {
    // Told of is who called the module's function, which calls _compile().
    constexpr int caller = 3;
    for (const PatternWarning& each : warnings) {
        run.warn(each.is_of_future ? CoreType::future_warning : CoreType::deprecation_warning, each.message, nullptr,
                 caller);
    }
}

Value make_pattern(Run& run, Object* text, const ParsedPattern& parsed) {
    Ref<Dict> index = make_dict(run);
    Ref<Tuple> names = make_raw_tuple(run, parsed.names.empty() ? 0 : parsed.groups + 1);
    for (std::uint32_t i = 0; i < names->size; ++i) names->items()[i] = none(run).release();
    for (const auto& [name, group] : parsed.names) {
        Value number = make_int(run, group);
        Ref<Str> shared_name = Ref<Str>::share(run.intern(name));
        dict_set(run, index.get(), shared_name.get(), number.get());
        replace(names->items()[group], Value(shared_name));
    }
    track_tuple(run, names.get());
    Ref<Record> made = make_pattern_record(run, pattern_spec(run.profile), {index.get(), names.get(), text});
    record_number(made.get(), PatternFields::flags) = parsed.flags;
    record_number(made.get(), PatternFields::groups) = parsed.groups;
    return made;
}

/// `_compiled(pattern, flags)`: a compiled expression, or what is wrong and where.
Value compiled(Run& run, Arguments arguments) {
    Object* text = arguments[0];
    const auto flags = static_cast<std::uint32_t>(index_as_int64(run, arguments[1]));
    if (flags & pattern_debug) run.refuse("re.DEBUG");
    const std::string_view source = is_string(text) ? as_string(text)->view() : require_bytes_like(run, text);
    std::shared_ptr<const PatternCode> code;
    try {
        code = with_pattern_errors(
            run, [&] { return PatternCode::of(source, is_string(text), flags, dialect_of(run.profile)); });
    } catch (const PatternFault& fault) {
        if (run.profile.python_2) run.refuse("an invalid regular expression");
        warn_of(run, fault.warnings);
        Ref<Str> message = make_string(run, fault.message);
        Value place = fault.position ? make_int(run, static_cast<std::int64_t>(*fault.position)) : none(run);
        return make_tuple(run, {message.get(), place.get()});
    } catch (const PatternFlagsFault& fault) {
        raise_message(run, CoreType::value_error, fault.message);
    } catch (const PatternOverflow&) {
        raise_message(run, CoreType::overflow_error, "the repetition number is too large");
    }
    warn_of(run, code->parsed().warnings);
    return make_pattern(run, text, code->parsed());
}

constexpr NativeRow functions[] = {
    {"_refuse", "what, /", refuse_by_name, Binding::function},
    {"_compiled", "pattern, flags, /", compiled, Binding::function},
};

void fill(Run& run, Module* module) {
    fill_language(run, module);
    for (const TypeSpec* spec : {&pattern_spec(run.profile), &match_spec(run.profile), &scanner_spec(run.profile)})
        set_flag(builtin_type(run, *spec), flag_made_inside);
}

}  // namespace

extern const ModuleSpec re_module;
const ModuleSpec re_module{.name = "re", .functions = functions, .fill = fill, .python = "re", .lacks = "template"};

}  // namespace lastref::model
