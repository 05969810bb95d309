#include "runner/bench/plan.hpp"
#include "runner/select/text_file.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace lastref::bench {
namespace {

using Clock = std::chrono::steady_clock;

/// Launching takes a millisecond or few: so many times more often it is measured than what takes longer.
constexpr int times_more = 10;

/// What a program does costs the same either way.
const Program program{"empty.py", "pass\n"};

/// A file that is removed when this goes away.
class TemporaryFile {
public:
    explicit TemporaryFile(std::string_view text) {
        std::string path = (std::filesystem::temp_directory_path() / "lastref-bench-XXXXXX").string();
        const int file = ::mkstemp(path.data());
        if (file < 0) throw std::runtime_error("no temporary file can be made");
        ::close(file);
        path_ = path;
        if (const auto problem = write_text_file(path_, text)) throw std::runtime_error(*problem);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() { ::unlink(path_.c_str()); }

    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

double spawn_bare(const RealRuntime& runtime, const std::string& file) {
    std::vector<std::string> words = runtime.command();
    words.insert(words.end(), runtime.flags().begin(), runtime.flags().end());
    words.push_back(file);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t streams;
    ::posix_spawn_file_actions_init(&streams);
    ::posix_spawn_file_actions_addopen(&streams, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&streams, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    const auto started = Clock::now();
    pid_t child = 0;
    const int error = ::posix_spawn(&child, arguments.front(), &streams, nullptr, arguments.data(), environ);
    int status = 0;
    if (error == 0) ::waitpid(child, &status, 0);
    const auto ended = Clock::now();
    ::posix_spawn_file_actions_destroy(&streams);
    if (error != 0 || status != 0) throw std::runtime_error(runtime.name() + " cannot be spawned");
    return seconds(ended - started) * 1000;
}

double launch(const Plan& plan, const RealRuntime& runtime) {
    const auto started = Clock::now();
    const Observation seen = runtime.run(program, generous_limits(), {}, plan.stop);
    if (seen.status != Status::finished) throw std::runtime_error(runtime.name() + ": " + seen.reason);
    return seconds(Clock::now() - started) * 1000;
}

}  // namespace

void measure_launcher(const Plan& plan, std::vector<Line>& lines) {
    const TemporaryFile file(program.source);
    for (const RealRuntime* runtime : plan.launched) {
        const std::string name = "launching " + runtime->name() + ", against a bare spawn";
        if (!plan.wants(name)) continue;
        std::vector<double> launched;
        std::vector<double> spawned;
        for (int i = 0; i < plan.repeat * times_more; ++i) {
            launched.push_back(launch(plan, *runtime));
            spawned.push_back(spawn_bare(*runtime, file.path()));
        }
        lines.push_back({name, "ms", median(launched), median(spawned), {Bound::at_most, 1.1}});
    }
}

}  // namespace lastref::bench
