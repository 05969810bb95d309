#pragma once

#include "backends/model/object/run.hpp"

namespace lastref::model {

/// Marks a container whose repr is being made, so that one that holds itself shows "[...]" there.
class ReprGuard {
public:
    ReprGuard(Run& run, Object* object) : run_(run) {
        for (Object* each : run.in_repr) nested_ = nested_ || each == object;
        run.in_repr.push_back(object);
    }
    ~ReprGuard() { run_.in_repr.pop_back(); }
    ReprGuard(const ReprGuard&) = delete;
    ReprGuard& operator=(const ReprGuard&) = delete;

    /// The object's repr is being made further out already.
    [[nodiscard]] bool is_nested() const { return nested_; }

private:
    Run& run_;
    bool nested_ = false;
};

}  // namespace lastref::model
