#include "reports/comparison.hpp"

namespace lastref {

std::string write_text_comparison(const Comparison& comparison, const ComparisonOptions& options);
std::string write_markdown_comparison(const Comparison& comparison, const ComparisonOptions& options);
std::string write_json_comparison(const Comparison& comparison, const ComparisonOptions& options);

std::size_t Comparison::same() const {
    std::size_t count = 0;
    for (const TopicSum& sum : topics) count += sum.same;
    return count;
}

const std::vector<ComparisonFormat>& comparison_formats() {
    static const std::vector<ComparisonFormat> formats{
        {"text", write_text_comparison}, {"markdown", write_markdown_comparison}, {"json", write_json_comparison}};
    return formats;
}

}  // namespace lastref
