#pragma once

#include "backends/model/vm/code_object.hpp"

namespace lastref::model {

struct FrameObject;
struct Generator;

/// What the call of a class takes of the room for calls, besides the frame of `__init__`.
enum class ConstructionLevel : std::uint8_t { none, frame, native };

/// One activation of a code object: its locals, and behind them its operand stack. Frames of plain calls lie on the
/// interpreter's data stack; a generator owns its own. While it runs, what it holds is a root: no collector sees it.
struct Frame {
    Frame* previous;      ///< the caller's
    CodeObject* code;     ///< owned
    Function* function;   ///< owned; null for modules, class bodies called without one, exec
    Dict* globals;        ///< the function's, borrowed where frames are no objects; or that of `locals`
    Dict* builtins;       ///< borrowed
    Object* locals;       ///< owned: the namespace of a class body or module, null for functions
    FrameObject* object;  ///< owned; null until someone asks for it
    const compile::Instruction* instruction;  ///< the one being executed
    Object** top;          ///< one past the top of the operand stack, where it waits for a call of its own loop
    Generator* generator;  ///< whose frame this is, borrowed; null for plain calls
    Object* constructed;   ///< owned: the instance whose __init__ this call is
    std::uint32_t
        kept_arguments;  ///< operands of the caller's stack that die when this frame returns (arguments::caller)
    bool entry;          ///< leaving it leaves the C++ function that runs it
    bool visited;        ///< by a collector that marks
    ConstructionLevel construction;  ///< what stands between the call of a class and this, its `__init__`
    Object* slots[1];

    [[nodiscard]] std::uint32_t local_count() const {
        return static_cast<std::uint32_t>(code->code->local_names.size());
    }
    [[nodiscard]] Object** stack() { return slots + local_count(); }
    [[nodiscard]] std::uint32_t instruction_index() const {
        return static_cast<std::uint32_t>(instruction - code->code->instructions.data());
    }
    [[nodiscard]] int line() const {
        return instruction ? code->code->positions[instruction_index()].line : code->code->first_line;
    }
    /// The next frame that programs see, from `frame` up: none of what real runtimes have in C. Null: there is none.
    [[nodiscard]] static Frame* shown_from(Frame* frame) {
        while (frame && frame->code->stands_for_native) frame = frame->previous;
        return frame;
    }
    /// Bytes of a frame for `code`.
    static std::size_t size_for(const compile::Code& code) {
        return sizeof(Frame) + (code.local_names.size() + code.stack_size) * sizeof(Object*);
    }
};

/// A frame as the program sees it (sys._getframe, a traceback's tb_frame). While its frame runs or a generator holds
/// it, it is a window on it; when the frame ends it takes the locals over.
struct FrameObject : Tracked {
    Object* back;  ///< of a finished frame: the caller's frame object; owned
    Object* code;
    Object* globals;
    Object* locals;  ///< the namespace of a class body or module, or a snapshot dict (profile.locals_snapshot off)
    Object* function;
    Object** values;  ///< locals taken over; a buffer of `value_count`
    std::uint32_t value_count;
    Frame* frame;  ///< null once finished
    std::int32_t line;
    std::uint32_t lasti;
    bool counts;  ///< among the objects made since the last collection: it goes from them when this does
};

struct Traceback : Tracked {
    Object* next;
    Object* frame;
    std::int32_t line;
    std::uint32_t lasti;
};

}  // namespace lastref::model
