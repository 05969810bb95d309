#include <fmt/format.h>

#include "backends/model/compile/constants.hpp"

namespace lastref::model::compile {

namespace {

std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char c : text) {
        if (c == '\n') {
            result += "\\n";
        } else if (c == '\'' || c == '\\') {
            result += {'\\', c};
        } else {
            result += c;
        }
    }
    return result + "'";
}

std::string describe_tuple(const TupleConstant& tuple) {
    std::string text;
    for (const Constant& item : tuple.items) text += (text.empty() ? "" : ", ") + describe(item);
    if (tuple.frozen_set) return "frozenset({" + text + "})";
    return "(" + text + (tuple.items.size() == 1 ? ",)" : ")");
}

std::string describe_double(double value) {
    std::string text = fmt::format("{}", value);
    return text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
}

struct Describe {
    std::string operator()(const NoneConstant&) const { return "None"; }
    std::string operator()(bool value) const { return value ? "True" : "False"; }
    std::string operator()(const EllipsisConstant&) const { return "Ellipsis"; }
    std::string operator()(const IntegerConstant& value) const {
        return value.hex.empty() ? std::to_string(value.small) : "0x" + value.hex;
    }
    std::string operator()(double value) const { return describe_double(value); }
    std::string operator()(const ComplexConstant& value) const { return fmt::format("{}j", value.imaginary); }
    std::string operator()(const StringConstant& value) const { return quoted(value.text); }
    std::string operator()(const BytesConstant& value) const { return "b" + quoted(value.bytes); }
    std::string operator()(const std::unique_ptr<const TupleConstant>& value) const { return describe_tuple(*value); }
    std::string operator()(const std::unique_ptr<const Code>& value) const { return "<code " + value->name + ">"; }
};

}  // namespace

std::string describe(const Constant& constant) {
    return std::visit(Describe{}, constant);
}

}  // namespace lastref::model::compile
