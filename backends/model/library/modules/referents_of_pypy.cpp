#include "backends/model/library/modules/referents_of_pypy.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/library/modules/referents.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/objects.hpp"
#include "backends/model/object/types/instance.hpp"
#include "backends/model/vm/generator.hpp"
#include "backends/model/vm/interpreter.hpp"

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

/// Lists the referents of one object; fields of a struct there go by their names' alphabet.
class Lister {
public:
    Lister(Run& run, std::vector<Value>& found) : run_(run), found_(found) {}

    void list(Object* object) {
        switch (object->kind) {
            case Kind::list:
            case Kind::dict:
            case Kind::set: return list_container(object);
            case Kind::tuple: return list_tuple(static_cast<Tuple*>(object));
            case Kind::slice: return list_slice(static_cast<Slice*>(object));
            case Kind::generator: return list_generator(static_cast<Generator*>(object));
            case Kind::function: return list_function(static_cast<Function*>(object));
            case Kind::native: return list_native(static_cast<Native*>(object));
            case Kind::descriptor: return list_descriptor(static_cast<Descriptor*>(object));
            case Kind::exception: return list_exception(static_cast<Exception*>(object));
            case Kind::iterator: return list_iterator(static_cast<Iterator*>(object));
            case Kind::instance: return list_instance(object);
            case Kind::frame: return list_frame(static_cast<FrameObject*>(object));
            case Kind::type:
                if (static_cast<Type*>(object)->program_defined) list_type(static_cast<Type*>(object));
                return;
            default: return list_as_here(object);
        }
    }

private:
    void add(Object* each) {
        if (each) found_.push_back(share(each));
    }
    void add_or_none(Object* each) { add(each ? each : run_.none); }
    void add_all(std::span<Object* const> items) {
        for (Object* each : items) add(each);
    }
    void add_items(Object* tuple) {
        auto* items = static_cast<Tuple*>(tuple);
        if (items) add_all({items->items(), items->size});
    }

    void list_as_here(Object* object) {
        for_each_referent(object, [&](Object* each) { add(each); });
        if (object->type->spec && object->type->spec->name == "partial") add(object->type);
    }

    void add_items_of_list(const List* list) {
        const std::span<Object* const> all(list->items, list->size);
        if (!is_plain_list(all)) add_all(all);
    }

    void add_items_of_set(const Set* set) {
        std::vector<Object*> items;
        for (std::uint32_t i = 0; i < set->places; ++i)
            if (set->items[i] && set->hashes[i] != -1) items.push_back(set->items[i]);
        const bool is_plain = is_plain_list(items) && form_of(items.front()) != Form::floating;
        if (!is_plain) add_all(items);
    }

    void add_items_of_dict(Dict* dict) {
        std::vector<Object*> keys;
        Object* key = nullptr;
        Object* value = nullptr;
        for (std::uint32_t place = 0; dict_next(dict, place, key, value);) keys.push_back(key);
        const Form form = keys.empty() ? Form::object : form_of(keys.front());
        const bool keys_are_plain = (form == Form::integer || form == Form::bytes) && is_plain_list(keys);
        for (std::uint32_t place = 0; dict_next(dict, place, key, value);) {
            if (!keys_are_plain) add(key);
            add(value);
        }
    }

    void add_content(Object* object) {
        if (object->kind == Kind::list) return add_items_of_list(static_cast<List*>(object));
        if (object->kind == Kind::set) return add_items_of_set(static_cast<Set*>(object));
        if (object->kind == Kind::dict) add_items_of_dict(static_cast<Dict*>(object));
    }

    /// Attributes of an instance come before its content; where there are some, the class of all but dicts is last.
    void list_container(Object* object) {
        if (!object->type->program_defined) return add_content(object);
        const std::size_t before = found_.size();
        add_attributes(object);
        const bool class_is_last = found_.size() != before && object->kind != Kind::dict;
        if (!class_is_last) add(object->type);
        add_content(object);
        if (class_is_last) add(object->type);
    }

    void list_tuple(Tuple* tuple) {
        const std::span<Object* const> all(tuple->items(), tuple->size);
        if (!tuple->type->program_defined) {
            if (!is_plain_pair(all)) add_all(all);
            return;
        }
        add_all(all);
        add_attributes(tuple);
        add(tuple->type);
    }

    void list_frame(const FrameObject* frame) {
        Frame* back = frame->frame ? frame->frame->previous : nullptr;
        if (back) found_.emplace_back(interpreter_of(run_).frame_object(back));
        add(frame->back);
        add(frame->code);
        const std::span<Object*> locals = frame->frame ? std::span(frame->frame->slots, frame->frame->stack())
                                                       : std::span(frame->values, frame->value_count);
        add_all(locals);
    }

    void list_slice(const Slice* slice) {
        for (Object* each : {slice->start, slice->step, slice->stop}) add(each);
    }

    void list_generator(Generator* generator) {
        const bool has_frame = generator->frame && generator->state != GeneratorState::finished;
        if (has_frame) found_.emplace_back(interpreter_of(run_).frame_object(generator->frame));
        add(generator->code);
        if (generator->type == run_.type(CoreType::coroutine)) add(run_.none);
    }

    /// Names, and docs that nobody set, lie in the code; the cells and the defaults in arrays of the function's own.
    void list_function(const Function* function) {
        for (Object* each : {function->code, function->annotations, function->annotate, function->doc, function->dict,
                             function->globals, function->keyword_defaults, function->module})
            if (each && each->kind != Kind::string && each != run_.none) add(each);
        add_items(function->closure);
        add_items(function->defaults);
    }

