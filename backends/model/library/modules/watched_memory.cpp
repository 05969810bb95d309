#include "backends/model/library/modules/watched_memory.hpp"

namespace lastref::model {

namespace {

const std::string unknown_file = "<unknown>";

}  // namespace

WatchedMemory& watched_memory(Run& run) {
    return interpreter_of(run).extension<WatchedMemory>();
}

BlockWatch& WatchedMemory::watch(Run& run) {
    if (!watch_) watch_ = std::make_unique<BlockWatch>(run);
    return *watch_;
}

void WatchedMemory::start_tracing(Run& run, int limit) {
    if (watch(run).is_tracing()) return;
    limit_ = limit;
    watch_->trace([this, &vm = interpreter_of(run)] { return here(vm); });
}

void WatchedMemory::stop_tracing() {
    if (watch_ && watch_->is_tracing()) watch_->trace(nullptr);
}

std::uint32_t WatchedMemory::here(const Interpreter& vm) {
    AllocationTrace trace;
    for (const Frame* frame = vm.current_frame(); frame; frame = frame->previous) {
        if (frame->code->stands_for_native) continue;
        if (trace.depth++ < limit_) trace.places.emplace_back(&frame->code->code->file, frame->line());
    }
    if (trace.places.empty()) trace.places.emplace_back(&unknown_file, 0);
    auto [found, is_new] = numbers_.try_emplace(std::move(trace), static_cast<std::uint32_t>(traces_.size()) + 1);
    if (is_new) traces_.push_back(&found->first);
    return found->second;
}

}  // namespace lastref::model
