#include "backends/model/object/calls/pypy_calls.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/calls/native_call_errors.hpp"
#include "backends/model/object/calls/pypy_parameters.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/type_name.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace lastref::model {

namespace {

/// What a function that takes its arguments apart itself says of them.
struct OwnWords {
    std::string_view function;
    std::string_view count;     ///< of a wrong number: `{}` is how many were given
    std::string_view keywords;  ///< of any that is no parameter
    bool too_few = false;       ///< `count` is also of too few
};

constexpr OwnWords own_words[] = {
    // clang-format off
    {"ReferenceType.__new__", "__new__ expected at most 2 arguments", ""},
    {"weakref.__new__", "__new__ expected at most 2 arguments", ""},
    {"dir", "dir expected at most 1 arguments, got {}", ""},
    {"vars", "vars() takes at most 1 argument.", ""},
    {"product.__init__", "", "product() got unexpected keyword argument(s)"},
    {"max", "", "max() got unexpected keyword argument"},
    {"min", "", "min() got unexpected keyword argument"},
    // clang-format on
};

constexpr OwnWords own_words_of_8_0[] = {
    // clang-format off
    {"dist", "", "dist() takes no keyword arguments"},
    {"gcd", "", "gcd() takes no keyword arguments"},
    {"lcm", "", "lcm() takes no keyword arguments"},
    {"chain.__new__", "", "chain() takes no keyword arguments"},
    {"cycle.__new__", "cycle() expected at most 1 argument, got {}", "cycle() takes no keyword arguments"},
    {"dict.__init__", "dict expected at most 1 argument, got {}", ""},
    {"dict.update", "update expected at most 1 argument, got {}", ""},
    {"dropwhile.__new__", "dropwhile() expected 2 arguments, got {}", "dropwhile() takes no keyword arguments", true},
    {"filter.__new__", "filter() expected 2 arguments got {}", "filter() takes no keyword arguments", true},
    {"filterfalse.__new__", "filterfalse() expected 2 arguments, got {}", "filterfalse() takes no keyword arguments", true},
    {"float.__new__", "float() expected at most 1 argument, got {}", "float() takes no keyword arguments"},
    {"frozenset.__new__", "frozenset() expected at most 1 argument, got {}", "frozenset() takes no keyword arguments"},
    {"id", "", "id() takes no keyword arguments"},
    {"list.__init__", "list() expected at most 1 argument, got {}", "list() takes no keyword arguments"},
    {"map.__new__", "", "map() takes no keyword arguments"},
    {"pairwise.__new__", "", "pairwise.__new__() takes no keyword arguments"},
    {"set.__init__", "", "set.__init__() takes no keyword arguments"},
    {"starmap.__new__", "starmap() expected 2 arguments, got {}", "starmap() takes no keyword arguments", true},
    {"takewhile.__new__", "takewhile() expected 2 arguments, got {}", "takewhile() takes no keyword arguments", true},
    {"tuple.__new__", "tuple() expected at most 1 argument, got {}", "tuple() takes no keyword arguments"},
    // clang-format on
};

/// Those that are made by `__init__` here and by `__new__` there.
constexpr std::string_view made_by_new[] = {"groupby", "permutations", "combinations"};
/// Methods of objects that are written in Python there, and do not call their first parameter `self`.
constexpr std::string_view in_python[] = {"__reduce__", "__reduce_ex__", "__dir__"};
/// Those that 7.3 calls by their type.
constexpr std::string_view named_as_type[] = {"dict", "list", "set"};

template <std::size_t count>
bool is_among(const std::string_view (&names)[count], std::string_view name) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::string_view owner_name(const Native* native) {
    const auto* owner = static_cast<const Type*>(native->owner);
    return owner->name ? as_string(owner->name)->view() : owner->spec->name;
}

/// "list.append"
std::string qualified_name(const Native* native) {
    if (!native->owner) return std::string(native->row->name);
    return fmt::format("{}.{}", owner_name(native), native->row->name);
}

bool goes_by_type(const Native* native) {
    return is_constructor(native) && !does(run_of(native), Detail::titles_are_qualified) &&
           is_among(named_as_type, owner_name(native));
}

/// "list.append()"
std::string title(const Native* native, bool is_called_by_type = true) {
    if (is_called_by_type && goes_by_type(native)) return fmt::format("{}()", owner_name(native));
    bool is_new = native->row->name == "__init__" && native->owner && is_among(made_by_new, owner_name(native));
    std::string_view name = is_new ? std::string_view("__new__") : pypy_function_name(native);
    if (!native->owner || !does(run_of(native), Detail::titles_are_qualified)) return fmt::format("{}()", name);
    return fmt::format("{}.{}()", owner_name(native), name);
}

template <std::size_t count>
const OwnWords* find_own_words(const OwnWords (&table)[count], std::string_view function) {
    const auto* found = std::find_if(std::begin(table), std::end(table),
                                     [&](const OwnWords& each) { return each.function == function; });
    return found != std::end(table) ? found : nullptr;
}

const OwnWords* find_own_words(const Native* native) {
    const std::string name = qualified_name(native);
    if (const OwnWords* found = find_own_words(own_words, name)) return found;
    if (!does(run_of(native), Detail::constructors_count_arguments)) return nullptr;
    return find_own_words(own_words_of_8_0, name);
}

std::size_t given_by_program(const Native* native, std::size_t given) {
    return given - std::min<std::size_t>(given, static_cast<std::size_t>(hidden_self(native)));
}

/// Those of which the first argument has no name.
constexpr std::string_view by_position[] = {"int.__new__", "sorted", "cycle.__new__", "islice.__new__"};
constexpr std::string_view by_position_in_7_3[] = {"list.__init__", "set.__init__", "float.__new__", "tuple.__new__"};
constexpr std::string_view by_position_in_8_0[] = {"exec", "id"};

bool has_positional_only(const Native* native) {
    const std::string name = qualified_name(native);
    if (is_among(by_position, name)) return true;
    const bool is_8_0 = does(run_of(native), Detail::constructors_count_arguments);
    return is_8_0 ? is_among(by_position_in_8_0, name) : is_among(by_position_in_7_3, name);
}

bool is_positional_only(const Native* native, std::string_view name) {
    return native->row->name != "__init__" && has_positional_only(native) &&
           pypy_parameter_name(native, hidden_self(native)) == name;
}

[[noreturn]] void raise_missing_names(Run& run, std::string_view function, const std::vector<std::string>& names) {
    const std::string_view joint = names.size() > 2 ? ", and " : " and ";
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? std::string(joint) : ", ") + names[i];
    raise(run, CoreType::type_error, "{} missing {} required positional argument{}: {}", function, names.size(),
          names.size() == 1 ? "" : "s", text);
}

}  // namespace

