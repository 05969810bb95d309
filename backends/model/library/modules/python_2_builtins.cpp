#include "backends/model/library/modules/python_2_builtins.hpp"

#include "backends/model/library/files/file.hpp"
#include "backends/model/library/modules/builtin_functions.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/number_helpers.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/os_errors.hpp"
#include "backends/model/object/python_2_order.hpp"
#include "backends/model/object/text/unicode.hpp"
#include "backends/model/object/text/unicode_text.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <cmath>
#include <cstdlib>
#include <optional>
#include <vector>

namespace lastref::model {

namespace {

/// What calling a type of Python 3 with these arguments iterates over, as a list.
template <CoreType type>
Value listed(Run& run, Arguments arguments) {
    auto* given = static_cast<Tuple*>(arguments[0]);
    Value made = run.call(run.type(type), given->items(), given->size, nullptr);
    return list_from(run, made.get());
}

Value range_row(Run& run, Arguments arguments) {
    auto* given = static_cast<Tuple*>(arguments[0]);
    constexpr std::string_view names[] = {"start", "end", "step"};
    for (std::uint32_t i = 0; i < given->size && given->size <= std::size(names); ++i) {
        const Object* each = given->items()[i];
        const bool is_whole = each->kind != Kind::floating && find_special(each->type, SpecialName::int_);
        if (!is_int(each) && !is_whole)
            raise(run, CoreType::type_error, "range() integer {} argument expected, got {}.",
                  names[given->size == 1 ? 1 : i], type_name(each));
    }
    return listed<CoreType::range>(run, arguments);
}

Value map_row(Run& run, Arguments arguments) {
    auto* given = static_cast<Tuple*>(arguments[0]);
    if (given->size != 2 || given->items()[0] == run.none) run.refuse("map() of several iterables, in Python 2");
    return listed<CoreType::map>(run, arguments);
}

Value filter_row(Run& run, Arguments arguments) {
    auto* given = static_cast<Tuple*>(arguments[0]);
    bool keeps_type = given->size == 2 && (is_string(given->items()[1]) || given->items()[1]->kind == Kind::tuple);
    if (keeps_type) run.refuse("filter() of a string or tuple, in Python 2");
    return listed<CoreType::filter>(run, arguments);
}

Value reduce_row(Run& run, Arguments arguments) {
    Ref<Module> functools = interpreter_of(run).import_module(run.intern("functools"));
    Value reduce = get_attribute(run, functools.get(), run.intern("reduce"));
    auto* given = static_cast<Tuple*>(arguments[0]);
    return run.call(reduce.get(), given->items(), given->size, nullptr);
}

Value compare_row(Run& run, Arguments arguments) {
    const Object* found = find_special(arguments[0]->type, SpecialName::eq);
    const bool has_own_equality = found && found->kind != Kind::native;
    if (!has_own_equality) {
        if (std::optional<int> order = order_by_cmp(run, arguments[0], arguments[1])) return make_int(run, *order);
    }
    if (is_classic_instance(arguments[0]) || is_classic_instance(arguments[1]))
        return make_int(run, compare_classic_instances(run, arguments[0], arguments[1]));
    auto holds = [&](compile::CompareOperator op) {
        Value answer = compare(run, arguments[0], arguments[1], static_cast<int>(op));
        return is_true(run, answer.get());
    };
    if (holds(compile::CompareOperator::equal)) return make_int(run, 0);
    return make_int(run, holds(compile::CompareOperator::less) ? -1 : 1);
}

/// Whether a blank is due before the next thing that is printed to the first standard output.
struct SoftSpace final : Interpreter::Extension {
    bool due = false;
};

void print(Run& run, const std::string& text) {
    Interpreter& vm = interpreter_of(run);
    if (vm.streams_are_gone() || vm.imported_attribute("sys", "stdout") == run.none) return;
    Ref<Str> whole = make_string(run, text);
    Ref<Tuple> values = make_tuple(run, {whole.get()});
    Object* arguments[] = {values.get(), run.none, run.empty_string, run.none, run.false_};
    builtin_print(run, {arguments, 5});
}

/// No blank after a newline or tab, though one after a blank.
bool wants_blank(const Object* value, std::string_view text) {
    const bool ends_in_space =
        is_string(value) && !text.empty() && std::string_view("\n\t\r\v\f").find(text.back()) != std::string_view::npos;
    return !ends_in_space;
}

/// What `print >>stream` writes to. Its `softspace` tells whether a blank is due.
class PrintedStream {
public:
    PrintedStream(Run& run, Object* stream) : run_(run), stream_(stream) {}

