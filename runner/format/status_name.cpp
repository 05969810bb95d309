#include "runner/format/status_name.hpp"

#include <array>
#include <utility>

namespace lastref {
namespace {

constexpr std::array<std::pair<Status, std::string_view>, 8> names{{{Status::finished, "finished"},
                                                                    {Status::raised, "raised"},
                                                                    {Status::timed_out, "timed_out"},
                                                                    {Status::crashed, "crashed"},
                                                                    {Status::out_of_memory, "out_of_memory"},
                                                                    {Status::too_much_output, "too_much_output"},
                                                                    {Status::unsupported, "unsupported"},
                                                                    {Status::harness_error, "harness_error"}}};

}  // namespace

std::string_view status_name(Status status) {
    for (const auto& [value, name] : names) {
        if (value == status) return name;
    }
    return "unknown";
}

std::optional<Status> parse_status(std::string_view name) {
    for (const auto& [value, word] : names) {
        if (word == name) return value;
    }
    return std::nullopt;
}

}  // namespace lastref
