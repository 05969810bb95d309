// Importing a module makes many objects, enough for collections to come in between, and leaves some of them as garbage
// for the next one. The interpreter imports on its own, too: to show a warning, a traceback, or in the library.
#include "backends/model/vm/imports/import_costs.hpp"

#include "backends/model/heap/profile.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/imports/standard_library.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>
#include <utility>
#include <vector>

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
    auto version = static_cast<std::size_t>(profile.minor() - row->first_minor);
    const int objects = row->objects[version] - row->garbage[version];
    // The code with its constants is there before the first import statement: about half of it all.
    const int head = objects / 2;
    if (head) made({.objects = head, .loading = true});
    std::string_view rest = row->imports;
    while (!rest.empty()) {
        std::size_t end = std::min(rest.find(' '), rest.size());
        import(profile, rest.substr(0, end), made);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    made({.objects = objects - head,
          .garbage = row->garbage[version],
          .plain = row->garbage[version] ? row->plain : 0,
          .born_after = std::max(0, objects * row->born / 100 - head),
          .dies_after = std::max(0, objects * row->dies / 100 - head)});
}

void Interpreter::note_import(std::string_view module) {
    // What the model's library is made of, and imports for itself, the real one has at once.
    const bool is_part = find_module_spec(module) && !is_standard_module(module);
    if (heap.making_internals || is_part) return;
    if (import_locks_.will_import(module)) heap.collector().did_lock_import();
    make_import_costs(module);
}

namespace {

std::vector<Ref<List>> make_garbage(Run& run, const ImportMakes& made) {
    std::vector<Ref<List>> cycles;
    for (int i = made.plain; i < made.garbage; ++i) {
        cycles.push_back(make_list(run));
        list_append(run, cycles.back().get(), cycles.back().get());
    }
    for (int i = 0; i < made.plain; ++i) {
        Ref<Tuple> plain = make_tuple(run, {run.none});
        run.heap.track(plain.get());
        list_append(run, cycles.back().get(), plain.get());
    }
    return cycles;
}

}  // namespace

void Interpreter::make_import_costs(std::string_view module) {
    if (profile.family != "cpython" || profile.counted != CountedObjects::made || heap.making_internals) return;
    if (phase_ == Phase::finalizing) return;
    const bool was_importing = std::exchange(imports_traceback_, imports_traceback_ || module == "traceback");
    imported_.import(profile, module, [&](const ImportMakes& made) {
        std::vector<Ref<List>> cycles;
        for (int i = 0; i <= made.objects; ++i) {
            if (i == made.born_after) cycles = make_garbage(*this, made);
            if (i == made.dies_after) cycles.clear();
            if (i == made.objects) break;
            heap.count_one_more();
            if (heap.attention_wanted && !made.loading) heap.collector().safe_point();
        }
        if (heap.attention_wanted) heap.collector().safe_point();
    });
    imports_traceback_ = was_importing;
}

}  // namespace lastref::model
