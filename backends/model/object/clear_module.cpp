#include "backends/model/object/clear_module.hpp"

#include "backends/model/object/operations.hpp"

namespace lastref::model {

void clear_module(Run& run, Module* module) {
    auto* dict = static_cast<Dict*>(module->dict);
    if (!dict) return;
    Value kept = share(dict);
    auto sweep = [&](bool underscored) {
        std::uint32_t position = 0;
        Object* key = nullptr;
        Object* value = nullptr;
        while (dict_next(dict, position, key, value)) {
            if (value == run.none || !is_string(key)) continue;
            std::string_view name = as_string(key)->view();
            if (name == "__builtins__") continue;
            bool single = name.starts_with("_") && !name.starts_with("__");
            if (run.profile.is_mutant(Mutant::exit_ignores_underscores)) single = false;
            if (single != underscored) continue;
            Value name_kept = share(key);
            dict_set(run, dict, key, run.none);
        }
    };
    sweep(true);
    sweep(false);
}

}  // namespace lastref::model
