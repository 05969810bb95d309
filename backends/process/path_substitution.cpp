#include "backends/process/path_substitution.hpp"

#include <algorithm>

namespace lastref {

std::string PathSubstitution::next(std::string_view piece) {
    if (from_.empty()) return std::string(piece);
    std::string text = std::exchange(kept_, {}).append(piece);
    std::string result;
    std::size_t done = 0;
    for (auto found = text.find(from_); found != std::string::npos; found = text.find(from_, done)) {
        result.append(text, done, found - done).append(to_);
        done = found + from_.size();
    }
    auto rest = std::string_view(text).substr(done);
    for (auto length = std::min(from_.size() - 1, rest.size()); length > 0; --length) {
        if (!std::string_view(from_).starts_with(rest.substr(rest.size() - length))) continue;
        kept_ = rest.substr(rest.size() - length);
        break;
    }
    return result.append(rest.substr(0, rest.size() - kept_.size()));
}

}  // namespace lastref
