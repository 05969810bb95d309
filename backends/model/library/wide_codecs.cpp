#include "backends/model/library/wide_codecs.hpp"

#include "backends/model/object/errors.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/unicode.hpp"

namespace lastref::model {

namespace {

constexpr std::uint32_t byte_order_mark = 0xfeff;

/// How a codec's units lie in memory.
struct Layout {
    std::size_t width;
    bool big_endian;
    bool marked;  ///< begins with a byte order mark, which decides the order
};

Layout layout_of(std::string_view codec) {
    std::size_t width = codec.starts_with("utf-16") ? 2 : 4;
    return {width, codec.ends_with("be"), codec.size() == 6};
}

void append_unit(std::string& result, const Layout& layout, std::uint32_t unit) {
    for (std::size_t i = 0; i < layout.width; ++i) {
        std::size_t shift = 8 * (layout.big_endian ? layout.width - 1 - i : i);
        result += static_cast<char>(unit >> shift & 0xff);
    }
}

std::uint32_t unit_at(std::string_view bytes, std::size_t at, const Layout& layout) {
    std::uint32_t unit = 0;
    for (std::size_t i = 0; i < layout.width; ++i) {
        std::size_t shift = 8 * (layout.big_endian ? layout.width - 1 - i : i);
        unit |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << shift;
    }
    return unit;
}

[[noreturn]] void raise_surrogate(Run& run, Str* text, std::string_view codec, std::size_t place) {
    Ref<Str> name = make_string(run, codec);
    Value start = make_int(run, static_cast<std::int64_t>(place));
    Value end = make_int(run, static_cast<std::int64_t>(place + 1));
    Ref<Str> reason = make_string(run, "surrogates not allowed");
    raise_exception(run, call(run, run.type(CoreType::unicode_encode_error),
                              {name.get(), text, start.get(), end.get(), reason.get()}));
}

/// The character at `at`, which moves behind it; false when it is malformed.
bool read_character(std::string_view bytes, const Layout& layout, std::size_t& at, std::uint32_t& c, WideFault& fault) {
    if (bytes.size() - at < layout.width) {
        fault = {at, bytes.size(), "truncated data"};
        return false;
    }
    c = unit_at(bytes, at, layout);
    if (layout.width == 4) {
        if (c > 0x10ffff || is_surrogate(c)) {
            fault = {at, at + 4,
                     c > 0x10ffff ? "code point not in range(0x110000)"
                                  : "code point in surrogate code point range(0xd800, 0xe000)"};
            return false;
        }
    } else if (is_surrogate(c)) {
        bool has_second = bytes.size() - at >= 4;
        std::uint32_t low = has_second ? unit_at(bytes, at + 2, layout) : 0;
        if (c >= 0xdc00 || !has_second || low < 0xdc00 || low > 0xdfff) {
            fault = c >= 0xdc00   ? WideFault{at, at + 2, "illegal encoding"}
                    : !has_second ? WideFault{at, bytes.size(), "unexpected end of data"}
                                  : WideFault{at, at + 2, "illegal UTF-16 surrogate"};
            return false;
        }
        c = 0x10000 + ((c - 0xd800) << 10 | (low - 0xdc00));
        at += 2;
    }
    at += layout.width;
    return true;
}

}  // namespace

bool is_wide_codec(std::string_view codec) {
    return codec.starts_with("utf-16") || codec.starts_with("utf-32");
}

std::string encode_wide(Run& run, Str* text, std::string_view codec, std::string_view errors) {
    Layout layout = layout_of(codec);
    std::string result;
    if (layout.marked) append_unit(result, layout, byte_order_mark);
    std::size_t place = 0;
    for_each_code_point(text->view(), [&](std::uint32_t c) {
        if (is_surrogate(c)) {
            if (errors != "strict") run.refuse(fmt::format("the encoding {} with errors={}", codec, errors));
            raise_surrogate(run, text, codec, place);
        }
        ++place;
        if (layout.width == 2 && c >= 0x10000) {
            append_unit(result, layout, 0xd800 | (c - 0x10000) >> 10);
            c = 0xdc00 | ((c - 0x10000) & 0x3ff);
        }
        append_unit(result, layout, c);
    });
    return result;
}

Ref<Str> decode_wide(Run& run, std::string_view bytes, std::string_view codec, WideFault& fault) {
    Layout layout = layout_of(codec);
    std::size_t at = 0;
    if (layout.marked && bytes.size() >= layout.width) {
        layout.big_endian = unit_at(bytes, 0, layout) == (layout.width == 2 ? 0xfffe : 0xfffe0000);
        if (unit_at(bytes, 0, layout) == byte_order_mark) at = layout.width;
    }
    std::string result;
    while (at < bytes.size()) {
        std::uint32_t c = 0;
        if (!read_character(bytes, layout, at, c, fault)) return {};
        append_code_point(result, c);
    }
    return make_string(run, result);
}

}  // namespace lastref::model
