#include "backends/model/heap/detail.hpp"
#include "backends/model/library/formatting.hpp"
#include "backends/model/library/types/number_helpers.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/string.hpp"
#include "backends/model/object/text/unicode.hpp"
#include "backends/model/object/text/unicode_text.hpp"
#include "backends/model/object/types/classic.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>

namespace lastref::model {

namespace {

enum class Target : std::uint8_t { text, bytes };

/// One %... of a format.
struct Directive {
    bool left = false;
    bool plus = false;
    bool space = false;
    bool alternate = false;
    bool zero = false;
    std::int64_t width = -1;
    std::int64_t precision = -1;
    std::uint32_t type = 0;
    std::size_t place = 0;  ///< of the type in the format, in characters
};

class PercentFormatter {
public:
    PercentFormatter(Run& run, Target target, std::string_view format, Object* arguments)
        : run_(run), target_(target), format_(format), arguments_(arguments) {
        bool is_tuple = arguments->kind == Kind::tuple;
        if (is_tuple) {
            count_ = static_cast<Tuple*>(arguments)->size;
        } else {
            bool is_text =
                is_string(arguments) ||
                (target == Target::bytes && (arguments->kind == Kind::bytes || arguments->kind == Kind::byte_array));
            mapping_ = !is_text && find_special(arguments->type, SpecialName::getitem) != nullptr;
        }
    }

    /// The text, a string again that makes up all of it.
    Value run_text(Str* format) {
        is_unicode_ = format->is_unicode;
        std::string text = run();
        if (is_unicode_) return make_unicode(run_, text);
        Object* same = directives_ == 0 ? format : directives_ == 1 ? whole_.get() : nullptr;
        return text_or_whole(run_, text, same);
    }

    std::string run() {
        while (at_ < format_.size()) {
            std::size_t mark = format_.find('%', at_);
            result_ += format_.substr(at_, mark - at_);
            if (mark == std::string_view::npos) break;
            start_ = mark;
            at_ = mark + 1;
            format_one();
        }
        if (used_ < count_ && !mapping_) {
            raise_worded(run_, CoreType::type_error, run_.profile.words.percent_too_many,
                         target_ == Target::text ? "string" : "bytes", used_, count_);
        }
        return std::move(result_);
    }

private:
    void format_one() {
        if (peek() == '%') {
            ++at_;
            result_ += '%';
            return;
        }
        key_ = {};
        key_name_ = {};
        key_used_ = false;
        if (peek() == '(') take_key();
        Directive directive = read_directive();
        if (does(run_, Detail::percent_checks_letters_first)) check_type(directive);
        Value argument = share(next_argument());
        ++directives_;
        whole_ = {};
        switch (directive.type) {
            case 'd':
            case 'i':
            case 'u':
            case 'o':
            case 'x':
            case 'X': return append_integer(directive, argument.get());
            case 'e':
            case 'E':
            case 'f':
            case 'F':
            case 'g':
            case 'G': return append_float(directive, argument.get());
            case 'c': return append_padded(directive, character(argument.get()));
            case 's':
            case 'r':
            case 'a': return append_object(directive, argument.get());
            case 'b':
                if (target_ == Target::bytes) return append_object(directive, argument.get());
                break;
            default: break;
        }
        raise_unsupported(directive);
    }

    /// In Python 2 a unicode argument makes the text unicode: what there is of it, and the rest of the format.
    void become_unicode() {
        if (std::exchange(is_unicode_, true)) return;
        result_ = as_unicode(run_, make_string(run_, result_).get())->view();
        as_unicode(run_, make_string(run_, format_.substr(at_)).get());
    }

    /// Whether a width is one of code points, not of bytes.
    [[nodiscard]] bool counts_characters() const {
        return target_ == Target::text && (is_unicode_ || !run_.profile.python_2);
    }
    /// From 3.15 on errors say which argument they are about, and where in the format they arose.
    [[nodiscard]] bool tells() const { return does(run_, Detail::format_arguments_are_told); }
    [[nodiscard]] std::size_t start() const { return count_code_points(format_.substr(0, start_)); }
    [[nodiscard]] std::string about() const {
        if (key_name_) return fmt::format("format argument {}: ", repr(run_, key_name_.get())->view());
        if (arguments_->kind == Kind::tuple) return fmt::format("format argument {}: ", used_);
        return "format argument: ";
    }
    /// Raises the second message where the argument is told, which precedes it.
    [[noreturn]] void complain(CoreType error, const std::string& plain, std::string_view told) {
        raise_message(run_, error, tells() ? about() + std::string(told) : plain);
    }

