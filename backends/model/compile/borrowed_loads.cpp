#include "backends/model/compile/borrowed_loads.hpp"

#include "backends/model/compile/assembler.hpp"
#include "backends/model/compile/fuse.hpp"
#include "backends/model/compile/verify.hpp"

#include <algorithm>

namespace lastref::model::compile {

namespace {

constexpr std::uint32_t nothing = Code::absent;

/// The straight piece of code around one instruction, followed load by load.
class StraightCode {
public:
    StraightCode(const Code& code, std::uint32_t at) : code_(code), at_(at), kept_(code.instructions.size()) {
        mark_starts();
        begin_ = at;
        while (!starts_[begin_]) --begin_;
    }

    std::vector<std::uint32_t> operands() {
        stack_.assign(static_cast<std::size_t>(depth_at(code_, begin_)), nothing);
        std::vector<std::uint32_t> found;
        for (std::uint32_t i = begin_; i < code_.instructions.size() && (i == begin_ || !starts_[i]); ++i) {
            if (i == at_) found = stack_;
            follow(i, without_fusion(code_.instructions[i]));
        }
        for (std::uint32_t load : stack_) keep(load);
        const bool handles = !reached_[begin_];
        for (std::uint32_t& load : found) {
            const bool counted = load == nothing || handles || kept_[load] || may_be_unset(load);
            load = counted ? nothing : local_of(load);
        }
        return found;
    }

private:
    void mark_starts() {
        const std::size_t count = code_.instructions.size();
        starts_.assign(count + 1, false);
        reached_.assign(count + 1, false);
        starts_[0] = true;
        for (const Handler& handler : code_.handlers) starts_[handler.target] = true;
        std::vector<std::uint32_t> pending{0};
        for (std::uint32_t i = 0; i < count; ++i) {
            const Instruction instruction = without_fusion(code_.instructions[i]);
            if (is_jump(instruction.opcode)) starts_[instruction.argument] = true;
            if (is_jump(instruction.opcode) || ends_flow(instruction.opcode)) starts_[i + 1] = true;
        }
        while (!pending.empty()) {
            const std::uint32_t i = pending.back();
            pending.pop_back();
            if (i >= count || reached_[i]) continue;
            reached_[i] = true;
            const Instruction instruction = without_fusion(code_.instructions[i]);
            if (is_jump(instruction.opcode)) pending.push_back(instruction.argument);
            if (!ends_flow(instruction.opcode)) pending.push_back(i + 1);
        }
    }

    void follow(std::uint32_t i, const Instruction& instruction) {
        const std::uint32_t argument = instruction.argument;
        switch (instruction.opcode) {
            case Opcode::load_fast: stack_.push_back(i); return;
            case Opcode::load_fast_or_null: keep_local(argument); break;
            case Opcode::store_fast:
            case Opcode::store_fast_or_unset: keep(stack_.back()); [[fallthrough]];
            case Opcode::delete_fast:
            case Opcode::make_cell: keep_local(argument); break;
            case Opcode::copy: stack_.push_back(stack_[stack_.size() - argument]); return;
            case Opcode::swap: std::swap(stack_.back(), stack_[stack_.size() - argument]); return;
            case Opcode::load_method: stack_.insert(stack_.end() - 1, nothing); return;
            case Opcode::before_with:
            case Opcode::before_async_with: stack_.push_back(nothing); return;
            default: break;
        }
        const int effect = stack_effect(instruction.opcode, argument);
        const bool unpacks = instruction.opcode == Opcode::unpack_sequence || instruction.opcode == Opcode::unpack_star;
        const int taken = effect > 0 && !unpacks ? 0 : taken_from_stack(instruction.opcode, argument);
        stack_.resize(stack_.size() - std::min(stack_.size(), static_cast<std::size_t>(taken)));
        stack_.resize(stack_.size() + static_cast<std::size_t>(std::max(taken + effect, 0)), nothing);
    }

    void keep(std::uint32_t load) {
        if (load != nothing) kept_[load] = true;
    }
    void keep_local(std::uint32_t local) {
        for (std::uint32_t load : stack_) {
            if (load != nothing && local_of(load) == local) keep(load);
        }
    }
    [[nodiscard]] std::uint32_t local_of(std::uint32_t load) const {
        return without_fusion(code_.instructions[load]).argument;
    }
    [[nodiscard]] bool is_parameter(std::uint32_t local) const {
        return local < code_.positional + code_.keyword_only + code_.has_var_positional + code_.has_var_keyword;
    }
    /// Whether some path leads to the load on which nothing was stored in its local, or not since a `del`. Another load
    /// before it would have failed.
    [[nodiscard]] bool may_be_unset(std::uint32_t load) const {
        const std::uint32_t local = local_of(load);
        const std::size_t count = code_.instructions.size();
        std::vector<bool> seen(count, false);
        std::vector<std::uint32_t> pending;
        if (!is_parameter(local)) pending.push_back(0);
        for (std::uint32_t i = 0; i < count; ++i) {
            const Instruction each = without_fusion(code_.instructions[i]);
            if (each.opcode == Opcode::delete_fast && each.argument == local) pending.push_back(i + 1);
        }
        while (!pending.empty()) {
            const std::uint32_t i = pending.back();
            pending.pop_back();
            if (i == load) return true;
            if (i >= count || seen[i]) continue;
            seen[i] = true;
            const Instruction each = without_fusion(code_.instructions[i]);
            for (const Handler& handler : code_.handlers)
                if (i >= handler.start && i < handler.end) pending.push_back(handler.target);
            const bool sets = each.opcode == Opcode::store_fast || each.opcode == Opcode::load_fast;
            if (sets && each.argument == local) continue;
            if (is_jump(each.opcode)) pending.push_back(each.argument);
            if (!ends_flow(each.opcode)) pending.push_back(i + 1);
        }
        return false;
    }

    const Code& code_;
    std::uint32_t at_;
    std::uint32_t begin_ = 0;
    std::vector<bool> kept_;     ///< by load: counted
    std::vector<bool> starts_;   ///< by instruction: something jumps there, or away right before it
    std::vector<bool> reached_;  ///< by instruction: without an exception
    std::vector<std::uint32_t> stack_;
};

}  // namespace

std::vector<std::uint32_t> borrowed_operands(const Code& code, std::uint32_t at) {
    return StraightCode(code, at).operands();
}

}  // namespace lastref::model::compile
