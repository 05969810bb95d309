#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/object/types/instance.hpp"

#include <array>
#include <cstdint>

namespace lastref::model {

Value call(Run& run, Object* callable) {
    return run.call(callable, nullptr, 0, nullptr);
}

Value call(Run& run, Object* callable, Object* argument) {
    return run.call(callable, &argument, 1, nullptr);
}

Value call(Run& run, Object* callable, std::initializer_list<Object*> arguments) {
    return run.call(callable, arguments.begin(), arguments.size(), nullptr);
}

namespace {

/// Whether a built-in function that an operation finds counts as a call: C's slots just run.
enum class Through : std::uint8_t { slot, call };

/// Calls what was found on the type with the object in front, without making a bound method where none is needed.
Value call_found(Run& run, Object* found, Object* object, std::initializer_list<Object*> arguments, Through through) {
    Value method = share(found);
    std::array<Object*, 8> values{};
    std::size_t count = 0;
    bool plain = found->kind == Kind::function ||
                 (found->kind == Kind::native && !static_cast<Native*>(found)->self &&
                  static_cast<Native*>(found)->row->binding == Binding::method && static_cast<Native*>(found)->owner);
    if (plain) {
        values[count++] = object;
    } else {
        method = bind_descriptor(run, found, object, object->type);
    }
    for (Object* each : arguments) values[count++] = each;
    if (through == Through::slot && method->kind == Kind::native)
        return call_native(run, static_cast<Native*>(method.get()), values.data(), count, nullptr);
    return run.call(method.get(), values.data(), count, nullptr);
}

}  // namespace

Value call_special(Run& run, Object* object, SpecialName name, std::initializer_list<Object*> arguments) {
    Object* found = find_special(object->type, name);
    if (!found) return {};
    // Under another's name in a class of the program it is no slot: `__repr__ = object.__str__` may come back.
    bool renamed = found->kind == Kind::native && object->type->program_defined &&
                   static_cast<Native*>(found)->row->name != run.name(name)->view();
    return call_found(run, found, object, arguments, renamed ? Through::call : Through::slot);
}

Value call_method(Run& run, Object* object, Str* name, std::initializer_list<Object*> arguments) {
    if (!name->interned) name = run.intern(name->view());
    bool plain = (type_traits(object->type) & trait_generic_getattr) && object->kind != Kind::type &&
                 object->kind != Kind::module;
    if (plain) {
        Object* found = find_in_mro(object->type, name);
        bool method = found && (found->kind == Kind::function || found->kind == Kind::native);
        if (method && !find_own_attribute(run, object, name))
            return call_found(run, found, object, arguments, Through::call);
    }
    Value method = get_attribute(run, object, name);
    return call(run, method.get(), arguments);
}

Value call_method(Run& run, Object* object, std::string_view name, std::initializer_list<Object*> arguments) {
    return call_method(run, object, run.intern(name), arguments);
}

bool is_callable(Object* object) {
    switch (object->kind) {
        case Kind::function:
        case Kind::native:
        case Kind::bound_method:
        case Kind::type: return true;
        default: break;
    }
    if (is_classic_instance(object)) {
        try {
            return static_cast<bool>(find_classic_special(run_of(object), object, "__call__"));
        } catch (const Raised&) {
            return false;
        }
    }
    return find_special(object->type, SpecialName::call) != nullptr;
}

namespace {

/// Types that CPython has in C, and PyPy's library as any program's classes.
bool is_in_python_on_pypy(const Type* type, std::string_view module) {
    return module == "functools" || module == "types" || (module == "collections" && !type->spec);
}

}  // namespace

TypeName type_name(const Object* object) {
    return {full_type_name(object->type), object};
}

std::string dotted_name(Run& run, const Type* type) {
    std::string_view module = type->spec ? module_of(run.profile, *type->spec) : "builtins";
    return module == "builtins" ? std::string(type_name_of(type)) : fmt::format("{}.{}", module, type_name_of(type));
}

std::string_view full_type_name(Type* type) {
    Run& run = *type->run;
    std::string_view module = "builtins";
    const bool is_built_in = !type->spec || type->spec->module == "builtins";
    if (run.profile.python_2 && type->spec && type->spec->kind == Kind::exception) {
        // That of io has a place where Python 2 looks for none.
        module = is_built_in ? "exceptions" : "builtins";
    } else if (type->tells_module) {
        module = as_string(find_in_own_dict(type, run.name(SpecialName::module)))->view();
    } else if (!is_built_in) {
        module = module_of(run.profile, *type->spec);
    }
    const bool is_hidden = !run.profile.words.types_tell_their_module && is_in_python_on_pypy(type, module);
    if (module == "builtins" || is_hidden) return type_name_of(type);
    return run.intern(fmt::format("{}.{}", module, type_name_of(type)))->view();
}

std::string_view given_type_name(Run& run, const Object* object) {
    const bool is_short = object == run.none && run.profile.family != "pypy";
    return is_short ? "None" : std::string_view(type_name(object));
}

std::string_view qualified_type_name(Type* type) {
    if (!type->program_defined) return full_type_name(type);
    Run& run = *type->run;
    std::string_view name = as_string(type->qualified_name)->view();
    Object* module = find_in_own_dict(type, run.name(SpecialName::module));
    if (!module || !is_string(module)) return name;
    std::string_view home = as_string(module)->view();
    if (home == "builtins" || home == "__main__") return name;
    return run.intern(fmt::format("{}.{}", home, name))->view();
}

std::string_view class_name(Type* type) {
    return type->run->profile.family == "pypy" ? type_name_of(type) : full_type_name(type);
}

std::uint64_t identity(Run& run, Object* object) {
    return run.heap.memory().identity(object);
}

}  // namespace lastref::model
