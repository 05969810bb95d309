#pragma once

#include "backends/model/heap/heap.hpp"

#include <cstddef>
#include <utility>

namespace lastref::model {

/// An owning handle: one reference to a Python object, dropped when the handle goes. Dropping may run Python code
/// (a finalizer, a weak reference's callback). May be null.
template <class T = Object>
class Ref {
public:
    Ref() = default;
    Ref(std::nullptr_t) {}  // NOLINT: a null handle may be written as nullptr
    Ref(const Ref& other) : object_(other.object_) {
        if (object_) add_reference(object_);
    }
    Ref(Ref&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
    template <class U>
    requires std::is_convertible_v<U*, T*> Ref(const Ref<U>& other) : object_(other.get()) {
        if (object_) add_reference(object_);
    }
    template <class U>
    requires std::is_convertible_v<U*, T*> Ref(Ref<U>&& other)
    noexcept : object_(other.release()) {}
    ~Ref() {
        if (object_) drop_reference(object_);
    }
    Ref& operator=(Ref other) noexcept {
        std::swap(object_, other.object_);
        return *this;
    }

    /// Takes over a reference that the caller owns.
    static Ref adopt(T* object) {
        Ref result;
        result.object_ = object;
        return result;
    }
    /// Adds a reference.
    static Ref share(T* object) {
        if (object) add_reference(object);
        return adopt(object);
    }

    [[nodiscard]] T* get() const { return object_; }
    T* operator->() const { return object_; }
    T& operator*() const { return *object_; }
    explicit operator bool() const { return object_ != nullptr; }
    /// Hands the reference to the caller.
    [[nodiscard]] T* release() { return std::exchange(object_, nullptr); }
    template <class U>
    [[nodiscard]] Ref<U> cast() && {
        return Ref<U>::adopt(static_cast<U*>(release()));
    }

private:
    T* object_ = nullptr;
};

/// Any Python object, owned.
using Value = Ref<Object>;

inline Value share(Object* object) {
    return Value::share(object);
}

/// Stores an owned reference into a field and drops the old one afterwards, as CPython's Py_XSETREF does.
template <class T>
void replace(T*& field, Ref<T> value) {
    T* old = std::exchange(field, value.release());
    if (old) drop_reference(old);
}

/// Empties a field, then drops what it held.
template <class T>
void clear(T*& field) {
    if (T* old = std::exchange(field, nullptr)) drop_reference(old);
}

}  // namespace lastref::model