    void print_item(Object* value) {
        if (softspace()) write(" ");
        const bool is_unicode = is_string(value) && static_cast<Str*>(value)->is_unicode;
        Ref<Str> text = is_unicode ? Ref<Str>::share(static_cast<Str*>(value)) : str(run_, value);
        call_method(run_, stream_, "write", {text.get()});
        set_softspace(wants_blank(value, text->view()));
    }
    void print_newline() {
        write("\n");
        set_softspace(false);
    }

private:
    void write(std::string_view text) { call_method(run_, stream_, "write", {make_string(run_, text).get()}); }
    TextFile* file() {
        const bool is_file = stream_->kind == Kind::file && is_file_of_python_2(static_cast<File*>(stream_));
        return is_file ? static_cast<TextFile*>(stream_) : nullptr;
    }
    bool softspace() {
        if (file()) return file()->softspace;
        Value due = find_attribute(run_, stream_, run_.intern("softspace"));
        return due && is_int(due.get()) && is_true(run_, due.get());
    }
    void set_softspace(bool due) {
        if (file()) {
            file()->softspace = due;
            return;
        }
        try {
            set_attribute(run_, stream_, run_.intern("softspace"), make_int(run_, due).get());
        } catch (const Raised&) {
            // It need not have one.
        }
    }

