#pragma once

#include "backends/model/object/calls/native.hpp"
#include "backends/model/object/types/type.hpp"

#include <span>
#include <string_view>

namespace lastref::model {

/// A part of a module in Python that runs when one of its names is first asked for.
struct LaterPart {
    std::string_view names;   ///< separated by blanks
    std::string_view python;  ///< an embedded source; it sees what the module's body made
};

/// A module of the library: natives, types, constants and a part in Python. One row a module in module_table.cpp;
/// constant, shared by all runs.
struct ModuleSpec {
    std::string_view name;
    std::span<const NativeRow> functions{};            ///< rows with Binding::function: "*args, sep=None"
    std::span<const TypeSpec* const> types{};          ///< by their `name`
    void (*fill)(Run& run, Module* module) = nullptr;  ///< constants and what else C++ puts into the module's dict

    /// The name of an embedded source (library/python/<name>.py) that runs as the module's body after all of the above
    /// is in its dict; empty: none.
    std::string_view python{};

    /// Whether the profile's runtime has that function or type; null: all of them.
    bool (*is_offered)(const Profile& profile, std::string_view name) = nullptr;

    std::span<const LaterPart> later{};

    /// Constants that are made when first asked for: `make_constant` gives the value of one of `constants`, or null
    /// where the profile has none.
    std::span<const std::string_view> constants{};
    Value (*make_constant)(Run& run, std::string_view name) = nullptr;

    bool is_package = false;  ///< has submodules: `import collections.abc`

    /// Names, each between blanks, that the real module has and this one lacks: using one ends the run as unsupported.
    /// "*": all of them, the module is there by name alone. Any other name that is missing is an AttributeError or
    /// ImportError as in a real Python.
    std::string_view lacks{};
};

/// Of a module that can be imported, and refuses to be used.
inline constexpr ModuleSpec module_by_name_alone{.name = "", .lacks = "*"};

/// Whether `word` is one of the words of `list`, which blanks separate.
constexpr bool has_word(std::string_view list, std::string_view word) {
    if (word.empty()) return false;
    for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
        std::size_t end = at + word.size();
        if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
    }
    return false;
}

/// False for a public name that the module of that name got in a later version than the profile's.
bool is_name_of_version(const Profile& profile, std::string_view module, std::string_view name);

/// Public names of modules ("modules" for modules themselves) that Python 3 brought, and those that it took away and
/// that are refused; "own modules" for those of Python 2 that are not.
bool is_only_in_python_3(std::string_view module, std::string_view name);
bool is_only_in_python_2(std::string_view module, std::string_view name);
/// Whether there are such that are refused.
bool lacks_names_of_python_2(std::string_view module);

/// Null for a module that the library does not have.
const ModuleSpec* find_module_spec(std::string_view name);

/// All rows, in the order of the table.
std::span<const ModuleSpec* const> all_module_specs();

}  // namespace lastref::model
