#include "backends/model/library/types/classic_containers.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/types/class_hierarchy.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <array>

// `instance` of Python 2: whatever a class without bases makes. Its type can do everything; each time the instance is
// asked how, through its attributes, its class and `__getattr__`.
namespace lastref::model {

namespace {

using compile::BinaryOperator;
using compile::CompareOperator;

std::string_view name_of_class(const Object* instance) {
    return type_name_of(classic_class_of(instance));
}

Value instance_new(Run& run, Arguments arguments) {
    Object* type = arguments[1];
    Object* attributes = arguments[2];
    if (!is_classic_class(type))
        raise(run, CoreType::type_error, "instance() argument 1 must be classobj, not {}", given_type_name(run, type));
    if (attributes != run.none && attributes->kind != Kind::dict)
        raise(run, CoreType::type_error, "instance() second arg must be dictionary or None");
    return make_classic_instance(run, static_cast<Type*>(type),
                                 attributes == run.none ? nullptr : static_cast<Dict*>(attributes));
}

Value instance_init(Run& run, Arguments) {
    return none(run);
}

// Attributes.

Value instance_getattribute(Run& run, Arguments arguments) {
    check_attribute_name(run, arguments[1]);
    return get_classic_attribute(run, arguments[0], as_string(arguments[1]));
}

/// With null, deletes.
void set_attribute_of(Run& run, Object* instance, Object* given, Object* value) {
    check_attribute_name(run, given);
    Str* name = run.intern(as_string(given)->view());
    if (name == run.name(SpecialName::dict)) {
        if (!value || value->kind != Kind::dict)
            raise(run, CoreType::type_error, "__dict__ must be set to a dictionary");
        return set_classic_attributes_of(instance, static_cast<Dict*>(value));
    }
    if (name == run.name(SpecialName::class_)) {
        if (!value || !is_classic_class(value)) raise(run, CoreType::type_error, "__class__ must be set to a class");
        return set_classic_class_of(instance, static_cast<Type*>(value));
    }
    const SpecialName wanted = value ? SpecialName::setattr : SpecialName::delattr;
    if (Value hook = share(find_in_classic_class(classic_class_of(instance), run.name(wanted)))) {
        if (value) {
            call(run, hook.get(), {instance, name, value});
        } else {
            call(run, hook.get(), {instance, name});
        }
        return;
    }
    Dict* attributes = classic_attributes_of(instance);
    if (value) return dict_set(run, attributes, name, value);
    if (!dict_take(run, attributes, name)) {
        raise(run, CoreType::attribute_error, "{} instance has no attribute '{}'", name_of_class(instance),
              name->view());
    }
}

Value instance_setattr(Run& run, Arguments arguments) {
    set_attribute_of(run, arguments[0], arguments[1], arguments[2]);
    return none(run);
}

Value instance_delattr(Run& run, Arguments arguments) {
    set_attribute_of(run, arguments[0], arguments[1], nullptr);
    return none(run);
}

Value instance_dir(Run& run, Arguments arguments) {
    if (Value own = find_classic_special(run, arguments[0], "__dir__")) return call(run, own.get());
    Ref<Dict> names = dict_copy(run, classic_attributes_of(arguments[0]));
    Value of_class = call_special(run, classic_class_of(arguments[0]), SpecialName::dir);
    for_each(run, of_class.get(), [&](Object* name) {
        dict_set(run, names.get(), name, run.none);
        return true;
    });
    return list_from(run, names.get());
}

// Values.

Value instance_repr(Run& run, Arguments arguments) {
    if (Value own = find_classic_special(run, arguments[0], "__repr__")) return call(run, own.get());
    const Type* type = classic_class_of(arguments[0]);
    Object* module = dict_find(static_cast<Dict*>(type->dict), run.name(SpecialName::module));
    std::string_view home = module && is_string(module) ? as_string(module)->view() : "?";
    return make_string(run,
                       fmt::format("<{}.{} instance at {:#x}>", home, type_name_of(type), identity(run, arguments[0])));
}

Value instance_str(Run& run, Arguments arguments) {
    if (Value own = find_classic_special(run, arguments[0], "__str__")) return call(run, own.get());
    return instance_repr(run, arguments);
}

Value instance_format(Run& run, Arguments arguments) {
    if (Value own = find_classic_special(run, arguments[0], "__format__")) return call(run, own.get(), arguments[1]);
    Ref<Str> text = str(run, arguments[0]);
    return format(run, text.get(), arguments[1]);
}

Value instance_hash(Run& run, Arguments arguments) {
    if (Value own = find_classic_special(run, arguments[0], "__hash__")) {
        Value answer = call(run, own.get());
        if (!is_int(answer.get())) raise(run, CoreType::type_error, "__hash__() should return an int");
        return answer;
    }
    const bool compares =
        find_classic_special(run, arguments[0], "__eq__") || find_classic_special(run, arguments[0], "__cmp__");
    if (compares) raise(run, CoreType::type_error, "unhashable instance");
    Object* by_address = find_special(run.type(CoreType::object), SpecialName::hash);
    return call(run, by_address, arguments[0]);
}

Value instance_bool(Run& run, Arguments arguments) {
    Value method = find_classic_special(run, arguments[0], "__nonzero__");
    if (!method) method = find_classic_special(run, arguments[0], "__len__");
    if (!method) return make_bool(run, true);
    Value answer = call(run, method.get());
    if (!is_int(answer.get())) raise(run, CoreType::type_error, "__nonzero__ should return an int");
    auto* number = static_cast<Int*>(answer.get());
    if (int_is_negative(number)) raise(run, CoreType::value_error, "__nonzero__ should return >= 0");
    return make_bool(run, !int_is_zero(number));
}

// Comparisons.

constexpr std::string_view compare_names[] = {"__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"};
constexpr CompareOperator swapped[] = {CompareOperator::greater, CompareOperator::greater_equal,
                                       CompareOperator::equal,   CompareOperator::not_equal,
                                       CompareOperator::less,    CompareOperator::less_equal};

Value implemented(Run& run, Value answer) {
    return answer.get() == run.not_implemented ? Value() : answer;
}

/// What `left` says by itself; null: nothing.
Value half_compare(Run& run, Object* left, Object* right, CompareOperator operation) {
    if (!is_classic_instance(left)) return {};
    Value method = find_classic_special(run, left, compare_names[static_cast<std::size_t>(operation)]);
    return method ? implemented(run, call(run, method.get(), right)) : Value();
}

/// What both say, instances or not, asked as `left` would ask and then as `right` would.
Value compare_by_operator(Run& run, Object* left, Object* right, CompareOperator operation) {
    const CompareOperator reflected = swapped[static_cast<std::size_t>(operation)];
    const bool are_both = is_classic_instance(left) && is_classic_instance(right);
    if (Value answer = half_compare(run, left, right, operation)) return answer;
    if (Value answer = half_compare(run, right, left, reflected)) return answer;
    if (!are_both) return {};
    if (Value answer = half_compare(run, right, left, reflected)) return answer;
    return half_compare(run, left, right, operation);
}

void refuse_coercion(Run& run, Object* instance) {
    if (find_classic_special(run, instance, "__coerce__")) run.refuse("__coerce__ of a classic class");
}

constexpr int no_order = 2;

int half_order(Run& run, Object* left, Object* right) {
    if (!is_classic_instance(left)) return no_order;
    Value method = find_classic_special(run, left, "__cmp__");
    if (!method) return no_order;
    Value answer = call(run, method.get(), right);
    if (answer.get() == run.not_implemented) return no_order;
    if (!is_int(answer.get())) raise(run, CoreType::type_error, "comparison did not return an int");
    auto* number = static_cast<Int*>(answer.get());
    return int_is_zero(number) ? 0 : int_is_negative(number) ? -1 : 1;
}

/// instance_compare: -1, 0, 1 by `__cmp__`, or no_order.
int order_by_method(Run& run, Object* left, Object* right) {
    if (is_classic_instance(left)) refuse_coercion(run, left);
    if (is_classic_instance(right)) refuse_coercion(run, right);
    if (const int order = half_order(run, left, right); order != no_order) return order;
    const int order = half_order(run, right, left);
    return order == no_order ? no_order : -order;
}

/// Whether a program says how such an object compares, which is asked between the two ways of an instance.
bool compares_itself(const Object* object) {
    return !is_classic_instance(object) && (object->type->program_defined || object->kind == Kind::weak_reference);
}

template <CompareOperator operation>
Value instance_compare(Run& run, Arguments arguments) {
    Object* left = arguments[0];
    Object* right = arguments[1];
    if (Value answer = compare_by_operator(run, left, right, operation)) return answer;
    if (compares_itself(right)) {
        if (find_classic_special(run, left, "__cmp__")) run.refuse("__cmp__ of a classic class beside other classes");
        return not_implemented(run);
    }
    const int order = order_by_method(run, left, right);
    if (order != no_order) return make_bool(run, order_holds(operation, order));
    if (!is_classic_instance(right)) return not_implemented(run);
    if constexpr (operation == CompareOperator::equal) return make_bool(run, left == right);
    if constexpr (operation == CompareOperator::not_equal) return make_bool(run, left != right);
    return not_implemented(run);
}

// Numbers.

struct OperatorNames {
    std::string_view plain;
    std::string_view reflected;
    std::string_view inplace;
};

constexpr OperatorNames operators[] = {
    {"__add__", "__radd__", "__iadd__"},          {"__sub__", "__rsub__", "__isub__"},
    {"__mul__", "__rmul__", "__imul__"},          {"__floordiv__", "__rfloordiv__", "__ifloordiv__"},
    {"__mod__", "__rmod__", "__imod__"},          {"__pow__", "__rpow__", "__ipow__"},
    {"__lshift__", "__rlshift__", "__ilshift__"}, {"__rshift__", "__rrshift__", "__irshift__"},
    {"__and__", "__rand__", "__iand__"},          {"__or__", "__ror__", "__ior__"},
    {"__xor__", "__rxor__", "__ixor__"},          {"__divmod__", "__rdivmod__", ""},
    {"__div__", "__rdiv__", "__idiv__"},          {"__truediv__", "__rtruediv__", "__itruediv__"},
};
constexpr std::size_t divmod_place = 11;

/// NotImplemented where `left` is no instance or says nothing.
Value half_operation(Run& run, Object* left, Object* right, std::string_view name) {
    if (!is_classic_instance(left)) return not_implemented(run);
    refuse_coercion(run, left);
    Value method = find_classic_special(run, left, name);
    return method ? call(run, method.get(), right) : not_implemented(run);
}

template <std::size_t place>
Value instance_binary(Run& run, Arguments arguments) {
    const OperatorNames& names = operators[place];
    Value answer = half_operation(run, arguments[0], arguments[1], names.plain);
    if (answer.get() != run.not_implemented) return answer;
    return half_operation(run, arguments[1], arguments[0], names.reflected);
}

template <std::size_t place>
Value instance_reflected(Run& run, Arguments arguments) {
    return half_operation(run, arguments[0], arguments[1], operators[place].reflected);
}

template <std::size_t place>
Value instance_inplace(Run& run, Arguments arguments) {
    return half_operation(run, arguments[0], arguments[1], operators[place].inplace);
}

Value instance_pow(Run& run, Arguments arguments) {
    constexpr std::size_t place = 5;
    if (arguments[2] == run.none) return instance_binary<place>(run, arguments);
    return ask_classic_instance(run, arguments[0], "__pow__", {arguments[1], arguments[2]});
}

constexpr std::string_view unary_names[] = {"__neg__", "__pos__", "__abs__", "__invert__"};

template <std::size_t place>
Value instance_unary(Run& run, Arguments arguments) {
    return ask_classic_instance(run, arguments[0], unary_names[place]);
}

Value instance_float(Run& run, Arguments arguments) {
    Value answer = ask_classic_instance(run, arguments[0], "__float__");
    if (answer->kind != Kind::floating)
        raise(run, CoreType::type_error, "__float__ returned non-float (type {})", type_name(answer.get()));
    return answer;
}

Value instance_int(Run& run, Arguments arguments) {
    if (Value method = find_classic_special(run, arguments[0], "__int__")) return call(run, method.get());
    get_classic_attribute(run, arguments[0], run.intern("__trunc__"));
    run.refuse("__trunc__ of a classic class");
}

Value instance_index(Run& run, Arguments arguments) {
    Value method = find_classic_special(run, arguments[0], "__index__");
    if (!method) raise(run, CoreType::type_error, "object cannot be interpreted as an index");
    Value answer = call(run, method.get());
    if (!is_int(answer.get()))
        raise(run, CoreType::type_error, "__index__ returned non-(int,long) (type {})", type_name(answer.get()));
    return answer;
}

#define LASTREF_OPERATOR(name, place)                                                        \
    NativeRow{"__" name "__", "self, other, /", instance_binary<place>},                     \
        NativeRow{"__r" name "__", "self, other, /", instance_reflected<place>}, NativeRow { \
        "__i" name "__", "self, other, /", instance_inplace<place>                           \
    }

constexpr std::array methods{
    NativeRow{"__new__", "cls, type, dict=None, /", instance_new, Binding::static_method},
    NativeRow{"__init__", "self, /, *args, **kwargs", instance_init},
    NativeRow{"__getattribute__", "self, name, /", instance_getattribute},
    NativeRow{"__setattr__", "self, name, value, /", instance_setattr},
    NativeRow{"__delattr__", "self, name, /", instance_delattr},
    NativeRow{"__dir__", "self, /", instance_dir},
    NativeRow{"__repr__", "self, /", instance_repr},
    NativeRow{"__str__", "self, /", instance_str},
    NativeRow{"__format__", "self, spec, /", instance_format},
    NativeRow{"__hash__", "self, /", instance_hash},
    NativeRow{"__bool__", "self, /", instance_bool},
    NativeRow{"__lt__", "self, other, /", instance_compare<CompareOperator::less>},
    NativeRow{"__le__", "self, other, /", instance_compare<CompareOperator::less_equal>},
    NativeRow{"__eq__", "self, other, /", instance_compare<CompareOperator::equal>},
    NativeRow{"__ne__", "self, other, /", instance_compare<CompareOperator::not_equal>},
    NativeRow{"__gt__", "self, other, /", instance_compare<CompareOperator::greater>},
    NativeRow{"__ge__", "self, other, /", instance_compare<CompareOperator::greater_equal>},
    NativeRow{"__len__", "self, /", instance_len},
    NativeRow{"__getitem__", "self, index, /", instance_getitem},
    NativeRow{"__setitem__", "self, index, value, /", instance_setitem},
    NativeRow{"__delitem__", "self, index, /", instance_delitem},
    NativeRow{"__iter__", "self, /", instance_iter},
    NativeRow{"__next__", "self, /", instance_next},
    NativeRow{"__contains__", "self, item, /", instance_contains},
    NativeRow{"__length_hint__", "self, /", instance_length_hint},
    NativeRow{"__reversed__", "self, /", instance_reversed},
    NativeRow{"__call__", "self, /, *args, **kwargs", call_row},
    LASTREF_OPERATOR("add", 0),
    LASTREF_OPERATOR("sub", 1),
    LASTREF_OPERATOR("mul", 2),
    LASTREF_OPERATOR("floordiv", 3),
    LASTREF_OPERATOR("mod", 4),
    NativeRow{"__pow__", "self, other, modulus=None, /", instance_pow},
    NativeRow{"__rpow__", "self, other, /", instance_reflected<5>},
    NativeRow{"__ipow__", "self, other, /", instance_inplace<5>},
    LASTREF_OPERATOR("lshift", 6),
    LASTREF_OPERATOR("rshift", 7),
    LASTREF_OPERATOR("and", 8),
    LASTREF_OPERATOR("or", 9),
    LASTREF_OPERATOR("xor", 10),
    NativeRow{"__divmod__", "self, other, /", instance_binary<divmod_place>},
    NativeRow{"__rdivmod__", "self, other, /", instance_reflected<divmod_place>},
    LASTREF_OPERATOR("div", 12),
    LASTREF_OPERATOR("truediv", 13),
    NativeRow{"__neg__", "self, /", instance_unary<0>},
    NativeRow{"__pos__", "self, /", instance_unary<1>},
    NativeRow{"__abs__", "self, /", instance_unary<2>},
    NativeRow{"__invert__", "self, /", instance_unary<3>},
    NativeRow{"__float__", "self, /", instance_float},
    NativeRow{"__int__", "self, /", instance_int},
    NativeRow{"__index__", "self, /", instance_index},
};
#undef LASTREF_OPERATOR

}  // namespace

int compare_classic_instances(Run& run, Object* left, Object* right) {
    if (left == right) return 0;
    const bool are_both = is_classic_instance(left) && is_classic_instance(right);
    if (compares_itself(left) || compares_itself(right)) run.refuse("cmp() of a classic instance and another object");
    if (are_both) {
        if (const int order = order_by_method(run, left, right); order != no_order) return order;
    }
    constexpr std::pair<CompareOperator, int> questions[] = {
        {CompareOperator::equal, 0}, {CompareOperator::less, -1}, {CompareOperator::greater, 1}};
    for (auto [operation, order] : questions) {
        Value answer = compare_by_operator(run, left, right, operation);
        if (answer && is_true(run, answer.get())) return order;
    }
    const int order = order_by_method(run, left, right);
    if (order == no_order) run.refuse("an order of unlike objects, in Python 2");
    return order;
}

const TypeSpec classic_instance_type{
    .name = "instance", .kind = Kind::record, .methods = methods, .subclassable = false};

}  // namespace lastref::model
