#include "backends/model/library/codecs.hpp"
#include "backends/model/library/formatting.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/unicode.hpp"
#include "backends/model/object/text/unicode_text.hpp"

#include <algorithm>
#include <charconv>

namespace lastref::model {

namespace {

/// Which way fields are numbered; a format may not mix them.
enum class Numbering : std::uint8_t { unknown, automatic, manual };

class FieldFormatter {
public:
    FieldFormatter(Run& run, Tuple* arguments, Object* names) : run_(run), arguments_(arguments), names_(names) {}

    /// The text; the string that a field gave if that is all of it.
    Value format_text(Str* format_string) {
        is_unicode_ = format_string->is_unicode;
        std::string text = format(format_string->view(), 2);
        bool same = fields_ == 0 && is_exactly(run_, format_string, CoreType::string) && text == format_string->view();
        if (same) return share(format_string);
        if (is_unicode_) return make_unicode(run_, text);
        return text_or_whole(run_, text, whole_.get());
    }

    std::string format(std::string_view text, int depth) {
        if (depth < 0) raise(run_, CoreType::value_error, "Max string recursion exceeded");
        std::string result;
        std::size_t at = 0;
        while (at < text.size()) {
            std::size_t mark = text.find_first_of("{}", at);
            result += text.substr(at, mark - at);
            if (mark == std::string_view::npos) break;
            at = mark + 1;
            bool doubled = at < text.size() && text[at] == text[mark];
            if (doubled) {
                result += text[mark];
                ++at;
            } else if (text[mark] == '}') {
                raise(run_, CoreType::value_error, "Single '}}' encountered in format string");
            } else {
                if (at >= text.size()) raise(run_, CoreType::value_error, "Single '{{' encountered in format string");
                std::size_t end = field_end(text, at);
                append_field(result, text.substr(at, end - at), depth);
                at = end + 1;
            }
        }
        return result;
    }

private:
    std::size_t field_end(std::string_view text, std::size_t at) {
        std::size_t start = at;
        int open = 1;
        bool in_brackets = false;
        bool in_spec = false;
        for (; at < text.size(); ++at) {
            char c = text[at];
            // What stands in brackets is a key, whatever it looks like.
            if (!in_spec && c == '[') in_brackets = true;
            if (in_brackets) {
                if (c == ']') in_brackets = false;
                continue;
            }
            if (c == ':') in_spec = true;
            if (c == '{') ++open;
            if (c == '}' && --open == 0) return at;
        }
        raise_open_field(text.substr(start));
    }

    /// A field without its closing brace: what is missing depends on how far it got.
    [[noreturn]] void raise_open_field(std::string_view field) {
        std::size_t end = name_end(field);
        if (end == field.size()) raise(run_, CoreType::value_error, "expected '}}' before end of string");
        if (field[end] == '!' && end + 1 == field.size()) {
            raise(run_, CoreType::value_error, "end of string while looking for conversion specifier");
        }
        raise(run_, CoreType::value_error, "unmatched '{{' in format spec");
    }

    /// Where the field's name ends: at a '!' or ':' that stands in no brackets.
    std::size_t name_end(std::string_view field) {
        bool in_brackets = false;
        for (std::size_t i = 0; i < field.size(); ++i) {
            if (field[i] == '[') in_brackets = true;
            if (field[i] == ']') in_brackets = false;
            if (in_brackets) continue;
            if (field[i] == '{') raise(run_, CoreType::value_error, "unexpected '{{' in field name");
            if (field[i] == '!' || field[i] == ':') return i;
        }
        return field.size();
    }

    void append_field(std::string& result, std::string_view field, int depth) {
        std::size_t end = name_end(field);
        std::string_view name = field.substr(0, end);
        std::string_view rest = field.substr(end);
        std::uint32_t conversion = 0;
        if (rest.starts_with('!')) {
            if (rest.size() == 1) raise(run_, CoreType::value_error, "unmatched '{{' in format spec");
            const char* at = rest.data() + 1;
            conversion = next_code_point(at);
            rest.remove_prefix(static_cast<std::size_t>(at - rest.data()));
            if (!rest.empty() && rest[0] != ':') {
                raise(run_, CoreType::value_error, "expected ':' after conversion specifier");
            }
        }
        if (!rest.empty()) rest.remove_prefix(1);
        Value value = convert(field_value(name), conversion);
        std::string spec =
            rest.find_first_of("{}") == std::string_view::npos ? std::string(rest) : format(rest, depth - 1);
        Ref<Str> spec_object = is_unicode_ ? make_unicode(run_, spec) : make_string(run_, spec);
        Ref<Str> text = model::format(run_, value.get(), spec_object.get());
        if (run_.profile.python_2)
            text = is_unicode_ ? as_unicode(run_, text.get()) : as_plain_string(run_, text.get());
        result += text->view();
        whole_ = ++fields_ == 1 ? std::move(text) : Ref<Str>{};
    }

