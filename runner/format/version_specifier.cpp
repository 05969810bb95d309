#include "runner/format/version_specifier.hpp"

#include <array>
#include <utility>

namespace lastref {
namespace {

using Operator = SpecifierSet::Operator;
using Clause = SpecifierSet::Clause;

// Longer spellings first, so that "<=" is not read as "<".
constexpr std::array<std::pair<std::string_view, Operator>, 7> operators{{{"==", Operator::equal},
                                                                          {"!=", Operator::not_equal},
                                                                          {">=", Operator::at_least},
                                                                          {"<=", Operator::at_most},
                                                                          {"~=", Operator::compatible},
                                                                          {"<", Operator::below},
                                                                          {">", Operator::above}}};

bool is_space(char c) {
    return c == ' ' || c == '\t';
}

/// Walks over the text and reads clause after clause.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::variant<SpecifierSet, TextError> read() {
        SpecifierSet set;
        skip_space();
        while (at_ < text_.size()) {
            Clause clause;
            if (!read_operator(clause) || !read_version(clause)) return error_;
            set.add(std::move(clause));
            skip_space();
            if (at_ == text_.size()) break;
            if (text_[at_] != ',') return TextError{at_, "malformed version specifier", "',' between two specifiers"};
            ++at_;
            skip_space();
            if (at_ == text_.size()) return TextError{at_, "version specifier ends in ','", "another specifier"};
        }
        return set;
    }

private:
    void skip_space() {
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    }

    bool read_operator(Clause& clause) {
        for (const auto& [spelling, comparison] : operators) {
            if (text_.substr(at_, spelling.size()) != spelling) continue;
            clause.comparison = comparison;
            at_ += spelling.size();
            skip_space();
            return true;
        }
        error_ = {at_, "malformed version specifier", "one of >=, <=, ==, !=, ~=, <, >"};
        return false;
    }

    bool read_version(Clause& clause) {
        const std::size_t begin = at_;
        while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != ',') ++at_;
        std::string_view word = text_.substr(begin, at_ - begin);
        clause.any_below = word.ends_with(".*");
        if (clause.any_below) word.remove_suffix(2);
        const auto version = parse_release(word);
        if (!version) {
            error_ = {begin, "malformed version '" + std::string(text_.substr(begin, at_ - begin)) + "'",
                      "a release such as 3.13 or 3.13.0"};
            return false;
        }
        clause.version = *version;
        return check(clause, begin);
    }

    bool check(const Clause& clause, std::size_t begin) {
        const bool takes_star = clause.comparison == Operator::equal || clause.comparison == Operator::not_equal;
        if (clause.any_below && !takes_star)
            error_ = {begin, "'.*' cannot follow this operator", "== or !="};
        else if (clause.comparison == Operator::compatible && clause.version.size() < 2)
            error_ = {begin, "'~=' needs at least two components", "a version such as 3.4"};
        else
            return true;
        return false;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    TextError error_;
};

bool clause_matches(const Clause& clause, const Version& version) {
    const auto order = compare(version, clause.version);
    const bool same = clause.any_below ? begins_with(version, clause.version) : order == 0;
    switch (clause.comparison) {
        case Operator::equal: return same;
        case Operator::not_equal: return !same;
        case Operator::at_least: return order >= 0;
        case Operator::at_most: return order <= 0;
        case Operator::below: return order < 0;
        case Operator::above: return order > 0;
        case Operator::compatible:
            return order >= 0 && begins_with(version, Version(clause.version.begin(), clause.version.end() - 1));
    }
    return false;
}

}  // namespace

std::variant<SpecifierSet, TextError> SpecifierSet::parse(std::string_view text) {
    return Reader(text).read();
}

bool SpecifierSet::matches(const Version& version) const {
    for (const Clause& clause : clauses_) {
        if (!clause_matches(clause, version)) return false;
    }
    return true;
}

std::string SpecifierSet::to_string() const {
    std::string text;
    for (const Clause& clause : clauses_) {
        if (!text.empty()) text += ", ";
        for (const auto& [spelling, comparison] : operators) {
            if (comparison == clause.comparison) text += spelling;
        }
        text += lastref::to_string(clause.version) + (clause.any_below ? ".*" : "");
    }
    return text;
}

}  // namespace lastref
