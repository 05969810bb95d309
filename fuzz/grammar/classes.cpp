#include "fuzz/grammar/parts.hpp"

#include <array>

namespace lastref::fuzz {
namespace {

/// What a finalizer does besides telling that it ran.
void write_finalizer_extra(Writer& writer) {
    switch (writer.random.below(14)) {
        case 0:
            writer.line("saved.append(self)");
            writer.reach("resurrecting finalizer");
            break;
        case 1: writer.line("print('in', type(self.p).__name__, getattr(self.p, 'name', None))"); break;
        case 2: writer.line("self.p = None"); break;
        case 3:
            writer.line("raise ValueError(self.name)");
            writer.reach("raising finalizer");
            break;
        case 4: writer.line("print('others', len(saved))"); break;
        case 5:
            writer.block("if len(saved) < 3:", {}, [&] { writer.line("saved.append(type(self)(self.name + '+'))"); });
            writer.reach("finalizer that makes an object");
            break;
        case 6:
            writer.line("gc.collect()");
            writer.reach("finalizer that collects");
            break;
        case 7: writer.line("self.q = self"); break;
        case 8: writer.line("del saved[:]"); break;
        case 9:
            writer.need_module("weakref");
            writer.line("watch.append(weakref.ref(self))");
            writer.reach("finalizer that makes a weak reference");
            break;
        case 10:
            writer.line("print('watched', [one() is None for one in watch])");
            writer.reach("finalizer that looks at weak references");
            break;
        default: break;
    }
}

enum class Inherited { no, yes };

void write_finalizer(Writer& writer, Inherited inherited) {
    writer.block("def __del__(self):", {}, [&] {
        writer.line("print('del', self.name)");
        write_finalizer_extra(writer);
        if (inherited == Inherited::yes && writer.random.percent(50)) writer.line("super().__del__()");
    });
}

void write_operators(Writer& writer) {
    const auto method = [&](const char* head, const char* result) {
        writer.block(head, {}, [&] { writer.line(std::string("return ") + result); });
    };
    method("def __add__(self, other):", writer.random.percent(50) ? "Base(self.name + '+')" : "other");
    method("def __lt__(self, other):", "self.name < getattr(other, 'name', '')");
    method("def __getitem__(self, key):", writer.random.percent(50) ? "key" : "self.p");
    method("def __and__(self, other):", "self.name");
    method("def __neg__(self):", "self.p");
    method("def __contains__(self, other):", "other is self.p");
    method("def __call__(self, *rest):", "len(rest)");
    writer.operators = true;
    writer.reach("operators");
}

/// Returns whether the class has a finalizer.
Inherited write_base(Writer& writer) {
    const Inherited finalizer = writer.random.percent(85) ? Inherited::yes : Inherited::no;
    const bool slots = writer.random.percent(15);
    writer.block("class Base(object):", {}, [&] {
        if (slots) {
            writer.line("__slots__ = ('r', 'name', 'p', 'q', '__weakref__')");
            writer.reach("slots");
        }
        writer.block("def __init__(self, name, p=None):", {}, [&] {
            writer.line("self.name = name");
            writer.line("self.p = p");
        });
        if (finalizer == Inherited::yes) write_finalizer(writer, Inherited::no);
        constexpr std::array<const char*, 5> results{"self", "rest", "self.p", "self.name", "None"};
        writer.block("def method(self, *rest):", {},
                     [&] { writer.line(std::string("return ") + results[writer.random.below(results.size())]); });
        writer.block("def __enter__(self):", {}, [&] { writer.line("return self"); });
        writer.block("def __exit__(self, *rest):", {}, [&] { writer.line("print('exit', self.name)"); });
        if (writer.random.percent(40)) write_operators(writer);
    });
    return finalizer;
}

void write_subclass(Writer& writer, const std::string& name, Inherited inherited) {
    const std::string base = writer.random.percent(60) ? "Base" : writer.random.pick(writer.classes);
    writer.block("class " + name + "(" + base + "):", {}, [&] {
        if (writer.random.percent(20)) writer.line("__slots__ = ()");
        if (writer.random.percent(20)) {
            writer.block("def __init__(self, name, p=None):", {}, [&] {
                writer.line("self.q = p");
                writer.line("super().__init__(name, self)");
            });
        }
        if (writer.random.percent(60)) write_finalizer(writer, inherited);
        writer.line("kind = '" + name + "'");
    });
    writer.reach("subclass");
}

/// A class that inherits from a built-in one as well, and is made as the others are.
void write_subclass_of_builtin(Writer& writer, const std::string& name) {
    constexpr std::array<std::array<const char*, 2>, 8> builtins{{{"list", "[]"},
                                                                  {"dict", "{}"},
                                                                  {"set", "[1]"},
                                                                  {"int", "3"},
                                                                  {"str", "'text'"},
                                                                  {"tuple", "(1, 2)"},
                                                                  {"float", "1.5"},
                                                                  {"frozenset", "(1,)"}}};
    const auto& chosen = builtins[writer.random.below(builtins.size())];
    const std::string builtin = chosen[0];
    const std::string argument = chosen[1];
    writer.block("class " + name + "(" + builtin + "):", {}, [&] {
        writer.block("def __new__(cls, *rest):", {},
                     [&] { writer.line("return super().__new__(cls, " + argument + ")"); });
        writer.block("def __init__(self, name, p=None):", {}, [&] {
            writer.line("self.name = name");
            writer.line("self.p = p");
        });
        write_finalizer(writer, Inherited::no);
        writer.block("def method(self, *rest):", {}, [&] { writer.line("return self"); });
        writer.block("def __enter__(self):", {}, [&] { writer.line("return self"); });
        writer.block("def __exit__(self, *rest):", {}, [&] { writer.line("print('exit', self.name)"); });
        if (writer.random.percent(80)) writer.line("__hash__ = object.__hash__");
        writer.line("__eq__ = object.__eq__");
    });
    writer.reach(chosen[0]);
}

}  // namespace

void write_classes(Writer& writer) {
    writer.line("saved = []");
    writer.line("watch = []");
    const Inherited finalizer = write_base(writer);
    writer.classes.emplace_back("Base");
    const int more = writer.random.between(0, 2);
    for (int i = 0; i < more; ++i) {
        const std::string name(1, static_cast<char>('A' + i));
        write_subclass(writer, name, finalizer);
        writer.classes.push_back(name);
    }
    if (writer.random.percent(25) && !writer.operators) {
        write_subclass_of_builtin(writer, "Built");
        writer.classes.emplace_back("Built");
    }
}

}  // namespace lastref::fuzz
