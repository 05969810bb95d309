#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "backends/model/compile/code.hpp"
#include "backends/model/compile/constants.hpp"
#include "backends/model/compile/symbols.hpp"
#include "backends/model/compile/unit.hpp"
#include "backends/model/syntax/ast.hpp"

namespace lastref::model::compile {

enum class Access : std::uint8_t { load, store, erase };
enum class JumpWhen : std::uint8_t { is_false, is_true };
enum class Preserve : std::uint8_t { nothing, top };
/// Evaluated where they stand, kept as text (`from __future__ import annotations`), or evaluated when asked for (3.14).
enum class AnnotationMode : std::uint8_t { evaluated, text, deferred };

/// The second pass: walks the tree and emits code, following CPython's compile.c construct by construct, since the
/// order in which values are pushed, kept and popped is what this project is about. Throws Failure.
class Generator {
public:
    Generator(SymbolTable& table, const std::string& file, const Options& options, AnnotationMode annotation_mode)
        : table_(table), file_(file), options_(options), annotation_mode_(annotation_mode) {}

    std::unique_ptr<const Code> module(const syntax::Module& module);
    std::unique_ptr<const Code> expression(const syntax::Expression& expression);

private:
    using Label = Assembler::Label;
    using Span = syntax::Span;

    // generator.cpp: code objects, names, constants
    struct UnitScope;
    void enter(Unit& unit, std::string_view name, const Span& span, std::int32_t first_line);
    void number_parameters(Unit& unit, const syntax::Arguments& arguments);
    void number_cells(Unit& unit);
    void set_qualified_name(Unit& unit, std::string_view name);
    std::unique_ptr<const Code> leave();
    std::unique_ptr<const Code> finish_module();
    std::uint32_t slot(NameId name);
    std::uint32_t shared_number(NameId name) const;
    /// Up to 3.10 a parameter that is a cell moves out of its place, to the other cells behind the locals.
    bool moves_parameter_cells() const { return options_.minor < 11 || options_.parameter_cells_copy; }
    std::uint32_t name_index(NameId name) { return unit_->names.insert(name); }
    NameId mangled(std::string_view name) { return table_.names().mangle(unit_->scope.class_name, name); }
    void access(Access how, std::string_view name, const Span& span);
    void access_binding(Access how, NameId name, const Span& span);
    void access_global(Access how, NameId name, const Span& span);
    void access_namespace(Access how, NameId name, const Span& span);
    void access_cell(Access how, NameId name, const Span& span);
    void access_free(Access how, NameId name, const Span& span);
    void access_local(Access how, NameId name, const Span& span);
    void load_constant(Constant constant, const Span& span);
    void load_none(const Span& span) { load_constant(NoneConstant{}, span); }
    void emit(const Span& span, Opcode opcode, std::uint32_t argument = 0) {
        unit_->assembler.emit(span, opcode, argument);
    }
    void begin_line(std::uint32_t line) {
        if (options_.minor < 8) assembler().begin_line(line);
    }
    void emit_named(const Span& span, Opcode opcode, std::string_view name) {
        emit(span, opcode, name_index(mangled(name)));
    }
    void emit_jump(const Span& span, Opcode opcode, Label label) { unit_->assembler.emit_jump(span, opcode, label); }
    Label new_label() { return unit_->assembler.new_label(); }
    void bind(Label label) { unit_->assembler.bind(label); }
    Assembler& assembler() { return unit_->assembler; }

    // expressions.cpp
    void visit(const syntax::Expression& expression);
    void visit_kind(const syntax::Expression& expression);
    /// Where the value of an operand goes that was tested already, and stays on the stack.
    struct Tested {
        std::optional<Label> when_true;
        std::optional<Label> when_false;
    };
    void visit_bool(const syntax::BoolOp& node, Tested tested);
    void visit_operand(const syntax::Expression& operand, Tested tested);
    void visit_binary(const syntax::BinOp& node);
    void visit_unary(const syntax::UnaryOp& node);
    void visit_conditional(const syntax::IfExp& node);
    void visit_compare(const syntax::Compare& node);
    void visit_container(syntax::CompareOperator op, const syntax::Expression& container);
    void emit_compare(const Span& span, syntax::CompareOperator op);
    void visit_slice(const syntax::Slice& node);
    void visit_bound(const syntax::ExpressionPtr& bound, const Span& span);
    bool visit_bounds(const syntax::Expression& index);
    void visit_await(const syntax::Await& node);
    void visit_yield(const syntax::Yield& node);
    void visit_yield_from(const syntax::YieldFrom& node);
    void emit_send_loop(const Span& span);
    void emit_await(const Span& span, std::uint32_t purpose);

