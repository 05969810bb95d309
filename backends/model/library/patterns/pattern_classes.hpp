#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Classes of characters, as PCRE2 writes them.
namespace lastref::model {

/// One character by itself.
std::string character_for_pcre(char32_t character);

/// \d, \s or \w: what stands between the brackets of a set.
std::string_view members_of_class(char lowercase_letter, bool is_unicode);

/// A set under construction: `[...]`.
class CharacterSet {
public:
    void add(char32_t character) { add_range(character, character); }
    void add_range(char32_t first, char32_t last);
    /// \d, \D, \s, \S, \w or \W
    void add_class(char letter, bool is_unicode);
    [[nodiscard]] bool empty() const { return members_.empty() && complements_.empty(); }
    [[nodiscard]] std::string translated(bool is_negated) const;

private:
    std::string members_;
    std::vector<std::string> complements_;  ///< sets of their own: those of \D, \S and \W
};

}  // namespace lastref::model