    [[noreturn]] void raise_incomplete() {
        if (tells()) raise(run_, CoreType::value_error, "stray % at position {}", start());
        raise(run_, CoreType::value_error, "incomplete format");
    }

    [[noreturn]] void raise_unsupported(const Directive& directive) {
        const bool is_ascii = directive.type >= 32 && directive.type < 127;
        if (tells() && is_ascii && std::isalpha(static_cast<int>(directive.type))) {
            raise(run_, CoreType::value_error, "unsupported format %{} at position {}",
                  encode_code_point(directive.type), start());
        }
        if (tells()) {
            const std::string letter =
                is_ascii ? "'" + encode_code_point(directive.type) + "'"
                : target_ == Target::bytes
                    ? fmt::format("with code 0x{:02x}", directive.type)
                    : fmt::format("'{}' (U+{:04X})", encode_code_point(directive.type), directive.type);
            raise(run_, CoreType::value_error,
                  "stray % at position {} or unexpected format character {} at position {}", start(), letter,
                  directive.place);
        }
        bool shown = (directive.type >= 32 && directive.type < 127) || does(run_, Detail::percent_shows_any_letter);
        raise(run_, CoreType::value_error, "unsupported format character '{}' (0x{:x}) at index {}",
              shown ? encode_code_point(directive.type) : "?", directive.type, directive.place);
    }

    /// PyPy looks at the type before it takes an argument.
    void check_type(const Directive& directive) {
        constexpr std::string_view types = "diuoxXeEfFgGcsrab%";
        bool known = directive.type < 128 && types.find(static_cast<char>(directive.type)) != std::string_view::npos;
        if (!known || (directive.type == 'b' && target_ != Target::bytes)) raise_unsupported(directive);
    }

    [[nodiscard]] char peek() {
        if (at_ >= format_.size()) raise_incomplete();
        return format_[at_];
    }

    void take_key() {
        if (!mapping_ && does(run_, Detail::format_arguments_are_told))
            raise(run_, CoreType::type_error, "format requires a mapping, not {}", type_name(arguments_));
        if (!mapping_) raise(run_, CoreType::type_error, "format requires a mapping");
        std::size_t start = ++at_;
        int depth = 1;
        for (; depth > 0; ++at_) {
            if (at_ >= format_.size() && tells()) {
                raise(run_, CoreType::value_error, "stray % or incomplete format key at position {}", this->start());
            }
            if (at_ >= format_.size()) raise(run_, CoreType::value_error, "incomplete format key");
            if (format_[at_] == '(') ++depth;
            if (format_[at_] == ')') --depth;
        }
        std::string_view text = format_.substr(start, at_ - 1 - start);
        Value key = target_ == Target::text ? Value(make_string(run_, text)) : Value(make_bytes(run_, text));
        key_ = get_item(run_, arguments_, key.get());
        key_name_ = std::move(key);
    }

    Directive read_directive() {
        Directive directive;
        for (bool more = true; more;) {
            switch (peek()) {
                case '-': directive.left = true; break;
                case '+': directive.plus = true; break;
                case ' ': directive.space = true; break;
                case '#': directive.alternate = true; break;
                case '0': directive.zero = true; break;
                default: more = false; break;
            }
            if (more) ++at_;
        }
        directive.width = read_number(directive, "width too big");
        check_width(run_, directive.width);
        if (peek() == '.') {
            ++at_;
            directive.precision = std::max<std::int64_t>(read_number(directive, "precision too big"), 0);
        }
        if (peek() == 'h' || peek() == 'l' || peek() == 'L') ++at_;
        if (at_ >= format_.size()) raise_incomplete();
        directive.place = count_code_points(format_.substr(0, at_));
        if (target_ == Target::bytes) {
            directive.type = static_cast<unsigned char>(format_[at_++]);
        } else {
            const char* at = format_.data() + at_;
            directive.type = next_code_point(at);
            at_ = static_cast<std::size_t>(at - format_.data());
        }
        return directive;
    }

