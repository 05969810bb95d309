#include "backends/model/vm/errors/call_errors.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/nearest_name.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

/// "a", "a and b", "a, b, and c", each name quoted.
std::string joined_names(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i) text += names.size() == 2 ? " and " : i + 1 == names.size() ? ", and " : ", ";
        text += "'" + names[i] + "'";
    }
    return text;
}

}  // namespace

// Up to 3.9 it goes by a plain name: CPython by that of the code, PyPy by the function's own.
std::string function_title(const Function* function) {
    const Run& run = run_of(function);
    const bool is_qualified = does(run, Detail::titles_are_qualified);
    if (!is_qualified && run.profile.family != "pypy") return code_of(function->code).name + "()";
    return std::string(as_string(is_qualified ? function->qualified_name : function->name)->view()) + "()";
}

void raise_not_callable(Run& run, Object* object) {
    std::string hint;
    if (object->kind == Kind::module && run.profile.words.modules_are_suggested) {
        Object* name = static_cast<Module*>(object)->name;
        Value same = name && is_string(name) ? find_attribute(run, object, as_string(name)) : Value{};
        if (same && is_callable(same.get()))
            hint = fmt::format(". Did you mean: '{0}.{0}(...)'?", as_string(name)->view());
    }
    raise(run, CoreType::type_error, "'{}' object is not callable{}", type_name(object), hint);
}

namespace {

/// Whether the real function takes `self` out of *args, and complains itself.
bool unpacks_arguments(const Function* function) {
    constexpr std::string_view names[] = {"Counter.__init__",
                                          "Counter.update",
                                          "Counter.subtract",
                                          "UserDict.__init__",
                                          "WeakValueDictionary.__init__",
                                          "WeakValueDictionary.update",
                                          "Template.substitute",
                                          "Template.safe_substitute"};
    std::string_view name = static_cast<Str*>(function->qualified_name)->view();
    return run_of(function).profile.words.library_unpacks_arguments &&
           code_of(function->code).file.starts_with("<frozen") &&
           std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// Python 2 counts.
[[noreturn]] void raise_count(Run& run, Function* function, std::string_view bound, std::uint32_t count,
                              std::size_t given) {
    std::string wanted =
        count == 0 ? "no arguments" : fmt::format("{} {} argument{}", bound, count, count == 1 ? "" : "s");
    raise(run, CoreType::type_error, "{} takes {} ({} given)", function_title(function), wanted, given);
}

std::uint32_t optional_count(const Function* function) {
    auto* defaults = static_cast<Tuple*>(function->defaults);
    return defaults ? defaults->size : 0;
}

}  // namespace

namespace {

/// Whether the function is what the object has by its name: a call of it is that of a method.
bool is_method_of(Object* object, const Function* function) {
    Str* name = as_string(function->name);
    if (find_in_mro(object->type, name) == function) return true;
    Object* found = find_in_mro(object->kind == Kind::type ? static_cast<Type*>(object) : object->type, name);
    return found && found->type == run_of(object).type(CoreType::class_method) &&
           static_cast<Descriptor*>(found)->first == function;
}

/// PyPy's hint where a method has no parameter that is called `self`, and was given one argument too many.
std::string_view self_hint(Run& run, Function* function, Object* const* arguments, std::size_t given, Frame* frame) {
    const compile::Code& code = code_of(function->code);
    const bool fits = run.profile.family == "pypy" && given == code.positional + 1 &&
                      (code.positional == 0 || code.local_names[0] != "self");
    Object* first = !fits ? nullptr : code.positional ? frame->slots[0] : arguments[0];
    return first && is_method_of(first, function) ? ". Did you forget 'self' in the function definition?" : "";
}

}  // namespace

void raise_too_many(Run& run, Function* function, Object* const* arguments, std::size_t given, Frame* frame) {
    const compile::Code& code = code_of(function->code);
    std::uint32_t most = code.positional;
    std::uint32_t optional = optional_count(function);
    if (run.profile.python_2 && !unpacks_arguments(function))
        raise_count(run, function, optional ? "at most" : "exactly", most, given);
    if (unpacks_arguments(function)) {
        bool is_template = static_cast<Str*>(function->qualified_name)->view().starts_with("Template.");
        if (is_template) raise(run, CoreType::type_error, "Too many positional arguments");
        raise(run, CoreType::type_error, "expected at most {} arguments, got {}", most - 1, given - 1);
    }
    std::uint32_t keyword_given = 0;
    for (std::uint32_t i = most; i < most + code.keyword_only; ++i) keyword_given += frame->slots[i] != nullptr;
    std::string takes = optional ? fmt::format("from {} to {}", most - optional, most) : fmt::format("{}", most);
    bool plural = optional ? most != 1 || true : most != 1;
    std::string extra;
    if (keyword_given) {
        extra = fmt::format(" positional argument{} (and {} keyword-only argument{})", given != 1 ? "s" : "",
                            keyword_given, keyword_given != 1 ? "s" : "");
    }
    raise(run, CoreType::type_error, "{} takes {} positional argument{} but {}{} {} given{}", function_title(function),
          takes, plural ? "s" : "", given, extra, given == 1 && !keyword_given ? "was" : "were",
          self_hint(run, function, arguments, given, frame));
}

void raise_missing(Run& run, Function* function, const std::vector<std::string>& names, std::string_view kind) {
    if (run.profile.python_2) {
        const compile::Code& code = code_of(function->code);
        std::uint32_t least = code.positional - optional_count(function);
        bool exact = optional_count(function) == 0 && !code.has_var_positional;
        raise_count(run, function, exact ? "exactly" : "at least", least, least - names.size());
    }
    if (names.front() == "self" && unpacks_arguments(function)) {
        std::string_view name = static_cast<Str*>(function->qualified_name)->view();
        std::size_t dot = name.find('.');
        raise(run, CoreType::type_error, "descriptor '{}' of '{}' object needs an argument", name.substr(dot + 1),
              name.substr(0, dot));
    }
    raise(run, CoreType::type_error, "{} missing {} required {} argument{}: {}", function_title(function), names.size(),
          kind, names.size() == 1 ? "" : "s", joined_names(names));
}

void raise_unexpected(Run& run, Function* function, std::string_view name, Tuple* given) {
    const compile::Code& code = code_of(function->code);
    std::vector<std::string> known(code.local_names.begin() + code.positional_only,
                                   code.local_names.begin() + code.positional + code.keyword_only);
    std::string_view of_several = run.profile.words.unexpected_keywords;
    auto is_known = [&](Object* each) {
        return std::find(known.begin(), known.end(), as_string(each)->view()) != known.end();
    };
    auto unexpected = static_cast<std::size_t>(given->size) -
                      static_cast<std::size_t>(std::count_if(given->items(), given->items() + given->size, is_known));
    if (unexpected > 1 && !of_several.empty()) {
        std::string title = function_title(function);
        raise(run, CoreType::type_error, "{}", fmt::format(fmt::runtime(of_several), title, unexpected));
    }
    std::string near = run.profile.words.keywords_are_suggested ? nearest_name(known, name) : std::string();
    raise(run, CoreType::type_error, "{} got an unexpected keyword argument '{}'{}", function_title(function), name,
          near.empty() ? "" : ". Did you mean '" + near + "'?");
}

}  // namespace lastref::model
