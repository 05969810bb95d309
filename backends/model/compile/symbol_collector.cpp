#include "backends/model/compile/symbol_collector.hpp"
#include "backends/model/compile/failure.hpp"

namespace lastref::model::compile {

using namespace syntax;

void SymbolCollector::enter(ScopeKind kind, const void* node) {
    Scope& scope = table_.open(kind, node, scope_);
    scope.iterable_depth = scope_->iterable_depth;
    scope_ = &scope;
}

void SymbolCollector::define(std::string_view name, std::uint16_t flags, const Span& span) {
    define_in(*scope_, mangled(name), flags, span);
}

void SymbolCollector::define_in(Scope& scope, NameId name, std::uint16_t flags, const Span& span) {
    Symbol& symbol = scope.add(name);
    if ((flags & defined_parameter) && (symbol.flags & defined_parameter)) {
        fail(span, "duplicate argument '" + names_.text(name) + "' in function definition");
    }
    symbol.flags |= flags;
    // What any scope declares global is explicitly global at module level too.
    if ((flags & defined_global) && scope.parent) table_.top().add(name).flags |= defined_global;
    if (!scope.in_target) return;
    if (symbol.flags & (defined_global | defined_nonlocal)) {
        fail(span, "comprehension inner loop cannot rebind assignment expression target '" + names_.text(name) + "'");
    }
    symbol.flags |= comprehension_iterator;
}

void SymbolCollector::assign_name(const std::string& name, const Span& span, std::uint16_t flags) {
    if (name == "__debug__") fail(span, "cannot assign to __debug__");
    define(name, flags, span);
}

void collect_symbols(SymbolTable& table, const syntax::Module& module, AnnotationNames annotation_names,
                     const Options& options) {
    SymbolCollector(table, annotation_names, options).run(module);
}

void collect_symbols(SymbolTable& table, const syntax::Expression& expression, const Options& options) {
    SymbolCollector(table, AnnotationNames::used, options).run(expression);
}

}  // namespace lastref::model::compile
