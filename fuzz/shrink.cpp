#include "fuzz/shrink.hpp"

#include <algorithm>
#include <utility>

namespace lastref::fuzz {
namespace {

class Shrinker {
public:
    Shrinker(Block program, const std::function<bool(const Block&)>& fails, std::size_t tries)
        : program_(std::move(program)), fails_(fails), tries_(tries) {}

    Block run() {
        for (std::size_t before = 0; before != size_of(program_) && tries_ > 0;) {
            before = size_of(program_);
            leave_out(program_);
            unwrap(program_);
            simplify(program_);
        }
        return std::move(program_);
    }

private:
    /// Whether the program as it stands still fails.
    bool still_fails() {
        if (tries_ == 0) return false;
        --tries_;
        return fails_(program_);
    }

    /// Statements of `block`, which is in the program, and then of their bodies, are left out.
    void leave_out(Block& block) {
        for (std::size_t length = block.size(); length > 0; length /= 2) {
            // From the end: what comes later depends on what comes before.
            for (std::size_t end = block.size(); end > 0 && tries_ > 0;) {
                const std::size_t start = end > length ? end - length : 0;
                leave_out(block, start, end);
                end = start;
            }
        }
        for (std::size_t i = 0; i < block.size(); ++i) leave_out(block[i].body);
    }

    void leave_out(Block& block, std::size_t start, std::size_t end) {
        Block kept = block;
        const auto first = block.begin() + static_cast<std::ptrdiff_t>(start);
        const auto last = block.begin() + static_cast<std::ptrdiff_t>(end);
        block.erase(std::remove_if(first, last, [](const Statement& one) { return !one.pinned; }), last);
        if (block.size() < kept.size() && !still_fails()) block = std::move(kept);
    }

    /// A compound statement with its clauses gives way to its body, also together with the other statements that name
    /// what it defines.
    void unwrap(Block& block) {
        for (std::size_t i = 0; i < block.size() && tries_ > 0; ++i) {
            if (block[i].body.empty()) continue;
            Block kept = block;
            Block body = std::move(block[i].body);
            std::size_t end = i + 1;
            while (end < block.size() && is_clause(block[end])) ++end;
            const auto place = block.begin() + static_cast<std::ptrdiff_t>(i);
            block.erase(place, block.begin() + static_cast<std::ptrdiff_t>(end));
            block.insert(block.begin() + static_cast<std::ptrdiff_t>(i), body.begin(), body.end());
            if (still_fails()) continue;
            block = std::move(kept);
            unwrap(block[i].body);
        }
    }

    void simplify(Block& block) {
        for (Statement& statement : block) {
            for (Expression& part : statement.head.parts) simplify(part);
            simplify(statement.body);
        }
    }

    void simplify(Expression& expression) {
        const std::string text = to_text(expression);
        if (text == "None" || (text.size() == 1 && expression.parts.empty())) return;
        const Expression whole = expression;
        for (const Expression& part : whole.parts) {
            if (replace(expression, part)) return simplify(expression);
        }
        for (const char* simpler : {"None", "1"}) {
            if (text != simpler && text.front() != '\'' && replace(expression, Expression(simpler))) return;
        }
        for (Expression& part : expression.parts) simplify(part);
    }

    bool replace(Expression& expression, const Expression& by) {
        Expression kept = std::exchange(expression, by);
        if (still_fails()) return true;
        expression = std::move(kept);
        return false;
    }

    Block program_;
    const std::function<bool(const Block&)>& fails_;
    std::size_t tries_;
};

}  // namespace

Block shrink(Block program, const std::function<bool(const Block&)>& fails, std::size_t tries) {
    return Shrinker(std::move(program), fails, tries).run();
}

}  // namespace lastref::fuzz
