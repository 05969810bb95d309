#include "runner/testing/program_fixture.hpp"

#include "runner/select/text_file.hpp"

#include <catch2/catch_test_macros.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

namespace lastref::testing {
namespace {

constexpr std::string_view fake_interpreter = R"sh(#!/bin/sh
for program; do case $program in *.py) break ;; esac; done
case $program in
*probe.py) printf 'lastref-probe\tcpython\t3.13.0\t3.13.0\t\t\tlinux\tfake\t\n'; exit ;;
esac
sed -n 's/^#> //p' "$program"
sed -n 's/^#! //p' "$program" >&2
mark=$(sed -n 's/^#mark //p' "$program")
if [ -n "$mark" ]; then touch "$mark"; fi
if grep -q '^#sleep' "$program"; then sleep 60; fi
exit "$(sed -n 's/^#exit //p' "$program" | grep . || echo 0)"
)sh";

}  // namespace

ProgramFixture::ProgramFixture() {
    std::string pattern = (std::filesystem::temp_directory_path() / "lastref-test-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
    std::filesystem::create_directories(folder_ / "cases");
    write("fake", fake_interpreter);
    ::chmod((folder_ / "fake").c_str(), 0755);
}

ProgramFixture::~ProgramFixture() {
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
}

void ProgramFixture::write(const std::string& file, std::string_view text) const {
    REQUIRE_FALSE(write_text_file(folder_ / file, text));
}

void ProgramFixture::write_case(const std::string& name, std::string_view lines) const {
    write("cases/" + name + ".py",
          "# /// script\n# [tool.lastref]\n# claim = \"A claim.\"\n# ///\n" + std::string(lines));
}

void ProgramFixture::write_expectation(const std::string& name, std::string_view transcript) const {
    write("expected/" + name + ".toml", "[[outcome]]\nruntimes = [\"cpython\"]\ntranscript = \"\"\"\n" +
                                            std::string(transcript) + "\"\"\"\nwhy = \"It is so.\"\n");
}

std::string ProgramFixture::read(const std::string& file) const {
    return read_text_file(folder_ / file).value_or("");
}

std::string ProgramFixture::fake() const {
    return "fake=" + (folder_ / "fake").string();
}

int ProgramFixture::start(const std::vector<std::string>& arguments) const {
    std::vector<std::string> words = arguments;
    words.insert(words.begin(), LASTREF_PROGRAM);
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const std::string output = folder_ / "output";
    const std::string errors = folder_ / "errors";
    const pid_t process = ::fork();
    REQUIRE(process >= 0);
    if (process > 0) return process;
    ::dup2(::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), STDOUT_FILENO);
    ::dup2(::open(errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), STDERR_FILENO);
    ::setenv("XDG_CACHE_HOME", (folder_ / "cache").c_str(), 1);
    if (::chdir(folder_.c_str()) == 0) ::execv(pointers.front(), pointers.data());
    ::_exit(127);
}

Ran ProgramFixture::finish(int process) const {
    int status = 0;
    ::waitpid(process, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read("output"), read("errors")};
}

Ran ProgramFixture::run(const std::vector<std::string>& arguments) const {
    return finish(start(arguments));
}

Ran ProgramFixture::run_and_signal(const std::vector<std::string>& arguments, const std::string& file,
                                   int signal) const {
    const int process = start(arguments);
    for (int i = 0; i < 3000 && !std::filesystem::exists(folder_ / file); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    ::kill(process, signal);
    return finish(process);
}

}  // namespace lastref::testing
