#include "backends/model/heap/detail.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/calls/vector_calls.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/struct_sequence.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/vm/errors/call_errors.hpp"
#include "backends/model/vm/errors/native_complaints.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace lastref::model {

namespace {

/// Arguments in a row of their own, behind another one or not. Borrowed.
class ArgumentRow {
public:
    ArgumentRow(Object* const* arguments, std::size_t count) { std::copy_n(arguments, count, make_room(count)); }
    ArgumentRow(Object* first, Object* const* arguments, std::size_t count) {
        Object** place = make_room(count + 1);
        *place = first;
        std::copy_n(arguments, count, place + 1);
    }
    ArgumentRow(const ArgumentRow&) = delete;
    ArgumentRow& operator=(const ArgumentRow&) = delete;

    [[nodiscard]] Object** values() { return values_; }

private:
    Object** make_room(std::size_t count) {
        if (count > std::size(few_)) {
            many_.resize(count);
            values_ = many_.data();
        }
        return values_;
    }

    Object* few_[8];
    std::vector<Object*> many_;
    Object** values_ = few_;
};

void place_keyword(Run& run, Frame* frame, Function* function, Object** values, std::uint32_t place, Tuple* names,
                   Dict* extra) {
    const compile::Code& code = code_of(function->code);
    auto* name = static_cast<Str*>(names->items()[place]);
    std::uint32_t named = code.positional + code.keyword_only;
    for (std::uint32_t i = code.positional_only; i < named; ++i) {
        Str* parameter = frame->code->local_names[i];
        if (parameter != name && !same_text(parameter, name)) continue;
        if (frame->slots[i]) {
            raise(run, CoreType::type_error, "{} got multiple values for argument '{}'", function_title(function),
                  name->view());
        }
        frame->slots[i] = std::exchange(values[place], nullptr);
        return;
    }
    if (extra) {
        dict_set(run, extra, name, values[place]);
        return;
    }
    std::string positional_only;
    for (std::uint32_t i = 0; i < code.positional_only; ++i) {
        for (std::uint32_t k = 0; k < names->size; ++k) {
            if (!same_text(frame->code->local_names[i], static_cast<Str*>(names->items()[k]))) continue;
            positional_only += (positional_only.empty() ? "" : ", ") + code.local_names[i];
        }
    }
    if (!positional_only.empty()) {
        raise(run, CoreType::type_error, "{} got some positional-only arguments passed as keyword arguments: '{}'",
              function_title(function), positional_only);
    }
    raise_unexpected(run, function, name->view(), names);
}

void place_defaults(Run& run, Frame* frame, Function* function, std::size_t given) {
    const compile::Code& code = code_of(function->code);
    auto* defaults = static_cast<Tuple*>(function->defaults);
    std::uint32_t optional = defaults ? defaults->size : 0;
    std::uint32_t required = code.positional - std::min(optional, code.positional);
    std::vector<std::string> missing;
    for (std::uint32_t i = 0; i < code.positional; ++i) {
        if (frame->slots[i]) continue;
        if (i < required) {
            missing.push_back(code.local_names[i]);
        } else {
            frame->slots[i] = share(defaults->items()[i - (code.positional - optional)]).release();
        }
    }
    (void)given;
    if (!missing.empty()) raise_missing(run, function, missing, "positional");
    auto* keyword_defaults = static_cast<Dict*>(function->keyword_defaults);
    for (std::uint32_t i = code.positional; i < code.positional + code.keyword_only; ++i) {
        if (frame->slots[i]) continue;
        Object* value = keyword_defaults ? dict_find(keyword_defaults, frame->code->local_names[i]) : nullptr;
        if (value) {
            frame->slots[i] = share(value).release();
        } else {
            missing.push_back(code.local_names[i]);
        }
    }
    if (!missing.empty()) raise_missing(run, function, missing, "keyword-only");
}

}  // namespace

