#include "backends/model/library/modules/referents.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/floating.hpp"
#include "backends/model/object/instance.hpp"
#include "backends/model/object/operations.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

namespace lastref::model {

namespace {

enum class Form : std::uint8_t { object, integer, floating, text, bytes };

bool is_bool(const Object* object) {
    return object->type == run_of(object).type(CoreType::boolean);
}

Form form_of(const Object* object) {
    if (object->type->program_defined || is_bool(object)) return Form::object;
    switch (object->kind) {
        case Kind::integer: return static_cast<const Int*>(object)->big ? Form::object : Form::integer;
        case Kind::floating: return Form::floating;
        case Kind::string: return static_cast<const Str*>(object)->is_ascii() ? Form::text : Form::object;
        case Kind::bytes: return Form::bytes;
        default: return Form::object;
    }
}

bool is_number(Form form) {
    return form == Form::integer || form == Form::floating;
}

/// All of one form, where integers may stand among floats.
bool is_plain_list(std::span<Object* const> items) {
    const Form form = items.empty() ? Form::object : form_of(items.front());
    return form != Form::object && std::all_of(items.begin(), items.end(), [&](const Object* each) {
               const Form other = form_of(each);
               return other == form || (is_number(form) && is_number(other));
           });
}

bool is_plain_pair(std::span<Object* const> items) {
    return items.size() == 2 && is_number(form_of(items[0])) && form_of(items[0]) == form_of(items[1]);
}

void list_all_but_plain_values(Object* object, std::vector<Value>& found) {
    const auto list = [&](std::span<Object* const> items) {
        for (Object* each : items) found.push_back(share(each));
    };
    if (object->kind == Kind::list) {
        const auto* items = static_cast<const List*>(object);
        const std::span<Object* const> all(items->items, items->size);
        if (!is_plain_list(all)) list(all);
    } else if (object->kind == Kind::tuple && !has_flag(object, flag_prefix)) {
        auto* items = static_cast<Tuple*>(object);
        const std::span<Object* const> all(items->items(), items->size);
        const bool is_subclass = object->type->program_defined;
        if (is_subclass || !is_plain_pair(all)) list(all);
        if (is_subclass) found.push_back(share(static_cast<Object*>(object->type)));
    } else if (object->kind == Kind::dict) {
        const auto* dict = static_cast<const Dict*>(object);
        for (std::size_t i = 0; i < 2 * std::size_t{dict->end}; i += 2) {
            if (dict->items[i]) list({{dict->items[i], dict->items[i + 1]}});
        }
    } else if (object->kind == Kind::instance) {
        // Attributes that lie in a dict here lie in the instance there.
        Object* own = dict_field(object) ? *dict_field(object) : nullptr;
        bool is_in_dict = false;
        const auto list_object = [&](Object* each) {
            if (!is_number(form_of(each))) found.push_back(share(each));
        };
        for_each_referent(object, [&](Object* each) {
            if (each == own) {
                is_in_dict = true;
                for_each_value(static_cast<Dict*>(own), list_object);
            } else if (!is_in_dict || each == object->type) {
                list_object(each);
            }
        });
    } else {
        for_each_referent(object, [&](Object* each) { found.push_back(share(each)); });
    }
}

}  // namespace

void list_referents(Run& run, Object* object, std::vector<Value>& found) {
    if (!has_flag(object, flag_tracked_kind)) return;
    if (does(run, Detail::plain_values_are_no_objects)) return list_all_but_plain_values(object, found);
    for_each_referent(object, [&](Object* each) { found.push_back(share(each)); });
}

}  // namespace lastref::model
