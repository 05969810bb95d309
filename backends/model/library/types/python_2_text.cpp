#include "backends/model/library/types/python_2_text.hpp"

#include "backends/model/library/codecs.hpp"
#include "backends/model/library/formatting.hpp"
#include "backends/model/library/types/bytes_functions.hpp"
#include "backends/model/library/types/string_functions.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/text/unicode_text.hpp"

#include <algorithm>
#include <vector>

namespace lastref::model {

namespace {

bool is_unicode(const Object* object) {
    return is_string(object) && static_cast<const Str*>(object)->is_unicode;
}

/// Calls `visit(place)` for each reference in a list or a tuple.
template <class Visit>
void for_each_item(Object* object, Visit&& visit) {
    const bool is_list = object->kind == Kind::list;
    Object** items = is_list ? static_cast<List*>(object)->items : static_cast<Tuple*>(object)->items();
    const std::uint32_t size = is_list ? static_cast<List*>(object)->size : static_cast<Tuple*>(object)->size;
    for (std::uint32_t i = 0; i < size; ++i) visit(items[i]);
}

/// Whether str treats these as text: blanks and ends of lines are others in bytes.
bool is_plain(const Object* object) {
    if (!is_string(object)) return true;
    const std::string_view text = static_cast<const Str*>(object)->view();
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x80 && byte != 0x0b && byte != 0x0c && (byte < 0x1c || byte > 0x1f);
    });
}

/// `make(text)` in the place of each text, and of those in a tuple or list.
template <class Make>
Value with_texts(Run& run, Object* object, Make&& make) {
    if (!object) return {};
    if (is_string(object)) return make(as_string(object));
    if (object->kind != Kind::tuple && object->kind != Kind::list) return share(object);
    std::vector<Value> made;
    std::vector<Object*> items;
    for_each_item(object, [&](Object* item) {
        made.push_back(is_string(item) ? Value(make(as_string(item))) : share(item));
        items.push_back(made.back().get());
    });
    if (object->kind == Kind::tuple) return model::make_tuple(run, items);
    return make_list(run, items);
}

/// What a method of text gave: its texts are UTF-8, whatever they are called.
Ref<Str> made_unicode(Run& run, Str* text) {
    return text->is_unicode ? Ref<Str>::share(text) : make_unicode(run, text->view());
}

}  // namespace

Value call_text_method(Run& run, Arguments arguments, NativeFunction of_text, NativeFunction of_bytes) {
    bool any_unicode = false;
    bool all_plain = true;
    for (std::uint32_t i = 0; i < arguments.count; ++i) {
        Object* each = arguments[i];
        if (!each) continue;
        any_unicode = any_unicode || is_unicode(each);
        all_plain = all_plain && is_plain(each);
        if (each->kind != Kind::tuple) continue;
        for_each_item(each, [&](Object* item) {
            any_unicode = any_unicode || is_unicode(item);
            all_plain = all_plain && is_plain(item);
        });
    }
    if (!any_unicode) return (all_plain || !of_bytes ? of_text : of_bytes)(run, arguments);
    std::vector<Value> coerced;
    std::vector<Object*> values;
    for (std::uint32_t i = 0; i < arguments.count; ++i) {
        coerced.push_back(with_texts(run, arguments[i], [&](Str* text) { return as_unicode(run, text); }));
        values.push_back(coerced.back().get());
    }
    Value answer = of_text(run, {values.data(), arguments.count});
    return with_texts(run, answer.get(), [&](Str* text) { return made_unicode(run, text); });
}

namespace {

std::string_view codec_argument(Run& run, Object* object, std::string_view otherwise, std::string_view function,
                                int place) {
    if (!object) return otherwise;
    if (is_string(object)) return as_string(object)->view();
    raise(run, CoreType::type_error, "{} argument {} must be string, not {}", function, place, type_name(object));
}

/// UTF-8 of Python 2 knows no surrogates that stand for nothing.
void refuse_surrogates(Run& run, std::string_view text) {
    if (text.find("\xed\xa0") != std::string_view::npos || text.find("\xed\xb0") != std::string_view::npos)
        run.refuse("surrogates in a codec of Python 2");
}

Ref<Str> decoded(Run& run, std::string_view bytes, Object* source, std::string_view encoding, std::string_view errors) {
    refuse_surrogates(run, bytes);
    if (errors != "strict" && errors != "ignore" && errors != "replace") run.refuse("a handler of codec errors");
    return make_unicode(run, decode_bytes(run, bytes, source, encoding, errors)->view());
}

Ref<Str> unicode_from(Run& run, Arguments arguments) {
    if (!arguments[1]) return make_unicode(run, "");
    if (!arguments[2] && !arguments[3]) return unicode(run, arguments[1]);
    if (is_unicode(arguments[1])) raise(run, CoreType::type_error, "decoding Unicode is not supported");
    auto bytes = bytes_like(arguments[1]);
    if (!bytes) raise_not_unicode(run, arguments[1]);
    return decoded(run, *bytes, arguments[1], codec_argument(run, arguments[2], "ascii", "unicode()", 2),
                   codec_argument(run, arguments[3], "strict", "unicode()", 3));
}

}  // namespace

