#pragma once

#include "runner/format/case_header.hpp"
#include "runner/format/diagnostic.hpp"
#include "runner/format/expectation.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lastref {

/// A case, read.
struct Case {
    CaseName name;
    std::string file;  ///< relative to the root: "cases/cycles/outlives_last_reference.py"
    std::string source;
    CaseHeader header;
};

/// The cases and expectations below one root folder. Opening it lists names only; files are read when asked for.
class Catalogue {
public:
    explicit Catalogue(std::filesystem::path root);

    [[nodiscard]] const std::filesystem::path& root() const { return root_; }

    /// Every cases/<topic>/<behaviour>.py, sorted.
    [[nodiscard]] const std::vector<CaseName>& cases() const { return cases_; }

    /// Every expected/<topic>/<behaviour>.toml, sorted.
    [[nodiscard]] const std::vector<CaseName>& expectations() const { return expectations_; }

    /// Files below cases/ and expected/ that are neither, relative to the root, sorted.
    [[nodiscard]] const std::vector<std::string>& strays() const { return strays_; }

    /// One complaint for each expectation whose case is not there.
    [[nodiscard]] Diagnostics orphans() const;

    /// Nothing, and complaints, if the case cannot be read.
    [[nodiscard]] std::optional<Case> read_case(const CaseName& name, Diagnostics& diagnostics) const;

    /// Nothing if there is no such file; nothing and complaints if it cannot be read.
    [[nodiscard]] std::optional<Expectation> read_expectation(const CaseName& name, Diagnostics& diagnostics) const;

    [[nodiscard]] static std::string case_file(const CaseName& name);
    [[nodiscard]] static std::string expectation_file(const CaseName& name);

private:
    std::vector<CaseName> list(const char* folder, std::string_view extension);

    std::filesystem::path root_;
    std::vector<CaseName> cases_;
    std::vector<CaseName> expectations_;
    std::vector<std::string> strays_;
};

/// The root to use where none is named: the nearest folder from the current one upwards that has `cases`, else the
/// folder that the program was built from.
[[nodiscard]] std::filesystem::path default_root();

}  // namespace lastref
