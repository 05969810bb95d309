#include "backends/model/library/files/file.hpp"

#include <cstring>
#include <vector>

namespace lastref::model {

namespace {

enum SeenNewline : std::uint8_t { seen_return = 1, seen_line_feed = 2, seen_both = 4 };

}  // namespace

NewlineMode newline_mode(Run& run, Object* newline) {
    NewlineMode mode{};
    if (newline == run.none) {
        mode.translates_input = mode.universal = true;
        return mode;
    }
    if (!is_string(newline)) {
        if (run.profile.python_2)
            raise(run, CoreType::type_error, "fileio() argument 4 must be string or None, not {}", type_name(newline));
        raise(run, CoreType::type_error, "TextIOWrapper() argument {} must be str or None, not {}",
              run.profile.minor() < 8 ? "4" : "'newline'", type_name(newline));
    }
    std::string_view text = as_string(newline)->view();
    if (!text.empty() && text != "\n" && text != "\r" && text != "\r\n") {
        const bool is_pypy = run.profile.family == "pypy";
        raise(run, CoreType::value_error, "illegal newline value: {}",
              is_pypy ? repr_text(run, newline) : std::string(text));
    }
    mode.universal = text.empty();
    std::memcpy(mode.line_end, text.data(), text.size());
    if (text != "\n") std::memcpy(mode.written_as, text.data(), text.size());
    return mode;
}

std::size_t find_line_end(const NewlineMode& mode, std::string_view text, MoreText more) {
    if (!mode.universal) {
        std::size_t at = text.find(mode.line_end);
        return at == std::string_view::npos ? at : at + std::strlen(mode.line_end);
    }
    std::size_t at = text.find_first_of("\r\n");
    if (at == std::string_view::npos || text[at] == '\n') return at == std::string_view::npos ? at : at + 1;
    if (at + 1 == text.size()) return more == MoreText::may_follow ? std::string_view::npos : at + 1;
    return text[at + 1] == '\n' ? at + 2 : at + 1;
}

std::string translate_newlines(NewlineMode& mode, std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '\n') mode.seen |= seen_line_feed;
        if (c == '\r') {
            bool both = i + 1 < text.size() && text[i + 1] == '\n';
            mode.seen |= both ? seen_both : seen_return;
            if (!mode.translates_input) {
                result += c;
                if (both) result += text[++i];
                continue;
            }
            if (both) ++i;
            c = '\n';
        }
        result += c;
    }
    return result;
}

Value seen_newlines(Run& run, const NewlineMode& mode) {
    constexpr std::string_view texts[] = {"\r", "\n", "\r\n"};
    if (!mode.universal || !mode.seen) return none(run);
    std::vector<Value> kept;
    std::vector<Object*> items;
    for (std::size_t i = 0; i < std::size(texts); ++i) {
        if (!(mode.seen & 1U << i)) continue;
        kept.push_back(make_string(run, texts[i]));
        items.push_back(kept.back().get());
    }
    // Several are strs in Python 2, too.
    if (kept.size() == 1) return make_text(run, as_string(kept.front().get())->view());
    return model::make_tuple(run, items);
}

}  // namespace lastref::model
