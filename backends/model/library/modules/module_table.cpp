#include "backends/model/vm/imports/module_spec.hpp"

#include <array>

namespace lastref::model {

/// X(identifier): modules with a part in C++; `const ModuleSpec identifier_module` is in its own file.
#define LASTREF_NATIVE_MODULES(X) \
    X(array)                      \
    X(asyncio)                    \
    X(atexit)                     \
    X(builtins)                   \
    X(codecs)                     \
    X(collections)                \
    X(collections_abc)            \
    X(contextlib)                 \
    X(contextvars)                \
    X(copy)                       \
    X(copyreg)                    \
    X(encodings)                  \
    X(encodings_utf_8)            \
    X(enum)                       \
    X(errno)                      \
    X(functools)                  \
    X(gc)                         \
    X(heapq)                      \
    X(inspect)                    \
    X(io)                         \
    X(_io)                        \
    X(itertools)                  \
    X(json)                       \
    X(math)                       \
    X(namedtuple)                 \
    X(operator)                   \
    X(os)                         \
    X(_os)                        \
    X(pickle)                     \
    X(pickle_loading)             \
    X(pickle_native)              \
    X(pickle_opcodes)             \
    X(pickle_reduced)             \
    X(pickle_saving)              \
    X(pickle_steps)               \
    X(pprint)                     \
    X(pyio)                       \
    X(random)                     \
    X(re)                         \
    X(reduce)                     \
    X(resource)                   \
    X(shutil)                     \
    X(socket)                     \
    X(string)                     \
    X(struct_)                    \
    X(sys)                        \
    X(tempfile)                   \
    X(textwrap)                   \
    X(threading)                  \
    X(time)                       \
    X(traceback)                  \
    X(tracemalloc)                \
    X(types)                      \
    X(typing)                     \
    X(user_list)                  \
    X(user_string)                \
    X(warnings)                   \
    X(weakref)

/// X("name"): modules written in Python alone, in library/python/<name>.py.
#define LASTREF_PYTHON_MODULES(X) \
    X("__future__")               \
    X("_codecs")                  \
    X("_collections")             \
    X("_functools")               \
    X("_operator")                \
    X("_ordered")                 \
    X("_partial")                 \
    X("_pickle_globals")          \
    X("_pickle_machine")          \
    X("_pickle_output")           \
    X("_pickle_values")           \
    X("_weakref")                 \
    X("abc")                      \
    X("bisect")                   \
    X("dataclasses")              \
    X("keyword")                  \
    X("posixpath")                \
    X("queue")                    \
    X("reprlib")                  \
    X("stat")

#define LASTREF_MODULE(identifier) extern const ModuleSpec identifier##_module;
LASTREF_NATIVE_MODULES(LASTREF_MODULE)
#undef LASTREF_MODULE

namespace {

constexpr ModuleSpec python_modules[] = {
#define LASTREF_MODULE(module_name) {.name = module_name, .python = module_name},
    LASTREF_PYTHON_MODULES(LASTREF_MODULE)
#undef LASTREF_MODULE
};

constexpr const ModuleSpec* native_modules[] = {
#define LASTREF_MODULE(identifier) &identifier##_module,
    LASTREF_NATIVE_MODULES(LASTREF_MODULE)
#undef LASTREF_MODULE
};

constexpr auto modules = [] {
    std::array<const ModuleSpec*, std::size(native_modules) + std::size(python_modules)> all{};
    std::size_t place = 0;
    for (const ModuleSpec* each : native_modules) all[place++] = each;
    for (const ModuleSpec& each : python_modules) all[place++] = &each;
    return all;
}();

}  // namespace

std::span<const ModuleSpec* const> all_module_specs() {
    return modules;
}

const ModuleSpec* find_module_spec(std::string_view name) {
    for (const ModuleSpec* each : modules) {
        if (each->name == name) return each;
    }
    return nullptr;
}

}  // namespace lastref::model
