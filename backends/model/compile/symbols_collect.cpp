#include <utility>

#include "backends/model/compile/failure.hpp"
#include "backends/model/compile/symbols.hpp"

// The first pass: walks the tree and notes what each scope does with its names, and finds what can be wrong with that.

namespace lastref::model::compile {

namespace {

using namespace syntax;

class Collector {
public:
    Collector(SymbolTable& table, AnnotationNames annotation_names)
        : table_(table), names_(table.names()), annotation_names_(annotation_names) {}

    void run(const Module& module) {
        scope_ = &table_.open(ScopeKind::module, &module, nullptr);
        visit(module.body);
    }
    void run(const Expression& expression) {
        scope_ = &table_.open(ScopeKind::module, &expression, nullptr);
        visit(expression);
    }

private:
    NameId mangled(std::string_view name) { return names_.mangle(scope_->class_name, name); }

    void enter(ScopeKind kind, const void* node) {
        Scope& scope = table_.open(kind, node, scope_);
        scope.iterable_depth = scope_->iterable_depth;
        scope_ = &scope;
    }
    void leave() { scope_ = scope_->parent; }

    void define(std::string_view name, std::uint16_t flags, const Span& span) {
        define_in(*scope_, mangled(name), flags, span);
    }

    void define_in(Scope& scope, NameId name, std::uint16_t flags, const Span& span) {
        Symbol& symbol = scope.add(name);
        if ((flags & defined_parameter) && (symbol.flags & defined_parameter)) {
            fail(span, "duplicate argument '" + names_.text(name) + "' in function definition");
        }
        symbol.flags |= flags;
        // What any scope declares global is explicitly global at module level too.
        if ((flags & defined_global) && scope.parent) table_.top().add(name).flags |= defined_global;
        if (!scope.in_target) return;
        if (symbol.flags & (defined_global | defined_nonlocal)) {
            fail(span,
                 "comprehension inner loop cannot rebind assignment expression target '" + names_.text(name) + "'");
        }
        symbol.flags |= comprehension_iterator;
    }

    void assign_name(const std::string& name, const Span& span, std::uint16_t flags = defined_local) {
        if (name == "__debug__") fail(span, "cannot assign to __debug__");
        define(name, flags, span);
    }

    // Expressions

    void visit(const ExpressionPtr& expression) {
        if (expression) visit(*expression);
    }
    void visit(const Expressions& expressions) {
        for (const ExpressionPtr& expression : expressions) visit(expression);
    }

