#include "backends/model/library/types/generic_alias.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/library/modules/builtin_functions.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/tuple.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace lastref::model {

namespace {

/// What the module typing makes stands for types.
bool is_of_typing(Run& run, const Object* object) {
    if (object->kind != Kind::instance) return false;
    Object* module = find_in_own_dict(object->type, run.name(SpecialName::module));
    return module && is_string(module) && as_string(module)->view() == "typing";
}

// types.GenericAlias: a record of origin and arguments. types.UnionType: a record of the arguments alone.

Object* origin_of(Object* alias) {
    return static_cast<Record*>(alias)->fields()[0];
}
Tuple* arguments_of(Object* alias) {
    return static_cast<Tuple*>(static_cast<Record*>(alias)->fields()[1]);
}

/// How a type, or what bears a name as types do, shows itself inside an alias: "int", "collections.deque", "...".
std::string shown(Run& run, Object* item) {
    if (item == run.ellipsis) return "...";
    if (item == static_cast<Object*>(run.type(CoreType::none))) return "None";
    if (item->kind == Kind::list) {
        std::string text = "[";
        auto* list = static_cast<List*>(item);
        for (std::uint32_t i = 0; i < list->size; ++i) text += (i ? ", " : "") + shown(run, list->items[i]);
        return text + "]";
    }
    const bool is_alias = item->kind != Kind::type && find_attribute(run, item, run.intern("__origin__"));
    Value module = find_attribute(run, item, run.name(SpecialName::module));
    Value name = find_attribute(run, item, run.name(SpecialName::qualname));
    if (is_alias || !name || !is_string(name.get())) return std::string(repr(run, item)->view());
    std::string text(as_string(name.get())->view());
    if (!module || !is_string(module.get()) || as_string(module.get())->view() == "builtins") return text;
    return std::string(as_string(module.get())->view()) + "." + text;
}

Value alias_repr(Run& run, Arguments arguments) {
    Tuple* inside = arguments_of(arguments[0]);
    std::string text = shown(run, origin_of(arguments[0])) + "[";
    for (std::uint32_t i = 0; i < inside->size; ++i) text += (i ? ", " : "") + shown(run, inside->items()[i]);
    if (inside->size == 0) text += "()";
    return make_string(run, text + "]");
}

Value alias_call(Run& run, Arguments arguments) {
    auto* positional = static_cast<Tuple*>(arguments[1]);
    auto* keywords = static_cast<Dict*>(arguments[2]);
    std::vector<Object*> values(positional->items(), positional->items() + positional->size);
    std::vector<Object*> names;
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(keywords, position, key, value)) {
        names.push_back(key);
        values.push_back(value);
    }
    Ref<Tuple> keyword_names = model::make_tuple(run, names);
    Value made = run.call(origin_of(arguments[0]), values.data(), positional->size,
                          names.empty() ? nullptr : keyword_names.get());
    try {
        set_attribute(run, made.get(), run.intern("__orig_class__"), arguments[0]);
    } catch (const Raised& raised) {
        bool cannot = is_exception(run, raised.exception.get(), CoreType::attribute_error) ||
                      is_exception(run, raised.exception.get(), CoreType::type_error);
        if (!cannot) throw;
    }
    return made;
}

Value alias_mro_entries(Run& run, Arguments arguments) {
    return make_tuple(run, {origin_of(arguments[0])});
}

Value compare_aliases(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    bool wanted = operation == compile::CompareOperator::equal;
    if (right->type != left->type || (!wanted && operation != compile::CompareOperator::not_equal))
        return not_implemented(run);
    bool same = origin_of(left) == origin_of(right) && equals(run, arguments_of(left), arguments_of(right));
    return make_bool(run, same == wanted);
}

Value alias_hash(Run& run, Arguments arguments) {
    return make_int(run, hash(run, origin_of(arguments[0])) ^ tuple_hash(run, arguments_of(arguments[0])));
}