    // conditions.cpp
    void jump_if(const syntax::Expression& condition, Label target, JumpWhen when);
    void jump_if_compare(const syntax::Compare& node, Label target, JumpWhen when);
    void jump_if_bool(const syntax::BoolOp& node, Label target, JumpWhen when);

    // displays.cpp
    enum class Sequence : std::uint8_t { tuple, list, set, arguments };  ///< those of a call are a tuple
    void visit_sequence(const syntax::Expressions& elements, Sequence kind, std::uint32_t pushed, const Span& span);
    /// A display with a star, and what a call passes, is built when all its parts are there (to 3.8), not step by step.
    [[nodiscard]] bool joins_displays() const;
    void join_sequence(const syntax::Expressions& elements, Sequence kind, std::uint32_t pushed, const Span& span);
    void join_dict(const syntax::Dict& node);
    void join_keywords(const Span& span, const std::vector<syntax::Keyword>& keywords);
    bool visit_constant_sequence(const syntax::Expressions& elements, Sequence kind, std::uint32_t pushed,
                                 const Span& span);

    void visit_dict(const syntax::Dict& node);
    void visit_dict_part(const syntax::Dict& node, std::size_t begin, std::size_t end);
    void visit_joined_string(const syntax::JoinedStr& node);
    void visit_formatted_value(const syntax::FormattedValue& node);
    bool visit_percent_format(const syntax::BinOp& node);

    // calls.cpp
    void visit_call(const syntax::Call& node);
    /// list(), set() or tuple() of a generator expression, where the caller's code builds the result if the name is
    /// that type's.
    void visit_call_of_generator(const syntax::Call& node, Opcode build);
    [[nodiscard]] std::optional<Opcode> display_of(const syntax::Call& node) const;
    bool is_plain_call(std::uint32_t pushed, const syntax::Expressions& arguments,
                       const std::vector<syntax::Keyword>& keywords) const;
    void visit_plain_arguments(const Span& span, std::uint32_t pushed, const syntax::Expressions& arguments,
                               const std::vector<syntax::Keyword>& keywords);
    void visit_arguments(const Span& span, std::uint32_t pushed, const syntax::Expressions& arguments,
                         const std::vector<syntax::Keyword>& keywords);
    void visit_unpacked_keywords(const Span& span, const std::vector<syntax::Keyword>& keywords);
    void visit_keyword_part(const Span& span, const std::vector<syntax::Keyword>& keywords, std::size_t begin,
                            std::size_t end);

    // comprehensions.cpp
    struct Comprehended;
    struct Isolated;
    void visit_comprehension(const syntax::Expression& expression);
    void visit_inlined(const Comprehended& node);
    /// In 3.15 its list stays one.
    void visit_first_iterable(const syntax::Expression& iterable);
    void visit_leaking(const syntax::ListComp& node);
    void visit_as_function(const Comprehended& node);
    void isolate(Scope& scope, std::vector<Isolated>& isolated);
    void isolate_name(NameId name, const Symbol& inner, std::vector<Isolated>& isolated);
    void restore(const std::vector<Isolated>& isolated, std::uint32_t saved);
    void visit_loops(const Comprehended& node, std::size_t index, std::uint32_t depth);
    void visit_loop(const Comprehended& node, std::size_t index, std::uint32_t depth);
    void visit_async_loop(const Comprehended& node, std::size_t index, std::uint32_t depth);
    void visit_inside(const Comprehended& node, std::size_t index, std::uint32_t depth, Label skip);
    void visit_element(const Comprehended& node, std::uint32_t depth);
    void visit_unpacked(const Comprehended& node, const syntax::Starred& element, std::uint32_t depth);

    // functions.cpp
    void visit_function(const syntax::Function& node);
    void visit_plain_function(const syntax::Function& node, std::uint32_t flags, std::uint32_t first_line);
    void visit_lambda(const syntax::Lambda& node);
    std::uint32_t visit_defaults(const syntax::Arguments& arguments, const Span& span);
    std::uint32_t visit_keyword_defaults(const syntax::Arguments& arguments, const Span& span);
    void make_closure(std::unique_ptr<const Code> code, const Scope& inner, const std::vector<NameId>& free,
                      std::uint32_t flags, const Span& span);
    void visit_decorators(const syntax::Expressions& decorators);
    /// From 3.8 to 3.10 the calls are told by the line of the definition.
    void apply_decorators(const syntax::Expressions& decorators, const Span& definition);
    bool visit_docstring(const syntax::Body& body);
    void emit_yield(const Span& span);
    void add_return_none();

