#include "runner/bench/plan.hpp"
#include "runner/select/text_file.hpp"

#include <array>
#include <stdexcept>

namespace lastref::bench {
namespace {

struct Row {
    const char* file;
    const char* name;
    double most;  ///< of the interpreter's time
};

constexpr std::array<Row, 5> rows{{
    {"ring.py", "collect a ring of 1,000,000 objects", 0.5},
    {"cycles.py", "create 1,000,000 cycles of two objects", 0.5},
    {"drop.py", "create and drop 1,000,000 objects", 1},
    {"fib.py", "fib(27)", 1},
    {"lists.py", "lists and dicts", 1},
}};

struct Samples {
    std::vector<double> seconds;
    std::vector<double> megabytes;

    void add(std::chrono::nanoseconds processor_time, std::size_t peak_memory) {
        seconds.push_back(bench::seconds(processor_time));
        megabytes.push_back(static_cast<double>(peak_memory) / (1 << 20));
    }
};

void run_model(const Plan& plan, const std::string& file, Samples& samples) {
    const ChildResult result = run_lastref(plan, {"exec", file, "--on", plan.model});
    if (!result.exited || result.code != 0) throw std::runtime_error(plan.model + " on " + file + ": " + result.errors);
    samples.add(result.processor_time, result.peak_memory);
}

void run_real(const Plan& plan, const Program& program, Samples& samples) {
    const Observation seen = plan.against->run(program, generous_limits(), {}, plan.stop);
    if (seen.status != Status::finished) throw std::runtime_error(plan.against->name() + ": " + seen.reason);
    samples.add(seen.processor_time, seen.peak_memory);
}

}  // namespace

void measure_programs(const Plan& plan, std::vector<Line>& lines) {
    if (plan.against == nullptr) return;
    for (const Row& row : rows) {
        if (!plan.wants(row.name)) continue;
        const std::string file = LASTREF_SOURCE_FOLDER "/runner/bench/programs/" + std::string(row.file);
        const auto source = read_text_file(file);
        if (!source) throw std::runtime_error(file + " cannot be read");
        Samples model;
        Samples real;
        for (int i = 0; i < plan.repeat; ++i) {
            run_model(plan, file, model);
            run_real(plan, {row.file, *source}, real);
        }
        lines.push_back({row.name, "s", median(model.seconds), median(real.seconds), {Bound::at_most, row.most}});
        lines.push_back(
            {std::string(row.name) + ", memory", "MB", median(model.megabytes), median(real.megabytes), {}});
    }
}

}  // namespace lastref::bench
