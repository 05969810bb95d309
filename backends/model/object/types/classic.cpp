#include "backends/model/object/types/classic.hpp"

#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/class_hierarchy.hpp"

#include <vector>

namespace lastref::model {

namespace {

struct InstanceFields {
    enum : std::uint8_t { type, attributes, count };
};
struct UnboundFields {
    enum : std::uint8_t { function, type, count };
};

Object*& field_of(const Object* record, std::uint32_t place) {
    return static_cast<Record*>(const_cast<Object*>(record))->fields()[place];
}

}  // namespace

Type* classic_class_of(const Object* instance) {
    return static_cast<Type*>(field_of(instance, InstanceFields::type));
}

Dict* classic_attributes_of(const Object* instance) {
    return static_cast<Dict*>(field_of(instance, InstanceFields::attributes));
}

void set_classic_class_of(Object* instance, Type* fresh) {
    replace(field_of(instance, InstanceFields::type), share(fresh));
}

void set_classic_attributes_of(Object* instance, Dict* fresh) {
    replace(field_of(instance, InstanceFields::attributes), share(fresh));
}

Ref<Type> make_classic_class(Run& run, Str* name, Tuple* bases, Dict* space) {
    Value qualified = dict_take(run, space, run.name(SpecialName::qualname));
    if (!dict_find(space, run.name(SpecialName::doc))) dict_set(run, space, run.name(SpecialName::doc), run.none);
    Type* metaclass = builtin_type(run, classic_class_type);
    auto type = Ref<Type>::adopt(static_cast<Type*>(run.heap.make_sized(Kind::type, metaclass, sizeof(Type))));
    type->layout = TypeLayout{};
    type->layout.heap = &run.heap;
    // What derives from it has both, whatever its `__slots__` say.
    type->layout.has_dict = type->layout.has_weak_list = true;
    type->run = &run;
    type->program_defined = true;
    type->instance_kind = Kind::instance;
    type->name = share(name).release();
    type->qualified_name = share(name).release();
    type->bases = share(bases).release();
    type->dict = share(space).release();
    run.heap.track(type.get());
    for (std::uint32_t i = 0; i < bases->size; ++i)
        register_subclass(run, static_cast<Type*>(bases->items()[i]), type.get());
    return type;
}

Value make_classic_instance(Run& run, Type* type, Dict* attributes) {
    Ref<Dict> dict = attributes ? Ref<Dict>::share(attributes) : make_dict(run);
    Ref<Record> made = make_record(run, builtin_type(run, classic_instance_type), InstanceFields::count);
    field_of(made.get(), InstanceFields::type) = share(type).release();
    field_of(made.get(), InstanceFields::attributes) = dict.release();
    return made;
}

namespace {

/// Calls what was bound, whose function gets a tuple of all arguments.
Value call_bound(Run& run, Object* callable, Object* const* arguments, std::size_t count, Tuple* names) {
    if (callable->kind != Kind::bound_method) return run.call(callable, arguments, count, names);
    auto* method = static_cast<BoundMethod*>(callable);
    PassingTuple with_object(run.heap, count + 1);
    std::vector<Object*> all{method->self};
    all.insert(all.end(), arguments, arguments + count + (names ? names->size : 0));
    return run.call(method->function, all.data(), count + 1, names);
}

}  // namespace

Value call_classic_class(Run& run, Type* type, Object* const* arguments, std::size_t count, Tuple* names) {
    PassingTuple given(run.heap, count);
    Value made = make_classic_instance(run, type);
    Value init = find_classic_attribute(run, made.get(), run.name(SpecialName::init));
    if (!init) {
        if (count || names) raise(run, CoreType::type_error, "this constructor takes no arguments");
        return made;
    }
    Value result = call_bound(run, init.get(), arguments, count, names);
    if (result.get() != run.none) raise(run, CoreType::type_error, "__init__() should return None");
    return made;
}

Value call_classic_instance(Run& run, Object* instance, Object* const* arguments, std::size_t count, Tuple* names) {
    PassingTuple given(run.heap, count);
    Value method = find_classic_special(run, instance, "__call__");
    if (!method) {
        raise(run, CoreType::attribute_error, "{} instance has no __call__ method",
              type_name_of(classic_class_of(instance)));
    }
    RecursionGuard guard(run, " in __call__");
    return call_bound(run, method.get(), arguments, count, names);
}

Value call_unbound_method(Run& run, Object* method, Object* const* arguments, std::size_t count, Tuple* names) {
    PassingTuple given(run.heap, count);
    Value function = share(unbound_function_of(method));
    Value type = share(unbound_class_of(method));
    Object* first = count ? arguments[0] : nullptr;
    if (first && is_instance(run, first, type.get())) return run.call(function.get(), arguments, count, names);
    const auto name_of = [&](Object* object) {
        Value name = find_attribute(run, object, run.name(SpecialName::name));
        return name && is_string(name.get()) ? std::string(as_string(name.get())->view()) : std::string("?");
    };
    std::string shown = "nothing";
    if (first) {
        Value claimed = find_attribute(run, first, run.name(SpecialName::class_));
        shown = name_of(claimed ? claimed.get() : first->type) + " instance";
    }
    raise(run, CoreType::type_error,
          "unbound method {}() must be called with {} instance as first argument (got {} instead)",
          name_of(function.get()), name_of(type.get()), shown);
}

Object* find_in_classic_class(const Type* type, const Str* name) {
    if (Object* found = dict_find(static_cast<Dict*>(type->dict), name)) return found;
    auto* bases = static_cast<Tuple*>(type->bases);
    for (std::uint32_t i = 0; i < bases->size; ++i)
        if (Object* found = find_in_classic_class(static_cast<Type*>(bases->items()[i]), name)) return found;
    return nullptr;
}

bool is_classic_subclass(const Type* type, const Object* wanted) {
    if (type == wanted) return true;
    if (!is_classic_class(type))
        return wanted->kind == Kind::type && is_subtype(type, static_cast<const Type*>(wanted));
    auto* bases = static_cast<Tuple*>(type->bases);
    for (std::uint32_t i = 0; i < bases->size; ++i)
        if (is_classic_subclass(static_cast<Type*>(bases->items()[i]), wanted)) return true;
    return false;
}

bool has_new_subclass(const Type* type) {
    bool found = false;
    for_each_subclass(type, [&](Type* each) { found = found || !is_classic_class(each) || has_new_subclass(each); });
    return found;
}

Value find_classic_attribute(Run& run, Object* instance, Str* name) {
    if (Object* own = dict_find(classic_attributes_of(instance), name)) return share(own);
    Value type = share(classic_class_of(instance));
    Value found = share(find_in_classic_class(static_cast<Type*>(type.get()), name));
    return found ? bind_descriptor(run, found.get(), instance, static_cast<Type*>(type.get())) : Value();
}

Value get_classic_attribute(Run& run, Object* instance, Str* name) {
    if (!name->interned) name = run.intern(name->view());
    if (name == run.name(SpecialName::dict)) return share(classic_attributes_of(instance));
    if (name == run.name(SpecialName::class_)) return share(classic_class_of(instance));
    Ref<Type> type = Ref<Type>::share(classic_class_of(instance));
    Value hook = share(find_in_classic_class(type.get(), run.name(SpecialName::getattr)));
    try {
        if (Value found = find_classic_attribute(run, instance, name)) return found;
    } catch (Raised& raised) {
        if (!hook || !is_exception(run, raised.exception.get(), CoreType::attribute_error)) throw;
    }
    if (hook) return call(run, hook.get(), {instance, name});
    raise(run, CoreType::attribute_error, "{} instance has no attribute '{}'", type_name_of(type.get()), name->view());
}

Value find_classic_special(Run& run, Object* instance, std::string_view name) {
    Str* text = run.intern(name);
    const bool asks_hook = find_in_classic_class(classic_class_of(instance), run.name(SpecialName::getattr));
    try {
        return asks_hook ? get_classic_attribute(run, instance, text) : find_classic_attribute(run, instance, text);
    } catch (Raised& raised) {
        if (!is_exception(run, raised.exception.get(), CoreType::attribute_error)) throw;
    }
    return {};
}

Object* find_classic_finalizer(const Object* instance) {
    const Type* type = classic_class_of(instance);
    if (!type) return nullptr;
    const Str* name = type->run->name(SpecialName::del);
    if (Object* own = dict_find(classic_attributes_of(instance), name)) return own;
    return find_in_classic_class(type, name);
}

Value make_unbound_method(Run& run, Object* function, Type* type) {
    Ref<Record> made = make_record(run, run.type(CoreType::method), UnboundFields::count);
    field_of(made.get(), UnboundFields::function) = share(function).release();
    field_of(made.get(), UnboundFields::type) = share(type).release();
    return made;
}

Object* unbound_function_of(const Object* method) {
    return field_of(method, UnboundFields::function);
}

Type* unbound_class_of(const Object* method) {
    return static_cast<Type*>(field_of(method, UnboundFields::type));
}

}  // namespace lastref::model
