#include "backends/model/compile/symbols.hpp"

namespace lastref::model::compile {

Scope& SymbolTable::open(ScopeKind kind, const void* node, Scope* parent) {
    Scope& scope = scopes_.emplace_back();
    scope.kind = kind;
    scope.parent = parent;
    if (parent) {
        parent->children.push_back(&scope);
        scope.class_name = parent->class_name;
        scope.nested = parent->nested || parent->is_function();
    }
    by_node_.insert_or_assign(node, &scope);
    return scope;
}

}  // namespace lastref::model::compile
