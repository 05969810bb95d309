#include "backends/model/library/modules/referrers_of_pypy.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/library/modules/referents_of_pypy.hpp"
#include "backends/model/object/objects.hpp"
#include "backends/model/vm/generator.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>
#include <span>
#include <unordered_set>
#include <utility>

namespace lastref::model {

namespace {

class Walk {
public:
    Walk(Run& run, Tuple* wanted) : run_(run), wanted_(wanted) {
        visited_.insert(wanted);
        for (Frame* each = interpreter_of(run).current_frame(); each; each = each->previous) see(each);
    }

    void from(Object* root) {
        pending_.push_back(root);
        while (!pending_.empty()) {
            Object* each = pending_.back();
            pending_.pop_back();
            if (each && has_flag(each, flag_tracked_kind) && visited_.insert(each).second) look_at(each);
        }
    }

    /// A frame that runs refers to its locals. While `callee` runs it may still have the arguments on its stack.
    void from(Frame* frame, Frame* callee) {
        const std::span<Object*> locals(frame->slots, frame->stack());
        std::vector<Object*> held(locals.begin(), locals.end());
        if (does(run_, Detail::callers_keep_arguments)) add_arguments(callee, held);
        add_frame_if_it_refers(frame, held);
        for (auto each = locals.rbegin(); each != locals.rend(); ++each) from(*each);
        from(frame->locals);
    }

    [[nodiscard]] bool has_seen(Object* object) const { return visited_.contains(object); }

    std::vector<Value> take_found() {
        add_if_it_refers({wanted_->items(), wanted_->size}, [&] { return share(static_cast<Object*>(wanted_)); });
        return std::move(found_);
    }

private:
    void add_arguments(Frame* callee, std::vector<Object*>& held) {
        if (!callee) return held.insert(held.end(), wanted_->items(), wanted_->items() + wanted_->size), void();
        if (!callee->function || callee->locals) return;
        const std::uint32_t count = callee->code->code->positional + callee->code->code->keyword_only;
        for (std::uint32_t i = 0; i < count; ++i) {
            Object* each = callee->slots[i];
            held.push_back(each && each->kind == Kind::cell ? static_cast<Cell*>(each)->content : each);
        }
    }

    template <class Give>
    void add_if_it_refers(std::span<Object* const> referents, const Give& give) {
        for (std::uint32_t i = 0; i < wanted_->size; ++i)
            if (std::find(referents.begin(), referents.end(), wanted_->items()[i]) != referents.end())
                found_.push_back(give());
    }

    void add_frame_if_it_refers(Frame* frame, std::span<Object* const> held) {
        add_if_it_refers(held, [&] { return Value(interpreter_of(run_).frame_object(frame)); });
        see(frame);
    }

    void see(Frame* frame) {
        if (frame->object) visited_.insert(frame->object);
    }

    void look_at(Object* object) {
        if (object->kind == Kind::generator) return look_at_generator(static_cast<Generator*>(object));
        std::vector<Value> listed;
        list_referents_of_pypy(run_, object, listed);
        std::vector<Object*> referents;
        for (const Value& each : listed) referents.push_back(each.get());
        add_if_it_refers(referents, [&] { return share(object); });
        pending_.insert(pending_.end(), referents.begin(), referents.end());
    }

    /// What a suspended generator holds is its frame's.
    void look_at_generator(Generator* generator) {
        const std::span<Object*> held(generator->values, generator->value_count);
        if (!held.empty()) add_frame_if_it_refers(generator->frame, held);
        pending_.insert(pending_.end(), held.begin(), held.end());
    }

    Run& run_;
    Tuple* wanted_;
    std::unordered_set<Object*> visited_;
    std::vector<Object*> pending_;
    std::vector<Value> found_;
};

}  // namespace

std::vector<Value> referrers_of_pypy(Run& run, Tuple* objects) {
    Walk walk(run, objects);
    Frame* outermost = interpreter_of(run).current_frame();
    while (outermost->previous) outermost = outermost->previous;
    walk.from(outermost->globals);
    Frame* callee = nullptr;
    for (Frame* frame = interpreter_of(run).current_frame(); frame; callee = std::exchange(frame, frame->previous))
        walk.from(frame, callee);
    // What else is held, by the interpreter or by what it has no objects for here; namespaces of classes are none.
    run.heap.collector().for_each_object(-1, [&](Object* each) {
        const bool may_be_part = each->kind == Kind::dict || each->kind == Kind::tuple;
        if (!may_be_part && !walk.has_seen(each)) walk.from(each);
    });
    return walk.take_found();
}

}  // namespace lastref::model
