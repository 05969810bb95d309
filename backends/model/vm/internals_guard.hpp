#pragma once

#include "backends/model/object/run.hpp"

#include <utility>

namespace lastref::model {

/// Objects made while one of these stands are the interpreter's own.
class InternalsGuard {
public:
    explicit InternalsGuard(Run& run) : run_(run), was_(std::exchange(run.heap.making_internals, true)) {}
    ~InternalsGuard() { run_.heap.making_internals = was_; }
    InternalsGuard(const InternalsGuard&) = delete;
    InternalsGuard& operator=(const InternalsGuard&) = delete;

private:
    Run& run_;
    bool was_;
};

}  // namespace lastref::model
