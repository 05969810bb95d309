#pragma once

#include "backends/model/heap/object.hpp"

#include <array>
#include <cstddef>

namespace lastref::model {

/// How many freed lists, dicts and tuples CPython would hold for reuse. They matter because an object that comes from a
/// free list, or goes to one, does not move the collector's allocation count. Memory itself is not held here.
class FreeLists {
public:
    /// Whether a new object of `kind` and `size` would come from a free list, which then holds one less.
    bool take(Kind kind, unsigned flags, std::size_t size) {
        if (flags & flag_prefix) return false;
        std::uint16_t* held = held_of(kind, size);
        if (!held || *held == 0) return false;
        --*held;
        return true;
    }
    /// Whether a freed object would go to a free list, which then holds one more.
    bool give(Kind kind, unsigned flags, std::size_t size) {
        if (flags & flag_prefix) return false;
        std::uint16_t* held = held_of(kind, size);
        if (!held || *held >= (kind == Kind::tuple ? most_tuples : most_others)) return false;
        ++*held;
        return true;
    }
    /// What a full collection does.
    void clear() { held_ = {}; }

private:
    static constexpr std::uint16_t most_others = 80;
    static constexpr std::uint16_t most_tuples = 2000;
    static constexpr std::size_t tuple_sizes = 20;

    std::uint16_t* held_of(Kind kind, std::size_t size) {
        switch (kind) {
            case Kind::list: return &held_[0];
            case Kind::dict: return &held_[1];
            case Kind::tuple: {
                // The empty tuple is shared; places 2 and up are for one item and up.
                std::size_t items = (size - sizeof(Tracked)) / sizeof(Object*) - 1;
                return items >= 1 && items <= tuple_sizes ? &held_[1 + items] : nullptr;
            }
            default: return nullptr;
        }
    }

    std::array<std::uint16_t, 2 + tuple_sizes> held_{};
};

}  // namespace lastref::model
