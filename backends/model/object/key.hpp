#pragma once

#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"

namespace lastref::model {

/// Hashes and equality of keys, the usual ones (strings, small integers) without a call.

constexpr std::int64_t hash_modulus = (std::int64_t{1} << 61) - 1;

inline bool is_exact_string(Run& run, const Object* object) {
    return object->type == run.core_types[static_cast<std::size_t>(CoreType::string)];
}

/// An int (not a subclass, not bool) that fits 64 bits.
inline bool is_exact_small_int(Run& run, const Object* object) {
    return object->type == run.core_types[static_cast<std::size_t>(CoreType::integer)] &&
           !static_cast<const Int*>(object)->big;
}

/// hash(key); TypeErrors go on in the words given, if any.
std::int64_t hash_or_explain(Run& run, Object* key, std::string_view words);

/// hash(key). May run Python code; raises TypeError for unhashable keys.
inline std::int64_t hash_of_key(Run& run, Object* key, std::string_view words = {}) {
    if (is_exact_string(run, key)) {
        auto* text = static_cast<Str*>(key);
        return text->hash != -1 ? text->hash : string_hash(text);
    }
    if (is_exact_small_int(run, key)) {
        std::int64_t value = static_cast<Int*>(key)->value;
        if (value > -hash_modulus && value < hash_modulus) return value == -1 ? -2 : value;
    }
    return words.empty() ? hash(run, key) : hash_or_explain(run, key, words);
}

enum class KeyMatch : std::uint8_t { same, different, ask };

/// What can be told of two keys of equal hash without running Python code.
inline KeyMatch match_keys(Run& run, const Object* stored, const Object* key) {
    if (stored == key) return KeyMatch::same;
    if (is_exact_string(run, stored) && is_exact_string(run, key)) {
        return same_text(static_cast<const Str*>(stored), static_cast<const Str*>(key)) ? KeyMatch::same
                                                                                        : KeyMatch::different;
    }
    if (is_exact_small_int(run, stored) && is_exact_small_int(run, key)) {
        return static_cast<const Int*>(stored)->value == static_cast<const Int*>(key)->value ? KeyMatch::same
                                                                                             : KeyMatch::different;
    }
    return KeyMatch::ask;
}

}  // namespace lastref::model
