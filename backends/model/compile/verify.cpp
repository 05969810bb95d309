#include "backends/model/compile/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "backends/model/compile/assembler.hpp"
#include "backends/model/compile/fuse.hpp"

namespace lastref::model::compile {

namespace {

class Verifier {
public:
    explicit Verifier(const Code& code) : code_(code), depths_(code.instructions.size(), -1) {}

    std::optional<std::string> run() {
        check_tables();
        arrive(0, 0, "the start");
        while (!pending_.empty() && problem_.empty()) {
            const std::uint32_t at = pending_.back();
            pending_.pop_back();
            step(at);
        }
        if (problem_.empty()) return std::nullopt;
        return fmt::format("{}: {}", code_.qualified_name, problem_);
    }

    /// After run(): the depth that instruction `at` finds, 0 where none arrives.
    [[nodiscard]] std::int32_t depth(std::uint32_t at) const { return std::max(depths_[at], 0); }

private:
    void complain(std::string problem) {
        if (problem_.empty()) problem_ = std::move(problem);
    }

    void check_tables() {
        const std::size_t count = code_.instructions.size();
        const std::size_t locals = code_.plain_count + code_.cell_count + code_.free_count;
        if (code_.positions.size() != count) complain("not one position an instruction");
        if (code_.local_names.size() != locals) complain("not one name a local");
        if (code_.constant_identities.size() != code_.constants.size()) complain("not one identity a constant");
        std::uint32_t end = 0;
        for (const Handler& handler : code_.handlers) {
            if (handler.start < end || handler.end <= handler.start) complain("handlers overlap or are not in order");
            if (handler.end > count || handler.target >= count) complain("a handler outside the code");
            end = handler.end;
        }
        for (std::size_t i = 0; i < count; ++i) check_argument(i, without_fusion(code_.instructions[i]));
    }

    void check_argument(std::size_t at, const Instruction& instruction) {
        const std::size_t argument = instruction.argument;
        const Opcode opcode = instruction.opcode;
        std::size_t limit = ~std::size_t{0};
        if (is_jump(opcode)) limit = code_.instructions.size();
        if (is_local(opcode)) limit = code_.local_names.size();
        if (opcode == Opcode::load_constant) limit = code_.constants.size();
        if (opcode == Opcode::import_name || opcode == Opcode::import_from) limit = code_.names.size();
        if (has_cache(opcode)) {
            if (opcode != Opcode::call && opcode != Opcode::load_item) limit = code_.names.size();
            if (instruction.cache >= code_.cache_count) complain(fmt::format("no such cache at {}", at));
        }
        if (argument >= limit) complain(fmt::format("argument {} out of range at {}", argument, at));
        const bool backward = argument <= at;
        if (opcode == Opcode::jump_backward && !backward) complain(fmt::format("jump_backward goes forward at {}", at));
        const bool may_go_back = opcode == Opcode::jump_backward || opcode == Opcode::jump;
        if (is_jump(opcode) && backward && !may_go_back) complain(fmt::format("a jump goes backward at {}", at));
    }

    void arrive(std::uint32_t at, std::int32_t depth, const std::string& from) {
        if (at >= depths_.size()) return complain("control runs off the end after " + from);
        if (depth < 0 || depth > static_cast<std::int32_t>(code_.stack_size)) {
            return complain(fmt::format("depth {} at {}, coming from {}", depth, at, from));
        }
        if (depths_[at] == depth) return;
        if (depths_[at] != -1) {
            return complain(fmt::format("depth {} or {} at {}, coming from {}", depths_[at], depth, at, from));
        }
        depths_[at] = depth;
        pending_.push_back(at);
    }

    void step(std::uint32_t at) {
        const Instruction instruction = without_fusion(code_.instructions[at]);
        const std::string name = fmt::format("{} {}", at, opcode_name(instruction.opcode));
        const std::int32_t depth = depths_[at];
        for (const Handler& handler : code_.handlers) {
            if (at < handler.start || at >= handler.end) continue;
            const auto kept = static_cast<std::int32_t>(handler.depth);
            if (kept > depth) complain("fewer values than the handler keeps at " + name);
            arrive(handler.target, kept + (handler.push_index ? 2 : 1), name);
        }
        const Opcode opcode = instruction.opcode;
        if (is_jump(opcode)) arrive(instruction.argument, depth + jump_effect(opcode), name);
        if (ends_flow(opcode)) return check_end(opcode, depth, instruction.argument, name);
        arrive(at + 1, depth + stack_effect(opcode, is_jump(opcode) ? 0 : instruction.argument), name);
    }

    void check_end(Opcode opcode, std::int32_t depth, std::uint32_t argument, const std::string& name) {
        const auto needed = opcode == Opcode::raise     ? static_cast<std::int32_t>(argument)
                            : opcode == Opcode::reraise ? static_cast<std::int32_t>(argument) + 1
                            : is_jump(opcode)           ? 0
                                                        : 1;
        if (depth < needed) complain("too few values at " + name);
        if (opcode == Opcode::return_value && depth != 1) complain("values left on the stack at " + name);
    }

    const Code& code_;
    std::vector<std::int32_t> depths_;
    std::vector<std::uint32_t> pending_;
    std::string problem_;
};

}  // namespace

std::optional<std::string> verify(const Code& code) {
    if (auto problem = Verifier(code).run()) return problem;
    for (const Constant& constant : code.constants) {
        const auto* inner = std::get_if<std::unique_ptr<const Code>>(&constant);
        if (!inner) continue;
        if (auto problem = verify(**inner)) return problem;
    }
    return std::nullopt;
}

int taken_from_stack(Opcode opcode, std::uint32_t argument) {
    const int effect = stack_effect(opcode, argument);
    switch (opcode) {
        case Opcode::nop:
        case Opcode::jump:
        case Opcode::jump_backward:
        case Opcode::pop_top:
        case Opcode::pop_jump_if_false:
        case Opcode::pop_jump_if_true:
        case Opcode::pop_jump_if_none:
        case Opcode::pop_jump_if_not_none:
        case Opcode::store_fast:
        case Opcode::store_cell:
        case Opcode::store_name:
        case Opcode::store_global:
        case Opcode::store_attribute:
        case Opcode::store_item:
        case Opcode::store_slice:
        case Opcode::delete_fast:
        case Opcode::delete_cell:
        case Opcode::delete_name:
        case Opcode::delete_global:
        case Opcode::delete_attribute:
        case Opcode::delete_item: return -effect;
        case Opcode::unpack_sequence:
        case Opcode::unpack_star: return 1;
        default: return effect > 0 ? 1 : 1 - effect;
    }
}

std::uint32_t depth_at(const Code& code, std::uint32_t at) {
    Verifier verifier(code);
    verifier.run();
    return static_cast<std::uint32_t>(verifier.depth(at));
}

std::uint32_t depth_below(const Code& code, std::uint32_t at) {
    const Instruction instruction = without_fusion(code.instructions[at]);
    const auto taken = static_cast<std::uint32_t>(taken_from_stack(instruction.opcode, instruction.argument));
    const std::uint32_t depth = depth_at(code, at);
    return depth - std::min(depth, taken);
}

}  // namespace lastref::model::compile