    // annotations.cpp
    std::uint32_t visit_annotations(const syntax::Function& node);
    std::uint32_t visit_each_annotation(const syntax::Function& node);
    std::uint32_t visit_deferred_annotations(const syntax::Function& node);
    void visit_annotation(const syntax::Expression& annotation);
    void enter_annotations(Unit& unit, const Span& span);
    void leave_annotations(Unit& unit, std::uint32_t count, const Span& span);
    void store_class_annotations();
    bool sees_class_name(NameId name);
    void load_through_class(NameId name, const Span& span);

    // classes.cpp
    void visit_class(const syntax::ClassDef& node);
    void visit_class_body(const syntax::ClassDef& node, std::int32_t first_line);
    void store_static_attributes();
    void return_class_cell();
    void note_static_attribute(const syntax::Attribute& target);
    void visit_namespace_body(const syntax::Body& body);

    // type_parameters.cpp
    void make_function_around(const std::vector<syntax::TypeParam>& parameters, std::string_view name, const Span& span,
                              const std::function<void()>& make);
    void call_without_defaults(const Span& span);
    void visit_type_parameter(const syntax::TypeParam& parameter);
    void visit_late(const syntax::ExpressionPtr& expression, std::string_view name, const Span& span);
    void visit_generic_function(const syntax::Function& node, std::uint32_t first_line);
    void visit_generic_class(const syntax::ClassDef& node, std::uint32_t first_line);
    void visit_type_alias(const syntax::TypeAlias& node);

    // targets.cpp
    void store(const syntax::Expression& target);
    void store_all(const syntax::Expressions& targets, const Span& span);
    void unpack(std::size_t count, const std::function<bool(std::size_t)>& is_starred, const Span& span,
                const char* twice);
    void erase(const syntax::Expression& target);
    bool store_backwards(const syntax::Assign& node);
    void visit_assign(const syntax::Assign& node);
    void visit_augmented(const syntax::AugAssign& node);
    void visit_annotated(const syntax::AnnAssign& node);
    void check_annotated_target(const syntax::Expression& target);
    void visit_and_drop(const syntax::Expression& expression);

    // statements.cpp
    void visit(const syntax::Body& body);
    void visit(const syntax::Statement& statement);
    void visit_if(const syntax::If& node);
    void visit_raise(const syntax::Raise& node);
    void visit_assert(const syntax::Assert& node);
    void visit_expression_statement(const syntax::Expr& node);
    void visit_import(const syntax::Import& node);
    void visit_import_as(const syntax::Alias& alias, const Span& span);
    void visit_import_from(const syntax::ImportFrom& node);

    // loops.cpp
    void visit_while(const syntax::While& node);
    void visit_for(const syntax::For& node);
    void visit_async_for(const syntax::AsyncFor& node);
    void visit_return(const syntax::Return& node);
    void visit_break(const syntax::Statement& node);
    void visit_continue(const syntax::Statement& node);
    void visit_iterable(const syntax::Expression& iterable);
    /// Of a list that is only iterated over or searched.
    bool becomes_tuple(const syntax::List& used) const;
    void refuse_in_annotation(const std::string& what, const Span& span);
    bool is_in_function() const { return unit_->scope.is_function(); }
    bool can_await() const;

    // unwinding.cpp
    enum class UnwindTo : std::uint8_t { function, loop };
    void push_block(Block block);
    void pop_block() { unit_->blocks.pop_back(); }
    /// Undoes the blocks around the current place; to the loop: down to the innermost loop, which is returned. `span`
    /// becomes `nowhere` once other code has run in between. Leaves the current handler changed.
    std::optional<Block> unwind_blocks(Span& span, Preserve preserve, UnwindTo to);
    void unwind(const Block& block, Span& span, Preserve preserve);
    void unwind_finally(const Block& block, Span& span, Preserve preserve);
    void unwind_with(const Block& block, Span& span, Preserve preserve);
    void unwind_handler(const Block& block, const Span& span, Preserve preserve);
    void swap_if(Preserve preserve, const Span& span) {
        if (preserve == Preserve::top) emit(span, Opcode::swap, 2);
    }

