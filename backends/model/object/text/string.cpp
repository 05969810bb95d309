#include "backends/model/object/text/string.hpp"

#include "backends/model/object/errors.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/unicode.hpp"
#include "backends/model/object/text/unicode_text.hpp"

#include <fmt/format.h>

#include <cstring>
#include <limits>

namespace lastref::model {

namespace {

constexpr std::size_t largest_text = std::numeric_limits<std::uint32_t>::max() - 64;

void destroy_string(Heap& heap, Object* object) {
    heap.free_object(object, sizeof(Str) + static_cast<Str*>(object)->size + 1);
}

bool is_exact_string(Run& run, const Str* text) {
    return text->type == run.type(text->is_unicode ? CoreType::unicode : CoreType::string);
}

/// How many characters a str has.
std::size_t length_of(const Run& run, std::string_view text) {
    return run.profile.python_2 ? text.size() : count_code_points(text);
}

/// A piece of a text is of its type.
Ref<Str> make_raw_like(Run& run, const Str* like, std::size_t size, std::size_t length) {
    return like->is_unicode ? make_raw_unicode(run, size, length) : make_raw_string(run, size, length);
}
Ref<Str> make_like(Run& run, const Str* like, std::string_view text, std::size_t length) {
    return like->is_unicode ? make_unicode(run, text) : make_string_of_length(run, text, length);
}
Ref<Str> empty_like(Run& run, const Str* like) {
    return like->is_unicode ? make_unicode(run, "") : Ref<Str>::share(run.empty_string);
}

}  // namespace

extern const KindRow string_kind;
const KindRow string_kind{.name = "str", .destroy = destroy_string};

Ref<Str> make_raw_string(Run& run, std::size_t size, std::size_t length) {
    return make_raw_string_of(run, run.type(CoreType::string), size, length);
}

Ref<Str> make_raw_string_of(Run& run, Type* type, std::size_t size, std::size_t length) {
    if (size > largest_text) raise_message(run, CoreType::memory_error, "");
    Str* made = run.heap.make<Str>(Kind::string, type, size + 1);
    made->is_unicode = run.profile.python_2 && type == run.type(CoreType::unicode);
    made->hash = -1;
    made->size = static_cast<std::uint32_t>(size);
    made->length = static_cast<std::uint32_t>(length);
    return Ref<Str>::adopt(made);
}

Ref<Str> make_string_of_length(Run& run, std::string_view text, std::size_t length) {
    if (length <= 1) {
        if (text.empty() && run.empty_string) return Ref<Str>::share(run.empty_string);
        if (length == 1 && text.size() <= 2) {
            const char* at = text.data();
            std::uint32_t code_point = text.size() == 1 ? static_cast<unsigned char>(*at) : next_code_point(at);
            if (code_point < run.characters.size()) return make_character(run, code_point);
        }
    }
    Ref<Str> made = make_raw_string(run, text.size(), length);
    std::memcpy(made->data(), text.data(), text.size());
    return made;
}

Ref<Str> make_string(Run& run, std::string_view text) {
    return make_string_of_length(run, text, length_of(run, text));
}

Ref<Str> make_character(Run& run, std::uint32_t code_point) {
    if (code_point < run.characters.size()) {
        Str*& place = run.characters[code_point];
        if (!place) {
            const bool is_byte = run.profile.python_2;
            std::string text = is_byte ? std::string(1, static_cast<char>(code_point)) : encode_code_point(code_point);
            place = Ref<Str>::share(run.intern(text)).release();
        }
        return Ref<Str>::share(place);
    }
    std::string text = encode_code_point(code_point);
    Ref<Str> made = make_raw_string(run, text.size(), 1);
    std::memcpy(made->data(), text.data(), text.size());
    return made;
}

namespace {

/// For this table alone: names are short, and there are many.
std::uint64_t quick_hash(std::string_view text) {
    constexpr std::uint64_t odd = 0x9e3779b97f4a7c15;
    std::uint64_t hash = text.size() * odd;
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left >= 8; left -= 8, at += 8) {
        std::uint64_t block = 0;
        std::memcpy(&block, at, 8);
        hash = (hash ^ block) * odd;
        hash ^= hash >> 32;
    }
    std::uint64_t block = 0;
    std::memcpy(&block, at, left);
    hash = (hash ^ block) * odd;
    return hash ^ (hash >> 32);
}

}  // namespace

