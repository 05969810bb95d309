#include "backends/process/real_runtimes.hpp"

#include "backends/process/fake_interpreter.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>

using namespace lastref;
using namespace std::chrono_literals;

namespace {

DiscoveryOptions options_for(const FakeInterpreters& fakes) {
    DiscoveryOptions options;
    options.folders = {fakes.folder()};
    options.cache_file = fakes.path("cache/lastref/runtimes");
    return options;
}

std::vector<std::string> names_in(const Discovery& discovery) {
    std::vector<std::string> names;
    for (const auto& runtime : discovery.runtimes) names.push_back(runtime->name());
    return names;
}

std::string contents(const std::string& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Sets variables of this process, and puts back what they were: other tests share it.
class Variables {
public:
    ~Variables() {
        for (const auto& [name, value] : before_) put(name, value);
    }

    void set(const char* name, std::optional<std::string> value) {
        const char* old = std::getenv(name);
        before_.emplace(name, old != nullptr ? std::optional<std::string>(old) : std::nullopt);
        put(name, value);
    }

private:
    static void put(const std::string& name, const std::optional<std::string>& value) {
        if (value)
            ::setenv(name.c_str(), value->c_str(), 1);
        else
            ::unsetenv(name.c_str());
    }

    std::map<std::string, std::optional<std::string>> before_;
};

std::string answer(const std::string& fields) {
    return "lastref-probe\\t" + fields + "\\t";
}

}  // namespace

TEST_CASE("Interpreters are named after family and version, and sorted by them", "[process]") {
    const FakeInterpreters fakes;
    fakes.add("python3.10", FakeInterpreters::answer_of_cpython("3.10.2"));
    fakes.add("python3.9", FakeInterpreters::answer_of_cpython("3.9.1"));
    fakes.add("pypy3", answer("pypy\\t8.0.1\\t3.11.17\\t\\t\\tlinux\\t[PyPy 8.0.1]"));
    fakes.add("python3.15t", answer("cpython\\t3.15.0\\t3.15.0\\tb1\\tt\\tlinux\\twords"));
    fakes.add("pyodide", answer("cpython\\t3.14.2\\t3.14.2\\t\\t\\temscripten\\twords"));
    fakes.add("rustpython",
              answer("rustpython\\t3.14.0\\t3.14.0\\ta0\\t\\tlinux\\t3.14 [RustPython 0.5.0 with rustc]"));
    auto found = discover(options_for(fakes));
    CHECK(names_in(found) == std::vector<std::string>{"real:cpython-3.9.1", "real:cpython-3.10.2",
                                                      "real:cpython-3.15.0b1t", "real:pypy-8.0.1",
                                                      "real:pyodide-3.14.2", "real:rustpython-0.5.0"});
    CHECK(found.runtimes[3]->family() == "pypy");
    CHECK(found.runtimes[3]->version() == std::vector{8, 0, 1});
    CHECK(found.runtimes[3]->language_version() == std::vector{3, 11, 17});
    CHECK(found.problems.empty());
}

TEST_CASE("Links to one interpreter, and interpreters of one name, are listed once", "[process]") {
    const FakeInterpreters fakes;
    fakes.add("python3.10", FakeInterpreters::answer_of_cpython("3.10.2"));
    std::filesystem::create_symlink("python3.10", fakes.path("python3"));
    fakes.add("python3.10.2", FakeInterpreters::answer_of_cpython("3.10.2"));
    CHECK(discover(options_for(fakes)).runtimes.size() == 1);
}

TEST_CASE("What is no interpreter is left out without a word", "[process]") {
    const FakeInterpreters fakes;
    fakes.add_script("python3", "echo hello");
    fakes.add_script("python3.1", "exit 1");
    fakes.add_script("python3.2", "sleep 100");
    fakes.add("python3-config", FakeInterpreters::answer_of_cpython("3.10.2"));
    fakes.add("python3.3", FakeInterpreters::answer_of_cpython("3.3.0"));
    std::filesystem::permissions(fakes.path("python3.3"), std::filesystem::perms::owner_read);
    auto options = options_for(fakes);
    options.probe_time = 300ms;
    auto found = discover(options);
    CHECK(found.runtimes.empty());
    CHECK(found.problems.empty());
}

TEST_CASE("An interpreter is asked once, until it changes", "[process]") {
    const FakeInterpreters fakes;
    auto options = options_for(fakes);
    auto asked = [&] { return contents(fakes.path("python3.log")); };
    fakes.add("python3", FakeInterpreters::answer_of_cpython("3.10.2"));
    CHECK(names_in(discover(options)) == names_in(discover(options)));
    CHECK(asked() == "asked\n");

    fakes.add("python3", FakeInterpreters::answer_of_cpython("3.10.11"));
    CHECK(names_in(discover(options)) == std::vector<std::string>{"real:cpython-3.10.11"});
    CHECK(asked() == "asked\nasked\n");

    options.cache = ProbeCache::refresh;
    (void)discover(options);
    CHECK(asked() == "asked\nasked\nasked\n");
}

TEST_CASE("A damaged memory of answers is ignored and repaired", "[process]") {
    const FakeInterpreters fakes;
    auto options = options_for(fakes);
    fakes.add("python3", FakeInterpreters::answer_of_cpython("3.10.2"));
    (void)discover(options);
    auto whole = contents(options.cache_file);
    for (const auto& damage : {std::string("\xff\0garbage", 9), std::string(), whole.substr(0, whole.size() / 2),
                               std::string("lastref runtimes 1\nno such line\n")}) {
        std::ofstream(options.cache_file) << damage;
        CHECK(names_in(discover(options)) == std::vector<std::string>{"real:cpython-3.10.2"});
        CHECK(contents(options.cache_file) == whole);
    }
}

TEST_CASE("A user's command has the name that the user gives", "[process]") {
    const FakeInterpreters fakes;
    fakes.add("my own", FakeInterpreters::answer_of_cpython("3.10.2"));
    auto options = options_for(fakes);
    options.commands = {"mine='" + fakes.path("my own") + "' -X dev", "real:other=\"" + fakes.path("my own") + "\""};
    auto found = discover(options);
    CHECK(found.problems.empty());
    REQUIRE(names_in(found) == std::vector<std::string>{"real:mine", "real:other"});
    CHECK(found.runtimes[0]->command() == std::vector<std::string>{fakes.path("my own"), "-X", "dev"});
    CHECK(found.runtimes[0]->family() == "cpython");
    CHECK(found.runtimes[0]->run({"case.py", "echo hello"}, {}, {}, {}).transcript == "hello\n");
}

TEST_CASE("A user's command that cannot be used is a problem with its reason", "[process]") {
    const FakeInterpreters fakes;
    fakes.add_script("silent", "exit 0");
    fakes.add_script("broken", "echo 'cannot load library' >&2; exit 4");
    const std::vector<std::pair<std::string, std::string>> commands{
        {"mine", "expected NAME=COMMAND"},
        {"=python", "expected NAME=COMMAND"},
        {"mine=", "there is no command after the '='"},
        {"mine='open", "a quote is not closed"},
        {"mine=/no/such/python", "no executable file '/no/such/python'"},
        {"mine=no-such-python-anywhere", "no executable file 'no-such-python-anywhere'"},
        {"mine=" + fakes.path("silent"), "it does not answer as a Python interpreter would"},
        {"mine=" + fakes.path("broken"), "asked what it is, it failed: cannot load library"},
    };
    DiscoveryOptions options;
    options.folders = {};
    options.cache = ProbeCache::ignore;
    std::vector<std::string> expected;
    for (const auto& [definition, reason] : commands) {
        options.commands.push_back(definition);
        expected.push_back(definition + ": " + reason);
    }
    auto found = discover(options);
    CHECK(found.runtimes.empty());
    CHECK(found.problems == expected);
}

TEST_CASE("Two commands of one name are a problem", "[process]") {
    const FakeInterpreters fakes;
    fakes.add("one", FakeInterpreters::answer_of_cpython("3.10.2"));
    auto options = options_for(fakes);
    options.commands = {"mine=" + fakes.path("one"), "mine=" + fakes.path("one")};
    auto found = discover(options);
    CHECK(found.runtimes.size() == 1);
    CHECK(found.problems.size() == 1);
}

TEST_CASE("Folders come from PATH, LASTREF_RUNTIMES and pyenv, but for pyenv's shims", "[process]") {
    const FakeInterpreters fakes;
    const std::filesystem::path root = fakes.folder();
    for (const char* folder : {"pyenv/shims", "pyenv/versions/3.10.2/bin", "own", "more"}) {
        std::filesystem::create_directories(root / folder);
    }
    Variables variables;
    variables.set("PYENV_ROOT", root / "pyenv");
    variables.set("PATH", (root / "pyenv/shims/").string() + ":relative::" + (root / "own").string());
    variables.set("LASTREF_RUNTIMES", root / "more");
    CHECK(DiscoveryOptions::default_runtime_folders() ==
          std::vector<std::filesystem::path>{root / "own", root / "more", root / "pyenv/versions/3.10.2/bin"});
}

TEST_CASE("The cache lies where the XDG rules say", "[process]") {
    Variables variables;
    variables.set("HOME", "/nowhere");
    variables.set("XDG_CACHE_HOME", "/var/somewhere");
    CHECK(DiscoveryOptions::default_probe_cache() == "/var/somewhere/lastref/runtimes");
    variables.set("XDG_CACHE_HOME", "relative");
    CHECK(DiscoveryOptions::default_probe_cache() == "/nowhere/.cache/lastref/runtimes");
    variables.set("XDG_CACHE_HOME", std::nullopt);
    CHECK(DiscoveryOptions::default_probe_cache() == "/nowhere/.cache/lastref/runtimes");
}
