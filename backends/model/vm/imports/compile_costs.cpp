#include "backends/model/vm/imports/compile_costs.hpp"

#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"

#include <set>
#include <string>
#include <variant>
#include <vector>

namespace lastref::model {

namespace {

using compile::Code;

/// What the compiler has at the same time, and then lets go of; measured.
struct Needs {
    std::size_t lists = 0;
    std::size_t dicts = 0;
    std::vector<std::size_t> tuples;  ///< their sizes
    std::uint32_t kept = 0;           ///< tuples that stay with the code

    /// The code has a tuple of that many: a key of the same size told whether there was an equal one.
    void keep_tuple(std::size_t size, bool has_key) {
        ++kept;
        if (!has_key) return;
        tuples.push_back(size);
        tuples.push_back(2);
    }
};

class Survey {
public:
    explicit Survey(int minor)
        : shares_(minor >= 8),
          annotates_(minor >= 14),
          pairs_(minor >= 14                ? 3
                 : minor == 8 || minor == 9 ? 0
                                            : 2),
          early_pairs_(minor < 8    ? 2
                       : minor < 10 ? 0
                                    : 1) {}

    Needs of(const Code& program) {
        add_parts(program);
        return std::move(needs_);
    }

private:
    void add(const Code& code) {
        const bool has_annotations = annotates_ && !code.name.starts_with('<') && code.optimized;
        needs_.lists += has_annotations ? 4 : 2;
        needs_.dicts += has_annotations ? 2 : 1;
        needs_.tuples.insert(needs_.tuples.end(), pairs_ + (++parts_ <= 10 ? early_pairs_ : 0), 2);
        add_tuple(code.names);
        add_tuple(code.local_names);
        if (!shares_) {
            needs_.keep_tuple(1, false);
        } else if (!code.constants.empty()) {
            std::vector<std::string> identities;
            for (std::uint32_t each : code.constant_identities) identities.push_back(std::to_string(each));
            add_tuple(identities);
        }
        add_parts(code);
    }

    void add_parts(const Code& code) {
        for (const compile::Constant& each : code.constants) {
            if (const auto* part = std::get_if<std::unique_ptr<const Code>>(&each)) add(**part);
        }
    }

    void add_tuple(const std::vector<std::string>& items) {
        if (items.empty()) return;
        if (!shares_ || seen_.insert(items).second) needs_.keep_tuple(items.size(), shares_);
    }

    bool shares_;
    bool annotates_;
    std::size_t pairs_;        ///< that each part takes,
    std::size_t early_pairs_;  ///< and each of the first ones besides
    int parts_ = 0;
    Needs needs_;
    std::set<std::vector<std::string>> seen_;
};

void make_and_drop(Run& run, const Needs& needs) {
    std::vector<Value> made;
    for (std::size_t i = 0; i < needs.lists; ++i) made.push_back(make_list(run));
    for (std::size_t i = 0; i < needs.dicts; ++i) made.push_back(make_dict(run));
    for (std::size_t size : needs.tuples) made.push_back(model::make_tuple(run, std::vector<Object*>(size, run.none)));
    for (std::uint32_t i = 0; i < needs.kept; ++i) run.heap.count_one_more();
}

}  // namespace

void make_compile_costs(Run& run, const Code& program) {
    if (run.profile.family != "cpython" || run.profile.python_2 || run.profile.counted != CountedObjects::made) return;
    Needs needs = Survey(run.profile.minor()).of(program);
    // What any program takes is counted among what is there before it.
    const std::size_t lists = 16, dicts = 15, pairs = 12;
    needs.lists += lists;
    needs.dicts += dicts;
    needs.tuples.insert(needs.tuples.end(), pairs, 2);
    needs.tuples.insert(needs.tuples.end(), {1, 1, 3, 3});
    run.heap.young_count -= lists + dicts + pairs + 4;
    make_and_drop(run, needs);
    if (run.heap.attention_wanted) run.heap.collector().safe_point();
}

}  // namespace lastref::model