StringTable::Entry& StringTable::find(std::string_view text, std::uint64_t hash) {
    std::size_t mask = entries_.size() - 1;
    for (std::size_t place = hash & mask;; place = (place + 1) & mask) {
        Entry& entry = entries_[place];
        if (!entry.string || (entry.hash == hash && entry.string->view() == text)) return entry;
    }
}

void StringTable::grow() {
    std::vector<Entry> old(2 * entries_.size());
    old.swap(entries_);
    for (const Entry& entry : old) {
        if (entry.string) find(entry.string->view(), entry.hash) = entry;
    }
}

Str* StringTable::intern(Run& run, std::string_view text) {
    std::uint64_t hash = quick_hash(text);
    if (Str* known = find(text, hash).string) return known;
    std::size_t length = length_of(run, text);
    bool was = std::exchange(run.heap.making_internals, true);
    Str* made = make_raw_string(run, text.size(), length).release();
    run.heap.making_internals = was;
    std::memcpy(made->data(), text.data(), text.size());
    made->interned = true;
    bool is_static = run.profile.immortal == ImmortalObjects::interned_strings_too || length == 0 ||
                     (length == 1 && text.size() <= 2 && static_cast<unsigned char>(text[0]) < 0xc4);
    if (is_static && run.profile.immortal != ImmortalObjects::none) set_flag(made, flag_immortal);
    if (++used_ > entries_.size() / 2) grow();
    find(made->view(), hash) = {hash, made};
    return made;
}

Str* StringTable::adopt(Str* text) {
    if (text->is_unicode) return intern(run_of(text), as_plain_string(run_of(text), text)->view());
    std::uint64_t hash = quick_hash(text->view());
    if (Str* known = find(text->view(), hash).string) return known;
    add_reference(text);
    text->interned = true;
    if (run_of(text).profile.immortal == ImmortalObjects::interned_strings_too) set_flag(text, flag_immortal);
    if (++used_ > entries_.size() / 2) grow();
    find(text->view(), hash) = {hash, text};
    return text;
}

Ref<Str> string_concatenate(Run& run, Str* left, Str* right) {
    if (left->is_unicode != right->is_unicode)
        return string_concatenate(run, as_unicode(run, left).get(), as_unicode(run, right).get());
    if (left->size == 0 && is_exact_string(run, right)) return Ref<Str>::share(right);
    if (right->size == 0 && is_exact_string(run, left)) return Ref<Str>::share(left);
    std::size_t size = std::size_t{left->size} + right->size;
    Ref<Str> made = make_raw_like(run, left, size, std::size_t{left->length} + right->length);
    std::memcpy(made->data(), left->data(), left->size);
    std::memcpy(made->data() + left->size, right->data(), right->size);
    return made;
}

Ref<Str> string_repeat(Run& run, Str* text, std::int64_t count) {
    if (count <= 0 || text->size == 0) return empty_like(run, text);
    if (count == 1 && is_exact_string(run, text)) return Ref<Str>::share(text);
    std::size_t size = 0;
    if (__builtin_mul_overflow(std::size_t{text->size}, static_cast<std::size_t>(count), &size) ||
        size > largest_text) {
        raise_message(run, CoreType::memory_error, "");
    }
    Ref<Str> made = make_raw_like(run, text, size, std::size_t{text->length} * static_cast<std::size_t>(count));
    if (text->size == 1) {
        std::memset(made->data(), text->data()[0], size);
    } else {
        for (std::size_t at = 0; at < size; at += text->size) std::memcpy(made->data() + at, text->data(), text->size);
    }
    return made;
}