    void visit(const Expression& expression) {
        switch (expression.kind) {
            case ExpressionKind::constant: return;
            case ExpressionKind::name: return visit_name(as<Name>(expression));
            case ExpressionKind::bool_op: return visit(as<BoolOp>(expression).values);
            case ExpressionKind::named_expr: return visit_named(as<NamedExpr>(expression));
            case ExpressionKind::bin_op: return visit_binary(as<BinOp>(expression));
            case ExpressionKind::unary_op: return visit(as<UnaryOp>(expression).operand);
            case ExpressionKind::lambda: return visit_lambda(as<Lambda>(expression));
            case ExpressionKind::if_exp: {
                const auto& node = as<IfExp>(expression);
                visit(node.test);
                visit(node.body);
                return visit(node.orelse);
            }
            case ExpressionKind::dict: {
                const auto& node = as<Dict>(expression);
                visit(node.keys);
                return visit(node.values);
            }
            case ExpressionKind::set: return visit(as<Set>(expression).elts);
            case ExpressionKind::list_comp: {
                const auto& node = as<ListComp>(expression);
                return visit_comprehension(node, node.generators, ComprehensionKind::list, *node.elt, nullptr);
            }
            case ExpressionKind::set_comp: {
                const auto& node = as<SetComp>(expression);
                return visit_comprehension(node, node.generators, ComprehensionKind::set, *node.elt, nullptr);
            }
            case ExpressionKind::dict_comp: {
                const auto& node = as<DictComp>(expression);
                return visit_comprehension(node, node.generators, ComprehensionKind::dict, *node.key, node.value.get());
            }
            case ExpressionKind::generator_exp: {
                const auto& node = as<GeneratorExp>(expression);
                return visit_comprehension(node, node.generators, ComprehensionKind::generator, *node.elt, nullptr);
            }
            case ExpressionKind::await: return visit_await(as<Await>(expression));
            case ExpressionKind::yield: return visit_yield(expression, as<Yield>(expression).value.get());
            case ExpressionKind::yield_from: return visit_yield(expression, as<YieldFrom>(expression).value.get());
            case ExpressionKind::compare: {
                const auto& node = as<Compare>(expression);
                visit(node.left);
                return visit(node.comparators);
            }
            case ExpressionKind::call: {
                const auto& node = as<Call>(expression);
                visit(node.func);
                visit(node.args);
                return visit_keywords(node.keywords);
            }
            case ExpressionKind::formatted_value: {
                const auto& node = as<FormattedValue>(expression);
                visit(node.value);
                return visit(node.format_spec);
            }
            case ExpressionKind::joined_str: return visit(as<JoinedStr>(expression).values);
            case ExpressionKind::attribute: {
                const auto& node = as<Attribute>(expression);
                if (node.ctx == Context::store && node.attr == "__debug__") {
                    fail(node.span, "cannot assign to __debug__");
                }
                return visit(node.value);
            }
            case ExpressionKind::subscript: {
                const auto& node = as<Subscript>(expression);
                visit(node.value);
                return visit(node.slice);
            }
            case ExpressionKind::starred: return visit(as<Starred>(expression).value);
            case ExpressionKind::list: return visit(as<List>(expression).elts);
            case ExpressionKind::tuple: return visit(as<Tuple>(expression).elts);
            case ExpressionKind::slice: {
                const auto& node = as<Slice>(expression);
                visit(node.lower);
                visit(node.upper);
                return visit(node.step);
            }
        }
    }

    /// Long sums grow to the left: no recursion there.
    void visit_binary(const BinOp& node) {
        std::vector<const BinOp*> chain{&node};
        while (const BinOp* left = try_as<BinOp>(chain.back()->left.get())) chain.push_back(left);
        visit(chain.back()->left);
        for (std::size_t i = chain.size(); i-- > 0;) visit(chain[i]->right);
    }

    void visit_keywords(const std::vector<Keyword>& keywords) {
        for (const Keyword& keyword : keywords) {
            if (keyword.arg == "__debug__") fail(keyword.span, "cannot assign to __debug__");
            visit(keyword.value);
        }
    }

    void visit_name(const Name& node) {
        if (node.ctx == Context::load) {
            define(node.id, used, node.span);
            if (scope_->is_function() && node.id == "super") define("__class__", used, node.span);
            return;
        }
        if (node.id == "__debug__") {
            fail(node.span, node.ctx == Context::del ? "cannot delete __debug__" : "cannot assign to __debug__");
        }
        define(node.id, defined_local, node.span);
    }

    void visit_named(const NamedExpr& node) {
        const Name& target = as<Name>(*node.target);
        if (scope_->iterable_depth > 0) {
            fail(node.span, "assignment expression cannot be used in a comprehension iterable expression");
        }
        if (scope_->comprehension != ComprehensionKind::none) extend_named_scope(target);
        visit(node.value);
        visit(*node.target);
    }

    /// `:=` in a comprehension binds the name in the scope around it.
    void extend_named_scope(const Name& target) {
        const NameId name = mangled(target.id);
        for (Scope* scope = scope_; scope; scope = scope->parent) {
            if (scope->comprehension != ComprehensionKind::none) {
                const Symbol* symbol = scope->find(name);
                if (symbol && (symbol->flags & comprehension_iterator)) {
                    fail(target.span,
                         "assignment expression cannot rebind comprehension iteration variable '" + target.id + "'");
                }
                continue;
            }
            if (scope->kind == ScopeKind::class_body) {
                fail(target.span, "assignment expression within a comprehension cannot be used in a class body");
            }
            const Symbol* outer = scope->find(name);
            const bool global = scope->kind == ScopeKind::module || (outer && (outer->flags & defined_global));
            define_in(*scope_, name, global ? defined_global : defined_nonlocal, target.span);
            table_.directives().push_back({scope_, name, target.span});
            define_in(*scope, name, scope->kind == ScopeKind::module ? defined_global : defined_local, target.span);
            return;
        }
    }

