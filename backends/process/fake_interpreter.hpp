#pragma once

#include "backends/process/interpreter.hpp"
#include "backends/process/run_folder.hpp"

#include <sys/stat.h>

#include <fstream>
#include <string>

namespace lastref {

/// For tests: a folder of launchers that say what they are told to say, and whose programs are shell scripts.
class FakeInterpreters {
public:
    FakeInterpreters() : folder_("none", "") {}

    [[nodiscard]] std::string folder() const { return folder_.working(); }
    [[nodiscard]] std::string path(const std::string& name) const { return folder() + "/" + name; }

    /// What CPython of that version answers.
    static std::string answer_of_cpython(const std::string& version) {
        return "lastref-probe\\tcpython\\t" + version + "\\t" + version + "\\t\\t\\tlinux\\tsome words\\t";
    }

    void add(const std::string& name, const std::string& answer) const {
        add_script(name,
                   "for program do :; done\n"
                   "case $program in\n"
                   "*/probe.py) printf '" +
                       answer + "\\n'; echo asked >> " + path(name) +
                       ".log ;;\n"
                       "*) exec /bin/sh \"$program\" ;;\n"
                       "esac\n");
    }

    void add_script(const std::string& name, const std::string& script) const {
        std::ofstream(path(name)) << "#!/bin/sh\n" << script;
        ::chmod(path(name).c_str(), S_IRWXU);
    }

    [[nodiscard]] Interpreter interpreter(const std::string& name = "python") const {
        add(name, answer_of_cpython("3.13.0"));
        return {"", {path(name)}, *parse_answer("lastref-probe\tcpython\t3.13.0\t3.13.0\t\t\tlinux\tsome words\t")};
    }

private:
    RunFolder folder_;
};

}  // namespace lastref
