#include "backends/model/library/modules/operator_python_2.hpp"

#include "backends/model/compile/opcodes.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"

namespace lastref::model {

namespace {

/// How a type takes what is asked of it in brackets.
struct Subscripts {
    bool by_place = false;  ///< as a sequence
    bool by_key = false;    ///< as a mapping, which what takes slices apart from all else is not
};

Subscripts subscripts_of(Run& run, Object* object) {
    Object* method = find_special(object->type, SpecialName::getitem);
    if (!method) return {};
    const bool is_native = method->kind == Kind::native;
    if (object->type == run.type(CoreType::mapping_proxy)) return {false, true};
    switch (built_in_spec(object->type).kind) {
        case Kind::list:
        case Kind::tuple:
        case Kind::string: return {true, false};
        case Kind::byte_array: return {true, true};
        case Kind::range:
        case Kind::deque: return {true, !is_native};
        case Kind::dict: return {false, true};
        case Kind::instance: return {!is_native, true};
        default: run.refuse(fmt::format("whether {} is a sequence", type_name(object)));
    }
}

Value slice_of(Run& run, Object* start, Object* stop) {
    Value first = make_int(run, integer_argument(run, start));
    Value last = make_int(run, integer_argument(run, stop));
    return make_slice(run, first.get(), last.get(), run.none);
}

void check_repeated(Run& run, Object* sequence, Object* count) {
    integer_argument(run, count);
    if (!subscripts_of(run, sequence).by_place)
        raise(run, CoreType::type_error, "'{}' object can't be repeated", type_name(sequence));
}

}  // namespace

Value is_callable_type(Run& run, Arguments arguments) {
    return make_bool(run, is_callable(arguments[0]));
}

Value is_mapping_type(Run& run, Arguments arguments) {
    return make_bool(run, subscripts_of(run, arguments[0]).by_key);
}

Value is_number_type(Run& run, Arguments arguments) {
    Type* type = arguments[0]->type;
    return make_bool(run, find_special(type, SpecialName::int_) || find_special(type, SpecialName::float_) ||
                              arguments[0]->kind == Kind::complex_number);
}

Value is_sequence_type(Run& run, Arguments arguments) {
    return make_bool(run, subscripts_of(run, arguments[0]).by_place);
}

Value get_slice_row(Run& run, Arguments arguments) {
    Value slice = slice_of(run, arguments[1], arguments[2]);
    if (!find_special(arguments[0]->type, SpecialName::getitem))
        raise(run, CoreType::type_error, "'{}' object is unsliceable", type_name(arguments[0]));
    return get_item(run, arguments[0], slice.get());
}

Value set_slice_row(Run& run, Arguments arguments) {
    Value slice = slice_of(run, arguments[1], arguments[2]);
    if (!find_special(arguments[0]->type, SpecialName::setitem))
        raise(run, CoreType::type_error, "'{}' object doesn't support slice assignment", type_name(arguments[0]));
    set_item(run, arguments[0], slice.get(), arguments[3]);
    return none(run);
}

Value delete_slice_row(Run& run, Arguments arguments) {
    Value slice = slice_of(run, arguments[1], arguments[2]);
    if (!find_special(arguments[0]->type, SpecialName::delitem))
        raise(run, CoreType::type_error, "'{}' object doesn't support slice deletion", type_name(arguments[0]));
    delete_item(run, arguments[0], slice.get());
    return none(run);
}

Value repeat_row(Run& run, Arguments arguments) {
    check_repeated(run, arguments[0], arguments[1]);
    return binary_operation(run, static_cast<int>(compile::BinaryOperator::multiply), arguments[0], arguments[1]);
}

Value inplace_repeat_row(Run& run, Arguments arguments) {
    check_repeated(run, arguments[0], arguments[1]);
    return inplace_operation(run, static_cast<int>(compile::BinaryOperator::multiply), arguments[0], arguments[1]);
}

}  // namespace lastref::model