    void visit_await(const Await& node) {
        visit(node.value);
        scope_->coroutine = true;
    }

    void visit_yield(const Expression& node, const Expression* value) {
        if (value) visit(*value);
        scope_->generator = true;
        switch (scope_->comprehension) {
            case ComprehensionKind::none: return;
            case ComprehensionKind::list: fail(node.span, "'yield' inside list comprehension");
            case ComprehensionKind::set: fail(node.span, "'yield' inside set comprehension");
            case ComprehensionKind::dict: fail(node.span, "'yield' inside dict comprehension");
            case ComprehensionKind::generator: fail(node.span, "'yield' inside generator expression");
        }
    }

    void visit_lambda(const Lambda& node) {
        visit_defaults(node.args);
        enter(ScopeKind::function, &node);
        define_parameters(node.args);
        visit(node.body);
        leave();
    }

    void visit_target(const ExpressionPtr& target) {
        scope_->in_target = true;
        visit(target);
        scope_->in_target = false;
    }

    void visit_iterable(const ExpressionPtr& iterable) {
        ++scope_->iterable_depth;
        visit(iterable);
        --scope_->iterable_depth;
    }

    void visit_comprehension(const Expression& node, const std::vector<Comprehension>& generators,
                             ComprehensionKind kind, const Expression& element, const Expression* value) {
        visit_iterable(generators[0].iter);
        enter(ScopeKind::function, &node);
        scope_->comprehension = kind;
        define(".0", defined_parameter, node.span);
        for (std::size_t i = 0; i < generators.size(); ++i) {
            const Comprehension& generator = generators[i];
            visit_target(generator.target);
            if (i > 0) visit_iterable(generator.iter);
            visit(generator.ifs);
            if (generator.is_async == Asynchrony::asynchronous) scope_->coroutine = true;
        }
        if (value) visit(*value);
        visit(element);
        const bool awaits = scope_->coroutine && kind != ComprehensionKind::generator;
        scope_->generator = kind == ComprehensionKind::generator;
        leave();
        if (awaits) scope_->coroutine = true;
    }

    // Functions and classes

    void visit_defaults(const Arguments& arguments) {
        visit(arguments.defaults);
        visit(arguments.kw_defaults);
    }

    void define_parameter(const Arg& arg) { assign_name(arg.arg, arg.span, defined_parameter); }

    void define_parameters(const Arguments& arguments) {
        for (const Arg& arg : arguments.posonlyargs) define_parameter(arg);
        for (const Arg& arg : arguments.args) define_parameter(arg);
        for (const Arg& arg : arguments.kwonlyargs) define_parameter(arg);
        if (arguments.vararg) define_parameter(*arguments.vararg);
        if (arguments.kwarg) define_parameter(*arguments.kwarg);
    }

    void visit_annotation(const ExpressionPtr& annotation) {
        if (annotation_names_ == AnnotationNames::used) visit(annotation);
    }

    void visit_annotations(const Function& node) {
        for (const Arg& arg : node.args.posonlyargs) visit_annotation(arg.annotation);
        for (const Arg& arg : node.args.args) visit_annotation(arg.annotation);
        if (node.args.vararg) visit_annotation(node.args.vararg->annotation);
        for (const Arg& arg : node.args.kwonlyargs) visit_annotation(arg.annotation);
        if (node.args.kwarg) visit_annotation(node.args.kwarg->annotation);
        visit_annotation(node.returns);
    }