int place_as_function(const Native* native, std::string_view name) {
    const Signature& signature = *native->signature;
    if (signature.var_keyword >= 0 || has_positional_only(native)) return -1;
    const OwnWords* own = find_own_words(native);
    if (own && !own->keywords.empty()) return -1;
    for (int i = hidden_self(native); i < signature.positional; ++i)
        if (pypy_parameter_name(native, i) == name) return i;
    return -1;
}

void raise_too_many_as_function(Run& run, const Native* native, std::size_t given) {
    const OwnWords* own = find_own_words(native);
    if (own && !own->count.empty())
        raise(run, CoreType::type_error, "{}", fmt::format(fmt::runtime(own->count), given_by_program(native, given)));
    const int uncounted = goes_by_type(native) ? 1 : 0;
    int most = native->signature->positional - uncounted;
    int least = std::min<int>(native->signature->required - uncounted, most);
    given -= static_cast<std::size_t>(uncounted);
    std::string takes = least < most ? fmt::format("from {} to {}", least, most) : fmt::format("{}", most);
    const bool is_hinted = native->owner == run.type(CoreType::object) && is_among(in_python, native->row->name) &&
                           given == static_cast<std::size_t>(most) + 1;
    raise(run, CoreType::type_error, "{} takes {} positional argument{} but {} {} given{}", title(native), takes,
          least == most && most == 1 ? "" : "s", given, given == 1 ? "was" : "were",
          is_hinted ? ". Did you forget 'self' in the function definition?" : "");
}

void raise_missing_as_function(Run& run, const Native* native, std::size_t given, Object* const* values) {
    const OwnWords* own = find_own_words(native);
    if (own && own->too_few)
        raise(run, CoreType::type_error, "{}", fmt::format(fmt::runtime(own->count), given_by_program(native, given)));
    std::vector<std::string> names;
    for (int i = static_cast<int>(given); i < native->signature->required; ++i)
        if (!values || !values[i]) names.push_back(fmt::format("'{}'", pypy_parameter_name(native, i)));
    raise_missing_names(run, title(native, given > 0), names);
}

void raise_unexpected_as_function(Run& run, const Native* native, std::string_view name, std::size_t count) {
    if (is_positional_only(native, name)) {
        raise(run, CoreType::type_error, "{} got some positional-only arguments passed as keyword arguments: '{}'",
              title(native), name);
    }
    const OwnWords* own = find_own_words(native);
    if (own && !own->keywords.empty())
        raise(run, CoreType::type_error, "{}", fmt::format(fmt::runtime(own->keywords), name));
    const bool takes_nothing = does(run, Detail::constructors_count_arguments) && named_places(*native->signature) == 0;
    if (takes_nothing) raise(run, CoreType::type_error, "{} takes no keyword arguments", title(native));
    std::string_view of_several = run.profile.words.unexpected_keywords;
    if (count > 1) raise(run, CoreType::type_error, "{}", fmt::format(fmt::runtime(of_several), title(native), count));
    raise(run, CoreType::type_error, "{}",
          fmt::format(fmt::runtime(run.profile.words.unexpected_keyword), title(native), name));
}

void raise_unexpected_by_exception(Run& run, const Type* type, Dict* keywords) {
    if (is_subtype(type, run.type(CoreType::os_error)))
        raise(run, CoreType::type_error, "OSError does not take keyword arguments");
    constexpr std::string_view own[] = {"StopIteration",      "SystemExit",         "SyntaxError",
                                        "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError"};
    while (type != run.type(CoreType::base_exception) && !is_among(own, type_name_of(type))) type = type->base;
    const Wordings& words = run.profile.words;
    const std::string maker = fmt::format(fmt::runtime(words.exception_maker), type_name_of(type));
    if (keywords->used > 1)
        raise(run, CoreType::type_error, "{}",
              fmt::format(fmt::runtime(words.unexpected_keywords), maker, keywords->used));
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    dict_next(keywords, position, key, value);
    raise(run, CoreType::type_error, "{}",
          fmt::format(fmt::runtime(words.unexpected_keyword), maker, as_string(key)->view()));
}

void raise_wrong_number_by_exception(Run& run, const Type* type, const std::vector<std::string_view>& names,
                                     std::size_t given) {
    const std::string maker = fmt::format(fmt::runtime(run.profile.words.exception_maker), type_name_of(type));
    if (given > names.size()) {
        raise(run, CoreType::type_error, "{} takes {} positional arguments but {} were given", maker, names.size() + 1,
              given + 1);
    }
    std::vector<std::string> missing;
    for (std::size_t i = given; i < names.size(); ++i) missing.push_back(fmt::format("'{}'", names[i]));
    raise_missing_names(run, maker, missing);
}

}  // namespace lastref::model
