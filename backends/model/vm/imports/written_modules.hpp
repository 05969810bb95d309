#pragma once

#include "backends/model/vm/interpreter.hpp"

#include <set>
#include <string>
#include <string_view>

namespace lastref::model {

/// The modules and packages that the program wrote files for, by the last part of their names: imports of them are
/// refused.
struct WrittenModules final : Interpreter::Extension {
    std::set<std::string, std::less<>> names;

    void add_file(std::string_view path) {
        constexpr std::string_view suffix = ".py";
        constexpr std::string_view package = "/__init__";
        if (!path.ends_with(suffix)) return;
        path.remove_suffix(suffix.size());
        if (path.ends_with(package)) path.remove_suffix(package.size());
        names.emplace(path.substr(path.rfind('/') + 1));
    }
};

}  // namespace lastref::model
