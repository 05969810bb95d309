#include "backends/model/library/types/text_algorithms.hpp"

namespace lastref::model {

Pieces split_at(std::string_view text, std::string_view separator, std::int64_t most) {
    if (most < 0) most = std::numeric_limits<std::int64_t>::max();
    Pieces pieces;
    std::size_t at = 0;
    for (; most > 0; --most) {
        std::size_t found = text.find(separator, at);
        if (found == std::string_view::npos) break;
        pieces.push_back(text.substr(at, found - at));
        at = found + separator.size();
    }
    pieces.push_back(text.substr(at));
    return pieces;
}

Pieces split_at_from_right(std::string_view text, std::string_view separator, std::int64_t most) {
    if (most < 0) most = std::numeric_limits<std::int64_t>::max();
    Pieces backwards;
    for (; most > 0; --most) {
        std::size_t found = text.rfind(separator);
        if (found == std::string_view::npos) break;
        backwards.push_back(text.substr(found + separator.size()));
        text = text.substr(0, found);
    }
    backwards.push_back(text);
    return {backwards.rbegin(), backwards.rend()};
}

std::size_t count_occurrences(std::string_view text, std::string_view needle) {
    std::size_t count = 0;
    for (std::size_t at = text.find(needle); at != std::string_view::npos; at = text.find(needle, at + needle.size())) {
        ++count;
    }
    return count;
}

}  // namespace lastref::model