/// What an alias has of its own; everything else is asked of its origin.
struct OwnName {
    std::string_view name;
    int since = 0;
    int told_since = 0;  ///< by dir()
};
constexpr OwnName own_names[] = {{"__args__"},
                                 {"__copy__"},
                                 {"__deepcopy__"},
                                 {"__mro_entries__"},
                                 {"__origin__"},
                                 {"__parameters__"},
                                 {"__reduce__"},
                                 {"__reduce_ex__"},
                                 {"__class__", 11},
                                 {"__bases__", 99, 13},
                                 {"__typing_unpacked_tuple_args__", 11, 11},
                                 {"__unpacked__", 11, 11}};

Value alias_getattribute(Run& run, Arguments arguments) {
    Str* name = as_string(arguments[1]);
    for (const OwnName& each : own_names) {
        if (each.name != name->view() || each.since > run.profile.minor()) continue;
        if (Value own = find_attribute_generic(run, arguments[0], name)) return own;
    }
    return get_attribute(run, origin_of(arguments[0]), name);
}

Value alias_dir(Run& run, Arguments arguments) {
    Object* origin = origin_of(arguments[0]);
    Value names = builtin_dir(run, {&origin, 1});
    for (const OwnName& each : own_names) {
        Ref<Str> name = make_string(run, each.name);
        if (each.told_since > run.profile.minor() || contains(run, names.get(), name.get())) continue;
        list_append(run, static_cast<List*>(names.get()), name.get());
    }
    return names;
}

Value get_origin(Run&, Object* alias) {
    return share(origin_of(alias));
}
Value get_arguments(Run&, Object* alias) {
    return share(arguments_of(alias));
}
bool is_type_variable(Run& run, const Object* object) {
    constexpr std::string_view kinds[] = {"TypeVar", "ParamSpec", "TypeVarTuple"};
    return is_of_typing(run, object) &&
           std::find(std::begin(kinds), std::end(kinds), type_name(object)) != std::end(kinds);
}

/// The type variables among these and within them, each once.
Value parameters_among(Run& run, Tuple* items) {
    std::vector<Object*> found;
    auto add = [&](Object* each) {
        if (std::find(found.begin(), found.end(), each) == found.end()) found.push_back(each);
    };
    std::vector<Value> inner;
    for (Object* each : std::span(items->items(), items->size)) {
        if (is_type_variable(run, each)) add(each);
        if (each->kind == Kind::type) continue;
        inner.push_back(find_attribute(run, each, run.intern("__parameters__")));
        if (!inner.back() || inner.back()->kind != Kind::tuple) continue;
        auto* within = static_cast<Tuple*>(inner.back().get());
        for (Object* one : std::span(within->items(), within->size)) add(one);
    }
    return make_tuple(run, std::span<Object* const>(found));
}
Value get_parameters(Run& run, Object* alias) {
    return parameters_among(run, arguments_of(alias));
}

Value alias_new(Run& run, Arguments arguments) {
    return make_generic_alias(run, arguments[1], arguments[2]);
}

Value union_or(Run& run, Arguments arguments) {
    return make_union_type(run, arguments[0], arguments[1]);
}

Value alias_instancecheck(Run& run, Arguments) {
    raise(run, CoreType::type_error, "isinstance() argument 2 cannot be a parameterized generic");
}
Value alias_subclasscheck(Run& run, Arguments) {
    raise(run, CoreType::type_error, "issubclass() argument 2 cannot be a parameterized generic");
}

Value alias_getitem(Run& run, Arguments) {
    run.refuse("the parameters of a types.GenericAlias");
}

constexpr NativeRow alias_rows[] = {
    {"__getitem__", "self, parameters, /", alias_getitem},
    {"__instancecheck__", "self, instance, /", alias_instancecheck},
    {"__subclasscheck__", "self, cls, /", alias_subclasscheck},
    {"__new__", "cls, origin, args, /", alias_new, Binding::static_method},
    {"__repr__", "self, /", alias_repr},
    {"__reduce__", "self, /", reduce_in_library},
    {"__call__", "self, /, *args, **kwargs", alias_call},
    {"__mro_entries__", "self, bases, /", alias_mro_entries},
    {"__eq__", "self, value, /", comparison_row<compare_aliases, compile::CompareOperator::equal>},
    {"__ne__", "self, value, /", comparison_row<compare_aliases, compile::CompareOperator::not_equal>},
    {"__hash__", "self, /", alias_hash},
    {"__getattribute__", "self, name, /", alias_getattribute},
    {"__dir__", "self, /", alias_dir},
    {"__or__", "self, value, /", union_or, Binding::method, true, 10},
    {"__ror__", "self, value, /", union_or, Binding::method, true, 10},
};

