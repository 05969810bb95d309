#include "reports/paint.hpp"

namespace lastref {
namespace {

std::string_view code(Tone tone) {
    switch (tone) {
        case Tone::plain: return "";
        case Tone::strong: return "1";
        case Tone::faint: return "2";
        case Tone::good: return "32";
        case Tone::bad: return "31";
        case Tone::doubtful: return "33";
        case Tone::heading: return "1;36";
    }
    return "";
}

}  // namespace

std::string paint(std::string_view text, Tone tone, Colour colour) {
    if (colour == Colour::off || tone == Tone::plain || text.empty()) return std::string(text);
    return std::string("\033[").append(code(tone)).append("m").append(text).append("\033[0m");
}

}  // namespace lastref
