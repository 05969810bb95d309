#include "backends/model/vm/import_garbage.hpp"

#include "backends/model/heap/versions.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

struct Garbage {
    std::string_view module;
    Versions versions;
    std::size_t objects;
};

struct Imports {
    std::string_view module;
    Versions versions;
    std::string_view others;  ///< separated by blanks
};

#define GARBAGE(module, versions, objects) {module, versions, objects},
#define IMPORTS(module, versions, others)
constexpr Garbage garbage[] = {
#include "backends/model/vm/import_garbage.def"
};
#undef GARBAGE
#undef IMPORTS

#define GARBAGE(module, versions, objects)
#define IMPORTS(module, versions, others) {module, versions, others},
constexpr Imports imports[] = {
#include "backends/model/vm/import_garbage.def"
};
#undef GARBAGE
#undef IMPORTS

}  // namespace

std::size_t ImportGarbage::arrive(const Profile& profile, std::string_view module) {
    if (profile.family == "pypy") return 0;
    std::size_t objects = 0;
    const auto leave = [&](std::string_view name) {
        for (const Garbage& row : garbage) {
            if (row.module == name && row.versions.has(profile.minor()) && present_.insert(row.module).second)
                objects += row.objects;
        }
    };
    leave(module);
    for (const Imports& row : imports) {
        if (row.module != module || !row.versions.has(profile.minor())) continue;
        for (std::string_view rest = row.others; !rest.empty();) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            objects += arrive(profile, rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return objects;
}

}  // namespace lastref::model
