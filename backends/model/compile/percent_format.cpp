#include <optional>
#include <string>
#include <vector>

#include "backends/model/compile/fold.hpp"
#include "backends/model/compile/generator.hpp"

// `'%s: %r' % (a, b)` compiles as an f-string does since CPython 3.10: each value is made into text before the next one
// is computed, so that temporaries die earlier.

namespace lastref::model::compile {

namespace {

struct Piece {
    std::string literal;  ///< the text before
    char conversion = 0;  ///< s, r or a; 0 for the text after the last one
    std::string spec;
};

class FormatReader {
public:
    explicit FormatReader(const std::string& text) : text_(text) {}

    /// The pieces, or nothing when the format asks for more than %s, %r and %a.
    std::optional<std::vector<Piece>> read() {
        std::vector<Piece> pieces;
        while (true) {
            Piece piece;
            piece.literal = read_literal();
            if (at_ < text_.size() && !read_conversion(piece)) return std::nullopt;
            pieces.push_back(std::move(piece));
            if (pieces.back().conversion == 0) return pieces;
        }
    }

private:
    std::string read_literal() {
        std::string literal;
        while (at_ < text_.size()) {
            if (text_[at_] == '%') {
                if (at_ + 1 >= text_.size() || text_[at_ + 1] != '%') break;
                ++at_;
            }
            literal.push_back(text_[at_++]);
        }
        return literal;
    }

    /// At most two digits.
    std::optional<std::string> read_digits() {
        std::string digits;
        while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') {
            digits.push_back(text_[at_++]);
            if (digits.size() > 2) return std::nullopt;
        }
        return digits;
    }

    bool read_conversion(Piece& piece) {
        ++at_;
        bool left = false;
        for (; at_ < text_.size() && std::string_view("-+ #0").find(text_[at_]) != std::string_view::npos; ++at_) {
            left = left || text_[at_] == '-';
        }
        const auto width = read_digits();
        if (!width) return false;
        if (!width->empty()) piece.spec = (left || *width == "0" ? "" : ">") + *width;
        if (at_ < text_.size() && text_[at_] == '.') {
            ++at_;
            const auto precision = read_digits();
            if (!precision) return false;
            piece.spec += "." + (precision->empty() ? "0" : *precision);
        }
        if (at_ >= text_.size()) return false;
        piece.conversion = text_[at_++];
        return piece.conversion == 's' || piece.conversion == 'r' || piece.conversion == 'a';
    }

    const std::string& text_;
    std::size_t at_ = 0;
};

}  // namespace

bool Generator::visit_percent_format(const syntax::BinOp& node) {
    const auto* values = syntax::try_as<syntax::Tuple>(node.right.get());
    if (options_.minor < 11 || !options_.percent_formats_are_built || !values) return false;
    const auto format = fold(*node.left);
    const auto* text = format ? std::get_if<StringConstant>(&*format) : nullptr;
    if (!text) return false;
    for (const auto& value : values->elts) {
        if (value->kind == syntax::ExpressionKind::starred) return false;
    }
    if (fold(*values)) return false;
    const auto pieces = FormatReader(text->text).read();
    if (!pieces || pieces->size() != values->elts.size() + 1) return false;
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < pieces->size(); ++i) {
        const Piece& piece = (*pieces)[i];
        if (!piece.literal.empty()) {
            load_constant(string_constant(piece.literal), node.span);
            ++count;
        }
        if (piece.conversion == 0) break;
        visit(*values->elts[i]);
        std::uint32_t argument = piece.conversion == 's' ? 1 : piece.conversion == 'r' ? 2 : 3;
        if (!piece.spec.empty()) {
            load_constant(string_constant(piece.spec), node.span);
            argument |= 4;
        }
        emit(node.span, Opcode::format_value, argument);
        ++count;
    }
    if (count == 0) load_constant(string_constant(""), node.span);
    if (count > 1) emit(node.span, Opcode::build_string, count);
    return true;
}

}  // namespace lastref::model::compile
