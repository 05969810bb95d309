#include "backends/model/compile/opcodes.hpp"
#include "backends/model/heap/detail.hpp"
#include "backends/model/library/modules/language.hpp"
#include "backends/model/library/modules/operator_python_2.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

namespace lastref::model {

namespace {

using compile::BinaryOperator;
using compile::CompareOperator;
using compile::UnaryOperator;

template <BinaryOperator operation>
Value binary(Run& run, Arguments arguments) {
    return binary_operation(run, static_cast<int>(operation), arguments[0], arguments[1]);
}

template <BinaryOperator operation>
Value inplace(Run& run, Arguments arguments) {
    return inplace_operation(run, static_cast<int>(operation), arguments[0], arguments[1]);
}

template <CompareOperator operation>
Value comparison(Run& run, Arguments arguments) {
    return compare(run, arguments[0], arguments[1], static_cast<int>(operation));
}

template <UnaryOperator operation>
Value unary(Run& run, Arguments arguments) {
    return unary_operation(run, static_cast<int>(operation), arguments[0]);
}

Value truth(Run& run, Arguments arguments) {
    return make_bool(run, is_true(run, arguments[0]));
}
Value logical_not(Run& run, Arguments arguments) {
    return make_bool(run, !is_true(run, arguments[0]));
}
Value is_same(Run& run, Arguments arguments) {
    return make_bool(run, arguments[0] == arguments[1]);
}
Value is_not_same(Run& run, Arguments arguments) {
    return make_bool(run, arguments[0] != arguments[1]);
}
Value absolute(Run& run, Arguments arguments) {
    Value result = call_special(run, arguments[0], SpecialName::abs);
    if (!result) raise_worded(run, CoreType::type_error, run.profile.words.abs_operand, type_name(arguments[0]));
    return result;
}
Value index(Run& run, Arguments arguments) {
    Value found = index_of(run, arguments[0]);
    bool copies =
        does(run, Detail::operator_index_gives_int_itself) && !is_exactly(run, found.get(), CoreType::integer);
    auto* number = static_cast<Int*>(found.get());
    return copies && !number->big ? make_int(run, number->value) : found;
}
Value concat(Run& run, Arguments arguments) {
    auto is_sequence = [](const Object* object) { return find_special(object->type, SpecialName::getitem) != nullptr; };
    if (run.profile.family == "pypy" && (!is_sequence(arguments[0]) || !is_sequence(arguments[1])))
        raise_message(run, CoreType::type_error, "");
    if (!is_sequence(arguments[0])) {
        raise(run, CoreType::type_error, "'{}' object can't be concatenated", type_name(arguments[0]));
    }
    return binary_operation(run, static_cast<int>(BinaryOperator::add), arguments[0], arguments[1]);
}
Value inplace_concat(Run& run, Arguments arguments) {
    auto lacks = [&](SpecialName name, Object* object) { return !find_special(object->type, name); };
    const bool is_sequence = !lacks(SpecialName::getitem, arguments[0]);
    const bool is_added = !lacks(SpecialName::iadd, arguments[0]) || !lacks(SpecialName::add, arguments[0]) ||
                          !lacks(SpecialName::radd, arguments[1]);
    const bool is_pypy = run.profile.family == "pypy";
    if (is_pypy && (!is_sequence || lacks(SpecialName::getitem, arguments[1])))
        raise(
            run, CoreType::type_error, "{}",
            run.profile.minor() < 11 ? "" : fmt::format("'{}' object can't be concatenated", type_name(arguments[0])));
    if (!is_sequence || (!is_added && !is_pypy))
        raise(run, CoreType::type_error, "'{}' object can't be concatenated", type_name(arguments[0]));
    return inplace_operation(run, static_cast<int>(BinaryOperator::add), arguments[0], arguments[1]);
}
Value contains_row(Run& run, Arguments arguments) {
    return make_bool(run, contains(run, arguments[0], arguments[1]));
}
Value get_item_row(Run& run, Arguments arguments) {
    return get_item(run, arguments[0], arguments[1]);
}
Value set_item_row(Run& run, Arguments arguments) {
    set_item(run, arguments[0], arguments[1], arguments[2]);
    return none(run);
}
Value delete_item_row(Run& run, Arguments arguments) {
    delete_item(run, arguments[0], arguments[1]);
    return none(run);
}
/// Calls `visit` for each item. In CPython what iter() complains of is that there are none.
template <class Visit>
void for_each_of_argument(Run& run, Object* object, Visit visit) {
    Value iterator = run.profile.family == "pypy" && is_iterable(object)
                         ? get_iterator(run, object)
                         : unless_type_error(run, [&] { return get_iterator(run, object); });
    if (!iterator) raise(run, CoreType::type_error, "argument of type '{}' is not iterable", type_name(object));
    for_each_left(run, iterator.get(), visit);
}
Value count_of(Run& run, Arguments arguments) {
    std::int64_t count = 0;
    for_each_of_argument(run, arguments[0], [&](Object* item) {
        count += is_sought(run, item, arguments[1]) ? 1 : 0;
        return true;
    });
    return make_int(run, count);
}
Value place_of(Run& run, Arguments arguments) {
    std::int64_t place = -1;
    bool found = false;
    for_each_of_argument(run, arguments[0], [&](Object* item) {
        ++place;
        found = is_sought(run, item, arguments[1]);
        return !found;
    });
    if (!found) raise(run, CoreType::value_error, "sequence.index(x): x not in sequence");
    return make_int(run, place);
}
Value length_hint_row(Run& run, Arguments arguments) {
    if (run.profile.family == "pypy") {
        Value hint = length_hint(run, arguments[0]);
        return hint ? std::move(hint) : share(arguments[1]);
    }
    const std::int64_t otherwise = integer_argument(run, arguments[1]);
    Value hint = length_hint(run, arguments[0]);
    return make_int(run, hint ? static_cast<Int*>(hint.get())->value : otherwise);
}

constexpr std::string_view one = "a, /";
constexpr std::string_view two = "a, b, /";
constexpr std::string_view three = "a, b, c, /";

// Each has its special method's name too.
#define LASTREF_OPERATOR(name, body, parameters)            \
    {name, parameters, body, Binding::function}, {          \
        "__" name "__", parameters, body, Binding::function \
    }

constexpr NativeRow functions[] = {
    LASTREF_OPERATOR("add", binary<BinaryOperator::add>, two),
    LASTREF_OPERATOR("sub", binary<BinaryOperator::subtract>, two),
    LASTREF_OPERATOR("mul", binary<BinaryOperator::multiply>, two),
    LASTREF_OPERATOR("matmul", binary<BinaryOperator::matrix_multiply>, two),
    LASTREF_OPERATOR("truediv", binary<BinaryOperator::true_divide>, two),
    LASTREF_OPERATOR("floordiv", binary<BinaryOperator::floor_divide>, two),
    LASTREF_OPERATOR("mod", binary<BinaryOperator::modulo>, two),
    LASTREF_OPERATOR("pow", binary<BinaryOperator::power>, two),
    LASTREF_OPERATOR("lshift", binary<BinaryOperator::left_shift>, two),
    LASTREF_OPERATOR("rshift", binary<BinaryOperator::right_shift>, two),
    {"and_", two, binary<BinaryOperator::bit_and>, Binding::function},
    {"or_", two, binary<BinaryOperator::bit_or>, Binding::function},
    LASTREF_OPERATOR("xor", binary<BinaryOperator::bit_xor>, two),
    LASTREF_OPERATOR("iadd", inplace<BinaryOperator::add>, two),
    LASTREF_OPERATOR("isub", inplace<BinaryOperator::subtract>, two),
    LASTREF_OPERATOR("imul", inplace<BinaryOperator::multiply>, two),
    LASTREF_OPERATOR("imatmul", inplace<BinaryOperator::matrix_multiply>, two),
    LASTREF_OPERATOR("itruediv", inplace<BinaryOperator::true_divide>, two),
    LASTREF_OPERATOR("ifloordiv", inplace<BinaryOperator::floor_divide>, two),
    LASTREF_OPERATOR("imod", inplace<BinaryOperator::modulo>, two),
    LASTREF_OPERATOR("ipow", inplace<BinaryOperator::power>, two),
    LASTREF_OPERATOR("ilshift", inplace<BinaryOperator::left_shift>, two),
    LASTREF_OPERATOR("irshift", inplace<BinaryOperator::right_shift>, two),
    LASTREF_OPERATOR("iand", inplace<BinaryOperator::bit_and>, two),
    LASTREF_OPERATOR("ior", inplace<BinaryOperator::bit_or>, two),
    LASTREF_OPERATOR("ixor", inplace<BinaryOperator::bit_xor>, two),
    LASTREF_OPERATOR("iconcat", inplace_concat, two),
    LASTREF_OPERATOR("eq", comparison<CompareOperator::equal>, two),
    LASTREF_OPERATOR("ne", comparison<CompareOperator::not_equal>, two),
    LASTREF_OPERATOR("lt", comparison<CompareOperator::less>, two),
    LASTREF_OPERATOR("le", comparison<CompareOperator::less_equal>, two),
    LASTREF_OPERATOR("gt", comparison<CompareOperator::greater>, two),
    LASTREF_OPERATOR("ge", comparison<CompareOperator::greater_equal>, two),
    LASTREF_OPERATOR("neg", unary<UnaryOperator::negative>, one),
    LASTREF_OPERATOR("pos", unary<UnaryOperator::positive>, one),
    LASTREF_OPERATOR("invert", unary<UnaryOperator::invert>, one),
    {"inv", one, unary<UnaryOperator::invert>, Binding::function},
    LASTREF_OPERATOR("abs", absolute, one),
    LASTREF_OPERATOR("index", index, one),
    LASTREF_OPERATOR("concat", concat, two),
    LASTREF_OPERATOR("contains", contains_row, two),
    LASTREF_OPERATOR("getitem", get_item_row, two),
    LASTREF_OPERATOR("setitem", set_item_row, three),
    LASTREF_OPERATOR("delitem", delete_item_row, two),
    {"truth", one, truth, Binding::function},
    {"not_", one, logical_not, Binding::function},
    {"is_", two, is_same, Binding::function},
    {"is_not", two, is_not_same, Binding::function},
    {"countOf", two, count_of, Binding::function},
    {"indexOf", two, place_of, Binding::function},
    LASTREF_OPERATOR("div", binary<BinaryOperator::classic_divide>, two),
    LASTREF_OPERATOR("idiv", inplace<BinaryOperator::classic_divide>, two),
    LASTREF_OPERATOR("getslice", get_slice_row, three),
    LASTREF_OPERATOR("setslice", set_slice_row, "a, b, c, d, /"),
    LASTREF_OPERATOR("delslice", delete_slice_row, three),
    LASTREF_OPERATOR("repeat", repeat_row, two),
    LASTREF_OPERATOR("irepeat", inplace_repeat_row, two),
    {"isCallable", one, is_callable_type, Binding::function},
    {"isMappingType", one, is_mapping_type, Binding::function},
    {"isNumberType", one, is_number_type, Binding::function},
    {"isSequenceType", one, is_sequence_type, Binding::function},
    {"sequenceIncludes", two, contains_row, Binding::function},
    {"length_hint", "obj, default=0, /", length_hint_row, Binding::function},
    {"_tell_module", "cls, /", tell_module, Binding::function},
};

bool is_offered(const Profile& profile, std::string_view name) {
    constexpr std::string_view of_python_2 =
        "div __div__ idiv __idiv__ getslice __getslice__ setslice __setslice__ delslice __delslice__ repeat __repeat__ "
        "irepeat __irepeat__ isCallable isMappingType isNumberType isSequenceType sequenceIncludes";
    return profile.python_2 || !has_word(of_python_2, name);
}

}  // namespace

extern const ModuleSpec operator_module;
const ModuleSpec operator_module{
    .name = "operator",
    .functions = functions,
    .python = "operator",
    .is_offered = is_offered,
    .lacks = "_compare_digest is_none is_not_none",
};

}  // namespace lastref::model