constexpr GetSetRow alias_attributes[] = {
    {"__origin__", get_origin},
    {"__args__", get_arguments},
    {"__parameters__", get_parameters},
};

Tuple* members_of(Object* made) {
    return static_cast<Tuple*>(static_cast<Record*>(made)->fields()[0]);
}

Value union_repr(Run& run, Arguments arguments) {
    Tuple* members = members_of(arguments[0]);
    std::string text;
    for (std::uint32_t i = 0; i < members->size; ++i) text += (i ? " | " : "") + shown(run, members->items()[i]);
    return make_string(run, text);
}

Value compare_unions(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    bool wanted = operation == compile::CompareOperator::equal;
    if (right->type != left->type || (!wanted && operation != compile::CompareOperator::not_equal))
        return not_implemented(run);
    auto within = [&](Object* some, Object* all) {
        for (std::uint32_t i = 0; i < members_of(some)->size; ++i) {
            if (!contains(run, members_of(all), members_of(some)->items()[i])) return false;
        }
        return true;
    };
    return make_bool(run, (within(left, right) && within(right, left)) == wanted);
}

Value union_hash(Run& run, Arguments arguments) {
    std::int64_t mixed = 0;
    for (std::uint32_t i = 0; i < members_of(arguments[0])->size; ++i) {
        mixed ^= hash(run, members_of(arguments[0])->items()[i]);
    }
    return make_int(run, mixed);
}

Value get_members(Run&, Object* made) {
    return share(members_of(made));
}
Value get_member_parameters(Run& run, Object* made) {
    return parameters_among(run, members_of(made));
}

void check_members(Run& run, Tuple* members, std::string_view function) {
    if (!does(run, Detail::unions_with_aliases_are_no_classes)) return;
    for (std::uint32_t i = 0; i < members->size; ++i) {
        if (members->items()[i]->type->spec != &generic_alias_type) continue;
        raise(run, CoreType::type_error, "{}() argument 2 cannot contain a parameterized generic", function);
    }
}

Value union_instancecheck(Run& run, Arguments arguments) {
    check_members(run, members_of(arguments[0]), "isinstance");
    return make_bool(run, is_instance(run, arguments[1], members_of(arguments[0])));
}
Value union_subclasscheck(Run& run, Arguments arguments) {
    check_members(run, members_of(arguments[0]), "issubclass");
    return make_bool(run, is_subclass(run, arguments[1], members_of(arguments[0])));
}

/// The union of these and of the members of those among them that are unions; one alone is no union.
Value make_union(Run& run, std::span<Object* const> parts) {
    std::vector<Object*> members;
    auto add = [&](Object* item) {
        if (item == run.none) item = run.type(CoreType::none);
        if (is_string(item)) run.refuse("typing.ForwardRef");
        for (Object* each : members) {
            if (equals(run, each, item)) return;
        }
        members.push_back(item);
    };
    for (Object* part : parts) {
        Tuple* inner = union_members(run, part);
        if (!inner) add(part);
        for (std::uint32_t i = 0; inner && i < inner->size; ++i) add(inner->items()[i]);
    }
    if (members.size() == 1) return share(members[0]);
    Ref<Record> made = make_record(run, builtin_type(run, union_type_type), 1);
    made->fields()[0] = model::make_tuple(run, members).release();
    return made;
}

Value union_getitem(Run& run, Arguments arguments) {
    Value parameters = get_member_parameters(run, arguments[0]);
    if (static_cast<Tuple*>(parameters.get())->size) run.refuse("the parameters of a union");
    if (run.profile.minor() < 11)
        raise(run, CoreType::type_error, "There are no type variables left in {}", repr_text(run, arguments[0]));
    raise(run, CoreType::type_error, "{} is not a generic class", repr(run, arguments[0])->view());
}

