#include "runner/execute/admission.hpp"

namespace lastref {

std::string reason_to_skip(const CaseHeader& header, const Runtime& runtime) {
    if (!header.requires_python.matches(runtime.language_version()))
        return "requires Python " + header.requires_python.to_string();
    for (const Facility need : header.needs) {
        if (runtime.lacks(need)) return "needs " + std::string(name_of(need));
    }
    return "";
}

}  // namespace lastref
