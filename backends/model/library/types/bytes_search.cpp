#include "backends/model/library/formatting.hpp"
#include "backends/model/library/types/bytes_functions.hpp"
#include "backends/model/library/types/string_functions.hpp"
#include "backends/model/object/containers/array.hpp"
#include "backends/model/object/containers/slice_range.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/subscript.hpp"

namespace lastref::model {

namespace {

/// What find and its like look for: bytes, or one byte given as an int.
std::string needle_argument(Run& run, Object* object) {
    if (auto bytes = bytes_like(object)) return std::string(*bytes);
    if (!is_index(object)) {
        raise(run, CoreType::type_error, "argument should be integer or bytes-like object, not '{}'",
              type_name(object));
    }
    return std::string(1, byte_argument(run, object));
}

struct Haystack {
    std::string_view bytes;
    std::int64_t start = 0;
    bool valid = false;
};

Haystack haystack(Run& run, Arguments arguments) {
    SearchBounds bounds =
        search_bounds(run, arguments[2], arguments[3], static_cast<std::int64_t>(bytes_self(arguments).size()));
    if (bounds.start > bounds.stop) return {};
    auto size = static_cast<std::size_t>(bounds.stop - bounds.start);
    return {bytes_self(arguments).substr(static_cast<std::size_t>(bounds.start), size), bounds.start, true};
}

enum class Direction : std::uint8_t { forward, backward };

std::int64_t find(Run& run, Arguments arguments, Direction direction) {
    std::string needle = needle_argument(run, arguments[1]);
    Haystack hay = haystack(run, arguments);
    if (!hay.valid) return -1;
    std::size_t found = direction == Direction::forward ? hay.bytes.find(needle) : hay.bytes.rfind(needle);
    return found == std::string_view::npos ? -1 : hay.start + static_cast<std::int64_t>(found);
}

Value found_or_error(Run& run, std::int64_t place, Arguments arguments, std::string_view function) {
    if (place < 0) {
        raise(run, CoreType::value_error, "subsection not found",
              arguments[0]->kind == Kind::byte_array ? "bytearray" : "bytes", function);
    }
    return make_int(run, place);
}

template <bool (std::string_view::*matches)(std::string_view) const noexcept>
Value matches_any(Run& run, Arguments arguments, std::string_view function) {
    Object* affix = arguments[1];
    Haystack hay = haystack(run, arguments);
    if (auto bytes = bytes_like(affix)) return make_bool(run, hay.valid && (hay.bytes.*matches)(*bytes));
    if (affix->kind != Kind::tuple) {
        raise(run, CoreType::type_error, "{} first arg must be bytes or a tuple of bytes, not {}", function,
              type_name(affix));
    }
    auto* tuple = static_cast<Tuple*>(affix);
    for (std::uint32_t i = 0; i < tuple->size; ++i) {
        std::string_view each = require_bytes_like(run, tuple->items()[i]);
        if (hay.valid && (hay.bytes.*matches)(each)) return make_bool(run, true);
    }
    return make_bool(run, false);
}

std::string_view self_name(Arguments arguments) {
    return arguments[0]->kind == Kind::byte_array ? "bytearray" : "byte";
}

}  // namespace

Value bytes_len(Run& run, Arguments arguments) {
    return make_int(run, static_cast<std::int64_t>(bytes_self(arguments).size()));
}

Value bytes_getitem(Run& run, Arguments arguments) {
    if (arguments[1]->kind == Kind::slice) {
        SliceRange range = unpack_slice(run, static_cast<Slice*>(arguments[1]));
        std::string_view bytes = bytes_self(arguments);
        range = adjust_slice(range, static_cast<std::int64_t>(bytes.size()));
        bool whole = range.step == 1 && static_cast<std::size_t>(range.count) == bytes.size();
        if (whole && is_exactly(run, arguments[0], CoreType::bytes)) return share(arguments[0]);
        std::string result;
        for (std::int64_t i = 0; i < range.count; ++i) {
            result += bytes[static_cast<std::size_t>(range.start + i * range.step)];
        }
        return make_bytes_like(run, arguments[0], result);
    }
    auto complain = [&] {
        raise(run, CoreType::type_error, "{} indices must be integers or slices, not {}", self_name(arguments),
              type_name(arguments[1]));
    };
    if (!is_index(arguments[1])) complain();
    std::int64_t place = subscript(
        run, [&] { return index_as_int64(run, arguments[1]); }, complain);
    std::string_view bytes = bytes_self(arguments);
    auto size = static_cast<std::int64_t>(bytes.size());
    if (place < 0) place += size;
    if (place < 0 || place >= size) {
        if (arguments[0]->kind == Kind::byte_array) raise(run, CoreType::index_error, "bytearray index out of range");
        raise_worded(run, CoreType::index_error, run.profile.words.bytes_index);
    }
    return make_int(run, static_cast<unsigned char>(bytes[static_cast<std::size_t>(place)]));
}

Value bytes_contains(Run& run, Arguments arguments) {
    if (is_index(arguments[1])) {
        char byte = byte_argument(run, arguments[1]);
        return make_bool(run, bytes_self(arguments).find(byte) != std::string_view::npos);
    }
    std::string_view needle = require_bytes_like(run, arguments[1]);
    return make_bool(run, bytes_self(arguments).find(needle) != std::string_view::npos);
}

Value bytes_add(Run& run, Arguments arguments) {
    Object* right = arguments[1];
    if (arguments[0]->kind == Kind::bytes && right->kind == Kind::bytes) {
        return bytes_concatenate(run, static_cast<Bytes*>(arguments[0]), static_cast<Bytes*>(right));
    }
    auto other = bytes_like(right);
    if (!other) return refuse_concatenation(run, arguments[0], right);
    return make_bytes_like(run, arguments[0], std::string(bytes_self(arguments)) + std::string(*other));
}

Value bytes_mul(Run& run, Arguments arguments) {
    if (leaves_repetition(run, arguments[1])) return not_implemented(run);
    Value index = index_of(run, arguments[1]);
    auto* number = static_cast<Int*>(index.get());
    if (!int_fits_int64(number)) raise(run, CoreType::overflow_error, "cannot fit 'int' into an index-sized integer");
    std::string_view bytes = bytes_self(arguments);
    std::int64_t count = std::max<std::int64_t>(number->value, 0);
    std::size_t size = 0;
    if (__builtin_mul_overflow(bytes.size(), static_cast<std::size_t>(count), &size) || size > UINT32_MAX - 64) {
        raise_message(run, CoreType::memory_error, "");
    }
    if (count == 1 && is_exactly(run, arguments[0], CoreType::bytes)) return share(arguments[0]);
    std::string result;
    result.reserve(size);
    for (std::int64_t i = 0; i < count && !bytes.empty(); ++i) result += bytes;
    return make_bytes_like(run, arguments[0], result);
}

Value bytes_mod(Run& run, Arguments arguments) {
    std::string format(bytes_self(arguments));
    return make_bytes_like(run, arguments[0], percent_format_bytes(run, format, arguments[1]));
}

Value compare_bytes(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    if (left->kind == Kind::bytes && is_array(right)) return not_implemented(run);
    auto first = bytes_like(left);
    auto second = bytes_like(right);
    if (!first || !second) return not_implemented(run);
    return make_bool(run, order_holds(operation, first->compare(*second)));
}

Value bytes_find(Run& run, Arguments arguments) {
    return make_int(run, find(run, arguments, Direction::forward));
}
Value bytes_rfind(Run& run, Arguments arguments) {
    return make_int(run, find(run, arguments, Direction::backward));
}
Value bytes_index(Run& run, Arguments arguments) {
    return found_or_error(run, find(run, arguments, Direction::forward), arguments, "index");
}
Value bytes_rindex(Run& run, Arguments arguments) {
    return found_or_error(run, find(run, arguments, Direction::backward), arguments, "rindex");
}

Value bytes_count(Run& run, Arguments arguments) {
    std::string needle = needle_argument(run, arguments[1]);
    Haystack hay = haystack(run, arguments);
    if (!hay.valid) return make_int(run, 0);
    std::size_t count = needle.empty() ? hay.bytes.size() + 1 : count_occurrences(hay.bytes, needle);
    return make_int(run, static_cast<std::int64_t>(count));
}

Value bytes_startswith(Run& run, Arguments arguments) {
    return matches_any<&std::string_view::starts_with>(run, arguments, "startswith");
}
Value bytes_endswith(Run& run, Arguments arguments) {
    return matches_any<&std::string_view::ends_with>(run, arguments, "endswith");
}

}  // namespace lastref::model
