#pragma once

#include <cstdint>
#include <vector>

namespace lastref::model::compile {

/// Numbers 32-bit keys in the order in which they are first seen. Most hold a handful, so a hash table is made only for
/// the long ones.
class IndexMap {
public:
    static constexpr std::uint32_t absent = ~std::uint32_t{0};

    std::uint32_t find(std::uint32_t key) const;
    /// The key's number, a new one when it is not there yet.
    std::uint32_t insert(std::uint32_t key);

    const std::vector<std::uint32_t>& keys() const { return keys_; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }

private:
    static constexpr std::size_t short_list = 16;
    void rebuild();
    std::size_t place(std::uint32_t key) const;

    std::vector<std::uint32_t> keys_;
    std::vector<std::uint32_t> table_;  ///< open addressing: number + 1, 0 where free; its size is a power of two
};

}  // namespace lastref::model::compile
