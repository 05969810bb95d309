#include "runner/command_line.hpp"

#include <cstdio>
#include <exception>

int main(int count, char** arguments) {
    try {
        return lastref::run_command_line(count, arguments);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "lastref: %s\n", error.what());
        return 3;
    }
}
