#include "runner/select/selection.hpp"

#include <fnmatch.h>
#include <algorithm>
#include <charconv>
#include <functional>

namespace lastref {
namespace fs = std::filesystem;
namespace {

std::optional<std::size_t> parse_count(std::string_view text) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool is_glob(std::string_view pattern) {
    return pattern.find_first_of("*?[") != std::string_view::npos;
}

/// "topic/behaviour" if the pattern is the path of a file or folder below cases/, else the pattern itself.
std::string without_path(const Catalogue& catalogue, const std::string& pattern) {
    std::string name = pattern;
    std::error_code error;
    const fs::path path = fs::weakly_canonical(pattern, error);
    if (!error && fs::exists(path, error)) {
        const fs::path below = path.lexically_relative(fs::weakly_canonical(catalogue.root() / "cases", error));
        if (!below.empty() && *below.begin() != ".." && below != ".") name = below.string();
    }
    if (name.starts_with("./")) name.erase(0, 2);
    if (name.starts_with("cases/")) name.erase(0, 6);
    if (name.ends_with(".py")) name.erase(name.size() - 3);
    while (name.ends_with("/")) name.pop_back();
    return name;
}

/// Marks what one pattern means: the exact name, else the topic, else the glob, else a part of the name.
bool mark(const Catalogue& catalogue, const std::string& pattern, std::vector<bool>& marked) {
    const std::string name = without_path(catalogue, pattern);
    if (name.empty() || name == "cases") return std::fill(marked.begin(), marked.end(), true), !marked.empty();
    const std::function<bool(const CaseName&)> meanings[] = {
        [&](const CaseName& one) { return to_string(one) == name; },
        [&](const CaseName& one) { return one.topic == name; },
        [&](const CaseName& one) { return is_glob(name) && matches_glob(name, to_string(one)); },
        [&](const CaseName& one) { return to_string(one).find(name) != std::string::npos; }};
    for (const auto& means : meanings) {
        bool any = false;
        for (std::size_t i = 0; i < marked.size(); ++i) {
            if (!means(catalogue.cases()[i])) continue;
            marked[i] = any = true;
        }
        if (any) return true;
    }
    return false;
}

Diagnostic no_match(const std::string& pattern) {
    std::error_code error;
    if (fs::is_regular_file(pattern, error))
        return {pattern, {}, "is no case of this catalogue", "one below cases/ (`diff` and `exec` take any program)"};
    return {
        "", {}, "no case matches '" + pattern + "'", "a path, a topic, topic/behaviour, a glob or a part of a name"};
}

bool passes(const CaseName& name, const Selection& selection) {
    const auto is_topic = [&](const std::string& topic) { return topic == name.topic; };
    if (!selection.topics.empty() && std::none_of(selection.topics.begin(), selection.topics.end(), is_topic))
        return false;
    const std::string text = to_string(name);
    const auto is_part = [&](const std::string& part) { return text.find(part) != std::string::npos; };
    return selection.filters.empty() || std::any_of(selection.filters.begin(), selection.filters.end(), is_part);
}

}  // namespace

std::optional<Shard> Shard::parse(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto index = parse_count(text.substr(0, slash));
    const auto count = parse_count(text.substr(slash + 1));
    if (!index || !count || *index < 1 || *index > *count) return std::nullopt;
    return Shard{*index, *count};
}

bool matches_glob(std::string_view pattern, std::string_view text) {
    return ::fnmatch(std::string(pattern).c_str(), std::string(text).c_str(), 0) == 0;
}

std::vector<CaseName> select_cases(const Catalogue& catalogue, const Selection& selection, Diagnostics& diagnostics) {
    const std::vector<CaseName>& all = catalogue.cases();
    std::vector<bool> marked(all.size(), selection.patterns.empty());
    for (const std::string& pattern : selection.patterns) {
        if (!mark(catalogue, pattern, marked)) diagnostics.push_back(no_match(pattern));
    }
    for (const std::string& topic : selection.topics) {
        if (std::none_of(all.begin(), all.end(), [&](const CaseName& one) { return one.topic == topic; }))
            diagnostics.push_back({"", {}, "no topic '" + topic + "'", "a folder below cases/"});
    }
    std::vector<CaseName> selected;
    std::size_t passed = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!marked[i] || !passes(all[i], selection)) continue;
        if (passed++ % selection.shard.count == selection.shard.index - 1) selected.push_back(all[i]);
    }
    return selected;
}

}  // namespace lastref
