#include "backends/model/compile/assembler.hpp"

#include <algorithm>
#include <cassert>

namespace lastref::model::compile {

namespace {

constexpr std::uint32_t unbound = ~std::uint32_t{0};

Position position_of(const syntax::Span& span) {
    return {static_cast<std::int32_t>(span.line), static_cast<std::int32_t>(span.end_line),
            static_cast<std::int32_t>(span.column), static_cast<std::int32_t>(span.end_column)};
}

}  // namespace

Assembler::Label Assembler::new_label() {
    labels_.push_back(unbound);
    return static_cast<Label>(labels_.size() - 1);
}

void Assembler::bind(Label label) {
    assert(labels_[label] == unbound);
    labels_[label] = static_cast<std::uint32_t>(raw_.size());
    last_bound_ = labels_[label];
}

void Assembler::push(Opcode opcode, std::uint32_t argument, bool located, const Position& position) {
    if (raw_.empty()) raw_.reserve(64);
    has_swaps_ |= opcode == Opcode::swap;
    raw_.push_back({opcode, located, true, argument, current_, position});
    if (line_ != 0) raw_.back().position.line = static_cast<std::int32_t>(line_);
}

void Assembler::emit(const syntax::Span& span, Opcode opcode, std::uint32_t argument) {
    if (span.line == 0) return emit(opcode, argument);
    push(opcode, argument, true, position_of(span));
}

void Assembler::emit(Opcode opcode, std::uint32_t argument) {
    push(opcode, argument, false, raw_.empty() ? Position{} : raw_.back().position);
}

void Assembler::emit_jump(const syntax::Span& span, Opcode opcode, Label target) {
    emit(span, opcode, target);
}

void Assembler::emit_jump(Opcode opcode, Label target, SafePoint safe_point) {
    emit(opcode, target);
    raw_.back().safe_point = safe_point == SafePoint::yes;
}

Assembler::HandlerId Assembler::begin_handler(Label target, SavesIndex saves_index, std::uint32_t result_depth) {
    sites_.push_back({target, current_, static_cast<std::uint32_t>(raw_.size()), result_depth, saves_index, -1});
    current_ = static_cast<HandlerId>(sites_.size() - 1);
    return current_;
}

bool Assembler::take_back_tuple(std::uint32_t count) {
    if (raw_.empty() || last_bound_ == raw_.size()) return false;
    if (raw_.back().opcode != Opcode::build_tuple || raw_.back().argument != count) return false;
    if (raw_.back().handler != current_) return false;
    raw_.pop_back();
    return true;
}

void Assembler::finish(Code& code, const std::vector<std::uint32_t>& cell_numbers, Stores stores) {
    stores_ = stores;
    if (stores != Stores::as_written) {
        mark_block_starts();
        if (stores == Stores::without_swaps_and_dead_stores) drop_dead_stores();
        if (has_swaps_) apply_static_swaps();
    }
    measure_depths(code);
    thread_jumps();
    number_instructions();
    write_instructions(code, cell_numbers);
    write_handlers(code);
}

void Assembler::reach(std::uint32_t position, std::int32_t depth, std::vector<std::uint32_t>& pending) {
    if (depths_[position] != -1) {
        assert(depths_[position] == depth);
        return;
    }
    depths_[position] = depth;
    pending.push_back(position);
}

void Assembler::visit_from(std::uint32_t start, std::vector<std::uint32_t>& pending, std::int32_t& deepest) {
    std::int32_t depth = depths_[start];
    for (std::uint32_t i = start; i < raw_.size(); ++i) {
        if (i != start && depths_[i] != -1) {
            assert(depths_[i] == depth);
            return;
        }
        depths_[i] = depth;
        const Raw& raw = raw_[i];
        if (raw.handler != no_handler && sites_[raw.handler].depth < 0) {
            Site& site = sites_[raw.handler];
            assert(depths_[site.setup] >= 0);
            site.depth = depths_[site.setup] - static_cast<std::int32_t>(site.result_depth);
            const std::int32_t pushed = site.saves_index == SavesIndex::yes ? 2 : 1;
            deepest = std::max(deepest, site.depth + pushed);
            reach(labels_[site.target], site.depth + pushed, pending);
        }
        if (is_jump(raw.opcode)) reach(target_of(raw), depth + jump_effect(raw.opcode), pending);
        if (ends_flow(raw.opcode)) return;
        depth += is_jump(raw.opcode) ? stack_effect(raw.opcode, 0) : stack_effect(raw.opcode, raw.argument);
        assert(depth >= 0);
        deepest = std::max(deepest, depth);
    }
    assert(!"control runs off the end of the code");
}

void Assembler::measure_depths(Code& code) {
    depths_.assign(raw_.size(), -1);
    std::vector<std::uint32_t> pending{0};
    depths_[0] = 0;
    std::int32_t deepest = 0;
    while (!pending.empty()) {
        const std::uint32_t start = pending.back();
        pending.pop_back();
        visit_from(start, pending, deepest);
    }
    code.stack_size = static_cast<std::uint32_t>(deepest);
}

void Assembler::thread_jumps() {
    for (std::uint32_t i = 0; i < raw_.size(); ++i) {
        Raw& raw = raw_[i];
        if (depths_[i] < 0 || !is_jump(raw.opcode) || !raw.safe_point) continue;
        if (raw.opcode == Opcode::for_iterator || raw.opcode == Opcode::send) continue;
        for (int hops = 0; hops < 8; ++hops) {
            const std::uint32_t target = target_of(raw);
            const Raw& next = raw_[target];
            if (next.opcode != Opcode::jump || !next.safe_point || target == i) break;
            // Conditional jumps go forward only.
            if (raw.opcode != Opcode::jump && target_of(next) <= i) break;
            raw.argument = next.argument;
        }
    }
    // What was only jumped over is now out of reach; measuring again would tell, but a jump more does no harm.
}

void Assembler::number_instructions() {
    new_numbers_.assign(raw_.size() + 1, 0);
    std::uint32_t next_reached = static_cast<std::uint32_t>(raw_.size());
    for (std::uint32_t i = static_cast<std::uint32_t>(raw_.size()); i-- > 0;) {
        if (depths_[i] < 0) continue;
        Raw& raw = raw_[i];
        const bool to_next = raw.opcode == Opcode::jump && target_of(raw) > i && target_of(raw) <= next_reached;
        if (to_next || raw.opcode == Opcode::nop) {
            depths_[i] = -1;
        } else {
            next_reached = i;
        }
    }
    std::uint32_t number = 0;
    for (std::uint32_t i = 0; i < raw_.size(); ++i) {
        new_numbers_[i] = number;
        if (depths_[i] >= 0) ++number;
    }
    new_numbers_[raw_.size()] = number;
}

std::uint32_t Assembler::resolve_local(const Code& code, const std::vector<std::uint32_t>& cell_numbers,
                                       std::uint32_t argument) const {
    if (argument >= free_base) return argument - free_base + code.plain_count + code.cell_count;
    if (argument >= cell_base) return cell_numbers[argument - cell_base];
    return argument;
}

void Assembler::write_instructions(Code& code, const std::vector<std::uint32_t>& cell_numbers) const {
    const std::uint32_t count = new_numbers_.back();
    code.instructions.reserve(count);
    code.positions.reserve(count);
    std::uint32_t caches = 0;
    for (std::uint32_t i = 0; i < raw_.size(); ++i) {
        if (depths_[i] < 0) continue;
        const Raw& raw = raw_[i];
        Instruction instruction{raw.opcode, 0, raw.argument};
        if (is_jump(raw.opcode)) {
            instruction.argument = new_numbers_[target_of(raw)];
            if (raw.opcode == Opcode::jump && raw.safe_point && instruction.argument <= code.instructions.size()) {
                instruction.opcode = Opcode::jump_backward;
            }
        } else if (is_local(raw.opcode)) {
            instruction.argument = resolve_local(code, cell_numbers, raw.argument);
        } else if (has_cache(raw.opcode)) {
            instruction.cache = static_cast<std::uint16_t>(caches++);
        }
        code.instructions.push_back(instruction);
        code.positions.push_back(raw.position);
    }
    code.cache_count = caches;
}

void Assembler::write_handlers(Code& code) const {
    HandlerId open = no_handler;
    for (std::uint32_t i = 0; i < raw_.size(); ++i) {
        if (depths_[i] < 0) continue;
        const HandlerId handler = raw_[i].handler;
        const std::uint32_t number = new_numbers_[i];
        if (handler != open && open != no_handler) code.handlers.back().end = number;
        if (handler != open && handler != no_handler) {
            const Site& site = sites_[handler];
            code.handlers.push_back({number, number, new_numbers_[labels_[site.target]],
                                     static_cast<std::uint32_t>(site.depth), site.saves_index == SavesIndex::yes});
        }
        open = handler;
    }
    if (open != no_handler) code.handlers.back().end = new_numbers_.back();
}

}  // namespace lastref::model::compile
