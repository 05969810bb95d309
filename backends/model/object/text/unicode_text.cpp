#include "backends/model/object/text/unicode_text.hpp"

#include "backends/model/object/errors.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/string.hpp"
#include "backends/model/object/text/unicode.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/object/types/descriptor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace lastref::model {

namespace {

constexpr std::string_view no_ascii = "ordinal not in range(128)";

bool is_beyond_ascii(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

Ref<Str> make_raw_unicode(Run& run, std::size_t size, std::size_t length) {
    return make_raw_string_of(run, run.type(CoreType::unicode), size, length);
}

Ref<Str> make_unicode(Run& run, std::string_view text) {
    Ref<Str> made = make_raw_unicode(run, text.size(), count_code_points(text));
    std::memcpy(made->data(), text.data(), text.size());
    return made;
}

Ref<Str> as_unicode(Run& run, Str* text) {
    if (text->is_unicode) return Ref<Str>::share(text);
    std::string_view view = text->view();
    auto at = std::find_if(view.begin(), view.end(), is_beyond_ascii);
    if (at != view.end()) {
        auto place = static_cast<std::size_t>(at - view.begin());
        raise_unicode_error(run, CoreType::unicode_decode_error, "ascii", text, place, place + 1, no_ascii);
    }
    return make_unicode(run, view);
}

Ref<Str> as_plain_string(Run& run, Str* text) {
    if (!text->is_unicode) return Ref<Str>::share(text);
    std::string_view view = text->view();
    auto at = std::find_if(view.begin(), view.end(), is_beyond_ascii);
    if (at != view.end()) {
        std::size_t start = count_code_points(view.substr(0, static_cast<std::size_t>(at - view.begin())));
        std::size_t end = start + 1;
        while (end < text->length && code_point_at(text, static_cast<std::uint32_t>(end)) >= 0x80) ++end;
        raise_unicode_error(run, CoreType::unicode_encode_error, "ascii", text, start, end, no_ascii);
    }
    return make_string(run, view);
}

void raise_not_unicode(Run& run, const Object* object) {
    raise(run, CoreType::type_error, "coercing to Unicode: need string or buffer, {} found", type_name(object));
}

Ref<Str> unicode(Run& run, Object* object) {
    if (object->type == run.type(CoreType::unicode)) return Ref<Str>::share(static_cast<Str*>(object));
    Value made;
    const bool is_plain_error =
        object->kind == Kind::exception && find_special(object->type, SpecialName::str)->kind == Kind::native;
    Value args = is_plain_error ? find_attribute(run, object, run.intern("args")) : Value();
    const bool has_one = args && args->kind == Kind::tuple && static_cast<Tuple*>(args.get())->size == 1;
    if (has_one) return unicode(run, static_cast<Tuple*>(args.get())->items()[0]);
    Str* name = run.intern("__unicode__");
    Object* found = find_in_mro(object->type, name);
    const bool is_proxy =
        object->type == run.type(CoreType::weak_proxy) || object->type == run.type(CoreType::weak_callable_proxy);
    const bool asks_object = is_proxy || is_classic_instance(object);
    Value method = asks_object ? find_attribute(run, object, name)
                   : found     ? bind_descriptor(run, found, object, object->type)
                               : Value();
    if (method) {
        made = run.call(method.get(), nullptr, 0, nullptr);
        if (!is_string(made.get())) raise_not_unicode(run, made.get());
    } else if (is_string(object)) {
        return make_unicode(run, as_unicode(run, as_string(object))->view());
    } else {
        made = call_special(run, object, SpecialName::str);
        if (!made || !is_string(made.get())) run.refuse("unicode() of what gives no text");
    }
    return as_unicode(run, as_string(made.get()));
}

void raise_unicode_error(Run& run, CoreType type, std::string_view codec, Object* source, std::size_t start,
                         std::size_t end, std::string_view reason) {
    Ref<Str> codec_object = make_string(run, codec);
    Value start_object = make_int(run, static_cast<std::int64_t>(start));
    Value end_object = make_int(run, static_cast<std::int64_t>(end));
    Ref<Str> reason_object = make_string(run, reason);
    Value object = source->kind == Kind::memory_view || source->kind == Kind::byte_array ? Value() : share(source);
    if (!object) object = call(run, run.type(run.profile.python_2 ? CoreType::string : CoreType::bytes), source);
    raise_exception(
        run, call(run, run.type(type),
                  {codec_object.get(), object.get(), start_object.get(), end_object.get(), reason_object.get()}));
}

int compare_coerced(Run& run, Str* left, Str* right) {
    Ref<Str> first = as_unicode(run, left);
    Ref<Str> second = as_unicode(run, right);
    return first->view().compare(second->view());
}

bool equal_coerced(Run& run, Str* left, Str* right) {
    if (!is_ascii_text((left->is_unicode ? right : left)->view())) {
        run.warn(CoreType::unicode_warning,
                 "Unicode equal comparison failed to convert both arguments to Unicode - interpreting them as being "
                 "unequal",
                 nullptr);
        return false;
    }
    return left->view() == right->view();
}

void append_unicode_repr(std::string& result, std::string_view text) {
    const bool double_quotes = text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos;
    const char quote = double_quotes ? '"' : '\'';
    result += 'u';
    result += quote;
    auto out = std::back_inserter(result);
    for_each_code_point(text, [&](std::uint32_t c) {
        if (c == static_cast<std::uint32_t>(quote) || c == '\\') {
            result += '\\';
            result += static_cast<char>(c);
        } else if (c == '\n') {
            result += "\\n";
        } else if (c == '\r') {
            result += "\\r";
        } else if (c == '\t') {
            result += "\\t";
        } else if (c >= ' ' && c < 0x7f) {
            result += static_cast<char>(c);
        } else if (c < 0x100) {
            fmt::format_to(out, "\\x{:02x}", c);
        } else if (c < 0x10000) {
            fmt::format_to(out, "\\u{:04x}", c);
        } else {
            fmt::format_to(out, "\\U{:08x}", c);
        }
    });
    result += quote;
}

std::int64_t hash_of_unicode(std::string_view text) {
    if (text.empty()) return 0;
    std::uint64_t mixed = 0;
    bool is_first = true;
    for_each_code_point(text, [&](std::uint32_t c) {
        if (std::exchange(is_first, false)) mixed = std::uint64_t{c} << 7;
        mixed = (1000003 * mixed) ^ c;
    });
    mixed ^= count_code_points(text);
    auto hash = static_cast<std::int64_t>(mixed);
    return hash == -1 ? -2 : hash;
}

}  // namespace lastref::model