std::uint32_t byte_offset(const Str* text, std::uint32_t place) {
    if (text->is_ascii()) return place;
    return static_cast<std::uint32_t>(offset_of_code_point(text->view(), place));
}

std::uint32_t code_point_at(const Str* text, std::uint32_t place) {
    if (text->is_ascii()) return static_cast<unsigned char>(text->data()[place]);
    const char* at = text->data() + byte_offset(text, place);
    return next_code_point(at);
}

Ref<Str> string_item(Run& run, const Str* text, std::uint32_t place) {
    if (text->is_unicode) return make_unicode(run, encode_code_point(code_point_at(text, place)));
    return make_character(run, code_point_at(text, place));
}

Ref<Str> string_next(Run& run, const Str* text, std::int64_t& offset) {
    if (text->is_ascii() && !text->is_unicode)
        return make_character(run, static_cast<unsigned char>(text->data()[offset++]));
    const char* at = text->data() + offset;
    std::uint32_t code_point = next_code_point(at);
    offset = at - text->data();
    return text->is_unicode ? make_unicode(run, encode_code_point(code_point)) : make_character(run, code_point);
}

Ref<Str> string_slice(Run& run, Str* text, std::uint32_t start, std::uint32_t stop) {
    if (start >= stop) return empty_like(run, text);
    if (start == 0 && stop == text->length) return string_exact(run, text);
    std::string_view view = text->view();
    if (!text->is_ascii()) {
        view.remove_prefix(offset_of_code_point(view, start));
        return make_like(run, text, view.substr(0, offset_of_code_point(view, stop - start)), stop - start);
    }
    return make_like(run, text, view.substr(start, stop - start), stop - start);
}

Ref<Str> string_exact(Run& run, Str* text) {
    if (is_exact_string(run, text)) return Ref<Str>::share(text);
    return make_like(run, text, text->view(), text->length);
}

std::int64_t string_hash(Str* text) {
    if (text->hash != -1) return text->hash;
    if (run_of(text).profile.dicts_go_by_hash) {
        text->hash = text->is_unicode ? hash_of_unicode(text->view()) : multiplied_hash(text->view());
        return text->hash;
    }
    text->hash = text->is_ascii() ? hash_of_bytes(text->view()) : hash_of_text(text->view());
    return text->hash;
}

namespace {

void append_escape(std::string& result, std::uint32_t c) {
    auto out = std::back_inserter(result);
    if (c < 0x100) {
        fmt::format_to(out, "\\x{:02x}", c);
    } else if (c < 0x10000) {
        fmt::format_to(out, "\\u{:04x}", c);
    } else {
        fmt::format_to(out, "\\U{:08x}", c);
    }
}

}  // namespace

void append_repr(std::string& result, const Str* text) {
    if (text->is_unicode) return append_unicode_repr(result, text->view());
    if (run_of(text).profile.python_2) return append_quoted_bytes(result, text->view());
    append_repr(result, text->view());
}

void append_repr(std::string& result, std::string_view text) {
    bool double_quotes = text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos;
    char quote = double_quotes ? '"' : '\'';
    result += quote;
    for_each_code_point(text, [&](std::uint32_t c) {
        if (c == '\n') {
            result += "\\n";
        } else if (c == '\r') {
            result += "\\r";
        } else if (c == '\t') {
            result += "\\t";
        } else if (c == '\\' || c == static_cast<std::uint32_t>(quote)) {
            result += '\\';
            result += static_cast<char>(c);
        } else if (is_printable(c)) {
            append_code_point(result, c);
        } else {
            append_escape(result, c);
        }
    });
    result += quote;
}

std::string as_ascii_text(std::string_view repr) {
    std::string result;
    for_each_code_point(repr, [&](std::uint32_t c) {
        if (c < 0x80) {
            result += static_cast<char>(c);
        } else {
            append_escape(result, c);
        }
    });
    return result;
}

}  // namespace lastref::model
