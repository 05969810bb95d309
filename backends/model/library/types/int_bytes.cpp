#include "backends/model/library/types/number_helpers.hpp"
#include "backends/model/object/text/bytes.hpp"

// An int as the bytes that it is written with, and back.
namespace lastref::model {

namespace {

ByteOrder byte_order_argument(Run& run, Object* object) {
    if (!object) return ByteOrder::big;
    if (!is_string(object)) {
        raise(run, CoreType::type_error, "to_bytes() argument 'byteorder' must be str, not {}",
              given_type_name(run, object));
    }
    if (as_string(object)->view() == "big") return ByteOrder::big;
    if (as_string(object)->view() == "little") return ByteOrder::little;
    raise(run, CoreType::value_error, "byteorder must be either 'little' or 'big'");
}

Signedness sign_argument(Run& run, Object* object) {
    return is_true(run, object) ? Signedness::is_signed : Signedness::is_unsigned;
}

/// The bytes of a bytes-like object or of an iterable of ints.
std::string bytes_argument(Run& run, Object* object) {
    if (auto bytes = bytes_like(object)) return std::string(*bytes);
    if (is_string(object) || !is_iterable(object))
        raise(run, CoreType::type_error, "cannot convert '{}' object to {}", type_name(object), "bytes");
    std::string result;
    for_each(run, object, [&](Object* each) {
        std::int64_t byte = index_as_int64(run, each);
        if (byte < 0 || byte > 255) raise(run, CoreType::value_error, "bytes must be in range(0, 256)");
        result += static_cast<char>(byte);
        return true;
    });
    return result;
}

}  // namespace

Value int_to_bytes_row(Run& run, Arguments arguments) {
    std::int64_t size = arguments[1] ? integer_argument(run, arguments[1]) : 1;
    if (size < 0) raise(run, CoreType::value_error, "length argument must be non-negative");
    ByteOrder order = byte_order_argument(run, arguments[2]);
    Signedness signedness = sign_argument(run, arguments[3]);
    return make_bytes(run, int_to_bytes(run, as_int(arguments[0]), static_cast<std::size_t>(size), order, signedness));
}

Value int_from_bytes(Run& run, Arguments arguments) {
    ByteOrder order = byte_order_argument(run, arguments[2]);
    Signedness signedness = sign_argument(run, arguments[3]);
    Value number = make_int_from_bytes(run, bytes_argument(run, arguments[1]), order, signedness);
    if (arguments[0] == run.type(CoreType::integer)) return number;
    return call(run, arguments[0], number.get());
}

}  // namespace lastref::model
