#include "runner/format/case_header.hpp"

#include "runner/format/toml_fields.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace lastref {
namespace {

constexpr std::string_view opening = "# /// script";
constexpr std::string_view closing = "# ///";

/// The TOML between the two marks, a line for a line, without the "# " that each line begins with.
struct Block {
    int first_line = 0;  ///< of the opening mark
    std::string text;
};

std::string_view without_end(std::string_view line) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    return line;
}

std::optional<Block> find_block(const std::string& file, std::string_view source, Diagnostics& diagnostics) {
    Block block;
    int number = 0;
    for (std::size_t begin = 0; begin < source.size();) {
        std::size_t end = source.find('\n', begin);
        if (end == std::string_view::npos) end = source.size();
        const std::string_view line = without_end(source.substr(begin, end - begin));
        begin = end + 1;
        ++number;
        if (block.first_line == 0) {
            if (line == opening) block.first_line = number;
        } else if (line == closing) {
            return block;
        } else if (line == "#" || line.starts_with("# ")) {
            block.text.append(line.substr(line.size() > 1 ? 2 : 1)).push_back('\n');
        } else {
            diagnostics.push_back({file, {number, 1}, "the header has no end", "a line '# ///'"});
            return std::nullopt;
        }
    }
    if (block.first_line == 0)
        diagnostics.push_back({file, {1, 1}, "no header", "a line '# /// script'"});
    else
        diagnostics.push_back({file, {number, 1}, "the header has no end", "a line '# ///'"});
    return std::nullopt;
}

std::string joined(std::span<const std::string_view> names) {
    std::string all;
    for (const std::string_view name : names) all += (all.empty() ? "" : ", ") + std::string(name);
    return all;
}

/// A key that a table of the header may have, and what is done with its value.
template <typename Target>
struct Key {
    std::string_view name;
    void (*read)(TomlFields&, const toml::node&, Target&);
};

template <typename Target, std::size_t count>
void read_keys(TomlFields& fields, const toml::table& table, const std::array<Key<Target>, count>& keys,
               Target& target) {
    for (const auto& [name, value] : table) {
        const auto* key =
            std::find_if(keys.begin(), keys.end(), [&](const auto& one) { return one.name == name.str(); });
        if (key != keys.end()) {
            key->read(fields, value, target);
        } else if (name.str() != "tool") {
            std::vector<std::string_view> names;
            for (const auto& one : keys) names.push_back(one.name);
            fields.complain(name.source(), "unknown key '" + std::string(name.str()) + "'", joined(names));
        }
    }
}

void read_requires_python(TomlFields& fields, const toml::node& node, CaseHeader& header) {
    const auto text = fields.text(node, "requires-python");
    if (!text) return;
    auto set = SpecifierSet::parse(*text);
    if (const auto* error = std::get_if<TextError>(&set))
        fields.complain(node, *error);
    else
        header.requires_python = std::get<SpecifierSet>(std::move(set));
}

void read_claim(TomlFields& fields, const toml::node& node, CaseHeader& header) {
    header.claim = fields.text(node, "claim").value_or("");
    if (header.claim.empty() && node.is_string()) fields.complain(node.source(), "the claim is empty", "one sentence");
}

void read_see(TomlFields& fields, const toml::node& node, CaseHeader& header) {
    for (const toml::node* element : fields.texts(node, "see")) {
        header.see.push_back(*element->value_exact<std::string>());
        if (!header.see.back().starts_with("https://") && !header.see.back().starts_with("http://"))
            fields.complain(element->source(), "'" + header.see.back() + "' is not a link", "https://...");
    }
}

void read_twin(TomlFields& fields, const toml::node& node, CaseHeader& header) {
    const auto text = fields.text(node, "twin");
    if (!text) return;
    header.twin = CaseName::parse(*text);
    if (!header.twin) fields.complain(node.source(), "'" + *text + "' is no name of a case", "\"topic/behaviour\"");
}

