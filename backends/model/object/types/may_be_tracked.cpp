#include "backends/model/object/types/may_be_tracked.hpp"

#include "backends/model/object/operations.hpp"

#include <algorithm>
#include <array>

namespace lastref::model {

namespace {

/// The first version of CPython in which a module makes its types as classes are made.
struct Since {
    std::string_view module;
    int minor;
};
constexpr std::array modules{Since{"_io", 12}, Since{"itertools", 12}, Since{"collections", 12},
                             Since{"_collections", 12}, Since{"functools", 10}};

}  // namespace

bool is_made_as_classes_are(const Type* type) {
    const Profile& profile = type->run->profile;
    if (profile.family != "cpython") return type->program_defined;
    const std::string_view name = as_string(type->name)->view();
    if (type->program_defined) return name != "OrderedDict" && (name != "defaultdict" || profile.minor() >= 12);
    const TypeSpec& spec = *type->spec;
    if ((spec.module == "_io" && name.ends_with("IOBase")) || name == "ExceptionGroup") return true;
    return std::any_of(modules.begin(), modules.end(),
                       [&](const Since& each) { return each.module == spec.module && profile.minor() >= each.minor; });
}

}  // namespace lastref::model
