#include <utility>

#include "backends/model/compile/assembler.hpp"

// `a, b = x, y` needs no swap when both targets are locals: the stores change places instead. CPython does so since
// 3.11, and it shows, for the old value of `b` dies first then. As there, only within a basic block.

namespace lastref::model::compile {

bool Assembler::is_swappable(Opcode opcode) {
    return opcode == Opcode::store_fast || opcode == Opcode::store_fast_or_unset || opcode == Opcode::pop_top;
}

void Assembler::mark_block_starts() {
    block_starts_.assign(raw_.size() + 1, 0);
    for (const Raw& raw : raw_) {
        if (is_jump(raw.opcode)) block_starts_[target_of(raw)] = 1;
    }
    for (const Site& site : sites_) block_starts_[labels_[site.target]] = 1;
    for (std::uint32_t i = 1; i < raw_.size(); ++i) {
        const Opcode before = raw_[i - 1].opcode;
        if (raw_[i].handler != raw_[i - 1].handler || is_jump(before) || ends_flow(before)) block_starts_[i] = 1;
    }
}

std::int64_t Assembler::next_swappable(std::int64_t position, std::int32_t line) const {
    for (std::int64_t i = position + 1; i < static_cast<std::int64_t>(raw_.size()); ++i) {
        if (block_starts_[i] != 0) return -1;
        if (line >= 0 && (raw_[i].located ? raw_[i].position.line : -1) != line) return -1;
        if (raw_[i].opcode == Opcode::nop) continue;
        return is_swappable(raw_[i].opcode) ? i : -1;
    }
    return -1;
}

bool Assembler::reorder(std::uint32_t swap) {
    const std::int64_t first = next_swappable(swap, -1);
    if (first < 0) return false;
    const std::int32_t line = raw_[first].located ? raw_[first].position.line : -1;
    std::int64_t second = first;
    for (std::uint32_t count = raw_[swap].argument - 1; count > 0; --count) {
        second = next_swappable(second, line);
        if (second < 0) return false;
    }
    const auto stored = [this](std::int64_t i) -> std::int64_t {
        return raw_[i].opcode == Opcode::pop_top ? -1 : static_cast<std::int64_t>(raw_[i].argument);
    };
    // The pop_top of a comprehension that nobody wants has a line only since 3.13.
    const bool is_unplaced =
        raw_[first].opcode == Opcode::store_fast_or_unset && raw_[second].opcode == Opcode::pop_top;
    if (is_unplaced && stores_ == Stores::without_swaps) return false;
    const std::int64_t one = stored(first);
    const std::int64_t other = stored(second);
    if (one >= 0 && one == other) return false;
    for (std::int64_t i = first + 1; i < second; ++i) {
        if (stored(i) >= 0 && (stored(i) == one || stored(i) == other)) return false;
    }
    raw_[swap].opcode = Opcode::nop;
    std::swap(raw_[first], raw_[second]);
    return true;
}

void Assembler::swap_stores_before(std::uint32_t position) {
    for (std::int64_t i = position; i >= 0; --i) {
        const Opcode opcode = raw_[i].opcode;
        if (opcode == Opcode::swap) {
            if (!reorder(static_cast<std::uint32_t>(i))) return;
        } else if (opcode != Opcode::nop && !is_swappable(opcode)) {
            return;
        }
        if (block_starts_[i] != 0) return;
    }
}

/// `_, _, x = t`: the first value dies at once.
void Assembler::drop_dead_stores() {
    for (std::uint32_t i = 0; i + 1 < raw_.size(); ++i) {
        const Raw& next = raw_[i + 1];
        Raw& raw = raw_[i];
        if (raw.opcode != Opcode::store_fast || next.opcode != Opcode::store_fast || block_starts_[i + 1] != 0)
            continue;
        if (raw.argument == next.argument && raw.position.line == next.position.line) raw.opcode = Opcode::pop_top;
    }
}

void Assembler::apply_static_swaps() {
    for (std::uint32_t i = 0; i < raw_.size(); ++i) {
        if (raw_[i].opcode == Opcode::swap) swap_stores_before(i);
    }
}

}  // namespace lastref::model::compile
