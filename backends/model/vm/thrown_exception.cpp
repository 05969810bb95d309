#include "backends/model/vm/thrown_exception.hpp"

#include "backends/model/object/containers.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/classic.hpp"

#include <fmt/format.h>

namespace lastref::model {

namespace {

Value made_instance(Run& run, Object* type, Object* value) {
    Value exception;
    if (value && value->kind == Kind::tuple) {
        auto* args = static_cast<Tuple*>(value);
        exception = run.call(type, args->items(), args->size, nullptr);
    } else {
        exception = value && value != run.none ? call(run, type, value) : call(run, type);
    }
    if (exception->kind != Kind::exception) {
        raise(run, CoreType::type_error, "calling {} should have returned an instance of BaseException, not {}",
              repr_text(run, type), type_name(exception.get()), class_name(static_cast<Type*>(type)),
              type_name(exception.get()));
    }
    return exception;
}

/// The exception of that class; what making it raises is thrown in its place.
Value instance_of(Run& run, Object* type, Object* value) {
    if (value && value != run.none && is_instance(run, value, type)) return share(value);
    try {
        return made_instance(run, type, value);
    } catch (Raised& raised) {
        return std::move(raised.exception);
    }
}

}  // namespace

void warn_of_three_arguments(Run& run, std::string_view method, const Object* value) {
    if (value && run.profile.throw_of_three_deprecated && run.profile.family == "cpython") {
        run.warn(CoreType::deprecation_warning,
                 fmt::format("the (type, exc, tb) signature of {}() is deprecated, use the single-arg signature "
                             "instead.",
                             method),
                 nullptr);
    }
}

Value thrown_exception(Run& run, Object* type, Object* value, Object* traceback) {
    Value exception;
    bool is_class =
        type->kind == Kind::type && is_subtype(static_cast<Type*>(type), run.type(CoreType::base_exception));
    if (is_class) {
        exception = instance_of(run, type, value);
    } else if (type->kind == Kind::exception) {
        if (value && value != run.none)
            raise(run, CoreType::type_error, "instance exception may not have a separate value");
        exception = share(type);
    } else {
        if (is_classic_class(type) || is_classic_instance(type)) run.refuse("raising a classic class");
        raise(run, CoreType::type_error, "exceptions must be classes or instances deriving from BaseException, not {}",
              type_name(type));
    }
    if (traceback && traceback != run.none) {
        if (traceback->kind != Kind::traceback) {
            raise(run, CoreType::type_error, "throw() third argument must be a traceback object");
        }
        replace(static_cast<Exception*>(exception.get())->traceback, share(traceback));
    }
    return exception;
}

}  // namespace lastref::model
