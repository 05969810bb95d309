#include "runner/format/expectation_file.hpp"
#include "runner/format/status_name.hpp"
#include "runner/format/toml_fields.hpp"

#include <algorithm>
#include <array>

namespace lastref {
namespace {

/// A key of an `[[outcome]]`, and what is done with its value.
struct Key {
    std::string_view name;
    void (*read)(TomlFields&, const toml::node&, Outcome&);
};

void read_runtimes(TomlFields& fields, const toml::node& node, Outcome& outcome) {
    for (const toml::node* element : fields.texts(node, "runtimes")) {
        auto selector = RuntimeSelector::parse(*element->value_exact<std::string>());
        if (const auto* error = std::get_if<TextError>(&selector))
            fields.complain(*element, *error);
        else
            outcome.runtimes.push_back(std::get<RuntimeSelector>(std::move(selector)));
    }
}

void read_transcript(TomlFields& fields, const toml::node& node, Outcome& outcome) {
    if (auto text = fields.text(node, "transcript")) outcome.transcripts.push_back(std::move(*text));
}

void read_transcripts(TomlFields& fields, const toml::node& node, Outcome& outcome) {
    for (const toml::node* element : fields.texts(node, "transcripts"))
        outcome.transcripts.push_back(*element->value_exact<std::string>());
}

void read_why(TomlFields& fields, const toml::node& node, Outcome& outcome) {
    outcome.why = fields.text(node, "why").value_or("");
}

void read_basis(TomlFields& fields, const toml::node& node, Outcome& outcome) {
    const auto name = fields.text(node, "basis");
    if (!name) return;
    const auto* found = std::find(basis_names.begin() + 1, basis_names.end(), *name);
    if (found == basis_names.end())
        fields.complain(node.source(), "unknown basis '" + *name + "'", "guaranteed, documented, accident or bug");
    else
        outcome.basis = static_cast<Basis>(found - basis_names.begin());
}

void read_link(TomlFields& fields, const toml::node& node, Outcome& outcome) {
    outcome.link = fields.text(node, "link").value_or("");
    if (!outcome.link.starts_with("https://")) fields.complain(node.source(), "no link", "https://...");
}

void read_status(TomlFields& fields, const toml::node& node, Outcome& outcome) {
    const auto name = fields.text(node, "status");
    if (!name) return;
    const auto status = parse_status(*name);
    if (status && *status != Status::unsupported && *status != Status::harness_error)
        outcome.status = *status;
    else
        fields.complain(node.source(), "unknown status '" + *name + "'",
                        "finished, raised, timed_out, crashed or out_of_memory");
}

void read_stable(TomlFields& fields, const toml::node& node, Outcome& outcome) {
    const auto stable = node.value_exact<bool>();
    if (!stable)
        fields.complain(node.source(), "'stable' is not a truth value", "true or false");
    else
        outcome.stability = *stable ? Stability::stable : Stability::unstable;
}

constexpr std::array<Key, 8> outcome_keys{{{"runtimes", read_runtimes},
                                           {"transcript", read_transcript},
                                           {"transcripts", read_transcripts},
                                           {"why", read_why},
                                           {"basis", read_basis},
                                           {"link", read_link},
                                           {"status", read_status},
                                           {"stable", read_stable}}};

Outcome read_outcome(TomlFields& fields, const toml::table& table) {
    Outcome outcome;
    for (const auto& [name, value] : table) {
        bool known = false;
        for (const Key& key : outcome_keys) {
            if (key.name != name.str()) continue;
            key.read(fields, value, outcome);
            known = true;
        }
        if (!known)
            fields.complain(name.source(), "unknown key '" + std::string(name.str()) + "'",
                            "runtimes, transcript, transcripts, why, basis, link, status or stable");
    }
    if (!table.contains("runtimes"))
        fields.complain(table.source(), "the outcome has no 'runtimes'", "runtimes = [...]");
    const bool stable = outcome.stability == Stability::stable;
    if (!table.contains(stable ? "transcript" : "transcripts") || table.contains(stable ? "transcripts" : "transcript"))
        fields.complain(table.source(),
                        stable ? "a stable outcome has one transcript" : "an unstable outcome has several transcripts",
                        stable ? "transcript = \"...\"" : "transcripts = [...]");
    if (!outcome.link.empty() != (outcome.basis == Basis::bug))
        fields.complain(table.source(), "a link belongs to a bug, and a bug has one",
                        "basis = \"bug\", link = \"...\"");
    return outcome;
}

/// "cpython 3.8.18 3.13.0": a family and the versions of it that were recorded.
void read_recorded(TomlFields& fields, const toml::node& node, Expectation& expectation) {
    const std::string text = *node.value_exact<std::string>();
    std::size_t at = text.find(' ');
    const std::string family = text.substr(0, at);
    if (family.empty() || at == std::string::npos)
        fields.complain(node, {0, "malformed recorded runtimes", "a family and versions: \"cpython 3.8.18 3.13.0\""});
    while (at != std::string::npos) {
        const std::size_t begin = at + 1;
        at = text.find(' ', begin);
        const auto version = parse_release(std::string_view(text).substr(begin, at - begin));
        if (version)
            expectation.recorded.push_back({family, *version});
        else
            fields.complain(node, {begin, "malformed version", "a release such as 3.13.0"});
    }
}

}  // namespace

std::optional<Expectation> read_expectation(const std::string& file, std::string_view text, Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.size();
    TomlFields fields(file, {0, 0}, diagnostics);
    const auto table = fields.parse(text);
    if (!table) return std::nullopt;

    Expectation expectation;
    for (const auto& [name, value] : *table) {
        if (name.str() == "recorded") {
            for (const toml::node* element : fields.texts(value, "recorded"))
                read_recorded(fields, *element, expectation);
        } else if (name.str() != "outcome") {
            fields.complain(name.source(), "unknown key '" + std::string(name.str()) + "'", "recorded or [[outcome]]");
        } else if (!value.is_array_of_tables()) {
            fields.complain(value.source(), "'outcome' is not an array of tables", "[[outcome]]");
        } else {
            for (const toml::node& element : *value.as_array())
                expectation.outcomes.push_back(read_outcome(fields, *element.as_table()));
        }
    }
    if (!table->contains("outcome")) diagnostics.push_back({file, {1, 1}, "no outcome", "[[outcome]]"});
    sort_by_place(diagnostics, before);
    if (diagnostics.size() != before) return std::nullopt;
    return expectation;
}

}  // namespace lastref
