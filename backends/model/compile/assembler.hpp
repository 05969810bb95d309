#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "backends/model/compile/code.hpp"
#include "backends/model/syntax/node.hpp"

namespace lastref::model::compile {

enum class SavesIndex : std::uint8_t { no, yes };
enum class SafePoint : std::uint8_t { no, yes };

/// Numbers of local variables while code is being generated: how many plain ones there will be is not yet known then.
inline constexpr std::uint32_t cell_base = 0x4000'0000;
inline constexpr std::uint32_t free_base = 0x8000'0000;

/// The place of instructions that no source stands for: they are shown at the place of the one before.
inline constexpr syntax::Span nowhere{0, 0, 0, 0};

/// Collects the instructions of one code object, with labels for jump targets and a stack of exception handlers, and
/// turns them into the tables of a Code.
class Assembler {
public:
    using Label = std::uint32_t;
    using HandlerId = std::uint32_t;
    static constexpr HandlerId no_handler = ~HandlerId{0};

    Label new_label();
    /// The label stands for the next instruction.
    void bind(Label label);

    void emit(const syntax::Span& span, Opcode opcode, std::uint32_t argument = 0);
    void emit(Opcode opcode, std::uint32_t argument = 0);
    void emit_jump(const syntax::Span& span, Opcode opcode, Label target);
    void emit_jump(Opcode opcode, Label target, SafePoint safe_point = SafePoint::yes);

    /// Up to 3.7 an instruction has the line that the compiler came to last: a statement's, then those of its parts
    /// that lie further down.
    void begin_line(std::uint32_t line) { line_ = line; }
    void advance_line(std::uint32_t line) {
        if (line_ != 0) line_ = std::max(line_, line);
    }

    /// From the next instruction on, exceptions go to `target`. The stack is then cut to what it holds here, less
    /// `result_depth` values.
    HandlerId begin_handler(Label target, SavesIndex saves_index, std::uint32_t result_depth = 0);
    /// Exceptions go again where they went before the current handler began.
    void end_handler() { current_ = sites_[current_].outer; }
    HandlerId current_handler() const { return current_; }
    void set_current_handler(HandlerId handler) { current_ = handler; }

    /// Replaces a `build_tuple` of `count` that was emitted last, and that nothing jumps behind, by nothing at all.
    /// Returns whether there was one.
    bool take_back_tuple(std::uint32_t count);
    bool is_empty() const { return raw_.empty(); }

    /// What CPython does to stores of locals in a row: 3.11 lets them change places instead of swapping values, 3.13
    /// also drops those that the next one overwrites.
    enum class Stores : std::uint8_t { as_written, without_swaps, without_swaps_and_dead_stores };
    /// Fills `instructions`, `positions`, `handlers`, `stack_size` and `cache_count` of `code`, whose counts of locals
    /// must be set. `cell_numbers` has the final number of each cell.
    void finish(Code& code, const std::vector<std::uint32_t>& cell_numbers, Stores stores);

private:
    struct Raw {
        Opcode opcode = Opcode::nop;
        bool located = false;
        bool safe_point = true;
        std::uint32_t argument = 0;
        HandlerId handler = no_handler;
        Position position;
    };
    struct Site {
        Label target = 0;
        HandlerId outer = no_handler;
        std::uint32_t setup = 0;
        std::uint32_t result_depth = 0;
        SavesIndex saves_index = SavesIndex::no;
        std::int32_t depth = -1;
    };

    void push(Opcode opcode, std::uint32_t argument, bool located, const Position& position);
    std::uint32_t target_of(const Raw& raw) const { return labels_[raw.argument]; }
    void mark_block_starts();
    void drop_dead_stores();
    void apply_static_swaps();
    void swap_stores_before(std::uint32_t position);
    static bool is_swappable(Opcode opcode);
    std::int64_t next_swappable(std::int64_t position, std::int32_t line) const;
    bool reorder(std::uint32_t swap);
    void measure_depths(Code& code);
    void visit_from(std::uint32_t start, std::vector<std::uint32_t>& pending, std::int32_t& deepest);
    void reach(std::uint32_t position, std::int32_t depth, std::vector<std::uint32_t>& pending);
    void thread_jumps();
    void number_instructions();
    std::uint32_t resolve_local(const Code& code, const std::vector<std::uint32_t>& cell_numbers,
                                std::uint32_t argument) const;
    void write_instructions(Code& code, const std::vector<std::uint32_t>& cell_numbers) const;
    void write_handlers(Code& code) const;

    std::vector<Raw> raw_;
    std::vector<std::uint32_t> labels_;
    std::vector<Site> sites_;
    HandlerId current_ = no_handler;
    std::uint32_t last_bound_ = ~std::uint32_t{0};
    bool has_swaps_ = false;
    std::uint32_t line_ = 0;  ///< 0: each instruction has its own
    Stores stores_ = Stores::as_written;
    std::vector<std::uint8_t> block_starts_;
    std::vector<std::int32_t> depths_;  ///< before each instruction, -1 where it is never reached
    std::vector<std::uint32_t> new_numbers_;
};

/// Whether the opcode's argument is the number of an instruction.
constexpr bool is_jump(Opcode opcode) {
    switch (opcode) {
        case Opcode::jump:
        case Opcode::jump_backward:
        case Opcode::pop_jump_if_false:
        case Opcode::pop_jump_if_true:
        case Opcode::pop_jump_if_none:
        case Opcode::pop_jump_if_not_none:
        case Opcode::for_iterator:
        case Opcode::send: return true;
        default: return false;
    }
}

/// Whether the opcode's argument is the number of a local variable.
constexpr bool is_local(Opcode opcode) {
    switch (opcode) {
        case Opcode::load_fast:
        case Opcode::load_fast_or_null:
        case Opcode::store_fast:
        case Opcode::store_fast_or_unset:
        case Opcode::delete_fast:
        case Opcode::make_cell:
        case Opcode::load_closure:
        case Opcode::load_cell:
        case Opcode::load_class_cell:
        case Opcode::store_cell:
        case Opcode::delete_cell: return true;
        default: return false;
    }
}

/// Whether execution never goes on with the next instruction.
constexpr bool ends_flow(Opcode opcode) {
    switch (opcode) {
        case Opcode::jump:
        case Opcode::jump_backward:
        case Opcode::return_value:
        case Opcode::raise:
        case Opcode::reraise: return true;
        default: return false;
    }
}

/// How the depth changes when the opcode jumps.
constexpr int jump_effect(Opcode opcode) {
    switch (opcode) {
        case Opcode::for_iterator:
        case Opcode::pop_jump_if_false:
        case Opcode::pop_jump_if_true:
        case Opcode::pop_jump_if_none:
        case Opcode::pop_jump_if_not_none: return -1;
        default: return 0;
    }
}

}  // namespace lastref::model::compile