void read_needs(TomlFields& fields, const toml::node& node, CaseHeader& header) {
    for (const toml::node* element : fields.texts(node, "needs")) {
        const std::string name = *element->value_exact<std::string>();
        const auto* found = std::find(facility_names.begin(), facility_names.end(), name);
        if (found == facility_names.end())
            fields.complain(element->source(), "unknown facility '" + name + "'", joined(facility_names));
        else
            header.needs.push_back(static_cast<Facility>(found - facility_names.begin()));
    }
}

constexpr std::array<std::string_view, 3> line_kinds{"unordered", "bounded", "present"};

void read_line_kind(TomlFields& fields, const toml::node& node, LineRule& rule) {
    const auto text = fields.text(node, "compare");
    if (!text) return;
    const auto* found = std::find(line_kinds.begin(), line_kinds.end(), *text);
    if (found == line_kinds.end())
        fields.complain(node.source(), "lines cannot be compared as '" + *text + "'", joined(line_kinds));
    else
        rule.kind = static_cast<LineKind>(found - line_kinds.begin());
}

double read_number(TomlFields& fields, const toml::node& node) {
    if (!node.is_number()) fields.complain(node.source(), "a bound is not a number", "a number");
    return node.value<double>().value_or(0);
}

constexpr std::array<Key<LineRule>, 5> line_keys{
    {{"begin", [](auto& fields, auto& node, auto& rule) { rule.begin = fields.text(node, "begin").value_or(""); }},
     {"compare", read_line_kind},
     {"least", [](auto& fields, auto& node, auto& rule) { rule.least = read_number(fields, node); }},
     {"greatest", [](auto& fields, auto& node, auto& rule) { rule.greatest = read_number(fields, node); }},
     {"why", [](auto& fields, auto& node, auto& rule) { rule.why = fields.text(node, "why").value_or(""); }}}};

LineRule read_line_rule(TomlFields& fields, const toml::table& table) {
    LineRule rule;
    read_keys(fields, table, line_keys, rule);
    for (const std::string_view key : {"begin", "compare", "why"}) {
        if (!table.contains(key))
            fields.complain(table.source(), "the lines have no '" + std::string(key) + "'",
                            std::string(key) + " = \"...\"");
    }
    const bool has_bounds = table.contains("least") && table.contains("greatest");
    const bool has_some = table.contains("least") || table.contains("greatest");
    if (rule.kind == LineKind::bounded ? !has_bounds || rule.least > rule.greatest : has_some)
        fields.complain(table.source(), "bounds belong to bounded lines",
                        "least and greatest, in that order, there alone");
    return rule;
}

void read_lines(TomlFields& fields, const toml::node& node, CaseHeader& header) {
    if (!node.is_array_of_tables()) {
        fields.complain(node.source(), "'lines' is not an array of tables", "[[tool.lastref.lines]]");
        return;
    }
    for (const toml::node& element : *node.as_array())
        header.lines.push_back(read_line_rule(fields, *element.as_table()));
}

constexpr std::array<Key<CaseHeader>, 1> script_keys{{{"requires-python", read_requires_python}}};
constexpr std::array<Key<CaseHeader>, 5> lastref_keys{
    {{"claim", read_claim}, {"see", read_see}, {"twin", read_twin}, {"needs", read_needs}, {"lines", read_lines}}};

}  // namespace

std::optional<CaseHeader> read_case_header(const std::string& file, std::string_view source, Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.size();
    const auto block = find_block(file, source, diagnostics);
    if (!block) return std::nullopt;
    TomlFields fields(file, {block->first_line, 2}, diagnostics);
    const auto table = fields.parse(block->text);
    if (!table) return std::nullopt;

    CaseHeader header;
    read_keys(fields, *table, script_keys, header);
    const toml::table* own = (*table)["tool"]["lastref"].as_table();
    if (own != nullptr) read_keys(fields, *own, lastref_keys, header);
    if (own == nullptr || !own->contains("claim"))
        diagnostics.push_back(
            {file, {block->first_line, 1}, "the header has no claim", "claim = \"...\" under [tool.lastref]"});
    sort_by_place(diagnostics, before);
    if (diagnostics.size() != before) return std::nullopt;
    return header;
}

}  // namespace lastref
