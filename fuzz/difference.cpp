#include "fuzz/difference.hpp"

#include <cctype>

namespace lastref::fuzz {
namespace {

bool has_ended(Status status) {
    return status == Status::finished || status == Status::raised;
}

bool is_endless(Status status) {
    return status == Status::timed_out || status == Status::too_much_output;
}

std::string_view take_line(std::string_view& text) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

/// Addresses differ from run to run: "0x7f..." becomes "0x".
std::string without_addresses(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        result += text[i];
        if (text[i] != 'x' || i == 0 || text[i - 1] != '0') continue;
        while (i + 1 < text.size() && std::isxdigit(static_cast<unsigned char>(text[i + 1])) != 0) ++i;
    }
    return result;
}

/// What two endless programs printed compares as far as both were heard; one that is killed keeps what it had buffered.
bool printed_alike(const Observation& model, const Observation& real) {
    std::string_view one = model.transcript;
    std::string_view other = real.transcript;
    if (model.status == real.status && is_endless(model.status)) {
        one = one.substr(0, other.size());
        other = other.substr(0, one.size());
    }
    return one == other || without_addresses(one) == without_addresses(other);
}

}  // namespace

std::string_view name_of(Difference difference) {
    switch (difference) {
        case Difference::none: return "none";
        case Difference::status: return "status";
        case Difference::transcript: return "transcript";
        case Difference::last_words: return "last words";
        case Difference::unsupported: return "unsupported";
        case Difference::unstable: return "unstable";
        case Difference::not_run: return "not run";
    }
    return "";
}

std::string last_words(std::string_view errors) {
    // "Exception ignored in: ..." stands before the traceback of what was ignored.
    std::string words;
    bool ignored = false;
    while (!errors.empty()) {
        auto line = take_line(errors);
        if (line.starts_with("Exception ignored")) ignored = true;
        if (!line.starts_with("Traceback (most recent call last):")) continue;
        while (!errors.empty() && (errors.front() == ' ' || errors.front() == '\n')) take_line(errors);
        line = take_line(errors);
        if (!ignored) words = without_addresses(line);
        ignored = false;
    }
    return words;
}

Difference compare(const Observation& model, const Observation& real) {
    if (model.status == Status::unsupported || real.status == Status::unsupported) return Difference::unsupported;
    if (model.status == Status::harness_error || real.status == Status::harness_error) return Difference::not_run;
    if (!printed_alike(model, real)) return Difference::transcript;
    if (model.status != real.status) return Difference::status;
    if (!has_ended(model.status)) return Difference::none;  // how each was stopped is no matter of the program
    if (model.exit_status != real.exit_status) return Difference::status;
    if (last_words(model.errors) != last_words(real.errors)) return Difference::last_words;
    return Difference::none;
}

bool is_real(Difference difference) {
    return difference == Difference::status || difference == Difference::transcript ||
           difference == Difference::last_words;
}

}  // namespace lastref::fuzz
