// Importing a module makes many objects, enough for collections to come in between, and leaves some of them as garbage
// for the next one. The interpreter imports on its own, too: to show a warning, a traceback, or in the library.
#include "backends/model/vm/import_costs.hpp"

#include "backends/model/heap/profile.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>

namespace lastref::model {

namespace {

const ImportCost* find_cost(std::string_view name, int minor) {
    for (const ImportCost& row : import_costs()) {
        if (row.module != name || minor < row.first_minor) continue;
        auto version = static_cast<std::size_t>(minor - row.first_minor);
        if (version < row.objects.size() && row.objects[version]) return &row;
    }
    return nullptr;
}

}  // namespace

void ImportedModules::import(const Profile& profile, std::string_view name, const Made& made) {
    const ImportCost* row = find_cost(name, profile.minor());
    if (!row || !present_.insert(row->module).second) return;
    std::string_view rest = row->imports;
    while (!rest.empty()) {
        std::size_t end = std::min(rest.find(' '), rest.size());
        import(profile, rest.substr(0, end), made);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    auto version = static_cast<std::size_t>(profile.minor() - row->first_minor);
    made(row->objects[version], row->garbage[version]);
}

void Interpreter::note_import(std::string_view module) {
    if (import_locks_.will_import(module)) heap.collector().did_lock_import();
    make_import_costs(module);
}

void Interpreter::make_import_costs(std::string_view module) {
    if (profile.family != "cpython" || profile.counted != CountedObjects::made || heap.making_internals) return;
    if (phase_ == Phase::finalizing) return;
    const bool lists = profile.main_listed == MainListed::with_first_collection_after_import ||
                       profile.main_listed == MainListed::ahead_with_first_collection_after_import;
    imported_.import(profile, module, [&](int objects, int garbage) {
        for (int i = 0; i < garbage; ++i) {
            Ref<List> cycle = make_list(*this);
            list_append(*this, cycle.get(), cycle.get());
        }
        for (int i = garbage; i < objects; ++i) {
            bool collects = heap.count_one_more();
            if (collects && lists && main_listing_ == MainListing::not_due) main_listing_ = MainListing::due;
        }
        if (heap.attention_wanted) heap.collector().safe_point();
    });
}

}  // namespace lastref::model