    /// A method bound to its object is a function and that; what a function consists of is not here.
    void list_native(Native* native) {
        if (!native->self || !native->owner) return list_as_here(native);
        add(find_in_own_dict(reinterpret_cast<Type*>(native->owner), run_.intern(native->row->name)));
        add(native->self);
    }

    void list_descriptor(Descriptor* descriptor) {
        if (descriptor->type == run_.type(CoreType::property)) {
            for (Object* each : {descriptor->fourth, descriptor->third, descriptor->first, descriptor->second})
                add_or_none(each);
            if (does(run_, Detail::properties_keep_their_name)) add(descriptor->name);
            return;
        }
        add(descriptor->dict);
        for_each_referent(descriptor, [&](Object* each) {
            if (each != descriptor->dict) add(each);
        });
    }

    void add_fields_of_exception(const Exception* error) {
        const auto is = [&](CoreType type) { return is_subtype(error->type, run_.type(type)); };
        if (is(CoreType::attribute_error)) {
            add_or_none(error->extra2);
            add_or_none(error->extra1);
        } else if (is(CoreType::name_error)) {
            add_or_none(error->extra1);
        } else if (is(CoreType::syntax_error)) {
            add(run_.none);
        } else if (is(CoreType::import_error)) {
            for (Object* each : {error->extra1, error->extra2, error->extra3}) add_or_none(each);
        } else if (is(CoreType::os_error)) {
            for (Object* each : {error->extra1, error->extra3, error->notes_or_value, error->extra2}) add(each);
        } else if (is(CoreType::stop_iteration) || is(CoreType::system_exit)) {
            add_or_none(error->notes_or_value);
        }
    }

    /// Those with fields of their own are of a struct of their own, and so need not tell their class.
    bool tells_its_class(const Exception* error) {
        for (const CoreType type :
             {CoreType::base_exception, CoreType::attribute_error, CoreType::name_error, CoreType::syntax_error,
              CoreType::import_error, CoreType::os_error, CoreType::stop_iteration, CoreType::system_exit,
              CoreType::unicode_decode_error, CoreType::unicode_encode_error, CoreType::unicode_translate_error})
            if (error->type == run_.type(type)) return false;
        return true;
    }

    void list_exception(Exception* error) {
        Object** dict = dict_field(error);
        for (Object* each : {error->cause, error->context, dict ? *dict : nullptr, error->traceback}) add(each);
        add_fields_of_exception(error);
        add_items(error->args);
        if (tells_its_class(error)) add(error->type);
    }

    void list_iterator(Iterator* iterator) {
        const std::string_view name = iterator->type->spec ? iterator->type->spec->name : "";
        if (name == "zip") return add_items(iterator->source);
        if (name == "map") {
            add(iterator->second);
            return add_items(iterator->source);
        }
        if (name == "zip_longest") {
            add(iterator->third);
            add(run_.none);
            return add_items(iterator->source);
        }
        if (name == "enumerate" && tells_list(iterator->source)) {
            add(static_cast<Iterator*>(iterator->source)->source);
            return add(iterator->third);
        }
        if (name == "starmap" || name == "chain") {
            add(iterator->second);
            return add(iterator->source);
        }
        if (name == "accumulate") {
            add_or_none(iterator->source);
            add_or_none(iterator->fourth);
            add(iterator->second);
            return add(iterator->third);
        }
        if (name == "cycle") {
            add(iterator->source);
            if (iterator->second) add_content(iterator->second);
            return;
        }
        for_each_referent(iterator, [&](Object* each) {
            if (name != "filter" || each != run_.none) add(each);
        });
        Object* walked = iterator->source;
        if (walked && walked->kind == Kind::tuple) add_items(walked);
        if (walked && (walked->kind == Kind::set || walked->kind == Kind::dict)) add_content(walked);
    }

    /// enumerate() takes items out of a list by itself.
    static bool tells_list(const Object* source) {
        return source && source->refcount == 1 && source->kind == Kind::iterator && source->type->spec &&
               source->type->spec->name == "list_iterator";
    }

    /// Attributes that lie in a dict here lie in the instance there.
    void add_attributes(Object* object) {
        if (!has_flag(object, flag_prefix)) return;
        Object* own = dict_field(object) ? *dict_field(object) : nullptr;
        bool is_in_dict = false;
        const auto add_object = [&](Object* each) {
            if (!is_number(form_of(each))) add(each);
        };
        const auto visit = [&](Object* each) {
            if (each == own) {
                is_in_dict = true;
                for_each_value(static_cast<Dict*>(own), add_object);
            } else if (!is_in_dict) {
                add_object(each);
            }
        };
        detail::visit_slots(object, type_layout(object->type), visit);
        detail::visit_attributes(object, type_layout(object->type), visit);
    }

    void list_instance(Object* object) {
        add_attributes(object);
        add(object->type);
    }

    void list_type(const Type* type) {
        add(run_.none);
        add_items(type->bases);
        add_items(type->mro);
        if (type->type != run_.type(CoreType::type)) add(type->type);
        Object* key = nullptr;
        Object* value = nullptr;
        for (std::uint32_t place = 0; dict_next(static_cast<Dict*>(type->dict), place, key, value);) add(value);
    }

    Run& run_;
    std::vector<Value>& found_;
};

}  // namespace

void list_referents_of_pypy(Run& run, Object* object, std::vector<Value>& found) {
    Lister(run, found).list(object);
}

}  // namespace lastref::model
