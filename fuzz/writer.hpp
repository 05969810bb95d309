#pragma once

#include "fuzz/random.hpp"
#include "fuzz/scope.hpp"
#include "fuzz/target.hpp"
#include "fuzz/tree.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lastref::fuzz {

class Writer;

/// Whether a production fits all of a program, and only what CPython has.
enum class Only { everywhere, cpython };

/// A kind of statement that programs are made of.
struct StatementRow {
    const char* name;
    unsigned weight;
    void (*write)(Writer&);
    Only only = Only::everywhere;
};

/// An expression, and what it evaluates to.
struct Made {
    Expression expression;
    Shape shape = Shape::any;
};

/// A kind of expression that evaluates to an object worth holding.
struct ExpressionRow {
    const char* name;
    unsigned weight;
    Made (*make)(Writer&);
    Only only = Only::everywhere;
};

/// Rows of one part of the grammar, one file each in grammar/.
struct Grammar {
    std::vector<StatementRow> statements;
    std::vector<ExpressionRow> expressions;
};

/// The whole grammar.
[[nodiscard]] const std::vector<const Grammar*>& grammar();

/// What a program is written with: productions of the grammar call it, and it calls them.
class Writer {
public:
    Writer(Random random, Target target);

    Random random;

    /// The program so far; taken away once it is done.
    [[nodiscard]] Block take() { return std::move(program_); }
    [[nodiscard]] const Target& target() const { return target_; }
    [[nodiscard]] const std::set<std::string>& reached() const { return reached_; }
    void reach(const char* production) { reached_.insert(production); }

    /// Adds `import module` at the top, once.
    void need_module(const std::string& module) { modules_.insert(module); }
    [[nodiscard]] const std::set<std::string>& modules() const { return modules_; }

    // Statements
    void line(std::string_view form, std::vector<Expression> parts = {});
    /// One that is never left out.
    void pinned_line(std::string_view form) { block_->push_back({fill(form), {}, true}); }
    /// A compound statement or clause; `write` adds what is in it. Names that it binds are not known after it.
    void block(std::string_view form, std::vector<Expression> parts, const std::function<void()>& write);
    /// Likewise, and its body runs several times: what is bound around it is left alone there.
    void loop(std::string_view form, std::vector<Expression> parts, const std::function<void()>& write);
    /// A function: names of its own, with these parameters.
    void function(std::string_view form, std::vector<Expression> parts, std::vector<Name> parameters,
                  const std::function<void()>& write);
    /// One random statement, or so many.
    void statement();
    void statements(int count);

    // Expressions
    /// Something that evaluates to an object.
    Made object();
    Expression value() { return object().expression; }
    /// A new instance of a class of the program.
    Expression instance();
    /// A name that is bound to something of that shape; nullopt if there is none.
    std::optional<Expression> name_of(Shape shape);
    /// A bound name of any shape; a new instance where there is none.
    Expression some_name();
    /// A text that tells this place from all others.
    std::string tag();
    Expression quoted_tag() { return Expression("'" + tag() + "'"); }
    std::string pick_attribute();

    // Names
    /// Binds `made` to a name, new or old, in a statement of its own. Returns the name.
    std::string assign(const Made& made);
    /// A name that may be bound here, and what the statement that the caller writes next binds it to.
    std::string bind(Shape shape);
    /// Names that may be bound anew or deleted here.
    std::vector<std::string> bindable() const;
    void forget(const std::string& name);
    void set_shape(const std::string& name, Shape shape);
    [[nodiscard]] Scope& scope() { return scope_; }
    [[nodiscard]] bool in_function() const { return scope_.kind == Scope::Kind::function; }

    /// Classes that the program has, and what instances of them can do.
    std::vector<std::string> classes;
    bool operators = false;

private:
    void settle();
    void body(std::string_view form, std::vector<Expression> parts, const std::function<void()>& write);
    Target target_;
    Block program_;
    Block* block_;
    Scope scope_;
    std::vector<Name> pending_;  ///< what the statement that is being written binds
    std::set<std::string> reached_;
    std::set<std::string> modules_;
    std::vector<const StatementRow*> statement_rows_;
    std::vector<const ExpressionRow*> expression_rows_;
    int tags_ = 0;
    int names_ = 0;
    int expression_depth_ = 0;
    int statement_depth_ = 0;
    int budget_ = 0;
};

}  // namespace lastref::fuzz
