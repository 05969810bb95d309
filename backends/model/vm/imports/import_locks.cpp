#include "backends/model/vm/imports/import_locks.hpp"

#include "backends/model/vm/imports/module_spec.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

constexpr std::string_view present_from_the_start =
    "abc codecs errno gc genericpath marshal os os.path posix posixpath stat sys time";

struct Imports {
    std::string_view module;
    std::string_view others;
};

constexpr Imports imports[] = {
    {"ast", "contextlib enum"},
    {"asyncio", "inspect socket typing logging subprocess concurrent"},
    {"collections", "itertools keyword operator reprlib"},
    {"collections.abc", "collections"},
    {"contextlib", "functools"},
    {"contextvars", "collections.abc"},
    {"copy", "copyreg weakref"},
    {"dataclasses", "copy inspect"},
    {"datetime", "math"},
    {"decimal", "collections.abc contextvars locale math numbers re"},
    {"enum", "types"},
    {"functools", "collections types"},
    {"inspect", "ast collections.abc dis io linecache opcode warnings"},
    {"json", "re"},
    {"linecache", "tokenize"},
    {"logging", "atexit string threading warnings weakref"},
    {"pickle", "io re struct"},
    {"pprint", "io re"},
    {"queue", "threading heapq"},
    {"random", "bisect itertools math warnings"},
    {"re", "collections copyreg enum functools"},
    {"reprlib", "itertools"},
    {"shutil", "fnmatch threading weakref"},
    {"socket", "collections.abc enum io math select selectors"},
    {"statistics", "decimal fractions random"},
    {"string", "re"},
    {"tempfile", "random shutil"},
    {"textwrap", "re"},
    {"threading", "traceback"},
    {"tokenize", "io re token"},
    {"traceback", "collections.abc contextlib linecache textwrap"},
    {"typing", "collections.abc contextlib re"},
    {"weakref", "itertools types"},
};

}  // namespace

bool ImportLocks::will_import(std::string_view name) {
    if (has_word(present_from_the_start, name) || !present_.emplace(name).second) return false;
    for (const Imports& row : imports) {
        if (row.module != name) continue;
        std::string_view rest = row.others;
        while (!rest.empty()) {
            std::size_t end = std::min(rest.find(' '), rest.size());
            will_import(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return true;
}

}  // namespace lastref::model
