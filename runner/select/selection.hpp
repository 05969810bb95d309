#pragma once

#include "runner/format/diagnostic.hpp"
#include "runner/select/catalogue.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lastref {

/// One of several equal parts of a selection, counted from 1: the second of five.
struct Shard {
    std::size_t index = 1;
    std::size_t count = 1;

    /// Reads "2/5"; nothing unless 1 <= index <= count.
    [[nodiscard]] static std::optional<Shard> parse(std::string_view text);
};

/// Which cases somebody asked for. Empty lists ask for all.
struct Selection {
    std::vector<std::string> patterns;  ///< a path, a topic, "topic/behaviour", a glob, or a part of a name
    std::vector<std::string> filters;   ///< parts of names; one of them must be there
    std::vector<std::string> topics;
    Shard shard;
};

/// Whether `text` matches the glob `pattern`, in which * and ? stand for anything, '/' too.
[[nodiscard]] bool matches_glob(std::string_view pattern, std::string_view text);

/// The selected names in the order of the catalogue. A pattern or topic that matches no case is a complaint.
[[nodiscard]] std::vector<CaseName> select_cases(const Catalogue& catalogue, const Selection& selection,
                                                 Diagnostics& diagnostics);

}  // namespace lastref
