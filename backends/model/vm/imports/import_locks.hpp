#pragma once

#include <set>
#include <string>
#include <string_view>

namespace lastref::model {

/// Which imports take a lock in PyPy's importlib, which leaves a weak callback to be called: those of modules that are
/// not there yet. Of the library's own, more are there than the model needs.
class ImportLocks {
public:
    /// Whether importing `name` takes a lock; from now on the module is there, with those that it imports.
    bool will_import(std::string_view name);

private:
    std::set<std::string, std::less<>> present_;
};

}  // namespace lastref::model
