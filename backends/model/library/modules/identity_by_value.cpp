#include "backends/model/compile/opcodes.hpp"
#include "backends/model/library/modules/builtin_functions.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/string.hpp"

#include <bit>

namespace lastref::model {

using compile::BinaryOperator;

namespace {

/// 16 times the number and a tag, as PyPy numbers what is one by value.
Value tagged(Run& run, const Value& number, std::int64_t tag) {
    Value sixteen = make_int(run, 16);
    Value shifted = binary_operation(run, static_cast<int>(BinaryOperator::multiply), number.get(), sixteen.get());
    Value bits = make_int(run, tag);
    return binary_operation(run, static_cast<int>(BinaryOperator::add), shifted.get(), bits.get());
}

Value bits_of(Run& run, double value) {
    return make_int(run, std::bit_cast<std::int64_t>(value));
}

Value complex_id(Run& run, const Complex* number) {
    Value real = bits_of(run, number->real);
    Value half = make_int(run, std::int64_t{1} << 32);
    auto multiply = static_cast<int>(BinaryOperator::multiply);
    for (int i = 0; i < 2; ++i) real = binary_operation(run, multiply, real.get(), half.get());
    Value imaginary = make_int_unsigned(run, std::bit_cast<std::uint64_t>(number->imaginary));
    Value both = binary_operation(run, static_cast<int>(BinaryOperator::add), real.get(), imaginary.get());
    return tagged(run, both, 7);
}

}  // namespace

Value id_by_value(Run& run, Object* object) {
    constexpr std::int64_t special = 11;
    auto small = [&](std::int64_t number) { return tagged(run, make_int(run, number), special); };
    Type* type = object->type;
    if (type == run.type(CoreType::integer)) return tagged(run, share(object), 1);
    if (type == run.type(CoreType::floating)) return tagged(run, bits_of(run, static_cast<Float*>(object)->value), 5);
    if (object->kind == Kind::complex_number && !type->program_defined)
        return complex_id(run, static_cast<Complex*>(object));
    if (type == run.type(CoreType::string) && as_string(object)->length == 0) return small(257);
    if (type == run.type(CoreType::string) && as_string(object)->length == 1)
        return small(~static_cast<std::int64_t>(code_point_at(as_string(object), 0)));
    if (type == run.type(CoreType::bytes)) {
        std::string_view bytes = static_cast<Bytes*>(object)->view();
        if (bytes.empty()) return small(256);
        if (bytes.size() == 1) return small(static_cast<unsigned char>(bytes[0]));
    }
    if (type == run.type(CoreType::tuple) && static_cast<Tuple*>(object)->size == 0) return small(258);
    if (type == run.type(CoreType::frozenset) && static_cast<Set*>(object)->used == 0) return small(259);
    return {};
}

}  // namespace lastref::model
