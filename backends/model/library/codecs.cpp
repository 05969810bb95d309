#include "backends/model/library/codecs.hpp"

#include "backends/model/library/other_encodings.hpp"
#include "backends/model/library/wide_codecs.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/unicode.hpp"
#include "backends/model/object/text/unicode_text.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace lastref::model {

namespace {

struct CodecAlias {
    std::string_view alias;
    std::string_view name;
};

constexpr CodecAlias aliases[] = {
    {"utf_8", "utf-8"},         {"utf8", "utf-8"},          {"u8", "utf-8"},
    {"utf", "utf-8"},           {"cp65001", "utf-8"},       {"utf_8_sig", "utf-8-sig"},
    {"ascii", "ascii"},         {"us_ascii", "ascii"},      {"646", "ascii"},
    {"latin_1", "iso8859-1"},   {"latin1", "iso8859-1"},    {"iso_8859_1", "iso8859-1"},
    {"iso8859_1", "iso8859-1"}, {"l1", "iso8859-1"},        {"latin", "iso8859-1"},
    {"8859", "iso8859-1"},      {"cp819", "iso8859-1"},     {"iso8859", "iso8859-1"},
    {"utf_16", "utf-16"},       {"utf16", "utf-16"},        {"u16", "utf-16"},
    {"utf_16_le", "utf-16-le"}, {"utf_16le", "utf-16-le"},  {"utf_16_be", "utf-16-be"},
    {"utf_16be", "utf-16-be"},  {"utf_32", "utf-32"},       {"utf32", "utf-32"},
    {"u32", "utf-32"},          {"utf_32_le", "utf-32-le"}, {"utf_32le", "utf-32-le"},
    {"utf_32_be", "utf-32-be"}, {"utf_32be", "utf-32-be"},
};

[[noreturn]] void raise_unknown_handler(Run& run, std::string_view errors) {
    raise(run, CoreType::lookup_error, "unknown error handler name '{}'", errors);
}

/// What a decoding error's handler puts in the place of bytes.
std::string decoding_replacement(Run& run, std::string_view errors, std::string_view bytes) {
    std::string result;
    if (errors == "ignore") return result;
    if (errors == "replace") return encode_code_point(0xfffd);
    for (char c : bytes) {
        auto byte = static_cast<unsigned char>(c);
        if (errors == "backslashreplace") {
            fmt::format_to(std::back_inserter(result), "\\x{:02x}", byte);
        } else if (errors == "surrogateescape" && byte >= 0x80) {
            append_code_point(result, 0xdc00U + byte);
        } else {
            raise_unknown_handler(run, errors);
        }
    }
    return result;
}

struct Utf8Fault {
    std::size_t size = 0;  ///< bytes that form no character
    std::string_view reason;
};

/// How many bytes the character at the start of `rest` has; 0 and a fault when it is malformed.
std::size_t utf8_size(std::string_view rest, bool surrogates, Utf8Fault& fault) {
    auto byte = [&](std::size_t place) { return static_cast<unsigned char>(rest[place]); };
    unsigned char lead = byte(0);
    if (lead < 0x80) return 1;
    std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4) {
        fault = {1, "invalid start byte"};
        return 0;
    }
    unsigned char least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    unsigned char most = lead == 0xed && !surrogates ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    for (std::size_t i = 1; i < size; ++i) {
        if (i >= rest.size()) {
            fault = {i, "unexpected end of data"};
            return 0;
        }
        if (byte(i) < least || byte(i) > most) {
            fault = {i, "invalid continuation byte"};
            return 0;
        }
        least = 0x80;
        most = 0xbf;
    }
    return size;
}

Ref<Str> decode_utf8(Run& run, std::string_view bytes, Object* source, std::string_view errors) {
    bool surrogates = errors == "surrogatepass";
    std::string result;
    std::size_t at = 0;
    std::size_t good = 0;
    while (at < bytes.size()) {
        Utf8Fault fault;
        if (std::size_t size = utf8_size(bytes.substr(at), surrogates, fault)) {
            at += size;
            continue;
        }
        if (errors == "strict" || surrogates) {
            raise_unicode_error(run, CoreType::unicode_decode_error, run.profile.python_2 ? "utf8" : "utf-8", source,
                                at, at + fault.size, fault.reason);
        }
        result += bytes.substr(good, at - good);
        result += decoding_replacement(run, errors, bytes.substr(at, fault.size));
        at += fault.size;
        good = at;
    }
    if (good == 0) return make_string(run, bytes);
    result += bytes.substr(good);
    return make_string(run, result);
}

