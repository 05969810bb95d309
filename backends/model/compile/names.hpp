#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace lastref::model::compile {

using NameId = std::uint32_t;
inline constexpr NameId no_name = ~NameId{0};

/// The identifiers of one compilation, numbered.
class NameTable {
public:
    NameTable();

    NameId intern(std::string_view text);
    const std::string& text(NameId name) const { return texts_[name]; }

    /// `text` as seen inside a class: a private name (`__x`) bears the class's name. `class_name` is empty outside.
    NameId mangle(std::string_view class_name, std::string_view text);

private:
    std::size_t place(std::string_view text, std::size_t hash) const;
    void grow();

    std::deque<std::string> texts_;
    std::vector<std::size_t> hashes_;
    std::vector<std::uint32_t> table_;
};

}  // namespace lastref::model::compile