Frame* Interpreter::push_frame(Function* function, CodeObject* code) {
    prepare(*this, code);
    begin_frame(code);
    const compile::Code& what = *code->code;
    std::size_t size = code->frame_size;
    auto* frame = what.suspension == compile::Suspension::none ? reinterpret_cast<Frame*>(allocate_stack(size))
                                                               : static_cast<Frame*>(heap.allocate_buffer(size));
    ++recursion_depth;
    add_reference(code);
    add_reference(function);
    code->has_run = true;
    frame->previous = frame_;
    frame->code = code;
    frame->function = function;
    frame->globals = static_cast<Dict*>(function->globals);
    if (profile.frames_are_objects && what.suspension == compile::Suspension::none) add_reference(frame->globals);
    frame->builtins = static_cast<Dict*>(function->builtins);
    frame->locals = nullptr;
    frame->object = nullptr;
    frame->instruction = what.instructions.data();
    frame->generator = nullptr;
    frame->constructed = nullptr;
    frame->construction = ConstructionLevel::none;
    frame->kept_arguments = 0;
    frame->entry = false;
    frame->visited = false;
    std::size_t locals = what.local_names.size();
    for (std::size_t i = 0; i < locals; ++i) frame->slots[i] = nullptr;
    frame->top = frame->slots + locals;
    if (what.free_count) {
        auto* closure = static_cast<Tuple*>(function->closure);
        Object** place = frame->slots + locals - what.free_count;
        for (std::uint32_t i = 0; i < what.free_count; ++i) place[i] = share(closure->items()[i]).release();
    }
    list_frame(frame);
    return frame;
}

// The values' references move into the frame; what stays in `arguments` is the caller's to drop.
void Interpreter::bind_arguments(Frame* frame, Function* function, Object** arguments, std::size_t count,
                                 Tuple* names) {
    const compile::Code& code = *frame->code->code;
    std::size_t placed = std::min<std::size_t>(count, code.positional);
    for (std::size_t i = 0; i < placed; ++i) frame->slots[i] = std::exchange(arguments[i], nullptr);
    bool plain =
        !names && count == code.positional && !code.has_var_positional && !code.has_var_keyword && !code.keyword_only;
    if (plain) return;
    std::uint32_t next = code.positional + code.keyword_only;
    Ref<Dict> extra;
    if (code.has_var_keyword) extra = make_dict(*this);
    if (code.has_var_positional) {
        std::size_t rest = count - placed;
        Ref<Tuple> tuple = rest ? make_raw_tuple(*this, rest) : Ref<Tuple>::share(empty_tuple);
        for (std::size_t i = 0; i < rest; ++i) tuple->items()[i] = std::exchange(arguments[placed + i], nullptr);
        if (rest) track_tuple(*this, tuple.get());
        frame->slots[next++] = tuple.release();
    }
    Dict* keywords = extra.get();
    if (keywords) frame->slots[next] = extra.release();
    if (names) {
        for (std::uint32_t i = 0; i < names->size; ++i) {
            place_keyword(*this, frame, function, arguments + count, i, names, keywords);
        }
    }
    if (count > code.positional && !code.has_var_positional) raise_too_many(*this, function, arguments, count, frame);
    place_defaults(*this, frame, function, count);
}

Frame* Interpreter::make_call_frame(Function* function, Object* const* arguments, std::size_t count, Tuple* names) {
    std::size_t total = count + (names ? names->size : 0);
    check_recursion();
    Frame* frame = push_frame(function, static_cast<CodeObject*>(function->code));
    ArgumentRow row(arguments, total);
    Object** copies = row.values();
    for (std::size_t i = 0; i < total; ++i) add_reference(copies[i]);
    try {
        bind_arguments(frame, function, copies, count, names);
    } catch (...) {
        for (std::size_t i = 0; i < total; ++i) drop_reference_or_null(copies[i]);
        const bool stands_for_native = frame->code->stands_for_native;
        abandon_frame(frame);
        if (stands_for_native) complain_as_native(*this, function, arguments, count, names);
        throw;
    }
    for (std::size_t i = 0; i < total; ++i) drop_reference_or_null(copies[i]);
    return frame;
}

Value Interpreter::run_function(Function* function, Object* const* arguments, std::size_t count, Tuple* names) {
    RecursionGuard guard(*this, "", profile.recursion.native_entry);
    Frame* frame = make_call_frame(function, arguments, count, names);
    if (frame->code->code->is_suspended_by_call()) return make_generator(*this, frame);
    frame->entry = true;
    frame_ = frame;
    if (--heap.budget <= 0) safe_point();
    return execute(frame, nullptr).value;
}

