#include "backends/model/collectors/none/none_collector.hpp"
#include "backends/model/collectors/refcount/incremental_collector.hpp"
#include "backends/model/collectors/refcount/refcount_collector.hpp"
#include "backends/model/collectors/tracing/tracing_collector.hpp"
#include "backends/model/heap/collector.hpp"
#include "backends/model/heap/profile.hpp"

namespace lastref::model {

namespace {

template <class Kind>
std::unique_ptr<Collector> make(Heap& heap) {
    return std::make_unique<Kind>(heap);
}

struct Row {
    CollectorKind kind;
    std::unique_ptr<Collector> (*make)(Heap& heap);
};

constexpr Row rows[] = {
    {CollectorKind::none, make<NoneCollector>},
    {CollectorKind::refcount, make<RefcountCollector>},
    {CollectorKind::incremental, make<IncrementalCollector>},
    {CollectorKind::tracing, make<TracingCollector>},
};

}  // namespace

std::unique_ptr<Collector> make_collector(const Profile& profile, Heap& heap) {
    for (const Row& row : rows) {
        if (row.kind == profile.collector) return row.make(heap);
    }
    return make<NoneCollector>(heap);
}

}  // namespace lastref::model
