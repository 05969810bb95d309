#include <algorithm>
#include <utility>

#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/symbols.hpp"

// The names of CPython's symtable.c are kept: a block hands down which names are bound and which are global around it,
// and gets back which names are free in the blocks inside it.

namespace lastref::model::compile {

namespace {

/// A small set of names.
class NameSet {
public:
    bool contains(NameId name) const { return std::find(names_.begin(), names_.end(), name) != names_.end(); }
    void add(NameId name) {
        if (!contains(name)) names_.push_back(name);
    }
    /// Requires that the name is not there.
    void append(NameId name) { names_.push_back(name); }
    /// Returns whether it was there.
    bool discard(NameId name) { return std::erase(names_, name) != 0; }
    void add_all(const NameSet& other) {
        for (const NameId name : other.names_) add(name);
    }
    const std::vector<NameId>& names() const { return names_; }

private:
    std::vector<NameId> names_;
};

class Analyzer {
public:
    Analyzer(SymbolTable& table, const Options& options)
        : table_(table),
          options_(options),
          class_name_(table.names().intern("__class__")),
          class_dict_name_(table.names().intern("__classdict__")) {}

    void run() {
        NameSet free;
        NameSet globals;
        analyze_block(table_.top(), nullptr, free, globals);
    }

private:
    [[noreturn]] void fail_at_directive(const Scope& scope, NameId name, const std::string& message) {
        for (const Directive& directive : table_.directives()) {
            if (directive.scope == &scope && directive.name == name) fail(directive.span, message);
        }
        fail(syntax::Span{}, message);
    }

    std::string quoted(NameId name) const { return "'" + table_.names().text(name) + "'"; }

    Binding analyze_name(Scope& scope, NameId name, std::uint16_t flags, NameSet* bound, NameSet& local, NameSet& free,
                         NameSet& globals) {
        if (flags & defined_global) {
            if (flags & defined_nonlocal) {
                fail_at_directive(scope, name, "name " + quoted(name) + " is nonlocal and global");
            }
            globals.add(name);
            if (bound) bound->discard(name);
            return Binding::global_explicit;
        }
        if (flags & defined_nonlocal) {
            if (!bound) fail_at_directive(scope, name, "nonlocal declaration not allowed at module level");
            if (!bound->contains(name))
                fail_at_directive(scope, name, "no binding for nonlocal " + quoted(name) + " found");
            free.add(name);
            return Binding::free;
        }
        if (flags & defined) {
            local.append(name);
            globals.discard(name);
            return Binding::local;
        }
        if (bound && bound->contains(name)) {
            free.add(name);
            return Binding::free;
        }
        return Binding::global_implicit;
    }

    void analyze_block(Scope& scope, NameSet* bound, NameSet& free, NameSet& globals) {
        NameSet local;
        NameSet new_bound;
        NameSet new_free;
        NameSet new_globals;
        NameSet inlined_cells;
        const bool is_class = scope.kind == ScopeKind::class_body;
        if (is_class) {
            new_globals.add_all(globals);
            if (bound) new_bound.add_all(*bound);
        }
        for (std::size_t i = 0; i < scope.symbols.size(); ++i) {
            scope.symbols[i].binding =
                analyze_name(scope, scope.names.keys()[i], scope.symbols[i].flags, bound, local, free, globals);
        }
        if (is_class) {
            new_bound.add(class_name_);
            new_bound.add(class_dict_name_);
        } else {
            if (scope.is_function()) new_bound.add_all(local);
            if (bound) new_bound.add_all(*bound);
            new_globals.add_all(globals);
        }
        for (Scope* child : scope.children) {
            NameSet child_free;
            analyze_child(*child, new_bound, child_free, new_globals);
            child->inlined = options_.inlined_comprehensions && child->comprehension != ComprehensionKind::none &&
                             child->comprehension != ComprehensionKind::generator;
            if (child->inlined) inline_comprehension(scope, *child, child_free, inlined_cells);
            new_free.add_all(child_free);
        }
        adopt_children_of_inlined(scope);
        if (scope.is_function()) {
            analyze_cells(scope, new_free, inlined_cells);
        } else if (is_class) {
            scope.needs_class_cell = new_free.discard(class_name_);
            scope.needs_class_dict = new_free.discard(class_dict_name_) || scope.gives_class_dict;
        }
        update_symbols(scope, bound, new_free, inlined_cells);
        free.add_all(new_free);
    }

    /// A child sees copies: what it declares global or binds is no matter of its siblings.
    void analyze_child(Scope& child, const NameSet& bound, NameSet& free, const NameSet& globals) {
        NameSet child_bound = bound;
        NameSet child_globals = globals;
        analyze_block(child, &child_bound, free, child_globals);
    }

    void inline_comprehension(Scope& scope, Scope& comprehension, NameSet& child_free, NameSet& inlined_cells) {
        for (std::size_t i = 0; i < comprehension.symbols.size(); ++i) {
            const NameId name = comprehension.names.keys()[i];
            Symbol& inner = comprehension.symbols[i];
            if (inner.flags & defined_parameter) continue;
            if (inner.binding == Binding::free && scope.kind == ScopeKind::class_body && name == class_name_) {
                inner.binding = Binding::global_implicit;
                child_free.discard(name);
            }
            if (inner.binding == Binding::cell || (inner.flags & comprehension_cell)) inlined_cells.add(name);
            Symbol* existing = scope.find(name);
            if (!existing) {
                scope.add(name) = inner;
            } else if ((existing->flags & defined) && scope.kind != ScopeKind::class_body &&
                       !is_free_in_any_child(comprehension, name)) {
                child_free.discard(name);
            }
        }
    }

    static bool is_free_in_any_child(const Scope& scope, NameId name) {
        return std::any_of(scope.children.begin(), scope.children.end(), [name](Scope* child) {
            const Symbol* symbol = child->find(name);
            return symbol && symbol->binding == Binding::free;
        });
    }

    static void adopt_children_of_inlined(Scope& scope) {
        std::vector<Scope*> children;
        for (Scope* child : scope.children) {
            if (child->inlined) {
                children.insert(children.end(), child->children.begin(), child->children.end());
            } else {
                children.push_back(child);
            }
        }
        scope.children = std::move(children);
    }

    void analyze_cells(Scope& scope, NameSet& free, const NameSet& inlined_cells) {
        for (std::size_t i = 0; i < scope.symbols.size(); ++i) {
            if (scope.symbols[i].binding != Binding::local) continue;
            const NameId name = scope.names.keys()[i];
            if (!free.contains(name) && !inlined_cells.contains(name)) continue;
            scope.symbols[i].binding = Binding::cell;
            free.discard(name);
        }
    }

    void update_symbols(Scope& scope, const NameSet* bound, const NameSet& free, const NameSet& inlined_cells) {
        for (const NameId name : inlined_cells.names()) {
            if (Symbol* symbol = scope.find(name)) symbol->flags |= comprehension_cell;
        }
        for (const NameId name : free.names()) {
            if (Symbol* symbol = scope.find(name)) {
                if (scope.kind == ScopeKind::class_body) symbol->flags |= free_in_class;
                continue;
            }
            if (bound && !bound->contains(name)) continue;
            scope.add(name).binding = Binding::free;
        }
    }

    SymbolTable& table_;
    const Options& options_;
    NameId class_name_;
    NameId class_dict_name_;
};

}  // namespace

void analyze_symbols(SymbolTable& table, const Options& options) {
    Analyzer(table, options).run();
}

}  // namespace lastref::model::compile
