#include "reports/explain.hpp"
#include "reports/report.hpp"
#include "reports/sums.hpp"
#include "reports/xml_text.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <sstream>

namespace lastref {
namespace {

std::string seconds(std::chrono::nanoseconds duration) {
    return fmt::format("{:.6f}", std::chrono::duration<double>(duration).count());
}

void set(pugi::xml_node node, const char* name, const std::string& value) {
    node.append_attribute(name).set_value(xml_text(value).c_str());
}

/// The element that says what a result other than a pass is.
const char* element_of(const Result& result) {
    switch (facts(result.verdict).weight) {
        case Weight::bad: return "failure";
        case Weight::broken: return "error";
        case Weight::neutral: return "skipped";
        case Weight::good: break;
    }
    return result.verdict == Verdict::xfail ? "skipped" : nullptr;
}

void add_result(pugi::xml_node suite, const RunRecord& record, const Result& result) {
    pugi::xml_node test = suite.append_child("testcase");
    set(test, "classname", record.case_of(result).topic);
    set(test, "name", record.case_of(result).behaviour);
    set(test, "file", record.case_of(result).file);
    set(test, "time", seconds(result.duration));
    const char* element = element_of(result);
    if (element != nullptr) {
        pugi::xml_node child = test.append_child(element);
        set(child, "message", fmt::format("{}: {}", facts(result.verdict).label, result.reason));
        const bool explained = facts(result.verdict).weight == Weight::bad;
        if (explained) set(child, "type", std::string(facts(result.verdict).name));
        if (explained) child.text().set(xml_text(explain(result, "", Colour::off)).c_str());
    }
    if (element == nullptr) return;
    if (!result.transcript.empty()) test.append_child("system-out").text().set(xml_text(result.transcript).c_str());
    if (!result.errors.empty()) test.append_child("system-err").text().set(xml_text(result.errors).c_str());
}

struct Counts {
    std::size_t tests = 0;
    std::size_t failures = 0;
    std::size_t errors = 0;
    std::size_t skipped = 0;
    std::chrono::nanoseconds time{};

    void add(const Result& result) {
        const char* const element = element_of(result);
        const std::string_view name = element != nullptr ? element : "";
        ++tests;
        failures += name == "failure" ? 1 : 0;
        errors += name == "error" ? 1 : 0;
        skipped += name == "skipped" ? 1 : 0;
        time += result.duration;
    }

    void write(pugi::xml_node node) const {
        set(node, "tests", std::to_string(tests));
        set(node, "failures", std::to_string(failures));
        set(node, "errors", std::to_string(errors));
        set(node, "skipped", std::to_string(skipped));
        set(node, "time", seconds(time));
    }
};

}  // namespace

std::string write_junit_report(const RunRecord& record, const ReportOptions&) {
    pugi::xml_document document;
    pugi::xml_node root = document.append_child("testsuites");
    set(root, "name", "lastref");
    Counts all;
    for (const Result& result : record.results) all.add(result);
    all.write(root);
    for (std::size_t i = 0; i < record.runtimes.size(); ++i) {
        pugi::xml_node suite = root.append_child("testsuite");
        set(suite, "name", record.runtimes[i].name);
        set(suite, "timestamp", record.started);
        Counts counts;
        for (const Result& result : record.results) {
            if (result.runtime_index == i) counts.add(result);
        }
        counts.write(suite);
        for (const Result& result : record.results) {
            if (result.runtime_index == i) add_result(suite, record, result);
        }
        if (record.interrupted_by != 0)
            suite.append_child("system-err").text().set("interrupted: this report is partial");
    }
    std::ostringstream out;
    document.save(out, "  ");
    return out.str();
}

}  // namespace lastref
