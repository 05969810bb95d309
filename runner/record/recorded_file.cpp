#include "runner/record/recorded_file.hpp"

#include "runner/format/toml_fields.hpp"
#include "runner/format/toml_text.hpp"
#include "runner/record/version_ranges.hpp"

#include <fmt/format.h>

#include <sys/utsname.h>
#include <algorithm>
#include <array>

namespace lastref {
namespace {

struct Key {
    std::string_view name;
    void (*read)(TomlFields&, const toml::node&, RecordedSource&);
};

Version read_version(TomlFields& fields, const toml::node& node, std::string_view key) {
    const auto text = fields.text(node, key);
    const auto version = parse_release(text.value_or(""));
    if (text && !version)
        fields.complain(node.source(), "malformed version '" + *text + "'", "a release such as 3.13.0");
    return version.value_or(Version{});
}

constexpr std::array<Key, 4> keys{{
    {"family", [](TomlFields& fields, const toml::node& node,
                  RecordedSource& source) { source.runtime.family = fields.text(node, "family").value_or(""); }},
    {"version", [](TomlFields& fields, const toml::node& node,
                   RecordedSource& source) { source.runtime.version = read_version(fields, node, "version"); }},
    {"language", [](TomlFields& fields, const toml::node& node,
                    RecordedSource& source) { source.language = read_version(fields, node, "language"); }},
    {"platform", [](TomlFields& fields, const toml::node& node,
                    RecordedSource& source) { source.platform = fields.text(node, "platform").value_or(""); }},
}};

RecordedSource read_source(TomlFields& fields, const toml::table& table) {
    RecordedSource source;
    for (const auto& [name, value] : table) {
        const std::string_view found = name.str();
        const auto key = std::find_if(keys.begin(), keys.end(), [&](const Key& one) { return one.name == found; });
        if (key != keys.end())
            key->read(fields, value, source);
        else
            fields.complain(name.source(), "unknown key '" + std::string(found) + "'",
                            "family, version, language or platform");
    }
    return source;
}

}  // namespace

std::optional<std::vector<RecordedSource>> read_recorded_sources(std::string_view text, Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.size();
    TomlFields fields(recorded_file, {0, 0}, diagnostics);
    const auto table = fields.parse(text);
    if (!table) return std::nullopt;
    std::vector<RecordedSource> sources;
    for (const auto& [name, value] : *table) {
        if (name.str() != "runtime" || !value.is_array_of_tables()) {
            fields.complain(name.source(), "unknown key '" + std::string(name.str()) + "'", "[[runtime]]");
            continue;
        }
        for (const toml::node& element : *value.as_array()) sources.push_back(read_source(fields, *element.as_table()));
    }
    if (diagnostics.size() != before) return std::nullopt;
    return sources;
}

std::string write_recorded_sources(std::vector<RecordedSource> sources) {
    std::sort(sources.begin(), sources.end(), [](const RecordedSource& left, const RecordedSource& right) {
        const auto rank = family_rank(left.runtime.family);
        const auto other = family_rank(right.runtime.family);
        return rank != other ? rank < other : compare(left.runtime.version, right.runtime.version) < 0;
    });
    std::string out;
    for (const RecordedSource& source : sources) {
        out += fmt::format("{}[[runtime]]\nfamily = {}\nversion = \"{}\"\nlanguage = \"{}\"\nplatform = {}\n",
                           out.empty() ? "" : "\n", toml_line(source.runtime.family), to_string(source.runtime.version),
                           to_string(source.language), toml_line(source.platform));
    }
    return out;
}

void put(std::vector<RecordedSource>& sources, RecordedSource source) {
    const auto same = [&](const RecordedSource& one) { return one.runtime == source.runtime; };
    const auto found = std::find_if(sources.begin(), sources.end(), same);
    if (found == sources.end())
        sources.push_back(std::move(source));
    else
        *found = std::move(source);
}

std::string this_platform() {
    utsname names{};
    if (::uname(&names) != 0) return "unknown";
    return std::string(names.sysname) + " " + names.machine;
}

}  // namespace lastref