    /// Digits or a star; -1 when there is none.
    std::int64_t read_number(Directive& directive, const char* too_big) {
        if (peek() == '*') {
            ++at_;
            return read_star(directive, too_big);
        }
        std::int64_t value = -1;
        for (; peek() >= '0' && peek() <= '9'; ++at_) {
            value = std::max<std::int64_t>(value, 0) * 10 + (peek() - '0');
            if (value > std::numeric_limits<std::int32_t>::max()) raise_too_big(too_big);
        }
        return value;
    }

    [[noreturn]] void raise_too_big(const char* text) {
        if (tells()) raise(run_, CoreType::value_error, "{} at position {}", text, start());
        raise_message(run_, CoreType::value_error, text);
    }

    std::int64_t read_star(Directive& directive, const char* too_big) {
        const bool is_width = too_big[0] == 'w';
        if (tells() && used_ + 1 >= count_)
            raise_worded(run_, CoreType::type_error, run_.profile.words.percent_too_few, count_);
        Object* argument = next_argument();
        const bool is_pypy = run_.profile.family == "pypy";
        if (!is_pypy && !is_int(argument))
            complain(CoreType::type_error, "* wants int", fmt::format("* requires int, not {}", type_name(argument)));
        Value number = c_int_of(run_, argument);
        const bool fits = int_fits_int64(as_int(number));
        std::int64_t value = fits ? as_int(number)->value : 0;
        const bool is_too_big = !fits || (!is_width && value != static_cast<std::int32_t>(value));
        if (fits && value == INT64_MIN) complain(CoreType::overflow_error, too_big, "too big for width");
        if (is_too_big && is_pypy) raise_message(run_, CoreType::overflow_error, too_big);
        if (is_too_big) {
            complain(CoreType::overflow_error,
                     fmt::format("Python int too large to convert to C {}", is_width ? "ssize_t" : "int"),
                     is_width ? "too big for width" : "too big for precision");
        }
        if (value < 0 && is_width) {
            directive.left = true;
            value = -value;
        }
        return std::max<std::int64_t>(value, 0);
    }

    Object* next_argument() {
        // What a key gave stands in for all arguments of its directive.
        if (key_ && !std::exchange(key_used_, true)) return key_.get();
        if (key_) raise_worded(run_, CoreType::type_error, run_.profile.words.percent_too_few, count_);
        if (used_ >= count_) raise_worded(run_, CoreType::type_error, run_.profile.words.percent_too_few, count_);
        ++used_;
        return arguments_->kind == Kind::tuple ? static_cast<Tuple*>(arguments_)->items()[used_ - 1] : arguments_;
    }

    void append_padded(const Directive& directive, std::string_view text) {
        if (counts_characters()) {
            result_ += pad_text(text, " ", directive.left ? '<' : '>', directive.width);
            return;
        }
        std::size_t width = directive.width > 0 ? static_cast<std::size_t>(directive.width) : 0;
        std::size_t padding = width > text.size() ? width - text.size() : 0;
        if (!directive.left) result_.append(padding, ' ');
        result_ += text;
        if (directive.left) result_.append(padding, ' ');
    }

    void append_number(const Directive& directive, bool negative, const std::string& prefix, std::string digits) {
        std::string front = negative ? "-" : directive.plus ? "+" : directive.space ? " " : "";
        front += prefix;
        auto width = static_cast<std::size_t>(std::max<std::int64_t>(directive.width, 0));
        if (directive.zero && !directive.left && front.size() + digits.size() < width) {
            digits.insert(0, width - front.size() - digits.size(), '0');
        }
        append_padded(directive, front + digits);
    }

