#include <utility>

#include "backends/model/compile/annotations.hpp"
#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/symbol_collector.hpp"

namespace lastref::model::compile {

using namespace syntax;

void SymbolCollector::visit_defaults(const Arguments& arguments) {
    visit(arguments.defaults);
    visit(arguments.kw_defaults);
}

void SymbolCollector::define_parameters(const Arguments& arguments) {
    for (const Arg& arg : arguments.posonlyargs) define_parameter(arg);
    for (const Arg& arg : arguments.args) define_parameter(arg);
    for (const Arg& arg : arguments.kwonlyargs) define_parameter(arg);
    if (arguments.vararg) define_parameter(*arguments.vararg);
    if (arguments.kwarg) define_parameter(*arguments.kwarg);
}

void SymbolCollector::visit_annotation(const ExpressionPtr& annotation) {
    if (annotation_names_ != AnnotationNames::ignored) visit(annotation);
}

void SymbolCollector::visit_each_annotation(const Function& node) {
    for (const Arg& arg : node.args.posonlyargs) visit_annotation(arg.annotation);
    for (const Arg& arg : node.args.args) visit_annotation(arg.annotation);
    if (node.args.vararg) visit_annotation(node.args.vararg->annotation);
    for (const Arg& arg : node.args.kwonlyargs) visit_annotation(arg.annotation);
    if (node.args.kwarg) visit_annotation(node.args.kwarg->annotation);
    visit_annotation(node.returns);
}

void SymbolCollector::visit_annotations(const Function& node) {
    if (annotation_names_ != AnnotationNames::deferred) return visit_each_annotation(node);
    if (scope_->kind == ScopeKind::class_body) scope_->gives_class_dict = true;
    if (!has_annotations(node)) return;
    enter(ScopeKind::function, &node.args);
    scope_->annotation = true;
    define(".format", defined_parameter, node.span);
    visit_each_annotation(node);
    leave();
}

/// The annotations of a class body share one scope.
void SymbolCollector::visit_class_annotation(const Expression& annotation) {
    Scope* class_scope = scope_;
    if (!class_scope->annotations) {
        enter(ScopeKind::function, class_scope);
        scope_->annotation = true;
        define(".format", defined_parameter, annotation.span);
        class_scope->annotations = scope_;
    }
    scope_ = class_scope->annotations;
    visit(annotation);
    scope_ = class_scope;
}

/// What is evaluated late in a class body needs its namespace, whatever names it uses.
void SymbolCollector::let_annotations_see(const Scope& outer) {
    for (Scope* child : outer.children) {
        if (!child->annotation) continue;
        child->add(names_.intern("__classdict__")).flags |= used;
        let_annotations_see(*child);
    }
}

void SymbolCollector::visit_function(const Function& node) {
    assign_name(node.name, node.span);
    visit_defaults(node.args);
    check_decorators(node.decorator_list);
    visit(node.decorator_list);
    enter_type_parameters(node.type_params);
    visit_annotations(node);
    enter(ScopeKind::function, &node);
    scope_->coroutine = node.kind == StatementKind::async_function_def;
    define_parameters(node.args);
    visit(node.body);
    leave();
    leave_type_parameters(node.type_params);
}

void SymbolCollector::visit_class(const ClassDef& node) {
    assign_name(node.name, node.span);
    check_decorators(node.decorator_list);
    visit(node.decorator_list);
    enter_type_parameters(node.type_params);
    visit(node.bases);
    visit_keywords(node.keywords);
    enter(ScopeKind::class_body, &node);
    scope_->class_name = node.name;
    if (!node.type_params.empty()) scope_->add(names_.intern(type_parameters_name)).flags |= used;
    visit(node.body);
    let_annotations_see(*scope_);
    leave();
    leave_type_parameters(node.type_params);
}

void SymbolCollector::visit(const Body& body) {
    for (const StatementPtr& statement : body) visit(*statement);
}

void SymbolCollector::visit(const Statement& statement) {
    const StatementKind kind = statement.kind;
    const bool has_own_body = kind == StatementKind::function_def || kind == StatementKind::async_function_def ||
                              kind == StatementKind::class_def;
    if (!has_own_body) return visit_kind(statement);
    const bool in_finally = std::exchange(in_finally_, false);
    const int loops = std::exchange(loops_in_finally_, 0);
    visit_kind(statement);
    in_finally_ = in_finally;
    loops_in_finally_ = loops;
}

void SymbolCollector::visit_loop(const Body& body) {
    ++loops_in_finally_;
    visit(body);
    --loops_in_finally_;
}

void SymbolCollector::visit_kind(const Statement& statement) {
    if (options_.python_2) check_language(statement);
    switch (statement.kind) {
        case StatementKind::function_def: return visit_function(as<FunctionDef>(statement));
        case StatementKind::async_function_def: return visit_function(as<AsyncFunctionDef>(statement));
        case StatementKind::class_def: return visit_class(as<ClassDef>(statement));
        case StatementKind::return_: check_leaving(statement, "return"); return visit(as<Return>(statement).value);
        case StatementKind::delete_: return visit(as<Delete>(statement).targets);
        case StatementKind::assign: {
            const auto& node = as<Assign>(statement);
            visit(node.targets);
            return visit(node.value);
        }
        case StatementKind::type_alias: return visit_type_alias(as<TypeAlias>(statement));
        case StatementKind::aug_assign: {
            const auto& node = as<AugAssign>(statement);
            visit(node.target);
            return visit(node.value);
        }
        case StatementKind::ann_assign: return visit_annotated(as<AnnAssign>(statement));
        case StatementKind::for_: return visit_for(as<For>(statement));
        case StatementKind::async_for: return visit_for(as<AsyncFor>(statement));
        case StatementKind::while_: return visit_while(as<While>(statement));
        case StatementKind::if_: return visit_if(as<If>(statement));
        case StatementKind::with: return visit_with(as<With>(statement));
        case StatementKind::async_with: return visit_with(as<AsyncWith>(statement));
        case StatementKind::match: return visit_match(as<Match>(statement));
        case StatementKind::raise: {
            const auto& node = as<Raise>(statement);
            visit(node.exc);
            return visit(node.cause);
        }
        case StatementKind::try_: return visit_try(as<Try>(statement));
        case StatementKind::try_star: return visit_try(as<TryStar>(statement));
        case StatementKind::assert_: {
            const auto& node = as<Assert>(statement);
            check_assertion(node);
            visit(node.test);
            return visit(node.msg);
        }
        case StatementKind::import: return visit_aliases(as<Import>(statement).names, statement.span);
        case StatementKind::import_from: return visit_aliases(as<ImportFrom>(statement).names, statement.span);
        case StatementKind::global: return visit_directive(as<Global>(statement).names, defined_global, statement.span);
        case StatementKind::nonlocal:
            return visit_directive(as<Nonlocal>(statement).names, defined_nonlocal, statement.span);
        case StatementKind::expr: return visit(as<Expr>(statement).value);
        case StatementKind::pass: return;
        case StatementKind::break_: return check_leaving(statement, "break");
        case StatementKind::continue_: return check_leaving(statement, "continue");
    }
}

/// `elif` chains are as long as their author liked: no recursion there.
void SymbolCollector::visit_if(const If& first) {
    const If* node = &first;
    while (true) {
        visit(node->test);
        visit(node->body);
        const If* next = node->orelse.size() == 1 ? try_as<If>(node->orelse.front().get()) : nullptr;
        if (!next) return visit(node->orelse);
        node = next;
    }
}

void SymbolCollector::visit_for(const ForLoop& node) {
    visit(node.target);
    visit(node.iter);
    visit_loop(node.body);
    visit(node.orelse);
}

void SymbolCollector::visit_with(const WithBlock& node) {
    for (const WithItem& item : node.items) {
        visit(item.context_expr);
        visit(item.optional_vars);
    }
    scope_->catches = true;
    ++scope_->try_depth;
    visit(node.body);
    --scope_->try_depth;
}

void SymbolCollector::visit_while(const While& node) {
    // Before the loop and behind it; not on PyPy, where names are stored backwards.
    const bool test_is_twice = options_.minor >= 10 && options_.minor <= 13 && !options_.names_are_stored_backwards;
    const std::size_t warned = table_.warnings().size();
    visit(node.test);
    const std::size_t end = table_.warnings().size();
    visit_loop(node.body);
    if (test_is_twice) warn_again(warned, end);
    visit(node.orelse);
}

/// What is compiled in two places warns in both.
void SymbolCollector::warn_again(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) table_.warnings().push_back(SyntaxWarning(table_.warnings()[i]));
}