    void visit_function(const Function& node) {
        assign_name(node.name, node.span);
        if (!node.type_params.empty()) refuse(node.type_params[0].span, "type parameters");
        visit_defaults(node.args);
        visit(node.decorator_list);
        visit_annotations(node);
        enter(ScopeKind::function, &node);
        scope_->coroutine = node.kind == StatementKind::async_function_def;
        define_parameters(node.args);
        visit(node.body);
        leave();
    }

    void visit_class(const ClassDef& node) {
        assign_name(node.name, node.span);
        if (!node.type_params.empty()) refuse(node.type_params[0].span, "type parameters");
        visit(node.decorator_list);
        visit(node.bases);
        visit_keywords(node.keywords);
        enter(ScopeKind::class_body, &node);
        scope_->class_name = node.name;
        visit(node.body);
        leave();
    }

    // Statements

    void visit(const Body& body) {
        for (const StatementPtr& statement : body) visit(*statement);
    }

    void visit(const Statement& statement) {
        switch (statement.kind) {
            case StatementKind::function_def: return visit_function(as<FunctionDef>(statement));
            case StatementKind::async_function_def: return visit_function(as<AsyncFunctionDef>(statement));
            case StatementKind::class_def: return visit_class(as<ClassDef>(statement));
            case StatementKind::return_: return visit(as<Return>(statement).value);
            case StatementKind::delete_: return visit(as<Delete>(statement).targets);
            case StatementKind::assign: {
                const auto& node = as<Assign>(statement);
                visit(node.targets);
                return visit(node.value);
            }
            case StatementKind::type_alias: refuse(statement.span, "type statement");
            case StatementKind::aug_assign: {
                const auto& node = as<AugAssign>(statement);
                visit(node.target);
                return visit(node.value);
            }
            case StatementKind::ann_assign: return visit_annotated(as<AnnAssign>(statement));
            case StatementKind::for_: return visit_for(as<For>(statement));
            case StatementKind::async_for: return visit_for(as<AsyncFor>(statement));
            case StatementKind::while_: {
                const auto& node = as<While>(statement);
                visit(node.test);
                visit(node.body);
                return visit(node.orelse);
            }
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
                visit(node.test);
                return visit(node.msg);
            }
            case StatementKind::import: return visit_aliases(as<Import>(statement).names, statement.span);
            case StatementKind::import_from: return visit_aliases(as<ImportFrom>(statement).names, statement.span);
            case StatementKind::global:
                return visit_directive(as<Global>(statement).names, defined_global, statement.span);
            case StatementKind::nonlocal:
                return visit_directive(as<Nonlocal>(statement).names, defined_nonlocal, statement.span);
            case StatementKind::expr: return visit(as<Expr>(statement).value);
            case StatementKind::pass:
            case StatementKind::break_:
            case StatementKind::continue_: return;
        }
    }

    /// `elif` chains are as long as their author liked: no recursion there.
    void visit_if(const If& first) {
        const If* node = &first;
        while (true) {
            visit(node->test);
            visit(node->body);
            const If* next = node->orelse.size() == 1 ? try_as<If>(node->orelse.front().get()) : nullptr;
            if (!next) return visit(node->orelse);
            node = next;
        }
    }

    void visit_for(const ForLoop& node) {
        visit(node.target);
        visit(node.iter);
        visit(node.body);
        visit(node.orelse);
    }

    void visit_with(const WithBlock& node) {
        for (const WithItem& item : node.items) {
            visit(item.context_expr);
            visit(item.optional_vars);
        }
        visit(node.body);
    }

    void visit_try(const TryBlock& node) {
        visit(node.body);
        visit(node.orelse);
        for (const ExceptHandler& handler : node.handlers) {
            visit(handler.type);
            if (handler.name) assign_name(*handler.name, handler.span);
            visit(handler.body);
        }
        visit(node.finalbody);
    }

