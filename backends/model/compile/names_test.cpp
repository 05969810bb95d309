#include "backends/model/compile/names.hpp"

#include "backends/model/compile/index_map.hpp"
#include "backends/model/compile/test_support.hpp"

namespace lastref::model::compile {

TEST_CASE("the same name has the same number") {
    NameTable names;
    const NameId one = names.intern("one");
    CHECK(names.intern("two") != one);
    for (int i = 0; i < 2000; ++i) names.intern("name" + std::to_string(i));
    CHECK(names.intern("one") == one);
    CHECK(names.text(one) == "one");
}

TEST_CASE("private names bear the name of their class") {
    NameTable names;
    const auto mangled = [&](const char* class_name, const char* name) {
        return names.text(names.mangle(class_name, name));
    };
    CHECK(mangled("Node", "__next") == "_Node__next");
    CHECK(mangled("__Node", "__next") == "_Node__next");
    CHECK(mangled("__", "__next") == "__next");
    CHECK(mangled("", "__next") == "__next");
    CHECK(mangled("Node", "__init__") == "__init__");
    CHECK(mangled("Node", "_next") == "_next");
    CHECK(mangled("Node", "__package.module") == "__package.module");
}

TEST_CASE("an index map numbers keys as they come, few or many") {
    IndexMap map;
    for (std::uint32_t i = 0; i < 1000; ++i) CHECK(map.insert(i * 7) == i);
    CHECK(map.insert(7 * 500) == 500);
    CHECK(map.find(7 * 999) == 999);
    CHECK(map.find(3) == IndexMap::absent);
}

using test::listing;

TEST_CASE("names in a method are mangled, and strings are not") {
    const std::string code = listing("class A:\n  def f(self):\n    self.__x = __y\n    return '__z'\n");
    CHECK(code.find("load_global _A__y") != std::string::npos);
    CHECK(code.find("store_attribute _A__x") != std::string::npos);
    CHECK(code.find("'__z'") != std::string::npos);
}

}  // namespace lastref::model::compile