Value Interpreter::run_code(CodeObject* code, Dict* globals, Object* locals, Function* function) {
    RecursionGuard guard(*this, "", profile.recursion.native_entry);
    check_recursion();
    prepare(*this, code);
    const compile::Code& what = *code->code;
    auto* frame = reinterpret_cast<Frame*>(allocate_stack(code->frame_size));
    ++recursion_depth;
    *frame = Frame{};
    add_reference(code);
    frame->previous = frame_;
    frame->code = code;
    frame->globals = globals;
    // PyPy's always are those of the interpreter.
    Object* own = profile.family == "pypy" ? nullptr : dict_find(globals, name(SpecialName::builtins));
    if (own && own->kind == Kind::module) own = static_cast<Module*>(own)->dict;
    frame->builtins = static_cast<Dict*>(own && own->kind == Kind::dict ? own : builtins_->dict);
    Ref<Function> around = Ref<Function>::share(function);
    if (!function && does(*this, Detail::code_runs_in_functions)) {
        around = make_function_around(*this, Ref<CodeObject>::share(code), globals, frame->builtins);
    }
    frame->function = around.release();
    frame->locals = share(locals ? locals : globals).release();
    frame->instruction = what.instructions.data();
    std::size_t count = what.local_names.size();
    for (std::size_t i = 0; i < count; ++i) frame->slots[i] = nullptr;
    frame->top = frame->slots + count;
    if (what.free_count && function) {
        auto* closure = static_cast<Tuple*>(function->closure);
        Object** place = frame->slots + count - what.free_count;
        for (std::uint32_t i = 0; i < what.free_count; ++i) place[i] = share(closure->items()[i]).release();
    }
    frame->entry = true;
    frame_ = frame;
    list_frame(frame);
    Value kept_globals = share(globals);
    return execute(frame, nullptr).value;
}

Value Interpreter::call(Object* callable, Object* const* arguments, std::size_t count, Tuple* names) {
    switch (callable->kind) {
        case Kind::function: return run_function(static_cast<Function*>(callable), arguments, count, names);
        case Kind::native: {
            RecursionGuard guard(*this, " while calling a Python object");
            return call_native(*this, static_cast<Native*>(callable), arguments, count, names);
        }
        case Kind::bound_method: {
            auto* method = static_cast<BoundMethod*>(callable);
            Value function = share(method->function);
            Value self = share(method->self);
            ArgumentRow all(self.get(), arguments, count + (names ? names->size : 0));
            return call(function.get(), all.values(), count + 1, names);
        }
        case Kind::type: return call_type(static_cast<Type*>(callable), arguments, count, names);
        case Kind::record:
            if (is_classic_instance(callable)) return call_classic_instance(*this, callable, arguments, count, names);
            if (callable->type == type(CoreType::method))
                return call_unbound_method(*this, callable, arguments, count, names);
            break;
        default: break;
    }
    Object* found = find_special(callable->type, SpecialName::call);
    if (!found) raise_not_callable(*this, callable);
    bool is_quick = !callable->type->program_defined && profile.recursion.quick_types != QuickTypes::none;
    RecursionGuard guard(*this, " while calling a Python object", is_quick ? 0 : 1);
    Value method = share(found);
    bool plain = found->kind == Kind::function || found->kind == Kind::native;
    if (!plain) {
        method = bind_descriptor(*this, found, callable, callable->type);
        return call(method.get(), arguments, count, names);
    }
    ArgumentRow all(callable, arguments, count + (names ? names->size : 0));
    return call_slot(method.get(), all.values(), count + 1, names);
}

Value Interpreter::call_slot(Object* callable, Object* const* arguments, std::size_t count, Tuple* names) {
    if (callable->kind == Kind::native)
        return call_native(*this, static_cast<Native*>(callable), arguments, count, names);
    return call(callable, arguments, count, names);
}

namespace {

/// One tuple of arguments serves `__new__` and `__init__`: where `second` is a copy of `first`, that is what stays.
void keep_tuple(Object*& second, Value first) {
    auto* before = static_cast<Tuple*>(first.get());
    auto* after = static_cast<Tuple*>(second);
    if (before && after &&
        std::equal(before->items(), before->items() + before->size, after->items(), after->items() + after->size))
        replace(second, std::move(first));
}

/// Whether calling the type counts as a level of C's recursion, as it does without a vectorcall.
bool call_is_counted(const Run& run, const Type* type) {
    switch (run.profile.recursion.quick_types) {
        case QuickTypes::none: return true;
        case QuickTypes::all_but_str: return type->program_defined || type->instance_kind == Kind::string;
        case QuickTypes::all: return type->program_defined;
    }
    return false;
}

/// Whether both are natives that do the same, for their types.
bool are_one_function(const Object* one, const Object* other) {
    return one->kind == Kind::native && other->kind == Kind::native &&
           static_cast<const Native*>(one)->row->function == static_cast<const Native*>(other)->row->function;
}

}  // namespace