    // exceptions.cpp, exception_groups.cpp
    void visit_try(const syntax::TryBlock& node);
    void visit_finally(const syntax::TryBlock& node);
    void visit_failed_finally(const syntax::TryBlock& node, Label failed);
    void visit_guarded(const syntax::TryBlock& node);
    void visit_try_except(const syntax::TryBlock& node);
    void visit_handlers(const syntax::TryBlock& node, Label failed, Label end);
    void visit_handler(const syntax::ExceptHandler& handler, Label end, Assembler::HandlerId outer);
    void check_types(const syntax::Expression& types) const;
    void visit_handler_body(const syntax::ExceptHandler& handler, Label end, Assembler::HandlerId outer);
    void visit_named_handler(const syntax::ExceptHandler& handler, Label end, Assembler::HandlerId outer);
    void clear_handler_name(const std::string& name, const Span& span);
    void leave_named_handler(const std::string& name, const Span& span);
    void visit_try_star(const syntax::TryBlock& node);
    void visit_star_handler(const syntax::ExceptHandler& handler);
    void visit_star_reraise(Label end, Assembler::HandlerId outer);
    void pop_exception_and_reraise();
    void push_exception(const Span& span);
    void pop_exception(const Span& span);
    /// Before the frame gives anything to its caller.
    void restore_exception();

    // with.cpp
    void visit_with_block(const syntax::WithBlock& node, std::size_t index);
    const Span& place_of_loop(const Span& whole, const Span& header) const;
    Span place_of_exit(const Span& span) const;
    void drop_exit(const Span& span);
    void leave_with(BlockKind kind, const Span& span);
    void visit_failed_with(BlockKind kind, const Span& span);

    // match.cpp, patterns.cpp, or_patterns.cpp
    struct PatternState;
    void visit_match(const syntax::Match& node);
    void visit_pattern(const syntax::Pattern& pattern, PatternState& state);
    void visit_subpattern(const syntax::Pattern& pattern, PatternState& state);
    void visit_value_pattern(const syntax::MatchValue& pattern, PatternState& state);
    void visit_singleton_pattern(const syntax::MatchSingleton& pattern, PatternState& state);
    void visit_sequence_pattern(const syntax::MatchSequence& pattern, PatternState& state);
    void unpack_sequence_pattern(const syntax::MatchSequence& pattern, PatternState& state);
    void index_sequence_pattern(const syntax::MatchSequence& pattern, std::size_t star, PatternState& state);
    void visit_mapping_pattern(const syntax::MatchMapping& pattern, PatternState& state);
    void visit_mapping_keys(const syntax::MatchMapping& pattern);
    void keep_rest_of_mapping(const syntax::MatchMapping& pattern, PatternState& state);
    void visit_class_pattern(const syntax::MatchClass& pattern, PatternState& state);
    void visit_as_pattern(const syntax::MatchAs& pattern, PatternState& state);
    void visit_or_pattern(const syntax::MatchOr& pattern, PatternState& state);
    void reorder_captures(const syntax::Pattern& pattern, std::vector<std::string>& stores,
                          const std::vector<std::string>& control);
    void check_length(const Span& span, CompareOperator op, std::size_t length, PatternState& state);
    void rotate(std::size_t count, const Span& span);
    void capture(const std::optional<std::string>& name, const Span& span, PatternState& state);
    Label fail_label(std::size_t pops, PatternState& state);
    /// A syntax error where the language is older than 3.`minor`. Modules of the library may use all of it.
    void require_language(int minor, const Span& span) const;
    void jump_to_fail(Opcode opcode, const Span& span, PatternState& state);
    void bind_fail_labels(const Span& span, PatternState& state);

    SymbolTable& table_;
    const std::string& file_;
    const Options& options_;
    AnnotationMode annotation_mode_;
    ConstantIdentities identities_;
    Unit* unit_ = nullptr;
    int depth_ = 0;
    std::set<const void*> seen_targets_;  ///< where stars are forgotten
};

/// Where an attribute that goes over several lines, or a call of it, is shown: from the attribute's name on.
syntax::Span span_from_attribute(const syntax::Attribute& attribute, syntax::Span span);

/// The number of the operator in binary_operator and inplace_operator.
std::uint32_t binary_operator_number(syntax::BinaryOperator op);

/// CPython builds larger displays and argument lists piece by piece.
inline constexpr std::size_t stack_use_guideline = 30;

}  // namespace lastref::model::compile