    void visit_annotated(const AnnAssign& node) {
        if (const Name* name = try_as<Name>(node.target.get())) {
            const Symbol* symbol = scope_->find(mangled(name->id));
            const int directives = symbol ? symbol->flags & (defined_global | defined_nonlocal) : 0;
            if (node.simple && directives != 0 && scope_->kind != ScopeKind::module) {
                fail(node.span, "annotated name '" + name->id + "' can't be " +
                                    (directives & defined_global ? "global" : "nonlocal"));
            }
            if (node.simple) {
                assign_name(name->id, node.span, defined_local | annotated);
            } else if (node.value) {
                assign_name(name->id, node.span);
            }
        } else {
            visit(node.target);
        }
        visit_annotation(node.annotation);
        visit(node.value);
    }

    void visit_aliases(const std::vector<Alias>& aliases, const Span& span) {
        for (const Alias& alias : aliases) {
            if (alias.name == "*") {
                if (scope_->kind != ScopeKind::module) fail(alias.span, "import * only allowed at module level");
                continue;
            }
            const std::string& bound = alias.asname ? *alias.asname : alias.name;
            assign_name(alias.asname ? bound : bound.substr(0, bound.find('.')), span, defined_import);
        }
    }

    void visit_directive(const std::vector<Identifier>& directive_names, std::uint16_t flag, const Span& span) {
        const std::string what = flag == defined_global ? "global" : "nonlocal";
        for (const Identifier& text : directive_names) {
            const NameId name = mangled(text);
            const Symbol* symbol = scope_->find(name);
            const int flags = symbol ? symbol->flags : 0;
            if (flags & defined_parameter) fail(span, "name '" + text + "' is parameter and " + what);
            if (flags & used) fail(span, "name '" + text + "' is used prior to " + what + " declaration");
            if (flags & annotated) fail(span, "annotated name '" + text + "' can't be " + what);
            if (flags & (defined_local | defined_import)) {
                fail(span, "name '" + text + "' is assigned to before " + what + " declaration");
            }
            define_in(*scope_, name, flag, span);
            table_.directives().push_back({scope_, name, span});
        }
    }

    // Patterns

    void visit_match(const Match& node) {
        visit(node.subject);
        for (const MatchCase& match_case : node.cases) {
            visit(*match_case.pattern);
            visit(match_case.guard);
            visit(match_case.body);
        }
    }

    void visit(const Patterns& patterns) {
        for (const PatternPtr& pattern : patterns) visit(*pattern);
    }

    void visit(const Pattern& pattern) {
        switch (pattern.kind) {
            case PatternKind::match_value: return visit(as<MatchValue>(pattern).value);
            case PatternKind::match_singleton: return;
            case PatternKind::match_sequence: return visit(as<MatchSequence>(pattern).patterns);
            case PatternKind::match_mapping: {
                const auto& node = as<MatchMapping>(pattern);
                visit(node.keys);
                visit(node.patterns);
                if (node.rest) assign_name(*node.rest, node.span);
                return;
            }
            case PatternKind::match_class: {
                const auto& node = as<MatchClass>(pattern);
                visit(node.cls);
                visit(node.patterns);
                return visit(node.kwd_patterns);
            }
            case PatternKind::match_star: {
                const auto& node = as<MatchStar>(pattern);
                if (node.name) assign_name(*node.name, node.span);
                return;
            }
            case PatternKind::match_as: {
                const auto& node = as<MatchAs>(pattern);
                if (node.pattern) visit(*node.pattern);
                if (node.name) assign_name(*node.name, node.span);
                return;
            }
            case PatternKind::match_or: return visit(as<MatchOr>(pattern).patterns);
        }
    }

    SymbolTable& table_;
    NameTable& names_;
    AnnotationNames annotation_names_;
    Scope* scope_ = nullptr;
};

}  // namespace

void collect_symbols(SymbolTable& table, const syntax::Module& module, AnnotationNames annotation_names) {
    Collector(table, annotation_names).run(module);
}

void collect_symbols(SymbolTable& table, const syntax::Expression& expression) {
    Collector(table, AnnotationNames::used).run(expression);
}

}  // namespace lastref::model::compile
