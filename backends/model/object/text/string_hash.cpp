#include "backends/model/object/text/string.hpp"
#include "backends/model/object/text/unicode.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace lastref::model {

namespace {

/// SipHash-1-3 with a key of zeros.
class SipHash {
public:
    void add(std::uint64_t block) {
        v_[3] ^= block;
        round();
        v_[0] ^= block;
    }
    std::uint64_t finish() {
        v_[2] ^= 0xff;
        for (int i = 0; i < 3; ++i) round();
        return v_[0] ^ v_[1] ^ v_[2] ^ v_[3];
    }

private:
    void round() {
        v_[0] += v_[1];
        v_[2] += v_[3];
        v_[1] = std::rotl(v_[1], 13) ^ v_[0];
        v_[3] = std::rotl(v_[3], 16) ^ v_[2];
        v_[0] = std::rotl(v_[0], 32);
        v_[2] += v_[1];
        v_[0] += v_[3];
        v_[1] = std::rotl(v_[1], 17) ^ v_[2];
        v_[3] = std::rotl(v_[3], 21) ^ v_[0];
        v_[2] = std::rotl(v_[2], 32);
    }

    std::uint64_t v_[4] = {0x736f6d6570736575, 0x646f72616e646f6d, 0x6c7967656e657261, 0x7465646279746573};
};

std::uint64_t load_block(const char* at, std::size_t size) {
    std::uint64_t block = 0;
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(&block, at, size);
    } else {
        for (std::size_t i = 0; i < size; ++i) block |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
    }
    return block;
}

}  // namespace

std::int64_t multiplied_hash(std::string_view bytes) {
    if (bytes.empty()) return 0;
    auto mixed = static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[0])) << 7;
    for (char each : bytes) mixed = (1000003 * mixed) ^ static_cast<unsigned char>(each);
    mixed ^= bytes.size();
    auto hash = static_cast<std::int64_t>(mixed);
    return hash == -1 ? -2 : hash;
}

std::int64_t hash_of_bytes(std::string_view bytes) {
    if (bytes.empty()) return 0;
    SipHash state;
    const char* at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 8; left -= 8, at += 8) state.add(load_block(at, 8));
    state.add(std::uint64_t{bytes.size()} << 56 | load_block(at, left));
    auto hash = static_cast<std::int64_t>(state.finish());
    return hash == -1 ? -2 : hash;
}

std::int64_t hash_of_text(std::string_view text) {
    // CPython hashes its own storage: one, two or four bytes a character, by the largest.
    std::uint32_t largest = 0;
    for_each_code_point(text, [&](std::uint32_t c) { largest = std::max(largest, c); });
    int width = largest < 0x100 ? 1 : largest < 0x10000 ? 2 : 4;
    std::string storage;
    storage.reserve(text.size() * static_cast<std::size_t>(width));
    for_each_code_point(text, [&](std::uint32_t c) {
        for (int i = 0; i < width; ++i) storage += static_cast<char>(c >> (8 * i) & 0xff);
    });
    return hash_of_bytes(storage);
}

}  // namespace lastref::model