Ref<Str> decode_ascii(Run& run, std::string_view bytes, Object* source, std::string_view errors) {
    std::string result;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (static_cast<unsigned char>(bytes[i]) < 0x80) {
            result += bytes[i];
        } else if (errors == "strict" || errors == "surrogatepass") {
            raise_unicode_error(run, CoreType::unicode_decode_error, "ascii", source, i, i + 1,
                                "ordinal not in range(128)");
        } else {
            result += decoding_replacement(run, errors, bytes.substr(i, 1));
        }
    }
    return make_string(run, result);
}

Ref<Str> decode_latin1(Run& run, std::string_view bytes) {
    std::string result;
    for (char c : bytes) append_code_point(result, static_cast<unsigned char>(c));
    return make_string(run, result);
}

/// What an encoding error's handler puts in the place of one character.
std::string encoding_replacement(Run& run, std::string_view errors, std::uint32_t c, bool& handled) {
    handled = true;
    if (errors == "ignore") return "";
    if (errors == "replace") return "?";
    if (errors == "backslashreplace") {
        return c < 0x100     ? fmt::format("\\x{:02x}", c)
               : c < 0x10000 ? fmt::format("\\u{:04x}", c)
                             : fmt::format("\\U{:08x}", c);
    }
    if (errors == "xmlcharrefreplace") return fmt::format("&#{};", c);
    if (errors == "surrogateescape" || errors == "surrogatepass") {
        if (errors == "surrogateescape" && c >= 0xdc80 && c <= 0xdcff)
            return std::string(1, static_cast<char>(c - 0xdc00));
        if (errors == "surrogatepass" && is_surrogate(c)) return encode_code_point(c);
        handled = false;
        return "";
    }
    if (errors == "namereplace") run.refuse("the error handler namereplace");
    if (errors != "strict") raise_unknown_handler(run, errors);
    handled = false;
    return "";
}

struct Encoder {
    std::string_view codec;
    std::string_view reason;
    bool (*has)(std::uint32_t);
    void (*append)(std::string&, std::uint32_t);
};

void append_byte(std::string& result, std::uint32_t c) {
    result += static_cast<char>(c);
}

constexpr Encoder utf8_encoder{"utf-8", "surrogates not allowed", [](std::uint32_t c) { return !is_surrogate(c); },
                               append_code_point};
constexpr Encoder ascii_encoder{"ascii", "ordinal not in range(128)", [](std::uint32_t c) { return c < 0x80; },
                                append_byte};
constexpr Encoder latin1_encoder{"latin-1", "ordinal not in range(256)", [](std::uint32_t c) { return c < 0x100; },
                                 append_byte};

std::string encode_with(Run& run, Str* text, const Encoder& encoder, std::string_view errors) {
    std::string result;
    const char* at = text->data();
    const char* end = at + text->size;
    std::size_t place = 0;
    for (; at != end; ++place) {
        std::uint32_t c = next_code_point(at);
        if (encoder.has(c)) {
            encoder.append(result, c);
            continue;
        }
        bool handled = false;
        result += encoding_replacement(run, errors, c, handled);
        if (handled) continue;
        std::size_t last = place + 1;
        while (at != end && !encoder.has(next_code_point(at))) ++last;
        raise_unicode_error(run, CoreType::unicode_encode_error, encoder.codec, text, place, last, encoder.reason);
    }
    return result;
}

/// The encodings that were asked for, and those whose modules are there.
struct CodecSearches final : Interpreter::Extension {
    std::set<std::string> asked_for{"utf-8"};
    std::set<std::string_view> modules{"utf-8", "iso8859-1"};
};

