#pragma once

#include "backends/model/heap/object.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace lastref::model {

/// How many freed objects CPython would hold for reuse. They matter because an object that comes from a free list, or
/// goes to one, does not move the collector's allocation count. Memory itself is not held here.
class FreeLists {
public:
    /// Which types have one; a type's layout says so. Subclasses have none. Frames take theirs when calls begin.
    enum class Of : std::uint8_t {
        nothing,
        list,
        dict,
        tuple,
        method,
        native,
        list_iterator,
        tuple_iterator,
        slice,
        call,
        frame
    };

    /// The list of a built-in type in a version of CPython.
    static Of list_of(std::string_view type, int minor) {
        struct Row {
            std::string_view type;
            Of list;
            int until;
            int again_from;
        };
        constexpr int always = 99;
        constexpr Row rows[] = {
            {"list", Of::list, always, always},
            {"dict", Of::dict, always, always},
            {"tuple", Of::tuple, always, always},
            {"method", Of::method, 8, 14},
            {"builtin_function_or_method", Of::native, 8, 14},
            {"frame", Of::frame, 10, always},
            {"list_iterator", Of::list_iterator, 0, 14},
            {"tuple_iterator", Of::tuple_iterator, 0, 14},
            {"slice", Of::slice, 13, always},
        };
        for (const Row& row : rows) {
            if (row.type == type && (minor <= row.until || minor >= row.again_from)) return row.list;
        }
        return Of::nothing;
    }

    /// Whether a new object of `size` would come from the free list, which then holds one less.
    bool take(Of list, std::size_t size = 0) {
        if (list == Of::frame) return true;
        std::uint16_t* held = held_of(list, size);
        if (!held || *held == 0) return false;
        --*held;
        return true;
    }
    /// Whether a freed object would go to the free list, which then holds one more.
    bool give(Of list, std::size_t size = 0) {
        if (list == Of::frame) return true;
        std::uint16_t* held = held_of(list, size);
        if (!held || *held >= most(list)) return false;
        ++*held;
        return true;
    }
    /// What a full collection does. The one slice stays.
    void clear() {
        held_ = {};
        give(Of::slice);
    }

private:
    static constexpr std::size_t tuple_sizes = 20;
    static constexpr std::size_t others = static_cast<std::size_t>(Of::call) + 1;

    static std::uint16_t most(Of list) {
        switch (list) {
            case Of::tuple: return 2000;
            case Of::call: return 200;
            case Of::method: return 20;
            case Of::native: return 16;
            case Of::list_iterator:
            case Of::tuple_iterator: return 10;
            case Of::slice: return 1;
            default: return 80;
        }
    }

    std::uint16_t* held_of(Of list, std::size_t size) {
        if (list == Of::nothing) return nullptr;
        if (list != Of::tuple) return &held_[static_cast<std::size_t>(list)];
        // The empty tuple is shared.
        std::size_t items = (size - sizeof(Tracked)) / sizeof(Object*) - 1;
        return items >= 1 && items <= tuple_sizes ? &held_[others + items - 1] : nullptr;
    }

    std::array<std::uint16_t, others + tuple_sizes> held_{};
};

}  // namespace lastref::model
