#include "backends/model/vm/imports/embedded_python.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace lastref::model;

TEST_CASE("Every module that has a part in Python finds its source") {
    for (const ModuleSpec* spec : all_module_specs()) {
        INFO(spec->name);
        if (!spec->python.empty()) CHECK_FALSE(embedded_python(spec->python).empty());
        for (const LaterPart& part : spec->later) CHECK_FALSE(embedded_python(part.python).empty());
    }
    CHECK(embedded_python("no_such_module").empty());
}

TEST_CASE("Long sources are embedded whole") {
    std::string_view enumerations = embedded_python("enum");
    CHECK(enumerations.size() > 16000);
    CHECK(enumerations.starts_with("import sys as _sys\n"));
    CHECK(enumerations.ends_with("    _old_flag_methods()\n"));
}

TEST_CASE("Modules are found by name") {
    REQUIRE(find_module_spec("collections") != nullptr);
    CHECK(find_module_spec("collections")->is_package);
    CHECK(find_module_spec("collections.abc") != nullptr);
    CHECK(find_module_spec("no_such_module") == nullptr);
}