Value Interpreter::call_type(Type* type, Object* const* arguments, std::size_t count, Tuple* names) {
    std::size_t total = count + (names ? names->size : 0);
    Object* metatype_call = find_special(type->type, SpecialName::call);
    if (metatype_call != find_special(this->type(CoreType::type), SpecialName::call)) {
        if (is_classic_class(type)) return call_classic_class(*this, type, arguments, count, names);
        Value method = bind_descriptor(*this, metatype_call, type, type->type);
        return call(method.get(), arguments, count, names);
    }
    if (type == this->type(CoreType::type) && count == 1 && !names) {
        PassingTuple passing(heap, is_called_with_vector(*this, type) ? 0 : 1);
        return share(arguments[0]->type);
    }
    Object* new_method = find_special(type, SpecialName::new_);
    bool is_made_inside = !type->program_defined && !type->spec->make && type->instance_kind != Kind::instance &&
                          new_method == find_special(this->type(CoreType::object), SpecialName::new_);
    is_made_inside |= !type->program_defined && has_flag(type, flag_made_inside);
    if (is_made_inside && profile.family == "pypy" && count + (names ? names->size : 0) > 0)
        raise(*this, CoreType::type_error, "{}() takes no arguments", full_type_name(type));
    if (is_made_inside) raise(*this, CoreType::type_error, "cannot create '{}' instances", full_type_name(type));
    PassingTuple passing(heap, passes_tuple(*this, type, new_method) ? count : 0);
    Value maker = bind_descriptor(*this, new_method, nullptr, type);
    ArgumentRow all(type, arguments, total);
    RecursionGuard guard(*this, " while calling a Python object", call_is_counted(*this, type) ? 1 : 0);
    Value made = call_slot(maker.get(), all.values(), count + 1, names);
    if (!is_subtype(made->type, type)) return made;
    Object* init = find_special(made->type, SpecialName::init);
    if (!init) return made;
    Value kept = share(init);
    const bool is_exception = made->kind == Kind::exception && init->kind == Kind::native;
    const bool precedes = profile.exceptions_precede_arguments && !type->program_defined;
    // BaseException's own would make the tuple anew that is there already.
    Type* base_exception = this->type(CoreType::base_exception);
    if (is_exception && !names && !profile.python_2 && profile.family == "cpython" &&
        are_one_function(init, find_special(base_exception, SpecialName::init)) &&
        are_one_function(new_method, find_special(base_exception, SpecialName::new_))) {
        if (Object* args = static_cast<Exception*>(made.get())->args; precedes && is_tracked(args)) {
            heap.untrack(args);
            heap.track(args);
        }
        return made;
    }
    Value first_arguments = is_exception && !precedes ? share(static_cast<Exception*>(made.get())->args) : Value{};
    all.values()[0] = made.get();
    Value result;
    if (init->kind == Kind::function || (init->kind == Kind::native && !static_cast<Native*>(init)->self)) {
        result = call_slot(init, all.values(), count + 1, names);
    } else {
        Value bound = bind_descriptor(*this, init, made.get(), made->type);
        result = call_slot(bound.get(), arguments, count, names);
    }
    if (result.get() != none) {
        raise(*this, CoreType::type_error, "__init__() should return None, not '{}'", type_name(result.get()));
    }
    if (first_arguments) keep_tuple(static_cast<Exception*>(made.get())->args, std::move(first_arguments));
    return made;
}

Construction find_construction(Run& run, Type* type) {
    if (!type->program_defined || type->instance_kind != Kind::instance) return Construction::long_way;
    std::uint8_t traits = type_traits(type);
    if (!(traits & trait_generic_new)) return Construction::long_way;
    Type* plain = run.type(CoreType::type);
    if (find_special(type->type, SpecialName::call) != find_special(plain, SpecialName::call))
        return Construction::long_way;
    Object* init = find_special(type, SpecialName::init);
    bool by_function = init->kind == Kind::function &&
                       code_of(static_cast<Function*>(init)->code).suspension == compile::Suspension::none;
    Construction found = traits & trait_generic_init ? Construction::bare
                         : by_function               ? Construction::by_function
                                                     : Construction::long_way;
    type->construction = found;
    type->initializer = init;
    // What a metaclass of the program says may change without the class being told.
    if (type->type == plain) type->construction_version = type->version;
    return found;
}

}  // namespace lastref::model