void SymbolCollector::visit_try(const TryBlock& node) {
    ++scope_->try_depth;
    visit(node.body);
    --scope_->try_depth;
    visit(node.orelse);
    if (!node.handlers.empty()) scope_->catches = true;
    for (const ExceptHandler& handler : node.handlers) {
        visit(handler.type);
        if (handler.name) assign_name(*handler.name, handler.span);
        visit(handler.body);
    }
    const bool in_finally = std::exchange(in_finally_, true);
    const int loops = std::exchange(loops_in_finally_, 0);
    const std::size_t warned = table_.warnings().size();
    visit(node.finalbody);
    if (options_.minor >= 9 && options_.minor <= 13) warn_again(warned, table_.warnings().size());
    in_finally_ = in_finally;
    loops_in_finally_ = loops;
}

void SymbolCollector::visit_annotated(const AnnAssign& node) {
    if (const Name* name = try_as<Name>(node.target.get())) {
        const Symbol* symbol = scope_->find(mangled(name->id));
        const int directives = symbol ? symbol->flags & (defined_global | defined_nonlocal) : 0;
        // PyPy 7.3 and CPython up to 3.7 mind a directive of any function where a module annotates the name.
        const bool on_pypy = options_.names_are_stored_backwards;
        const bool is_minded = scope_->kind != ScopeKind::module || options_.minor <= (on_pypy ? 9 : 7);
        if (node.simple && directives != 0 && is_minded) {
            fail(node.span,
                 "annotated name '" + name->id + "' can't be " + (directives & defined_global ? "global" : "nonlocal"));
        }
        if (node.simple) {
            assign_name(name->id, node.span, defined_local | annotated);
        } else if (node.value) {
            assign_name(name->id, node.span);
        }
    } else {
        visit(node.target);
    }
    if (annotation_names_ == AnnotationNames::used) {
        const std::size_t warned = table_.warnings().size();
        visit(node.annotation);
        // It is never compiled.
        if (scope_->is_function()) table_.warnings().resize(warned);
    } else if (annotation_names_ == AnnotationNames::deferred && node.simple && scope_->kind == ScopeKind::class_body) {
        visit_class_annotation(*node.annotation);
    }
    visit(node.value);
}

