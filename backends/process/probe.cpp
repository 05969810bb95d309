#include "backends/process/probe.hpp"

#include <charconv>

namespace lastref {
namespace {

constexpr std::string_view answer_start = "lastref-probe\t";

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

}  // namespace

Program probe_program() {
    return {"probe.py", R"(import sys

def numbers(parts):
    return '.'.join([str(part) for part in tuple(parts)[:3]])

implementation = getattr(sys, 'implementation', None)
if implementation:
    name, version = implementation.name, implementation.version
else:
    name, version = sys.subversion[0].lower(), sys.version_info
version = getattr(sys, 'pypy_version_info', version)
level = ''
if len(sys.version_info) > 4 and sys.version_info[3] != 'final':
    level = {'alpha': 'a', 'beta': 'b'}.get(sys.version_info[3], 'rc') + str(sys.version_info[4])
lacks = []
try:
    import socket
    for end in socket.socketpair():
        end.close()
except Exception:
    lacks.append('sockets')
try:
    import threading
    thread = threading.Thread(target=len, args=('',))
    thread.start()
    thread.join()
except Exception:
    lacks.append('threads')
print('\t'.join(['lastref-probe', name, numbers(version), numbers(sys.version_info), level,
                 getattr(sys, 'abiflags', ''), sys.platform, ' '.join(sys.version.split()), ' '.join(lacks)]))
)"};
}

std::optional<std::string> find_answer_line(std::string_view output) {
    for (auto line : split(output, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (parse_answer(line)) return std::string(line);
    }
    return std::nullopt;
}

std::optional<ProbeAnswer> parse_answer(std::string_view line) {
    if (!line.starts_with(answer_start)) return std::nullopt;
    auto fields = split(line.substr(answer_start.size()), '\t');
    constexpr std::size_t field_count = 8;
    if (fields.size() != field_count) return std::nullopt;
    ProbeAnswer answer{.implementation = std::string(fields[0]),
                       .version = parse_version(fields[1]),
                       .language = parse_version(fields[2]),
                       .level = std::string(fields[3]),
                       .abi_flags = std::string(fields[4]),
                       .platform = std::string(fields[5]),
                       .description = std::string(fields[6]),
                       .lacks = {}};
    for (auto name : split(fields[7], ' ')) {
        if (!name.empty()) answer.lacks.emplace_back(name);
    }
    if (answer.implementation.empty() || answer.version.empty() || answer.language.empty()) return std::nullopt;
    return answer;
}

std::vector<int> parse_version(std::string_view text) {
    std::vector<int> numbers;
    for (auto part : split(text, '.')) {
        int number = 0;
        auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
        if (error != std::errc()) break;
        numbers.push_back(number);
        if (end != part.data() + part.size()) break;
    }
    return numbers;
}

}  // namespace lastref