    Value integer_argument(const Directive& directive, Object* argument) {
        auto type = static_cast<char>(directive.type);
        if (is_int(argument)) return share(argument);
        bool decimal = type == 'd' || type == 'i' || type == 'u';
        const bool by_int = decimal && find_special(argument->type, SpecialName::int_);
        try {
            if (by_int) {
                Value number = call_special(run_, argument, SpecialName::int_);
                if (is_int(number.get())) return number;
                raise(run_, CoreType::type_error, "__int__ returned non-int (type {})", type_name(number.get()));
            }
            // Up to 3.7 what has `__index__` alone is no number.
            const bool is_number = does(run_, Detail::numbers_convert_by_index) ||
                                   find_special(argument->type, SpecialName::int_) ||
                                   find_special(argument->type, SpecialName::float_);
            if (is_number && is_index(argument)) return index_of(run_, argument);
        } catch (const Raised& raised) {
            const bool lacks_method =
                is_classic_instance(argument) && is_exception(run_, raised.exception.get(), CoreType::attribute_error);
            if (!lacks_method && !is_exception(run_, raised.exception.get(), CoreType::type_error)) throw;
        }
        const Wordings& words = run_.profile.words;
        const bool is_renamed = run_.profile.minor() < (run_.profile.family == "pypy" ? 10
                                                        : target_ == Target::bytes    ? 14
                                                                                      : 0);
        if (type == 'i' && is_renamed) type = 'd';
        raise_worded(run_, CoreType::type_error, decimal ? words.percent_number : words.percent_integer, type,
                     type_name(argument), qualified_type_name(argument->type), about());
    }

    void append_integer(const Directive& directive, Object* argument) {
        Value number = integer_argument(directive, argument);
        std::uint32_t type = directive.type;
        int base = type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
        std::string digits = base == 10 ? int_text(run_, as_int(number)) : int_digits(as_int(number), base);
        bool negative = digits[0] == '-';
        if (negative) digits.erase(0, 1);
        if (directive.precision > 0 && digits.size() < static_cast<std::size_t>(directive.precision)) {
            digits.insert(0, static_cast<std::size_t>(directive.precision) - digits.size(), '0');
        }
        std::string prefix = directive.alternate && base != 10 ? "0" + std::string(1, static_cast<char>(type)) : "";
        if (type == 'X') {
            for (char& c : digits) c = c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
        }
        append_number(directive, negative, prefix, digits);
    }

    void append_float(const Directive& directive, Object* argument) {
        std::optional<double> value;
        try {
            value = real_from_number(run_, argument);
        } catch (const Raised& raised) {
            if (!does(run_, Detail::format_arguments_are_told) ||
                !is_exception(run_, raised.exception.get(), CoreType::type_error))
                throw;
        }
        if (!value) {
            std::string_view message = target_ == Target::text ? "must be real number" : "float argument required";
            complain(CoreType::type_error, fmt::format("{}, not {}", message, type_name(argument)),
                     fmt::format("%{} requires a real number, not {}", static_cast<char>(directive.type),
                                 qualified_type_name(argument->type)));
        }
        FormatSpec spec;
        spec.type = static_cast<char>(directive.type);
        spec.precision = directive.precision;
        spec.alternate = directive.alternate;
        std::string digits = format_float(run_, *value, spec);
        bool negative = digits[0] == '-';
        if (negative) digits.erase(0, 1);
        append_number(directive, negative, "", digits);
    }

