#include "reports/sums.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace lastref {
namespace {

Tone tone_of(Weight weight) {
    switch (weight) {
        case Weight::good: return Tone::good;
        case Weight::neutral: return Tone::faint;
        case Weight::bad:
        case Weight::broken: return Tone::bad;
    }
    return Tone::plain;
}

std::vector<std::string> topics_of(const RunRecord& record) {
    std::vector<std::string> topics;
    for (const CaseFacts& one : record.cases) {
        if (topics.empty() || topics.back() != one.topic) topics.push_back(one.topic);
    }
    return topics;
}

struct Tally {
    std::size_t good = 0;
    std::size_t bad = 0;
    std::size_t all = 0;

    void add(const Result& result) {
        const Weight weight = facts(result.verdict).weight;
        if (result.verdict == Verdict::skipped || result.verdict == Verdict::not_run) return;
        ++all;
        good += weight == Weight::good ? 1 : 0;
        bad += weight == Weight::bad || weight == Weight::broken ? 1 : 0;
    }

    [[nodiscard]] Cell cell() const {
        if (all == 0) return {"-", Tone::faint};
        const Tone tone = bad > 0 ? Tone::bad : good < all ? Tone::doubtful : Tone::good;
        return {fmt::format("{}{}/{}", bad > 0 ? "!" : "", good, all), tone};
    }
};

/// The reason without the place in a program that it may begin with, "FILE:LINE:COLUMN: ".
std::string without_place(const std::string& reason) {
    const std::size_t end = reason.find(": ");
    if (end == std::string::npos || reason.find(' ') < end) return reason;
    const std::size_t digits = reason.find_last_not_of("0123456789:", end);
    const bool has_place =
        digits != std::string::npos && std::count(reason.begin() + static_cast<std::ptrdiff_t>(digits),
                                                  reason.begin() + static_cast<std::ptrdiff_t>(end), ':') >= 1;
    return has_place ? reason.substr(end + 2) : reason;
}

void add_once(std::vector<std::string>& texts, const std::string& text) {
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
}

}  // namespace

Table sum_by_runtime(const RunRecord& record) {
    std::vector<const VerdictFacts*> columns;
    for (const VerdictFacts& row : verdicts()) {
        if (row.verdict == Verdict::pass || record.count(row.verdict) > 0) columns.push_back(&row);
    }
    std::vector<std::string> heads{"runtime"};
    for (const VerdictFacts* column : columns) heads.emplace_back(column->label);
    Table table(std::move(heads));
    for (std::size_t i = 0; i < record.runtimes.size(); ++i) {
        std::vector<Cell> row{{record.runtimes[i].name, Tone::plain}};
        for (const VerdictFacts* column : columns) {
            const auto count = std::count_if(record.results.begin(), record.results.end(), [&](const Result& result) {
                return result.runtime_index == i && result.verdict == column->verdict;
            });
            row.push_back(count == 0 ? Cell{"-", Tone::faint} : Cell{std::to_string(count), tone_of(column->weight)});
        }
        table.add(std::move(row));
    }
    return table;
}

std::vector<Table> sum_by_topic(const RunRecord& record, std::size_t widest) {
    std::vector<Table> tables;
    for (std::size_t begin = 0; begin < record.runtimes.size(); begin += widest) {
        const std::size_t end = std::min(begin + widest, record.runtimes.size());
        std::vector<std::string> heads{"topic"};
        for (std::size_t i = begin; i < end; ++i) heads.push_back(record.runtimes[i].name);
        Table table(std::move(heads));
        for (const std::string& topic : topics_of(record)) {
            std::vector<Tally> tallies(end - begin);
            for (const Result& result : record.results) {
                const bool in_column = result.runtime_index >= begin && result.runtime_index < end;
                if (in_column && record.case_of(result).topic == topic)
                    tallies[result.runtime_index - begin].add(result);
            }
            std::vector<Cell> row{{topic, Tone::plain}};
            for (const Tally& tally : tallies) row.push_back(tally.cell());
            table.add(std::move(row));
        }
        tables.push_back(std::move(table));
    }
    return tables;
}

std::vector<Group> group_by_reason(const RunRecord& record, Verdict verdict) {
    std::map<std::string, Group> by_reason;
    for (const Result& result : record.results) {
        if (result.verdict != verdict) continue;
        Group& group = by_reason[without_place(result.reason)];
        group.reason = without_place(result.reason);
        ++group.count;
        add_once(group.runtimes, record.runtime_of(result).name);
        add_once(group.cases, record.case_of(result).name());
    }
    std::vector<Group> groups;
    for (auto& [reason, group] : by_reason) groups.push_back(std::move(group));
    std::stable_sort(groups.begin(), groups.end(),
                     [](const Group& left, const Group& right) { return left.count > right.count; });
    return groups;
}

std::vector<Alignment> align(const RunRecord& record) {
    std::map<std::pair<std::size_t, std::vector<std::string>>, Alignment> found;
    for (const Result& result : record.results) {
        const bool differs = facts(result.verdict).weight == Weight::bad && result.verdict != Verdict::xpass &&
                             result.verdict != Verdict::flaky;
        if (!differs || result.expected) continue;
        std::vector<std::string> families;
        for (const std::string& selector : result.behaves_as)
            add_once(families, selector.substr(0, selector.find(' ')));
        std::sort(families.begin(), families.end());
        Alignment& one = found[{result.runtime_index, families}];
        one.runtime = record.runtime_of(result).name;
        one.families = families;
        one.cases.push_back(record.case_of(result).name());
    }
    std::vector<Alignment> all;
    for (auto& [key, one] : found) all.push_back(std::move(one));
    std::stable_sort(all.begin(), all.end(), [](const Alignment& left, const Alignment& right) {
        if (left.runtime != right.runtime) return false;
        if (left.families.empty() != right.families.empty()) return right.families.empty();
        return left.cases.size() > right.cases.size();
    });
    return all;
}

std::string one_line(const RunRecord& record) {
    std::string text = fmt::format("{} as expected", record.count(Weight::good));
    for (const VerdictFacts& row : verdicts()) {
        const std::size_t count = record.count(row.verdict);
        if (count > 0 && row.weight != Weight::good) text += fmt::format(", {} {}", count, row.label);
    }
    const double seconds = std::chrono::duration<double>(record.duration).count();
    return text +
           fmt::format(" ({} cases on {} runtimes in {:.2f} s)", record.cases.size(), record.runtimes.size(), seconds);
}

}  // namespace lastref
