#include "reports/line_diff.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace lastref {
namespace {

using Lines = std::vector<std::string_view>;

/// How many lines the rests of both texts have in common, for every pair of rests.
class CommonLines {
public:
    CommonLines(const Lines& left, const Lines& right, std::size_t begin, std::size_t left_end, std::size_t right_end)
        : begin_(begin), width_(right_end - begin + 1), counts_((left_end - begin + 1) * width_) {
        for (std::size_t i = left_end; i-- > begin;) {
            for (std::size_t j = right_end; j-- > begin;)
                at(i, j) = left[i] == right[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
        }
    }

    std::uint32_t& at(std::size_t i, std::size_t j) { return counts_[(i - begin_) * width_ + (j - begin_)]; }

private:
    std::size_t begin_;
    std::size_t width_;
    std::vector<std::uint32_t> counts_;
};

void add_middle(const Lines& left, const Lines& right, std::size_t begin, std::size_t left_end, std::size_t right_end,
                std::vector<DiffLine>& out) {
    std::size_t i = begin;
    std::size_t j = begin;
    constexpr std::size_t largest_table = 4'000'000;
    if ((left_end - begin) * (right_end - begin) <= largest_table) {
        CommonLines common(left, right, begin, left_end, right_end);
        while (i < left_end && j < right_end) {
            if (left[i] == right[j])
                out.push_back({Side::both, left[i]}), ++i, ++j;
            else if (common.at(i + 1, j) >= common.at(i, j + 1))
                out.push_back({Side::left, left[i++]});
            else
                out.push_back({Side::right, right[j++]});
        }
    }
    while (i < left_end) out.push_back({Side::left, left[i++]});
    while (j < right_end) out.push_back({Side::right, right[j++]});
}

}  // namespace

std::vector<std::string_view> split_lines(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::vector<DiffLine> diff_lines(std::string_view left_text, std::string_view right_text) {
    const Lines left = split_lines(left_text);
    const Lines right = split_lines(right_text);
    std::size_t begin = 0;
    while (begin < left.size() && begin < right.size() && left[begin] == right[begin]) ++begin;
    std::size_t same_end = 0;
    while (same_end < left.size() - begin && same_end < right.size() - begin &&
           left[left.size() - 1 - same_end] == right[right.size() - 1 - same_end])
        ++same_end;

    std::vector<DiffLine> out;
    for (std::size_t i = 0; i < begin; ++i) out.push_back({Side::both, left[i]});
    add_middle(left, right, begin, left.size() - same_end, right.size() - same_end, out);
    for (std::size_t i = left.size() - same_end; i < left.size(); ++i) out.push_back({Side::both, left[i]});
    return out;
}

}  // namespace lastref
