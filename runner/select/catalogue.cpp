#include "runner/select/catalogue.hpp"

#include "runner/format/expectation_file.hpp"
#include "runner/select/text_file.hpp"

#include <algorithm>

namespace lastref {
namespace fs = std::filesystem;

namespace {

/// The standard library's paths are slow at this.
std::string_view last_part(const fs::path& path) {
    const std::string_view text = path.native();
    return text.substr(text.find_last_of('/') + 1);
}

}  // namespace

Catalogue::Catalogue(fs::path root) : root_(std::move(root)) {
    cases_ = list("cases", ".py");
    expectations_ = list("expected", ".toml");
    std::sort(strays_.begin(), strays_.end());
}

std::vector<CaseName> Catalogue::list(const char* folder, std::string_view extension) {
    std::vector<CaseName> names;
    std::error_code error;
    for (const fs::directory_entry& topic : fs::directory_iterator(root_ / folder, error)) {
        const std::string topic_name(last_part(topic.path()));
        if (!topic.is_directory(error)) {
            if (topic_name != "recorded.toml") strays_.push_back(std::string(folder) + "/" + topic_name);
            continue;
        }
        for (const fs::directory_entry& file : fs::directory_iterator(topic.path(), error)) {
            const std::string_view name = last_part(file.path());
            const bool of_ours = name.size() > extension.size() && name.ends_with(extension);
            if (of_ours)
                names.push_back({topic_name, std::string(name.substr(0, name.size() - extension.size()))});
            else
                strays_.push_back(std::string(folder) + "/" + topic_name + "/" + std::string(name));
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

Diagnostics Catalogue::orphans() const {
    Diagnostics diagnostics;
    for (const CaseName& name : expectations_) {
        if (!std::binary_search(cases_.begin(), cases_.end(), name))
            diagnostics.push_back({expectation_file(name), {}, "expectation for no case", case_file(name)});
    }
    return diagnostics;
}

std::optional<Case> Catalogue::read_case(const CaseName& name, Diagnostics& diagnostics) const {
    const std::string file = case_file(name);
    auto source = read_text_file(root_ / file);
    if (!source) {
        diagnostics.push_back({file, {}, "cannot be read", "a readable file"});
        return std::nullopt;
    }
    auto header = read_case_header(file, *source, diagnostics);
    if (!header) return std::nullopt;
    return Case{name, file, std::move(*source), std::move(*header)};
}

std::optional<Expectation> Catalogue::read_expectation(const CaseName& name, Diagnostics& diagnostics) const {
    if (!std::binary_search(expectations_.begin(), expectations_.end(), name)) return std::nullopt;
    const std::string file = expectation_file(name);
    const auto text = read_text_file(root_ / file);
    if (!text) {
        diagnostics.push_back({file, {}, "cannot be read", "a readable file"});
        return std::nullopt;
    }
    return lastref::read_expectation(file, *text, diagnostics);
}

std::string Catalogue::case_file(const CaseName& name) {
    return "cases/" + to_string(name) + ".py";
}

std::string Catalogue::expectation_file(const CaseName& name) {
    return "expected/" + to_string(name) + ".toml";
}

fs::path default_root() {
    std::error_code error;
    for (fs::path folder = fs::current_path(error); !error && !folder.empty(); folder = folder.parent_path()) {
        if (fs::is_directory(folder / "cases", error)) return folder;
        if (folder == folder.root_path()) break;
    }
    return LASTREF_SOURCE_FOLDER;
}

}  // namespace lastref
