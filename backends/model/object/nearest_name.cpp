#include "backends/model/object/nearest_name.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

// The edit distance and its weights are those of CPython's suggestions.
namespace lastref::model {

namespace {

constexpr std::size_t most_candidates = 750;
constexpr std::size_t longest_name = 40;
constexpr std::size_t move_cost = 2;
constexpr std::size_t case_cost = 1;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::size_t substitution_cost(char a, char b, bool any_case) {
    if (a == b) return 0;
    return any_case && lower(a) == lower(b) ? case_cost : move_cost;
}

/// The weighted edit distance, or more than `limit` when it exceeds that.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit, bool any_case = true) {
    if (a == b) return 0;
    while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
    while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
    if (a.empty() || b.empty()) return move_cost * (a.size() + b.size());
    if (a.size() > longest_name || b.size() > longest_name) return limit + 1;
    if (b.size() < a.size()) std::swap(a, b);
    if ((b.size() - a.size()) * move_cost > limit) return limit + 1;
    std::vector<std::size_t> row(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) row[i] = (i + 1) * move_cost;
    std::size_t result = 0;
    for (std::size_t place = 0; place < b.size(); ++place) {
        std::size_t diagonal = result = place * move_cost;
        std::size_t smallest = SIZE_MAX;
        for (std::size_t i = 0; i < a.size(); ++i) {
            std::size_t substituted = diagonal + substitution_cost(b[place], a[i], any_case);
            diagonal = row[i];
            result = std::min(substituted, std::min(result, diagonal) + move_cost);
            row[i] = result;
            smallest = std::min(smallest, result);
        }
        if (smallest > limit) return limit + 1;
    }
    return result;
}

std::string nearest(const std::vector<std::string>& names, std::string_view wanted, std::size_t best) {
    if (names.size() > most_candidates || wanted.size() > longest_name) return {};
    std::string found;
    for (const std::string& name : names) {
        if (name == wanted) continue;
        // A third of the letters may have to change.
        std::size_t limit = (name.size() + wanted.size() + 3) * move_cost / 6;
        limit = std::min(limit, best - 1);
        std::size_t cost = distance(wanted, name, limit);
        if (cost > limit) continue;
        if (found.empty() || cost < best) {
            found = name;
            best = cost;
        }
    }
    return found;
}

}  // namespace

std::string nearest_name(const std::vector<std::string>& names, std::string_view wanted) {
    return nearest(names, wanted, SIZE_MAX);
}

std::string nearer_name(const std::vector<std::string>& names, std::string_view wanted) {
    return nearest(names, wanted, wanted.size());
}

std::string name_by_letters(const std::vector<std::string>& names, std::string_view wanted) {
    constexpr std::size_t most_letters = 3;
    std::size_t best = wanted.size();
    std::string found;
    for (const std::string& name : names) {
        if (name == wanted) continue;
        std::size_t letters = distance(wanted, name, SIZE_MAX / 2, false) / move_cost;
        if (letters > most_letters || letters >= best) continue;
        found = name;
        best = letters;
    }
    return found;
}

}  // namespace lastref::model
