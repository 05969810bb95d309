#include "backends/model/library/types/unicode_errors.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/calls/pypy_calls.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/text/bytes.hpp"

#include <vector>

namespace lastref::model {

namespace {

enum class Part : std::uint8_t { encoding, object, start, end, reason };

/// The part of an error, where its arguments are what they should be; else null.
template <bool with_encoding>
Object* part_of(Object* error, Part part) {
    auto* args = static_cast<Tuple*>(static_cast<Exception*>(error)->args);
    std::uint32_t wanted = with_encoding ? 5 : 4;
    if (args->size != wanted) return nullptr;
    return args->items()[static_cast<std::uint32_t>(part) - (with_encoding ? 0 : 1)];
}

template <bool with_encoding, Part part>
Value get_part(Run& run, Object* error) {
    Object* found = part_of<with_encoding>(error, part);
    return found ? share(found) : none(run);
}

struct Details {
    std::string_view encoding;
    Object* object = nullptr;
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::string_view reason;
};

template <bool with_encoding>
Details details_of(Object* error) {
    auto text = [&](Part part) { return as_string(part_of<with_encoding>(error, part))->view(); };
    auto number = [&](Part part) { return static_cast<Int*>(part_of<with_encoding>(error, part))->value; };
    return {with_encoding ? text(Part::encoding) : std::string_view(), part_of<with_encoding>(error, Part::object),
            number(Part::start), number(Part::end), text(Part::reason)};
}

template <bool with_encoding, Kind object_kind>
Value unicode_error_init(Run& run, Arguments arguments) {
    auto* args = static_cast<Tuple*>(arguments[1]);
    replace(static_cast<Exception*>(arguments[0])->args, share(args));
    std::uint32_t wanted = with_encoding ? 5 : 4;
    const bool is_pypy = does(run, Detail::natives_complain_as_functions);
    if (args->size != wanted && is_pypy) {
        std::vector<std::string_view> names{"object", "start", "end", "reason"};
        if (with_encoding) names.insert(names.begin(), "encoding");
        raise_wrong_number_by_exception(run, arguments[0]->type, names, args->size);
    }
    if (args->size != wanted) {
        raise(run, CoreType::type_error, "function takes exactly {} arguments ({} given)", wanted, args->size);
    }
    auto check = [&](Part part, Kind kind, std::string_view name) {
        Object* object = part_of<with_encoding>(arguments[0], part);
        if (object->kind == kind) return;
        if (is_pypy && part == Part::object) raise(run, CoreType::type_error, "argument must be a unicode");
        if (is_pypy) {
            raise(run, CoreType::type_error, "expected {}, got {} object", kind == Kind::integer ? "integer" : name,
                  type_name(object));
        }
        raise(run, CoreType::type_error, "argument {} must be {}, not {}",
              static_cast<int>(part) + (with_encoding ? 1 : 0), name, type_name(object));
    };
    if (with_encoding) check(Part::encoding, Kind::string, "str");
    if (object_kind == Kind::string) {
        check(Part::object, Kind::string, "str");
    } else if (!bytes_like(part_of<with_encoding>(arguments[0], Part::object))) {
        if (is_pypy) {
            raise(run, CoreType::type_error, "expected bytes, got {} object",
                  type_name(part_of<with_encoding>(arguments[0], Part::object)));
        }
        raise(run, CoreType::type_error, "a bytes-like object is required, not '{}'",
              type_name(part_of<with_encoding>(arguments[0], Part::object)));
    }
    check(Part::start, Kind::integer, "int");
    check(Part::end, Kind::integer, "int");
    check(Part::reason, Kind::string, "str");
    return none(run);
}

std::string escaped(std::uint32_t c) {
    if (c < 0x100) return fmt::format("\\x{:02x}", c);
    return c < 0x10000 ? fmt::format("\\u{:04x}", c) : fmt::format("\\U{:08x}", c);
}

Value decode_error_str(Run& run, Arguments arguments) {
    if (!part_of<true>(arguments[0], Part::reason)) return share(run.empty_string);
    Details details = details_of<true>(arguments[0]);
    std::string_view bytes = bytes_like(details.object).value_or("");
    if (details.start >= 0 && details.start < static_cast<std::int64_t>(bytes.size()) &&
        details.end == details.start + 1) {
        return make_string(
            run, fmt::format("'{}' codec can't decode byte 0x{:02x} in position {}: {}", details.encoding,
                             static_cast<unsigned char>(bytes[static_cast<std::size_t>(details.start)]), details.start,
                             details.reason));
    }
    return make_string(run, fmt::format("'{}' codec can't decode bytes in position {}-{}: {}", details.encoding,
                                        details.start, details.end - 1, details.reason));
}

template <bool with_encoding>
Value text_error_str(Run& run, Arguments arguments) {
    if (!part_of<with_encoding>(arguments[0], Part::reason)) return share(run.empty_string);
    Details details = details_of<with_encoding>(arguments[0]);
    auto* text = as_string(details.object);
    std::string front = with_encoding ? fmt::format("'{}' codec can't encode ", details.encoding) : "can't translate ";
    if (details.start >= 0 && details.start < text->length && details.end == details.start + 1) {
        std::uint32_t c = code_point_at(text, static_cast<std::uint32_t>(details.start));
        return make_string(run,
                           fmt::format("{}character {}'{}' in position {}: {}", front, run.profile.python_2 ? "u" : "",
                                       escaped(c), details.start, details.reason));
    }
    return make_string(
        run, fmt::format("{}characters in position {}-{}: {}", front, details.start, details.end - 1, details.reason));
}

constexpr NativeRow decode_rows[] = {{"__init__", "self, /, *args", unicode_error_init<true, Kind::bytes>},
                                     {"__str__", "self, /", decode_error_str}};
constexpr NativeRow encode_rows[] = {{"__init__", "self, /, *args", unicode_error_init<true, Kind::string>},
                                     {"__str__", "self, /", text_error_str<true>}};
constexpr NativeRow translate_rows[] = {{"__init__", "self, /, *args", unicode_error_init<false, Kind::string>},
                                        {"__str__", "self, /", text_error_str<false>}};
constexpr GetSetRow attributes[] = {
    {"encoding", get_part<true, Part::encoding>}, {"object", get_part<true, Part::object>},
    {"start", get_part<true, Part::start>},       {"end", get_part<true, Part::end>},
    {"reason", get_part<true, Part::reason>},
};
constexpr GetSetRow translate_attributes[] = {
    {"object", get_part<false, Part::object>},
    {"start", get_part<false, Part::start>},
    {"end", get_part<false, Part::end>},
    {"reason", get_part<false, Part::reason>},
};

}  // namespace

constinit const std::span<const NativeRow> unicode_decode_error_methods = decode_rows;
constinit const std::span<const NativeRow> unicode_encode_error_methods = encode_rows;
constinit const std::span<const NativeRow> unicode_translate_error_methods = translate_rows;
constinit const std::span<const GetSetRow> unicode_error_attributes = attributes;
constinit const std::span<const GetSetRow> unicode_translate_error_attributes = translate_attributes;

}  // namespace lastref::model
