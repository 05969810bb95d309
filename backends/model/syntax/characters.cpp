#include "backends/model/syntax/characters.hpp"

#include <algorithm>
#include <array>

namespace lastref::model::syntax {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

constexpr std::array<Range, 21> symbols = {
    {{0x80, 0xA9},     {0xAB, 0xB4},       {0xB6, 0xB6},      {0xB8, 0xB9},     {0xBB, 0xBF},     {0xD7, 0xD7},
     {0xF7, 0xF7},     {0x2000, 0x203E},   {0x2041, 0x2053},  {0x2055, 0x206F}, {0x2070, 0x2070}, {0x2074, 0x207E},
     {0x2080, 0x208E}, {0x20A0, 0x20C0},   {0x2190, 0x2BFF},  {0x3000, 0x3004}, {0x3008, 0x3020}, {0xE000, 0xF8FF},
     {0xFEFF, 0xFF0F}, {0x1D000, 0x1D1FF}, {0x1F000, 0x1FAFF}}};

constexpr std::array<Range, 7> invisible = {{{0x80, 0xA0},
                                             {0xAD, 0xAD},
                                             {0x2000, 0x200F},
                                             {0x2028, 0x202F},
                                             {0x205F, 0x206F},
                                             {0x3000, 0x3000},
                                             {0xFEFF, 0xFEFF}}};

constexpr std::array<Range, 14> normalized = {{{0xAA, 0xAA},
                                               {0xB5, 0xB5},
                                               {0xBA, 0xBA},
                                               {0x132, 0x133},
                                               {0x17F, 0x17F},
                                               {0x1C4, 0x1CC},
                                               {0x2B0, 0x2E4},
                                               {0x300, 0x374},
                                               {0x1D2C, 0x1DBF},
                                               {0x2000, 0x24FF},
                                               {0x3099, 0x309F},
                                               {0xF900, 0xFFFF},
                                               {0x1D400, 0x1D7FF},
                                               {0x2F800, 0x2FA1F}}};

template <std::size_t size>
bool contains(const std::array<Range, size>& ranges, char32_t code_point) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const Range& range) { return range.first <= code_point && code_point <= range.last; });
}

}  // namespace

bool may_be_in_identifier(char32_t code_point) {
    return !contains(symbols, code_point);
}

bool may_be_normalized(char32_t code_point) {
    return contains(normalized, code_point);
}

bool is_printable(char32_t code_point) {
    return code_point >= 32 && code_point != 127 && !contains(invisible, code_point);
}

}  // namespace lastref::model::syntax
