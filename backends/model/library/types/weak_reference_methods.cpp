#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/types/instance_size.hpp"

#include <fmt/format.h>

namespace lastref::model {

namespace {

WeakReference& self_of(Object* object) {
    return *static_cast<WeakReference*>(object);
}

Value target_of(Object* reference) {
    return share(weak_target(self_of(reference)));
}

Value reference_new(Run& run, Arguments arguments) {
    Type* type = class_argument(arguments[0]);
    return make_weak_reference(run, type, arguments[1], arguments[2]);
}

Value reference_init(Run& run, Arguments) {
    return none(run);
}

Value reference_call(Run& run, Arguments arguments) {
    Value target = target_of(arguments[0]);
    return target ? target : none(run);
}

Value reference_hash(Run& run, Arguments arguments) {
    WeakReference& self = self_of(arguments[0]);
    if (self.hash == -1) {
        Value target = target_of(&self);
        if (!target) raise(run, CoreType::type_error, "weak object has gone away");
        self.hash = hash(run, target.get());
    }
    return make_int(run, self.hash);
}

Value compare_references(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    const bool is_other_kind = right->type == run.type(CoreType::weak_proxy) && run.profile.family == "pypy";
    if (right->kind != Kind::weak_reference || is_other_kind) return not_implemented(run);
    Value first = target_of(left);
    Value second = target_of(right);
    if (first && second) return compare(run, first.get(), second.get(), static_cast<int>(operation));
    return make_bool(run, (left == right) == (operation == compile::CompareOperator::equal));
}

/// Its `__name__`, null when it has none or asking fails.
Value name_of_referent(Run& run, Object* target) {
    Str* name = run.name(SpecialName::name);
    try {
        if (!run.profile.words.referents_name_is_special) return find_attribute(run, target, name);
        Object* found = find_in_mro(target->type, name);
        return found ? bind_descriptor(run, found, target, target->type) : Value();
    } catch (const Raised&) {
        if (does(run, Detail::failed_names_of_referents_stay_raised))
            run.refuse("the repr of a weak reference to an object that fails to tell its name");
        if (does(run, Detail::names_of_referents_may_fail)) throw;
        return {};
    }
}

Value reference_repr(Run& run, Arguments arguments) {
    Value target = target_of(arguments[0]);
    bool is_short = does(run, Detail::references_hide_where_referents_are);
    if (is_short) return pypy_reference_repr(run, arguments[0], target.get());
    auto address = identity(run, arguments[0]);
    if (!target) return make_string(run, fmt::format("<weakref at {:#x}; dead>", address));
    std::string text = fmt::format("<weakref at {:#x}; to '{}' at {:#x}", address,
                                   referent_type_name(run, target.get()), identity(run, target.get()));
    Value name = name_of_referent(run, target.get());
    if (name && is_string(name.get())) text += fmt::format(" ({})", as_string(name.get())->view());
    return make_string(run, text + ">");
}

Value reference_callback(Run& run, Object* object) {
    return or_none(run, self_of(object).callback);
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, object, callback=None, /, **kwargs", reference_new, Binding::static_method},
    {"__init__", "self, object, callback=None, /", reference_init},
    {"__call__", "self, /", reference_call},
    {"__hash__", "self, /", reference_hash},
    {"__repr__", "self, /", reference_repr},
    {"__eq__", "self, value, /", comparison_row<compare_references, compile::CompareOperator::equal>},
    {"__ne__", "self, value, /", comparison_row<compare_references, compile::CompareOperator::not_equal>},
    {"__class_getitem__", "cls, item, /", class_getitem_row, Binding::class_method, true, 9},
};

constexpr GetSetRow attributes[] = {{"__callback__", reference_callback}};

}  // namespace

Value pypy_reference_repr(Run& run, Object* reference, Object* target) {
    // A subclass of references goes by their name.
    Type* type = reference->type;
    while (type->program_defined) type = type->base;
    std::string text = fmt::format("<{} at {:#018x}", dotted_name(run, type), identity(run, reference));
    if (!target) return make_string(run, text + "; dead>");
    text += fmt::format("; to '{}'", referent_type_name(run, target));
    Value name = name_of_referent(run, target);
    if (name && is_string(name.get())) text += fmt::format(" ({})", as_string(name.get())->view());
    return make_string(run, text + ">");
}

std::string referent_type_name(Run& run, Object* target) {
    Type* type = target->type;
    if (!type->program_defined && run.profile.family == "pypy") return std::string(type_name_of(type));
    if (!type->program_defined || !run.profile.words.referents_are_qualified) return std::string(type_name(target));
    std::string qualified(as_string(type->qualified_name)->view());
    Value module = find_attribute(run, type, run.name(SpecialName::module));
    if (!module || !is_string(module.get())) return qualified;
    std::string_view text = as_string(module.get())->view();
    return text == "builtins" || text == "__main__" ? qualified : fmt::format("{}.{}", text, qualified);
}

const TypeSpec weak_reference_type{
    .name = "ReferenceType",
    .kind = Kind::weak_reference,
    .instance_size = sizeof(WeakReference),
    .methods = rows,
    .attributes = attributes,
    .module = "weakref",
    .builtin_name = "weakref",
};

}  // namespace lastref::model
