#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lastref {

/// A program that two runtimes ran differently, made small.
struct FuzzDifference {
    std::uint64_t index = 0;       ///< of the program in its campaign
    std::string source_file;       ///< that the program was read from; empty if it was generated
    std::string kind;              ///< what differs
    std::string program;           ///< the small one
    std::string file;              ///< that it was written to; empty if to none
    std::string model_transcript;  ///< of the small program
    std::string real_transcript;
    std::string model_end;  ///< its status and last words
    std::string real_end;

    /// What a reader knows the program by.
    [[nodiscard]] std::string name() const {
        return source_file.empty() ? "program " + std::to_string(index) : source_file;
    }
};

/// Everything about a campaign of programs, finished or not.
struct FuzzRecord {
    static constexpr int current_schema = 4;

    std::string model;
    std::string against;
    std::vector<std::string> programs;  ///< files and folders that they are read from; none: they are generated
    std::uint64_t seed = 0;             ///< of those that are generated
    int statements = 0;                 ///< that they have at most
    std::uint64_t start = 0;
    std::uint64_t count = 0;

    std::uint64_t done = 0;  ///< programs start to start + done - 1 are accounted for
    std::uint64_t agreed = 0;
    std::uint64_t unconfirmed = 0;  ///< differed in a warm interpreter, and agreed in a fresh one
    std::uint64_t unstable = 0;     ///< differ from run to run on the real one
    std::uint64_t not_run = 0;
    std::map<std::string, std::uint64_t> unsupported;  ///< by what the model lacks
    std::map<std::string, std::uint64_t> explained;    ///< differences, by what the models leave open
    std::map<std::string, std::uint64_t> productions;  ///< of the grammar: how many programs have them
    std::map<std::string, std::uint64_t> steps;        ///< of the model's memory: how often they were taken
    std::vector<FuzzDifference> differences;           ///< those that nothing explains
    std::chrono::nanoseconds duration{};

    [[nodiscard]] bool same_campaign(const FuzzRecord& other) const {
        return model == other.model && against == other.against && programs == other.programs && seed == other.seed &&
               statements == other.statements && start == other.start;
    }
};

/// The record as JSON, with an end of line.
[[nodiscard]] std::string write_fuzz_record(const FuzzRecord& record);

/// The record that `text` holds, or, as a sentence, why it holds none.
[[nodiscard]] std::variant<FuzzRecord, std::string> read_fuzz_record(std::string_view text);

/// What a reader wants to know of it.
[[nodiscard]] std::string describe(const FuzzRecord& record);

/// One difference, with both transcripts.
[[nodiscard]] std::string describe(const FuzzRecord& record, const FuzzDifference& difference);

}  // namespace lastref