void SymbolCollector::visit_aliases(const std::vector<Alias>& aliases, const Span& span) {
    for (const Alias& alias : aliases) {
        if (alias.name == "*") {
            if (scope_->kind != ScopeKind::module) fail(alias.span, "import * only allowed at module level");
            continue;
        }
        const std::string& bound = alias.asname ? *alias.asname : alias.name;
        assign_name(alias.asname ? bound : bound.substr(0, bound.find('.')), span, defined_import);
    }
}

void SymbolCollector::visit_directive(const std::vector<Identifier>& directive_names, std::uint16_t flag,
                                      const Span& span) {
    const std::string what = flag == defined_global ? "global" : "nonlocal";
    for (const Identifier& text : directive_names) {
        const NameId name = mangled(text);
        const Symbol* symbol = scope_->find(name);
        const int flags = symbol ? symbol->flags : 0;
        if (flags & defined_parameter) fail(span, "name '" + text + "' is parameter and " + what);
        if (flags & used) fail(span, "name '" + text + "' is used prior to " + what + " declaration");
        if (flags & annotated) fail(span, "annotated name '" + text + "' can't be " + what);
        // CPython does not mind an import.
        const bool imports_count = options_.names_are_stored_backwards;
        if (flags & (imports_count ? defined_local | defined_import : defined_local)) {
            fail(span, "name '" + text + "' is assigned to before " + what + " declaration");
        }
        define_in(*scope_, name, flag, span);
        table_.directives().push_back({scope_, name, span});
    }
}

}  // namespace lastref::model::compile