    std::string character(Object* argument) {
        if (target_ == Target::bytes) {
            auto bytes = bytes_like(argument);
            if (bytes && bytes->size() == 1) return std::string(*bytes);
            if (is_int(argument) && int_fits_int64(as_int(argument)) && as_int(argument)->value >= 0 &&
                as_int(argument)->value < 256) {
                return std::string(1, static_cast<char>(as_int(argument)->value));
            }
            const bool is_pypy = run_.profile.family == "pypy";
            if (is_pypy && is_int(argument) && !int_fits_int64(as_int(argument)))
                raise(run_, CoreType::overflow_error, "int too large to convert to int");
            if (is_pypy && is_int(argument)) raise(run_, CoreType::overflow_error, "character code not in range(256)");
            if (is_pypy) raise(run_, CoreType::type_error, "%c requires int or single byte");
            if (is_int(argument)) {
                complain(CoreType::overflow_error, "%c arg not in range(256)", "%c argument not in range(256)");
            }
            std::string wanted = "%c requires an integer in range(256) or a single byte";
            if (!does(run_, Detail::lengths_are_told)) raise_message(run_, CoreType::type_error, wanted);
            wanted += bytes ? fmt::format(", not a {} object of length {}", type_name(argument), bytes->size())
                            : fmt::format(", not {}", type_name(argument));
            complain(CoreType::type_error, wanted, wanted);
        }
        if (is_string(argument) && as_string(argument)->length == 1) return std::string(as_string(argument)->view());
        Value number;
        try {
            if (is_index(argument)) number = index_of(run_, argument);
        } catch (const Raised& raised) {
            if (!is_exception(run_, raised.exception.get(), CoreType::type_error)) throw;
        }
        if (!number) {
            const bool is_long = is_string(argument) && does(run_, Detail::lengths_are_told);
            std::string shown = is_long ? fmt::format("a string of length {}", as_string(argument)->length)
                                        : std::string(qualified_type_name(argument->type));
            raise_worded(run_, CoreType::type_error, run_.profile.words.percent_character, type_name(argument), shown,
                         about());
        }
        if (!int_fits_int64(as_int(number)) || as_int(number)->value < 0 || as_int(number)->value > 0x10ffff) {
            const bool is_pypy = run_.profile.family == "pypy";
            if (is_pypy && int_fits_int64(as_int(number)))
                raise(run_, CoreType::overflow_error, "unicode character code out of range");
            if (is_pypy) raise(run_, CoreType::overflow_error, "int too large to convert to int");
            complain(CoreType::overflow_error, "%c arg not in range(0x110000)", "%c argument not in range(0x110000)");
        }
        if (run_.profile.python_2 && !is_unicode_) {
            if (as_int(number)->value > 0xff) raise(run_, CoreType::overflow_error, "%c arg not in range(256)");
            return std::string(1, static_cast<char>(as_int(number)->value));
        }
        return encode_code_point(static_cast<std::uint32_t>(as_int(number)->value));
    }

    void append_object(const Directive& directive, Object* argument) {
        std::string text;
        if (target_ == Target::bytes && (directive.type == 's' || directive.type == 'b')) {
            text = bytes_of(argument);
        } else if (directive.type == 's') {
            if (is_string(argument) && as_string(argument)->is_unicode) become_unicode();
            whole_ = is_unicode_                                    ? Value(unicode(run_, argument))
                     : is_exactly(run_, argument, CoreType::string) ? share(argument)
                                                                    : Value(str(run_, argument));
            text = as_string(whole_.get())->view();
        } else {
            text = directive.type == 'r' && target_ == Target::text ? repr(run_, argument)->view()
                                                                    : ascii(run_, argument)->view();
        }
        if (directive.precision >= 0) {
            auto most = static_cast<std::size_t>(directive.precision);
            text.resize(counts_characters() ? offset_of_code_point(text, most) : std::min(most, text.size()));
        }
        append_padded(directive, text);
    }

    std::string bytes_of(Object* argument) {
        if (auto bytes = bytes_like(argument)) return std::string(*bytes);
        if (Value made = call_special(run_, argument, SpecialName::bytes)) {
            if (made->kind == Kind::bytes) return std::string(static_cast<Bytes*>(made.get())->view());
            raise_worded(run_, CoreType::type_error, run_.profile.words.bytes_result, type_name(argument),
                         type_name(made.get()), qualified_type_name(argument->type), qualified_type_name(made->type));
        }
        constexpr std::string_view wanted =
            "%b requires a bytes-like object, or an object that implements __bytes__, not ";
        complain(CoreType::type_error, fmt::format("{}'{}'", wanted, type_name(argument)),
                 fmt::format("{}{}", wanted, type_name(argument)));
    }

    Run& run_;
    Target target_;
    std::string_view format_;
    Object* arguments_;
    bool mapping_ = false;
    std::size_t count_ = 1;
    std::size_t used_ = 0;
    std::size_t at_ = 0;
    std::size_t start_ = 0;  ///< of the directive
    Value key_;
    Value key_name_;
    bool key_used_ = false;
    std::uint32_t directives_ = 0;
    bool is_unicode_ = false;  ///< the format, of Python 2
    Value whole_;              ///< the argument of the last directive, if it may be all of the text
    std::string result_;
};

}  // namespace

Value percent_format(Run& run, Str* format, Object* arguments) {
    return PercentFormatter(run, Target::text, format->view(), arguments).run_text(format);
}

std::string percent_format_bytes(Run& run, std::string_view format, Object* arguments) {
    return PercentFormatter(run, Target::bytes, format, arguments).run();
}

}  // namespace lastref::model