    Value convert(Value value, std::uint32_t conversion) {
        switch (conversion) {
            case 0: return value;
            case 's': return is_unicode_ ? unicode(run_, value.get()) : str(run_, value.get());
            case 'r': return repr(run_, value.get());
            case 'a': look_up_codec(run_, "ascii"); return ascii(run_, value.get());
            default: break;
        }
        if (conversion > 32 && conversion < 127) {
            raise(run_, CoreType::value_error, "Unknown conversion specifier {}", static_cast<char>(conversion));
        }
        raise(run_, CoreType::value_error, "Unknown conversion specifier \\x{:x}", conversion);
    }

    /// A number without sign, or -1.
    std::int64_t as_number(std::string_view text) {
        std::int64_t value = -1;
        auto result = std::from_chars(text.data(), text.data() + text.size(), value);
        bool whole = !text.empty() && text[0] >= '0' && text[0] <= '9' && result.ptr == text.data() + text.size();
        if (!whole) return -1;
        if (result.ec != std::errc()) raise(run_, CoreType::value_error, "Too many decimal digits in format string");
        return value;
    }

    void number_fields(Numbering numbering) {
        if (numbering_ == Numbering::unknown) numbering_ = numbering;
        if (numbering_ == numbering) return;
        if (numbering == Numbering::automatic) {
            raise(run_, CoreType::value_error,
                  "cannot switch from manual field specification to automatic field numbering");
        }
        raise(run_, CoreType::value_error,
              "cannot switch from automatic field numbering to manual field specification");
    }

    Value positional(std::int64_t place) {
        if (!arguments_) raise(run_, CoreType::value_error, "Format string contains positional fields");
        if (place >= arguments_->size) {
            raise_worded(run_, CoreType::index_error, run_.profile.words.replacement_index, place, arguments_->size,
                         arguments_->size == 1 ? "" : "s");
        }
        return share(arguments_->items()[place]);
    }

    Value first_value(std::string_view name) {
        if (name.empty()) {
            number_fields(Numbering::automatic);
            return positional(next_++);
        }
        std::int64_t place = as_number(name);
        if (place >= 0) {
            number_fields(Numbering::manual);
            return positional(place);
        }
        Ref<Str> key = make_string(run_, name);
        if (!names_) raise_with(run_, CoreType::key_error, key.get());
        return get_item(run_, names_, key.get());
    }

    Value field_value(std::string_view name) {
        std::size_t end = std::min(name.find_first_of(".["), name.size());
        Value value = first_value(name.substr(0, end));
        std::string_view rest = name.substr(end);
        while (!rest.empty()) {
            char kind = rest[0];
            rest.remove_prefix(1);
            if (kind == '.') {
                end = std::min(rest.find_first_of(".["), rest.size());
                std::string_view attribute = rest.substr(0, end);
                if (attribute.empty()) raise(run_, CoreType::value_error, "Empty attribute in format string");
                value = get_attribute(run_, value.get(), run_.intern(attribute));
                rest.remove_prefix(end);
            } else if (kind == '[') {
                end = rest.find(']');
                if (end == std::string_view::npos) raise(run_, CoreType::value_error, "Missing ']' in format string");
                value = item(value, rest.substr(0, end));
                rest.remove_prefix(end + 1);
            } else {
                raise(run_, CoreType::value_error, "Only '.' or '[' may follow ']' in format field specifier");
            }
        }
        return value;
    }

    Value item(const Value& value, std::string_view key) {
        if (key.empty()) raise(run_, CoreType::value_error, "Empty attribute in format string");
        std::int64_t place = as_number(key);
        Value index = place >= 0 ? make_int(run_, place) : Value(make_string(run_, key));
        return get_item(run_, value.get(), index.get());
    }

    Run& run_;
    Tuple* arguments_;
    Object* names_;
    bool is_unicode_ = false;  ///< the format, of Python 2
    Numbering numbering_ = Numbering::unknown;
    std::int64_t next_ = 0;
    std::uint32_t fields_ = 0;
    Ref<Str> whole_;  ///< what the only field gave
};

}  // namespace

Value format_fields(Run& run, Str* format, Tuple* arguments, Object* names) {
    return FieldFormatter(run, arguments, names).format_text(format);
}

}  // namespace lastref::model