Value python_2_text_new(Run& run, Arguments arguments) {
    Type* cls = class_argument(arguments[0]);
    const bool is_unicode_class = is_subtype(cls, run.type(CoreType::unicode));
    Ref<Str> text;
    if (is_unicode_class) {
        text = unicode_from(run, arguments);
    } else if (arguments[2]) {
        raise(run, CoreType::type_error, "str() takes at most 1 argument ({} given)", arguments[3] ? 3 : 2);
    } else {
        text = arguments[1] ? str(run, arguments[1]) : Ref<Str>::share(run.empty_string);
    }
    if (cls == run.type(is_unicode_class ? CoreType::unicode : CoreType::string)) return text;
    return make_text_of(run, cls, text.get());
}

Value python_2_join(Run& run, Arguments arguments) {
    Object* iterable = arguments[1];
    Value items = share(iterable);
    if (iterable->kind != Kind::list && iterable->kind != Kind::tuple)
        items = items_to_join(run, iterable, LengthHint::asked);
    bool any_unicode = string_self(arguments)->is_unicode;
    for_each_item(items.get(), [&](Object* item) { any_unicode = any_unicode || is_unicode(item); });
    Object* given[] = {arguments[0], items.get()};
    if (!any_unicode) return string_join_row(run, {given, 2});
    Ref<Str> separator = as_unicode(run, string_self(arguments));
    Value texts = with_texts(run, items.get(), [&](Str* text) { return as_unicode(run, text); });
    Object* coerced[] = {separator.get(), texts.get()};
    return made_unicode(run, as_string(string_join_row(run, {coerced, 2}).get()));
}

Value python_2_translate(Run& run, Arguments arguments) {
    Str* text = string_self(arguments);
    if (text->is_unicode) {
        if (arguments[2]) raise(run, CoreType::type_error, "translate() takes exactly one argument (2 given)");
        Object* given[] = {arguments[0], arguments[1]};
        return made_unicode(run, as_string(string_translate_row(run, {given, 2}).get()));
    }
    auto plain = [&](Object* object) {
        if (!is_string(object)) raise(run, CoreType::type_error, "expected a character buffer object");
        if (is_unicode(object)) run.refuse("str.translate() by a unicode object, in Python 2");
        return as_string(object)->view();
    };
    const std::string_view drops = arguments[2] ? plain(arguments[2]) : std::string_view();
    const std::string_view table = arguments[1] == run.none ? std::string_view() : plain(arguments[1]);
    if (arguments[1] != run.none && table.size() != 256)
        raise(run, CoreType::value_error, "translation table must be 256 characters long");
    std::string result;
    for (char c : text->view()) {
        if (drops.find(c) == std::string_view::npos) result += table.empty() ? c : table[static_cast<unsigned char>(c)];
    }
    return make_string(run, result);
}

Value python_2_encode(Run& run, Arguments arguments) {
    Ref<Str> text = as_unicode(run, string_self(arguments));
    std::string_view errors = codec_argument(run, arguments[2], "strict", "encode()", 2);
    refuse_surrogates(run, text->view());
    return make_string(run,
                       encode_text(run, text.get(), codec_argument(run, arguments[1], "ascii", "encode()", 1), errors));
}

Value python_2_decode(Run& run, Arguments arguments) {
    Ref<Str> text = as_plain_string(run, string_self(arguments));
    Object* given[] = {text.get(), arguments[1], arguments[2]};
    return decode_of_python_2(run, text->view(), {given, 3});
}

Value decode_of_python_2(Run& run, std::string_view bytes, Arguments arguments) {
    return decoded(run, bytes, arguments[0], codec_argument(run, arguments[1], "ascii", "decode()", 1),
                   codec_argument(run, arguments[2], "strict", "decode()", 2));
}

}  // namespace lastref::model
