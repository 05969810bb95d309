#include "fuzz/grammar/parts.hpp"

#include <array>

namespace lastref::fuzz {
namespace {

void collect(Writer& writer) {
    writer.line("gc.collect()");
}

void show_collect(Writer& writer) {
    writer.line("print($, gc.collect())", {writer.quoted_tag()});
}

void collect_generation(Writer& writer) {
    const std::string generation = std::to_string(writer.random.below(3));
    writer.line("print($, gc.collect(" + generation + "))", {writer.quoted_tag()});
}

void collect_often(Writer& writer) {
    writer.loop("for number in range(3):", {}, [&] { writer.line("gc.collect()"); });
}

void show_tracked(Writer& writer) {
    writer.line("print($, gc.is_tracked($))", {writer.quoted_tag(), writer.value()});
}

void count_objects(Writer& writer) {
    writer.line("print($, sum(type(one) is " + writer.random.pick(writer.classes) + " for one in gc.get_objects()))",
                {writer.quoted_tag()});
}

void count_objects_of_generation(Writer& writer) {
    if (writer.target().language < std::vector{3, 8}) return count_objects(writer);
    const std::string generation = std::to_string(writer.random.below(3));
    writer.line("print($, sum(isinstance(one, Base) for one in gc.get_objects(" + generation + ")))",
                {writer.quoted_tag()});
}

/// Allocations that make the collector run by itself.
void allocate(Writer& writer) {
    const std::string threshold = std::to_string(writer.random.between(3, 60));
    writer.line("gc.set_threshold(" + threshold + ", 2, 2)");
    writer.line("gc.enable()");
    const std::string name = writer.bind(Shape::any);
    writer.line("$ = []", {Expression(name)});
    const std::string count = std::to_string(writer.random.between(20, 150));
    writer.loop("for number in range(" + count + "):", {}, [&] {
        const auto form = writer.random.below(3);
        writer.line(form == 0   ? "$.append([])"
                    : form == 1 ? "$ = [[], $]"
                                : "$ = {'x': [number]}",
                    form == 1 ? std::vector(2, Expression(name)) : std::vector{Expression(name)});
    });
    writer.line("gc.disable()");
    writer.line("print($)", {writer.quoted_tag()});
}

void watch_collections(Writer& writer) {
    writer.line(
        "gc.callbacks.append(lambda phase, info: print(phase, info['generation'], info['collected'], "
        "info['uncollectable']))");
    writer.line("gc.collect($)", {Expression(std::to_string(writer.random.below(3)))});
    if (writer.random.percent(50)) writer.line("del gc.callbacks[:]");
}

void freeze(Writer& writer) {
    writer.line("gc.freeze()");
    writer.statements(1);
    if (writer.random.percent(70)) writer.line("gc.unfreeze()");
}

void save_all(Writer& writer) {
    writer.line("gc.set_debug(gc.DEBUG_SAVEALL)");
    writer.line("gc.collect()");
    writer.line("print($, len(gc.garbage), [one.name for one in gc.garbage if isinstance(one, Base)])",
                {writer.quoted_tag()});
    if (writer.random.percent(80)) writer.line("gc.set_debug(0)");
    if (writer.random.percent(80)) writer.line("del gc.garbage[:]");
}

void count_reference(Writer& writer) {
    writer.need_module("sys");
    auto known = writer.name_of(Shape::instance);
    writer.line("print($, sys.getrefcount($))", {writer.quoted_tag(), known ? *known : writer.instance()});
}

void referents(Writer& writer) {
    auto known = writer.name_of(Shape::list);
    if (!known) known = writer.name_of(Shape::dict);
    if (!known) return show_tracked(writer);
    writer.line("print($, [type(one).__name__ for one in gc.get_referents($)])", {writer.quoted_tag(), *known});
}

void referrers(Writer& writer) {
    auto known = writer.name_of(Shape::instance);
    if (!known) return count_objects(writer);
    writer.line("print($, sorted(type(one).__name__ for one in gc.get_referrers($)))", {writer.quoted_tag(), *known});
}

void finalized(Writer& writer) {
    auto known = writer.name_of(Shape::instance);
    if (!known || writer.target().language < std::vector{3, 9}) return show_tracked(writer);
    writer.line("print($, gc.is_finalized($))", {writer.quoted_tag(), *known});
}

void switch_collector(Writer& writer) {
    writer.line(writer.random.percent(50) ? "gc.enable()" : "gc.disable()");
    writer.line("print($, gc.isenabled())", {writer.quoted_tag()});
}

void counts(Writer& writer) {
    constexpr std::array<const char*, 3> generations{"", "0", "1"};
    writer.line(std::string("gc.collect(") + generations[writer.random.below(generations.size())] + ")");
    writer.line("print($, gc.get_count()[1:])", {writer.quoted_tag()});
}

void garbage(Writer& writer) {
    writer.line("print($, len(gc.garbage))", {writer.quoted_tag()});
}

}  // namespace

const Grammar collections{{
                              // clang-format off
        {"gc.collect()", 14, collect}, {"result of gc.collect()", 8, show_collect, Only::cpython},
        {"gc.collect of a generation", 6, collect_generation}, {"several collections", 2, collect_often},
        {"gc.is_tracked", 4, show_tracked, Only::cpython}, {"gc.get_objects", 3, count_objects},
        {"gc.get_objects of a generation", 3, count_objects_of_generation, Only::cpython},
        {"automatic collection", 4, allocate, Only::cpython}, {"gc.callbacks", 2, watch_collections, Only::cpython},
        {"gc.freeze", 2, freeze, Only::cpython}, {"DEBUG_SAVEALL", 2, save_all, Only::cpython},
        {"sys.getrefcount", 3, count_reference, Only::cpython}, {"gc.get_referents", 2, referents, Only::cpython},
        {"gc.get_referrers", 2, referrers, Only::cpython}, {"gc.is_finalized", 2, finalized, Only::cpython},
        {"gc.enable, gc.disable", 2, switch_collector}, {"gc.get_count", 2, counts, Only::cpython},
        {"gc.garbage", 1, garbage},
                              // clang-format on
                          },
                          {}};

}  // namespace lastref::fuzz