/// typing.Union[int, None]
Value union_class_getitem(Run& run, Arguments arguments) {
    Object* const given = arguments[1];
    if (given->kind != Kind::tuple) return make_union(run, {&given, 1});
    auto* members = static_cast<Tuple*>(given);
    if (members->size == 0) raise(run, CoreType::type_error, "Cannot take a Union of no types.");
    return make_union(run, {members->items(), members->size});
}

Value get_union(Run&, Object* made) {
    return share(made->type);
}
Value get_union_name(Run&, Object* made) {
    return share(made->type->name);
}

constexpr NativeRow union_rows[] = {
    {"__getitem__", "self, parameters, /", union_getitem},
    {"__class_getitem__", "cls, parameters, /", union_class_getitem, Binding::class_method, true, 14},

    {"__instancecheck__", "self, instance, /", union_instancecheck},
    {"__subclasscheck__", "self, cls, /", union_subclasscheck},
    {"__repr__", "self, /", union_repr},
    {"__eq__", "self, value, /", comparison_row<compare_unions, compile::CompareOperator::equal>},
    {"__ne__", "self, value, /", comparison_row<compare_unions, compile::CompareOperator::not_equal>},
    {"__hash__", "self, /", union_hash},
    {"__or__", "self, value, /", union_or},
    {"__ror__", "self, value, /", union_or},
};

constexpr GetSetRow union_attributes[] = {
    {"__args__", get_members},
    {"__parameters__", get_member_parameters},
    {"__origin__", get_union, nullptr, 14},
    {"__name__", get_union_name, nullptr, 14},
    {"__qualname__", get_union_name, nullptr, 14},
};

}  // namespace

const TypeSpec generic_alias_type{
    .name = "GenericAlias",
    .kind = Kind::record,
    .instance_size = sizeof(Record),
    .methods = alias_rows,
    .attributes = alias_attributes,
    .module = "types",
};

const TypeSpec union_type_type{
    .name = "UnionType",
    .kind = Kind::record,
    .instance_size = sizeof(Record),
    .methods = union_rows,
    .attributes = union_attributes,
    .subclassable = false,
    .module = "types",
};

Value make_generic_alias(Run& run, Object* origin, Object* arguments) {
    Ref<Record> alias = make_record(run, builtin_type(run, generic_alias_type), 2);
    alias->fields()[0] = share(origin).release();
    alias->fields()[1] =
        arguments->kind == Kind::tuple ? share(arguments).release() : make_tuple(run, {arguments}).release();
    return alias;
}

Value class_getitem_row(Run& run, Arguments arguments) {
    if (!run.profile.types_are_generic) raise(run, CoreType::type_error, "'type' object is not subscriptable");
    return make_generic_alias(run, arguments[0], arguments[1]);
}

Tuple* union_members(Run& run, Object* object) {
    return object->type == builtin_type(run, union_type_type) ? members_of(object) : nullptr;
}

namespace {

/// What is a class in the real module, of which nobody makes objects.
bool is_class_of_typing(Run& run, Object* object) {
    if (!is_of_typing(run, object)) return false;
    const std::string shown = repr_text(run, object);
    return (shown == "typing.Any" && run.profile.minor() >= 11) || shown == "typing.IO" || shown == "typing.TextIO" ||
           shown == "typing.BinaryIO";
}

}  // namespace

Value make_union_type(Run& run, Object* left, Object* right) {
    const bool of_typing = does(run, Detail::unions_are_of_typing);
    const bool takes_all = of_typing && (union_members(run, left) || union_members(run, right));
    Object* const sides[] = {left, right};
    for (Object* side : sides) {
        bool acceptable = takes_all || union_members(run, side) || side == run.none || side->kind == Kind::type ||
                          side->type == builtin_type(run, generic_alias_type) ||
                          (of_typing && is_of_typing(run, side)) || is_class_of_typing(run, side);
        if (!acceptable) return not_implemented(run);
    }
    return make_union(run, sides);
}

}  // namespace lastref::model
