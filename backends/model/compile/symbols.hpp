#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "backends/model/compile/code.hpp"
#include "backends/model/compile/index_map.hpp"
#include "backends/model/compile/names.hpp"
#include "backends/model/compile/syntax_warning.hpp"
#include "backends/model/syntax/ast.hpp"

namespace lastref::model::compile {

/// Where a name's value is kept.
enum class Binding : std::uint8_t { none, local, global_explicit, global_implicit, free, cell };

/// What the source does with a name in a scope; a set of bits.
enum SymbolFlag : std::uint16_t {
    defined_global = 1,  ///< a `global` statement
    defined_local = 2,   ///< assigned
    defined_parameter = 4,
    defined_nonlocal = 8,  ///< a `nonlocal` statement
    used = 16,
    defined_import = 32,
    annotated = 64,
    comprehension_iterator = 128,  ///< a loop variable of a comprehension
    comprehension_cell = 256,      ///< a cell of an inlined comprehension
    free_in_class = 512,           ///< local in a class body, and free in a function inside it
    defined = defined_local | defined_parameter | defined_import,
};

struct Symbol {
    std::uint16_t flags = 0;
    Binding binding = Binding::none;
};

/// Where the function around what has type parameters keeps them, and the defaults that it was given.
inline constexpr std::string_view type_parameters_name = ".type_params";
inline constexpr std::string_view defaults_name = ".defaults";
inline constexpr std::string_view keyword_defaults_name = ".kwdefaults";

enum class ScopeKind : std::uint8_t { module, function, class_body };
enum class ComprehensionKind : std::uint8_t { none, list, set, dict, generator };

/// The names of a module, class body, function, lambda or comprehension.
struct Scope {
    ScopeKind kind = ScopeKind::module;
    ComprehensionKind comprehension = ComprehensionKind::none;
    bool nested = false;     ///< inside a function
    bool generator = false;  ///< has a yield
    bool yields_inside_try = false;
    int try_depth = 0;              ///< how many bodies of `try` and `with` are being read
    bool coroutine = false;         ///< is `async`, or awaits
    bool needs_class_cell = false;  ///< a class body whose methods use `__class__`
    bool needs_class_dict = false;  ///< a class body with something to be evaluated late, which may use its names,
    bool gives_class_dict = false;  ///< or with functions, whose annotations might be evaluated so
    bool annotation = false;        ///< of annotations or type parameters: a function that sees the names of its class
    bool inlined = false;           ///< a comprehension that runs in the frame around it
    bool catches = false;           ///< has an except clause or a `with`
    int iterable_depth = 0;         ///< how many comprehensions' iterables are being read
    bool in_target = false;         ///< a comprehension's target is being read
    Scope* parent = nullptr;
    std::string_view class_name;  ///< of the class around it, for private names
    std::vector<Scope*> children;
    Scope* annotations = nullptr;  ///< of a class body: the scope of its deferred annotations, if it has any
    IndexMap names;
    std::vector<Symbol> symbols;  ///< one a name

    Symbol* find(NameId name) {
        const std::uint32_t index = names.find(name);
        return index == IndexMap::absent ? nullptr : &symbols[index];
    }
    Symbol& add(NameId name) {
        const std::uint32_t index = names.insert(name);
        if (index == symbols.size()) symbols.emplace_back();
        return symbols[index];
    }
    bool is_function() const { return kind == ScopeKind::function; }
};

/// The statement that made a name global or nonlocal, for messages.
struct Directive {
    const Scope* scope;
    NameId name;
    syntax::Span span;
};

enum class AnnotationNames : std::uint8_t { ignored, used, deferred };

/// All scopes of one compilation, found by the node that opens them. A function's deferred annotations are found by its
/// arguments.
class SymbolTable {
public:
    explicit SymbolTable(NameTable& names) : names_(names) {}

    NameTable& names() { return names_; }
    Scope& open(ScopeKind kind, const void* node, Scope* parent);
    Scope& of(const void* node) { return *by_node_.at(node); }
    Scope& top() { return scopes_.front(); }
    std::vector<Directive>& directives() { return directives_; }
    std::vector<SyntaxWarning>& warnings() { return warnings_; }

private:
    NameTable& names_;
    std::deque<Scope> scopes_;
    std::unordered_map<const void*, Scope*> by_node_;
    std::vector<Directive> directives_;
    std::vector<SyntaxWarning> warnings_;
};

/// Reads all names of a tree into `table`. Throws Failure.
void collect_symbols(SymbolTable& table, const syntax::Module& module, AnnotationNames annotation_names,
                     const Options& options);
void collect_symbols(SymbolTable& table, const syntax::Expression& expression, const Options& options);

/// Decides where each name is kept. Throws Failure.
void analyze_symbols(SymbolTable& table, const Options& options);

}  // namespace lastref::model::compile
