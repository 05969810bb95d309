#include "runner/format/case_header.hpp"

#include "runner/format/toml_fields.hpp"

#include <array>

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

/// A key that a header may have, and what is done with its value.
struct Key {
    std::string_view name;
    void (*read)(TomlFields&, const toml::node&, CaseHeader&);
};

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

constexpr std::array<Key, 1> script_keys{{{"requires-python", read_requires_python}}};
constexpr std::array<Key, 3> lastref_keys{{{"claim", read_claim}, {"see", read_see}, {"twin", read_twin}}};

template <std::size_t count>
std::string names_of(const std::array<Key, count>& keys) {
    std::string names;
    for (const Key& key : keys) names += (names.empty() ? "" : ", ") + std::string(key.name);
    return names;
}

template <std::size_t count>
void read_keys(TomlFields& fields, const toml::table& table, const std::array<Key, count>& keys, CaseHeader& header) {
    for (const auto& [name, value] : table) {
        bool known = false;
        for (const Key& key : keys) {
            if (key.name != name.str()) continue;
            key.read(fields, value, header);
            known = true;
        }
        if (!known && name.str() != "tool")
            fields.complain(name.source(), "unknown key '" + std::string(name.str()) + "'", names_of(keys));
    }
}

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
