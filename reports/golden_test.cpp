#include "reports/record_json.hpp"
#include "reports/report.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace lastref {
namespace {

std::string golden_file(const std::string& name) {
    return std::string(LASTREF_SOURCE_FOLDER "/reports/golden/") + name;
}

std::string read(const std::string& name) {
    std::ifstream file(golden_file(name), std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Holds `text` against the file; with LASTREF_ACCEPT set, the file becomes what the text is, for a person to look at.
void check_golden(const std::string& name, const std::string& text) {
    INFO(name);
    if (std::getenv("LASTREF_ACCEPT") != nullptr) std::ofstream(golden_file(name), std::ios::binary) << text;
    CHECK(text == read(name));
}

RunRecord sample() {
    auto record = read_record(read("record.json"));
    if (const auto* reason = std::get_if<std::string>(&record)) FAIL(*reason);
    return std::get<RunRecord>(std::move(record));
}

std::string write(const char* format, const ReportOptions& options = {}) {
    const ReportFormat* found = find_report_format(format);
    REQUIRE(found != nullptr);
    return found->write(sample(), options);
}

}  // namespace

TEST_CASE("each report of one record is as it was accepted") {
    check_golden("text.txt", write("text"));
    check_golden("text_full.txt", write("text", {Colour::off, Detail::full}));
    check_golden("text_brief.txt", write("text", {Colour::off, Detail::brief}));
    check_golden("text_colour.txt", write("text", {Colour::on, Detail::normal}));
    check_golden("junit.xml", write("junit"));
    check_golden("report.tap", write("tap"));
    check_golden("report.md", write("markdown"));
}

TEST_CASE("a record reads back as it was written") {
    CHECK(write("json") == read("record.json"));
    CHECK(write_record(std::get<RunRecord>(read_record(write("json")))) == write("json"));
}

TEST_CASE("a record with bytes that are no text is written all the same") {
    RunRecord record = sample();
    record.results[0].transcript = "\xff\xfe\n";
    CHECK(std::holds_alternative<RunRecord>(read_record(write_record(record))));
    CHECK(find_report_format("junit")->write(record, {}).find('\xff') == std::string::npos);
}

TEST_CASE("what is no record is told with a reason") {
    for (const char* text : {"", "[]", "{}", "{\"schema\": 2}", "{\"schema\": 1}"}) {
        const auto record = read_record(text);
        INFO(text);
        CHECK(std::holds_alternative<std::string>(record));
    }
    CHECK(std::get<std::string>(read_record("{\"schema\": 2}")) ==
          "not a run record: its schema is 2, this program reads 1");
}

}  // namespace lastref
