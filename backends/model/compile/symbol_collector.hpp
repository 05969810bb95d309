#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "backends/model/compile/symbols.hpp"

namespace lastref::model::compile {

/// The first pass: walks the tree and notes what each scope does with its names, and finds what can be wrong with that.
/// Throws Failure.
class SymbolCollector {
public:
    SymbolCollector(SymbolTable& table, AnnotationNames annotation_names, const Options& options)
        : table_(table), names_(table.names()), annotation_names_(annotation_names), options_(options) {}

    void run(const syntax::Module& module) {
        scope_ = &table_.open(ScopeKind::module, &module, nullptr);
        visit(module.body);
    }
    void run(const syntax::Expression& expression) {
        scope_ = &table_.open(ScopeKind::module, &expression, nullptr);
        visit(expression);
    }

private:
    NameId mangled(std::string_view name) { return names_.mangle(scope_->class_name, name); }
    void enter(ScopeKind kind, const void* node);
    void leave() { scope_ = scope_->parent; }
    void define(std::string_view name, std::uint16_t flags, const syntax::Span& span);
    void define_in(Scope& scope, NameId name, std::uint16_t flags, const syntax::Span& span);
    void assign_name(const std::string& name, const syntax::Span& span, std::uint16_t flags = defined_local);

    // python_2.cpp: what Python 2 has not is refused
    void check_language(const syntax::Expression& expression) const;
    void check_language(const syntax::Statement& statement) const;
    void check_parameters(const syntax::Arguments& arguments, const syntax::Span& span) const;

    // Expressions
    void visit(const syntax::ExpressionPtr& expression);
    void visit(const syntax::Expressions& expressions);
    void visit(const syntax::Expression& expression);
    void visit_kind(const syntax::Expression& expression);
    /// Long sums grow to the left: no recursion there.
    void visit_binary(const syntax::BinOp& node);
    void visit_keywords(const std::vector<syntax::Keyword>& keywords);
    void visit_name(const syntax::Name& node);
    void visit_named(const syntax::NamedExpr& node);
    /// `:=` in a comprehension binds the name in the scope around it.
    void extend_named_scope(const syntax::Name& target);
    void visit_await(const syntax::Await& node);
    void visit_yield(const syntax::Expression& node, const syntax::Expression* value);
    void visit_lambda(const syntax::Lambda& node);
    void visit_target(const syntax::ExpressionPtr& target);
    void visit_iterable(const syntax::ExpressionPtr& iterable);
    template <class... Parts>
    void visit_parts(const Parts&... parts) {
        (visit(parts), ...);
    }
    void visit_any_comprehension(const syntax::Expression& expression);
    void visit_comprehension(const syntax::Expression& node, const std::vector<syntax::Comprehension>& generators,
                             ComprehensionKind kind, const syntax::Expression& element,
                             const syntax::Expression* value);
    /// A list comprehension whose variables are those of the scope around it.
    void visit_leaking(const std::vector<syntax::Comprehension>& generators, const syntax::Expression& element);

    // Functions and classes
    void visit_defaults(const syntax::Arguments& arguments);
    void define_parameter(const syntax::Arg& arg) { assign_name(arg.arg, arg.span, defined_parameter); }
    void define_parameters(const syntax::Arguments& arguments);
    void visit_annotation(const syntax::ExpressionPtr& annotation);
    void visit_annotations(const syntax::Function& node);
    void visit_each_annotation(const syntax::Function& node);
    void visit_class_annotation(const syntax::Expression& annotation);
    void let_annotations_see(const Scope& outer);
    /// The scope that PEP 695 puts around what has type parameters; none where there are none.
    void enter_type_parameters(const std::vector<syntax::TypeParam>& parameters);
    void leave_type_parameters(const std::vector<syntax::TypeParam>& parameters);
    void visit_type_alias(const syntax::TypeAlias& node);
    /// An expression that is evaluated when somebody asks for its value, in a scope found by the pointer to it.
    void visit_late(const syntax::ExpressionPtr& expression);
    void visit_function(const syntax::Function& node);
    void visit_class(const syntax::ClassDef& node);

    // Statements
    void visit(const syntax::Body& body);
    void visit(const syntax::Statement& statement);
    void visit_kind(const syntax::Statement& statement);
    void visit_loop(const syntax::Body& body);
    /// `elif` chains are as long as their author liked: no recursion there.
    void visit_if(const syntax::If& first);
    void visit_for(const syntax::ForLoop& node);
    void visit_with(const syntax::WithBlock& node);
    void visit_try(const syntax::TryBlock& node);
    void visit_annotated(const syntax::AnnAssign& node);
    void visit_aliases(const std::vector<syntax::Alias>& aliases, const syntax::Span& span);
    void visit_directive(const std::vector<syntax::Identifier>& directive_names, std::uint16_t flag,
                         const syntax::Span& span);

    // Warnings
    void warn(const syntax::Span& span, std::string message);
    void visit_while(const syntax::While& node);
    void warn_again(std::size_t begin, std::size_t end);
    void check_decorators(const syntax::Expressions& decorators) const;
    void check_attribute(const syntax::Attribute& node);
    void check_comparison(const syntax::Compare& node);
    void check_callee(const syntax::Call& node);
    void check_subscript(const syntax::Subscript& node);
    void check_assertion(const syntax::Assert& node);
    void check_leaving(const syntax::Statement& statement, std::string_view word);

    // Patterns
    void visit_match(const syntax::Match& node);
    void visit(const syntax::Patterns& patterns);
    void visit(const syntax::Pattern& pattern);

    SymbolTable& table_;
    NameTable& names_;
    AnnotationNames annotation_names_;
    const Options& options_;
    Scope* scope_ = nullptr;
    int depth_ = 0;
    bool in_finally_ = false;
    int loops_in_finally_ = 0;
};

}  // namespace lastref::model::compile
