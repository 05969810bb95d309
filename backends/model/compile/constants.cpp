#include "backends/model/compile/constants.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace lastref::model::compile {

namespace {

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

/// `digits` in base 10 as lower-case hexadecimal digits.
std::string to_hexadecimal(const std::string& digits) {
    std::vector<std::uint32_t> words;
    for (const char digit : digits) {
        std::uint64_t carry = static_cast<std::uint64_t>(digit - '0');
        for (std::uint32_t& word : words) {
            carry += std::uint64_t{word} * 10;
            word = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        if (carry != 0) words.push_back(static_cast<std::uint32_t>(carry));
    }
    std::string text;
    for (std::size_t i = words.size(); i-- > 0;) {
        for (int shift = 28; shift >= 0; shift -= 4) {
            const char digit = "0123456789abcdef"[(words[i] >> shift) & 15];
            if (digit != '0' || !text.empty()) text.push_back(digit);
        }
    }
    return text;
}

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

template <class Value>
void append_bits(std::string& key, const Value& value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    key.append(bytes, sizeof value);
}

void append_text(std::string& key, char tag, const std::string& text) {
    key.push_back(tag);
    append_bits(key, text.size());
    key.append(text);
}

void append_key(std::string& key, const Constant& constant);

void append_tuple(std::string& key, const TupleConstant& tuple) {
    key.push_back(tuple.frozen_set ? 'Z' : 'T');
    append_bits(key, tuple.items.size());
    for (const Constant& item : tuple.items) append_key(key, item);
}

void append_key(std::string& key, const Constant& constant) {
    std::visit(Overloaded{
                   [&](const NoneConstant&) { key.push_back('N'); },
                   [&](bool value) { key.push_back(value ? '1' : '0'); },
                   [&](const EllipsisConstant&) { key.push_back('E'); },
                   [&](const IntegerConstant& integer) {
                       key.push_back(integer.is_long ? 'L' : 'I');
                       append_bits(key, integer.small);
                       if (!integer.hex.empty()) append_text(key, 'H', integer.hex);
                   },
                   [&](double value) {
                       key.push_back('F');
                       append_bits(key, value);
                   },
                   [&](const ComplexConstant& complex) {
                       key.push_back('J');
                       append_bits(key, complex.imaginary);
                   },
                   [&](const StringConstant& string) { append_text(key, string.is_unicode ? 'U' : 'S', string.text); },
                   [&](const BytesConstant& bytes) { append_text(key, 'B', bytes.bytes); },
                   [&](const std::unique_ptr<const TupleConstant>& tuple) { append_tuple(key, *tuple); },
                   [&](const std::unique_ptr<const Code>& code) {
                       key.push_back('C');
                       append_bits(key, code.get());
                   },
               },
               constant);
}

}  // namespace

Constant string_constant(std::string_view text) {
    return StringConstant{std::string(text), std::all_of(text.begin(), text.end(), is_name_character)};
}

Constant integer_constant(std::int64_t value) {
    return IntegerConstant{value, {}, false};
}

Constant constant_of(const syntax::ConstantValue& value) {
    return std::visit(
        Overloaded{
            [](const syntax::NoneLiteral&) -> Constant { return NoneConstant{}; },
            [](bool truth) -> Constant { return truth; },
            [](const syntax::EllipsisLiteral&) -> Constant { return EllipsisConstant{}; },
            [](const syntax::IntegerLiteral& integer) -> Constant {
                if (integer.small) return IntegerConstant{*integer.small, {}, integer.is_long};
                return IntegerConstant{0, integer.base == 16 ? integer.digits : to_hexadecimal(integer.digits), false};
            },
            [](double number) -> Constant { return number; },
            [](const syntax::ImaginaryLiteral& imaginary) -> Constant { return ComplexConstant{imaginary.value}; },
            [](const syntax::StringLiteral& string) -> Constant {
                if (string.is_unicode) return StringConstant{string.text, false, true};
                return string_constant(string.text);
            },
            [](const syntax::BytesLiteral& bytes) -> Constant { return BytesConstant{bytes.bytes}; },
        },
        value);
}

Constant copy_constant(const Constant& constant) {
    return std::visit(Overloaded{
                          [](const std::unique_ptr<const TupleConstant>& tuple) -> Constant {
                              auto copy = std::make_unique<TupleConstant>();
                              copy->frozen_set = tuple->frozen_set;
                              for (const Constant& item : tuple->items) copy->items.push_back(copy_constant(item));
                              return std::unique_ptr<const TupleConstant>(std::move(copy));
                          },
                          [](const std::unique_ptr<const Code>&) -> Constant { return NoneConstant{}; },
                          [](const auto& value) -> Constant { return value; },
                      },
                      constant);
}

bool is_true(const Constant& constant) {
    return std::visit(Overloaded{
                          [](const NoneConstant&) { return false; },
                          [](bool value) { return value; },
                          [](const IntegerConstant& integer) { return integer.small != 0 || !integer.hex.empty(); },
                          [](double value) { return value != 0; },
                          [](const ComplexConstant& complex) { return complex.imaginary != 0; },
                          [](const StringConstant& string) { return !string.text.empty(); },
                          [](const BytesConstant& bytes) { return !bytes.bytes.empty(); },
                          [](const std::unique_ptr<const TupleConstant>& tuple) { return !tuple->items.empty(); },
                          [](const auto&) { return true; },
                      },
                      constant);
}

std::uint32_t ConstantIdentities::number(const Constant& constant) {
    key_.clear();
    append_key(key_, constant);
    const auto [found, inserted] = numbers_.try_emplace(key_, next_);
    if (inserted) ++next_;
    return found->second;
}

std::uint32_t ConstantPool::add(Constant constant) {
    const bool is_code = std::holds_alternative<std::unique_ptr<const Code>>(constant);
    const std::uint32_t index = indices_.insert(is_code ? identities_.fresh() : identities_.number(constant));
    if (index == constants_.size()) constants_.push_back(std::move(constant));
    return index;
}

void ConstantPool::move_into(Code& code) {
    code.constants = std::move(constants_);
    code.constant_identities = indices_.keys();
}

}  // namespace lastref::model::compile
