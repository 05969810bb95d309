#include "backends/model/compile/compile.hpp"

#include <set>
#include <utility>

#include "backends/model/compile/docstring.hpp"
#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/generator.hpp"

namespace lastref::model::compile {

namespace {

bool is_future_feature(const std::string& name) {
    static constexpr const char* names[] = {"nested_scopes",  "generators",     "division",         "absolute_import",
                                            "with_statement", "print_function", "unicode_literals", "barry_as_FLUFL",
                                            "generator_stop", "annotations"};
    for (const char* known : names) {
        if (name == known) return true;
    }
    return false;
}

/// Whether `from __future__ import annotations` stands at the start. Checks the other future statements too.
bool has_future_annotations(const syntax::Module& module, const Options& options) {
    bool found = false;
    bool at_start = true;
    const bool documented = docstring_of(module.body) != nullptr;
    for (std::size_t i = documented ? 1 : 0; i < module.body.size(); ++i) {
        const auto* import = syntax::try_as<syntax::ImportFrom>(module.body[i].get());
        if (!import || import->level != 0 || import->module != "__future__") {
            at_start = false;
            continue;
        }
        if (!at_start) fail(import->span, "from __future__ imports must occur at the beginning of the file");
        for (const syntax::Alias& alias : import->names) {
            if (alias.name == "braces") fail_without_end(import->span, "not a chance");
            if (!is_future_feature(alias.name))
                fail_without_end(import->span, "future feature " + alias.name + " is not defined");
            if (alias.name == "generator_stop" && options.stops_leave_generators)
                refuse(import->span, "from __future__ import generator_stop");
            found = found || alias.name == "annotations";
        }
    }
    return found;
}

template <class Work>
CompileResult guarded(Work work) {
    try {
        return work();
    } catch (Failure& failure) {
        return std::visit([](auto& what) { return CompileResult(std::move(what)); }, failure.what);
    }
}

}  // namespace

CompileResult compile(const syntax::Module& module, const std::string& file, const Options& options,
                      std::vector<SyntaxWarning>* warnings) {
    return guarded([&]() -> CompileResult {
        AnnotationMode mode = options.deferred_annotations ? AnnotationMode::deferred : AnnotationMode::evaluated;
        if (has_future_annotations(module, options)) mode = AnnotationMode::text;
        NameTable names;
        SymbolTable table(names);
        collect_symbols(table, module,
                        mode == AnnotationMode::evaluated  ? AnnotationNames::used
                        : mode == AnnotationMode::deferred ? AnnotationNames::deferred
                                                           : AnnotationNames::ignored,
                        options);
        if (warnings) *warnings = table.warnings();
        analyze_symbols(table, options);
        return Generator(table, file, options, mode).module(module);
    });
}

CompileResult compile(const syntax::Expression& expression, const std::string& file, const Options& options,
                      std::vector<SyntaxWarning>* warnings) {
    return guarded([&]() -> CompileResult {
        NameTable names;
        SymbolTable table(names);
        collect_symbols(table, expression, options);
        if (warnings) *warnings = table.warnings();
        analyze_symbols(table, options);
        return Generator(table, file, options, AnnotationMode::evaluated).expression(expression);
    });
}

}  // namespace lastref::model::compile
