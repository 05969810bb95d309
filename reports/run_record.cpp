#include "reports/run_record.hpp"

#include <algorithm>

namespace lastref {
namespace {

template <typename Predicate>
std::size_t count_results(const RunRecord& record, Predicate predicate) {
    return static_cast<std::size_t>(std::count_if(record.results.begin(), record.results.end(), predicate));
}

}  // namespace

std::size_t RunRecord::count(Verdict verdict) const {
    return count_results(*this, [&](const Result& result) { return result.verdict == verdict; });
}

std::size_t RunRecord::count(Weight weight) const {
    return count_results(*this, [&](const Result& result) { return facts(result.verdict).weight == weight; });
}

std::size_t RunRecord::executed() const {
    return count_results(*this, [](const Result& result) { return !result.status.empty(); });
}

}  // namespace lastref
