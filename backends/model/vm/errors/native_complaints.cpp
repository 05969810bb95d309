#include "backends/model/vm/errors/native_complaints.hpp"

#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/real_size.hpp"
#include "backends/model/vm/code_object.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace lastref::model {

namespace {

/// What is in Python everywhere, among what is not; or in Python 2.
bool is_python_after_all(const Run& run, const compile::Code& code) {
    if (run.profile.python_2 && code.qualified_name.starts_with("OrderedDict.")) return true;
    const bool is_of_heapq = code.file == "<frozen heapq>";
    return code.file == "<frozen _namedtuple>" ||
           (is_of_heapq && (code.name == "nsmallest" || code.name == "nlargest" || code.name == "merge"));
}

/// The parameters as a native's row has them; all defaults are absent.
std::string written_parameters(const Function* function) {
    const compile::Code& code = code_of(function->code);
    const auto* defaults = static_cast<Tuple*>(function->defaults);
    const std::uint32_t required = code.positional - (defaults ? defaults->size : 0);
    std::string text;
    auto add = [&](std::string_view prefix, std::string_view name, std::string_view suffix) {
        text += text.empty() ? "" : ", ";
        (text += prefix).append(name) += suffix;
    };
    // Nobody gives the object by its name, nor what C's heapq takes.
    const bool is_method = code.qualified_name != code.name;
    const std::uint32_t unnamed = code.file == "<frozen heapq>"
                                      ? code.positional
                                      : std::max<std::uint32_t>(code.positional_only, is_method ? 1 : 0);
    for (std::uint32_t i = 0; i < code.positional; ++i) {
        add("", code.local_names[i], i < required ? "" : "=?");
        if (i + 1 == unnamed) add("", "/", "");
    }
    std::uint32_t next = code.positional + code.keyword_only;
    if (code.has_var_positional)
        add("*", code.local_names[next++], "");
    else if (code.keyword_only)
        add("", "*", "");
    for (std::uint32_t i = code.positional; i < code.positional + code.keyword_only; ++i)
        add("", code.local_names[i], "=?");
    if (code.has_var_keyword) add("**", code.local_names[next], "");
    return text;
}

/// The class of the library whose method is called: the receiver's own, or the one that the method was written in.
Type* owner_of(Run& run, const Function* function, Object* const* arguments, std::size_t count) {
    std::string_view title = as_string(function->qualified_name)->view();
    const std::size_t dot = title.find('.');
    if (dot == std::string_view::npos) return nullptr;
    Object* written = dict_find(static_cast<Dict*>(function->globals), run.intern(title.substr(0, dot)));
    if (!written || written->kind != Kind::type) return nullptr;
    auto* owner = static_cast<Type*>(written);
    if (count == 0) return owner;
    Type* receiver = arguments[0]->kind == Kind::type ? static_cast<Type*>(arguments[0]) : arguments[0]->type;
    for (Type* each = receiver; each && each != owner && is_subtype(each, owner); each = each->base)
        if (stands_for_native(each)) return each;
    return owner;
}

bool is_class_method(Run& run, Type* owner, const Function* function) {
    Object* held = owner ? find_in_mro(owner, as_string(function->name)) : nullptr;
    return held && held->type == run.type(CoreType::class_method);
}

Object* module_of(Run& run, const Function* function) {
    Object* name = dict_find(static_cast<Dict*>(function->globals), run.name(SpecialName::name));
    Object* found = name && is_string(name) ? dict_find(interpreter_of(run).modules(), as_string(name)) : nullptr;
    return found && found->kind == Kind::module ? found : nullptr;
}

Value accept(Run&, Arguments) {
    return {};
}

}  // namespace

void complain_as_native(Run& run, const Function* function, Object* const* arguments, std::size_t count, Tuple* names) {
    const compile::Code& code = code_of(function->code);
    if (run.profile.family != "cpython" || is_python_after_all(run, code)) return;
    const std::string parameters = written_parameters(function);
    std::string_view name = as_string(function->name)->view();
    const NativeRow row{name, parameters, accept};
    Type* owner = owner_of(run, function, arguments, count);
    // The receiver of a constructor was looked at when its class was called; that of a class method is a class.
    const bool is_looked_at = name == "__new__" || name == "__init__" || is_class_method(run, owner, function);
    const std::size_t bound = count > 0 && is_looked_at ? 1 : 0;
    Object* module = owner ? nullptr : module_of(run, function);
    const bool was = std::exchange(run.heap.making_internals, true);
    Ref<Native> native = make_native(run, row, bound ? arguments[0] : module, owner);
    run.heap.making_internals = was;
    call_native(run, native.get(), arguments + bound, count - bound, names);
}

}  // namespace lastref::model
