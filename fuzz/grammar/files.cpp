#include "fuzz/grammar/parts.hpp"

#include <algorithm>
#include <array>

namespace lastref::fuzz {
namespace {

std::string file_name(Writer& writer) {
    constexpr std::array<const char*, 3> names{"'one'", "'two'", "'three'"};
    return names[writer.random.below(names.size())];
}

void open_and_write(Writer& writer) {
    const std::string name = writer.assign({Expression("open(" + file_name(writer) + ", 'w')"), Shape::file});
    writer.line("$.write($)", {Expression(name), writer.quoted_tag()});
}

void write_temporary(Writer& writer) {
    writer.line("open(" + file_name(writer) + ", 'a').write($)", {writer.quoted_tag()});
}

void write_more(Writer& writer) {
    auto known = writer.name_of(Shape::file);
    if (!known) return open_and_write(writer);
    constexpr std::array<const char*, 4> forms{"$.write($)", "$.flush()", "$.close()", "print($, file=$)"};
    const auto form = writer.random.below(forms.size());
    writer.block("if not $.closed:", {*known}, [&] {
        if (form == 3) return writer.line(forms[form], {writer.quoted_tag(), *known});
        writer.line(forms[form], form == 0 ? std::vector{*known, writer.quoted_tag()} : std::vector{*known});
    });
}

void read_back(Writer& writer) {
    const std::string file = file_name(writer);
    writer.block("try:", {}, [&] {
        writer.block("with open(" + file + ") as stream:", {},
                     [&] { writer.line("print($, stream.read())", {writer.quoted_tag()}); });
    });
    writer.block("except OSError as error:", {},
                 [&] { writer.line("print($, type(error).__name__)", {writer.quoted_tag()}); });
}

void write_bytes(Writer& writer) {
    const std::string buffering = writer.random.percent(50) ? "" : ", 0";
    const std::string name =
        writer.assign({Expression("open(" + file_name(writer) + ", 'wb'" + buffering + ")"), Shape::any});
    writer.line("$.write(b'" + writer.tag() + "')", {Expression(name)});
}

void file_in_a_cycle(Writer& writer) {
    const std::string owner = writer.assign({writer.instance(), Shape::instance});
    writer.line("$.p, $.q = open(" + file_name(writer) + ", 'w'), $",
                {Expression(owner), Expression(owner), Expression(owner)});
    writer.line("$.p.write($)", {Expression(owner), writer.quoted_tag()});
    if (writer.random.percent(60)) {
        writer.line("del $", {Expression(owner)});
        writer.forget(owner);
    }
}

void forget_file(Writer& writer) {
    auto known = writer.name_of(Shape::file);
    const auto own = writer.bindable();
    const std::string name = known ? to_text(*known) : "";
    if (std::find(own.begin(), own.end(), name) == own.end()) return write_temporary(writer);
    writer.line("del $", {*known});
    writer.forget(name);
}

Made make_file(Writer& writer) {
    return {Expression("open(" + file_name(writer) + ", 'w')"), Shape::file};
}

}  // namespace

const Grammar files{{
                        // clang-format off
        {"file", 4, open_and_write}, {"temporary file object", 3, write_temporary}, {"write", 3, write_more},
        {"read back", 5, read_back}, {"binary file", 2, write_bytes}, {"file in a cycle", 2, file_in_a_cycle},
        {"del of a file", 3, forget_file},
                        // clang-format on
                    },
                    {{"open file", 1, make_file}}};

}  // namespace lastref::fuzz
