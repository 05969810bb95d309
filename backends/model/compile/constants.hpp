#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "backends/model/compile/code.hpp"
#include "backends/model/compile/index_map.hpp"
#include "backends/model/syntax/expression.hpp"

namespace lastref::model::compile {

/// The value of a literal of the source.
Constant constant_of(const syntax::ConstantValue& value);
Constant string_constant(std::string_view text);
Constant integer_constant(std::int64_t value);
Constant copy_constant(const Constant& constant);

/// The constant about as `repr` shows it, for messages and disassembly.
std::string describe(const Constant& constant);

/// The truth of a constant.
bool is_true(const Constant& constant);

/// Numbers the constants of a whole compilation: equal ones (of the same type) have the same number.
class ConstantIdentities {
public:
    std::uint32_t number(const Constant& constant);
    /// A number that nothing else has, for code objects.
    std::uint32_t fresh() { return next_++; }

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::string key_;
    std::uint32_t next_ = 0;
};

/// The constants of one code object, each once.
class ConstantPool {
public:
    explicit ConstantPool(ConstantIdentities& identities) : identities_(identities) {}

    /// The index of `constant`, a new one when it is not there yet.
    std::uint32_t add(Constant constant);
    void move_into(Code& code);

private:
    ConstantIdentities& identities_;
    IndexMap indices_;
    std::vector<Constant> constants_;
};

}  // namespace lastref::model::compile
