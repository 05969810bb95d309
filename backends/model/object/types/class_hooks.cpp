#include "backends/model/object/types/class_hooks.hpp"

#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/object/types/instance.hpp"

#include <algorithm>
#include <vector>

namespace lastref::model {

void fill_class_cell(Run& run, Type* type, Dict* dict) {
    Value dict_cell = dict_take(run, dict, run.intern("__classdictcell__"));
    if (dict_cell && dict_cell->kind == Kind::cell) replace(static_cast<Cell*>(dict_cell.get())->content, share(dict));
    Value cell = dict_take(run, dict, run.name(SpecialName::classcell));
    if (!cell) return;
    if (cell->kind != Kind::cell) {
        raise(run, CoreType::type_error, "__classcell__ must be a nonlocal cell, not {}",
              run.profile.family == "pypy" ? std::string(type_name(cell.get())) : repr_text(run, cell->type));
    }
    replace(static_cast<Cell*>(cell.get())->content, share(type));
}

namespace {

[[noreturn]] void explain_set_name(Run& run, Type* type, Object* key, Object* value, Value exception) {
    std::string text = fmt::format("Error calling __set_name__ on '{}' instance {} in '{}'", type_name(value),
                                   repr_text(run, key), type_name_of(type));
    if (run.profile.set_name_errors_are_noted) {
        Ref<Str> note = make_string(run, text);
        call_method(run, exception.get(), "add_note", {note.get()});
        throw Raised{std::move(exception)};
    }
    Value error = make_exception(run, CoreType::runtime_error, text);
    auto* made = static_cast<Exception*>(error.get());
    made->cause = share(exception.get()).release();
    made->context = exception.release();
    made->suppress_context = true;
    throw Raised{std::move(error)};
}

}  // namespace

void call_set_name(Run& run, Type* type) {
    Ref<Dict> snapshot = dict_copy(run, static_cast<Dict*>(type->dict));
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(snapshot.get(), position, key, value)) {
        if (value->kind == Kind::descriptor && value->type == run.type(CoreType::property)) {
            auto* property = static_cast<Descriptor*>(value);
            if (!property->name) property->name = share(key).release();
            continue;
        }
        Object* found = find_special(value->type, SpecialName::set_name);
        if (!found) continue;
        // Errors while CPython binds the method are those of no call.
        const bool is_bound_first =
            run.profile.family == "cpython" && found->kind != Kind::function && found->kind != Kind::native;
        Value method = is_bound_first ? bind_descriptor(run, found, value, value->type) : Value();
        try {
            if (method) {
                call(run, method.get(), {type, key});
            } else {
                call_special(run, value, SpecialName::set_name, {type, key});
            }
        } catch (Raised& raised) {
            explain_set_name(run, type, key, value, std::move(raised.exception));
        }
    }
}

void call_init_subclass(Run& run, Type* type, Dict* keywords) {
    // It is looked up as super() does, which asks first: an `mro` of the metaclass's may have left the class out.
    auto* mro = static_cast<Tuple*>(type->mro);
    if (!run.profile.python_2 && std::find(mro->items(), mro->items() + mro->size, type) == mro->items() + mro->size)
        raise(run, CoreType::type_error, "super(type, obj): obj ({} {}) is not an instance or subtype of type ({}).",
              "type", type_name_of(type), type_name_of(type));
    Ref<Descriptor> super = make_descriptor(run, CoreType::super, type, type, type);
    Value hook = find_super_attribute(run, super.get(), run.name(SpecialName::init_subclass));
    if (!hook) return;
    std::vector<Object*> values;
    std::vector<Object*> names;
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (keywords && dict_next(keywords, position, key, value)) {
        names.push_back(key);
        values.push_back(value);
    }
    Ref<Tuple> keyword_names = model::make_tuple(run, names);
    run.call(hook.get(), values.data(), 0, names.empty() ? nullptr : keyword_names.get());
}

}  // namespace lastref::model