/// What PyPy's str.encode() does by itself. Its bytes.decode() does the same for ASCII and UTF-8.
bool is_encoded_at_once(const Str* text, std::string_view encoding, std::string_view errors) {
    if (encoding == "utf-8" || encoding == "utf8") return true;
    return errors == "strict" && text->is_ascii() &&
           (encoding == "ascii" || encoding == "latin-1" || encoding == "latin1");
}

bool is_decoded_at_once(std::string_view encoding, std::string_view errors) {
    return encoding == "utf-8" || encoding == "utf8" || (encoding == "ascii" && errors == "strict");
}

std::string normalized(std::string_view encoding) {
    std::string name;
    for (char c : encoding) name += c == '-' || c == ' ' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return name;
}

}  // namespace

std::string_view find_codec(Run& run, std::string_view encoding) {
    std::string name = normalized(encoding);
    for (const CodecAlias& each : aliases) {
        if (each.alias == name) return each.name;
    }
    if (has_word(other_encodings, name)) run.refuse("the encoding " + std::string(encoding));
    return {};
}

void look_up_codec(Run& run, std::string_view encoding) {
    if (run.profile.family != "pypy") return;
    auto& searches = interpreter_of(run).extension<CodecSearches>();
    std::string key;
    for (char c : encoding) key += c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    if (searches.asked_for.contains(key)) return;
    std::string_view codec = find_codec(run, encoding);
    const bool is_new = codec.empty() || searches.modules.insert(codec).second;
    searches.asked_for.insert(std::move(key));
    if (is_new || run.profile.every_import_call_locks) run.heap.collector().did_lock_import();
}

void require_c_string(Run& run, std::string_view name) {
    if (run.profile.family == "pypy" || run.profile.python_2) return;
    encode_text(run, make_string(run, name).get());
    if (name.find('\0') != std::string_view::npos) raise(run, CoreType::value_error, "embedded null character");
}

std::string_view codec_name(Run& run, std::string_view encoding) {
    if (std::string_view name = find_codec(run, encoding); !name.empty()) return name;
    Object* searchers = interpreter_of(run).imported_attribute("codecs", "_searchers");
    if (searchers && searchers->kind == Kind::list && static_cast<List*>(searchers)->size > 0) {
        run.refuse("a codec of the program's own");
    }
    require_c_string(run, encoding);
    raise(run, CoreType::lookup_error, "unknown encoding: {}", encoding);
}

Ref<Str> decode_bytes(Run& run, std::string_view bytes, Object* source, std::string_view encoding,
                      std::string_view errors) {
    if (!is_decoded_at_once(encoding, errors)) look_up_codec(run, encoding);
    std::string_view codec = codec_name(run, encoding);
    if (codec == "ascii") return decode_ascii(run, bytes, source, errors);
    if (codec == "iso8859-1") return decode_latin1(run, bytes);
    if (is_wide_codec(codec)) {
        WideFault fault;
        if (Ref<Str> text = decode_wide(run, bytes, codec, fault)) return text;
        if (errors != "strict" || codec.size() == 6) run.refuse(fmt::format("malformed {}", codec));
        raise_unicode_error(run, CoreType::unicode_decode_error, codec, source, fault.start, fault.end, fault.reason);
    }
    if (codec == "utf-8-sig" && bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    return decode_utf8(run, bytes, source, errors);
}

std::string encode_text(Run& run, Str* text, std::string_view encoding, std::string_view errors) {
    if (!is_encoded_at_once(text, encoding, errors)) look_up_codec(run, encoding);
    std::string_view codec = codec_name(run, encoding);
    if (is_wide_codec(codec)) return encode_wide(run, text, codec, errors);
    if (text->is_ascii() && codec != "utf-8-sig") return std::string(text->view());
    if (codec == "ascii") return encode_with(run, text, ascii_encoder, errors);
    if (codec == "iso8859-1") return encode_with(run, text, latin1_encoder, errors);
    std::string result = encode_with(run, text, utf8_encoder, errors);
    return codec == "utf-8-sig" ? "\xef\xbb\xbf" + result : result;
}

}  // namespace lastref::model