    Run& run_;
    Object* stream_;
};

/// What a print statement that tells `stream`, or null, goes to; null for the first standard output, and where there is
/// none.
Value other_stream(Run& run, Object* stream) {
    Interpreter& vm = interpreter_of(run);
    if (!stream || stream == run.none) stream = vm.imported_attribute("sys", "stdout");
    const bool is_other = stream && stream != run.none && stream != vm.standard_output.get();
    return is_other ? share(stream) : Value();
}

/// A stream, if one was told, and the value.
Value print_item(Run& run, Arguments arguments) {
    Object* stream = arguments[1] ? arguments[0] : nullptr;
    Object* value = arguments[1] ? arguments[1] : arguments[0];
    if (Value other = other_stream(run, stream)) {
        PrintedStream(run, other.get()).print_item(value);
        return none(run);
    }
    auto& space = interpreter_of(run).extension<SoftSpace>();
    Ref<Str> text = str(run, value);
    print(run, (space.due ? " " : "") + std::string(text->view()));
    space.due = wants_blank(value, text->view());
    return none(run);
}

Value print_newline(Run& run, Arguments arguments) {
    if (Value other = other_stream(run, arguments[0])) {
        PrintedStream(run, other.get()).print_newline();
        return none(run);
    }
    print(run, "\n");
    interpreter_of(run).extension<SoftSpace>().due = false;
    return none(run);
}

Value print_line(Run& run, Arguments arguments) {
    print_item(run, arguments);
    return print_newline(run, arguments);
}

Value unichr_row(Run& run, Arguments arguments) {
    const std::int64_t point = integer_argument(run, arguments[0]);
    if (point < 0 || point > 0x10ffff)
        raise(run, CoreType::value_error, "unichr() arg not in range(0x110000) (wide Python build)");
    return make_unicode(run, encode_code_point(static_cast<std::uint32_t>(point)));
}

/// To the nearest number of that many decimals, halves away from zero.
double rounded(double value, std::int64_t decimals) {
    constexpr int all_digits = 1100;
    if (!std::isfinite(value) || decimals > 323) return value;
    if (decimals == 0) return std::round(value);
    // Written out to the last digit, so that a half is seen to be one.
    std::string digits = fmt::format("{:.{}f}", std::fabs(value), all_digits);
    const std::size_t end = digits.find('.') + 1 + static_cast<std::size_t>(decimals);
    const bool goes_up = digits[end] >= '5';
    double result = std::strtod(digits.substr(0, end).c_str(), nullptr);
    if (goes_up) {
        std::string up = digits.substr(0, end);
        std::size_t at = up.size();
        while (at-- > 0) {
            if (up[at] == '.') continue;
            if (up[at] != '9') break;
            up[at] = '0';
        }
        if (at == std::string::npos) {
            up.insert(0, "1");
        } else {
            ++up[at];
        }
        result = std::strtod(up.c_str(), nullptr);
    }
    return std::copysign(result, value);
}

Value round_row(Run& run, Arguments arguments) {
    std::optional<double> value = real_from_number(run, arguments[0]);
    if (!value) raise(run, CoreType::type_error, "a float is required");
    const std::int64_t decimals = arguments[1] ? integer_argument(run, arguments[1]) : 0;
    if (decimals < 0) run.refuse("round() to tens, in Python 2");
    return make_float(run, rounded(*value, decimals));
}

/// The exception that `raise type, value` raises.
Value exception_of(Run& run, Object* type, Object* value) {
    if (type->kind == Kind::exception) {
        if (value == run.none) return share(type);
        raise(run, CoreType::type_error, "instance exception may not have a separate value");
    }
    const bool is_class = type->kind == Kind::type && !is_classic_class(type) &&
                          is_subtype(static_cast<Type*>(type), run.type(CoreType::base_exception));
    if (!is_class) run.refuse("raise of what is no exception, with a value");
    if (value == run.none) return call(run, type);
    if (value->kind == Kind::exception && is_instance(run, value, type)) return share(value);
    if (value->kind != Kind::tuple) return call(run, type, value);
    auto* arguments = static_cast<Tuple*>(value);
    return run.call(type, arguments->items(), arguments->size, nullptr);
}

Value raised_row(Run& run, Arguments arguments) {
    Value exception = exception_of(run, arguments[0], arguments[1]);
    if (exception->kind != Kind::exception) run.refuse("a class whose call gives no exception");
    Object* traceback = arguments[2] && arguments[2] != run.none ? arguments[2] : nullptr;
    if (traceback && traceback->kind != Kind::traceback)
        raise(run, CoreType::type_error, "raise: arg 3 must be a traceback or None");
    if (traceback) replace(static_cast<Exception*>(exception.get())->traceback, share(traceback));
    return exception;
}

constexpr NativeRow rows[] = {
    {".raised", "type, value, traceback=?, /", raised_row, Binding::function},
    {".round", "number, ndigits=?", round_row, Binding::function},
    {".unichr", "i, /", unichr_row, Binding::function},
    {".print_item", "stream, value=?, /", print_item, Binding::function},
    {".print_newline", "stream=?, /", print_newline, Binding::function},
    {".print_line", "stream, value, /", print_line, Binding::function},
    {".range", "*args", range_row, Binding::function},
    {".zip", "*args", listed<CoreType::zip>, Binding::function},
    {".map", "*args", map_row, Binding::function},
    {".filter", "*args", filter_row, Binding::function},
    {".reduce", "*args", reduce_row, Binding::function},
    {".cmp", "x, y, /", compare_row, Binding::function},
};

}  // namespace

void fill_python_2_builtins(Run& run, Module* module) {
    auto* dict = static_cast<Dict*>(module->dict);
    for (const NativeRow& row : rows) dict_set(run, dict, row.name, make_native(run, row, module, nullptr).get());
    dict_set(run, dict, ".xrange", run.type(CoreType::range));
    dict_set(run, dict, ".bytes", run.type(CoreType::string));
    dict_set(run, dict, ".unicode", run.type(CoreType::unicode));
    dict_set(run, dict, ".long", run.type(CoreType::long_integer));
    dict_set(run, dict, ".basestring", run.type(CoreType::basestring));
    dict_set(run, dict, ".StandardError", builtin_type(run, standard_error_type));
    dict_set(run, dict, "EnvironmentError", environment_error(run));
    dict_set(run, dict, "IOError", io_error(run));
}

}  // namespace lastref::model
