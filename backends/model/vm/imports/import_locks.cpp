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

constexpr std::string_view texts =
    "collections copyreg enum functools itertools keyword operator re reprlib types token tokenize linecache io";

constexpr Imports imports[] = {
    {"collections", "itertools keyword operator reprlib"},
    {"functools", "collections itertools keyword operator reprlib types"},
    {"contextlib", "collections functools itertools keyword operator reprlib types"},
    {"contextvars", "collections collections.abc itertools keyword operator reprlib"},
    {"copy", "copyreg itertools types weakref"},
    {"weakref", "itertools types"},
    {"random", "bisect itertools math warnings"},
    {"enum", "functools"},
    {"string", texts},
    {"json", texts},
    {"traceback", texts},
    {"linecache", "ast collections.abc contextlib textwrap"},
    {"threading", "traceback"},
    {"queue", "threading heapq"},
    {"inspect", "ast dis contextlib linecache warnings"},
    {"dataclasses", "copy inspect"},
    {"typing", "contextlib re"},
    {"tempfile", "shutil random threading weakref bisect"},
    {"socket", "selectors select enum io math"},
    {"asyncio", "inspect socket weakref typing logging threading subprocess concurrent"},
    {"re", texts},
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
