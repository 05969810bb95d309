#include "fuzz/writer.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace lastref::fuzz {
namespace {

/// So many kinds of statements in a hundred a program may use: programs that use few use those more.
constexpr unsigned chance_of_a_row = 45;
constexpr int greatest_statement_depth = 3;
constexpr int greatest_expression_depth = 3;
constexpr int greatest_budget = 60;
constexpr std::size_t enough_names = 9;

template <class Row>
std::vector<const Row*> choose_rows(Random& random, const Target& target, const std::vector<Row> Grammar::*rows) {
    std::vector<const Row*> chosen;
    for (const Grammar* part : grammar()) {
        for (const Row& row : part->*rows) {
            // Drawn for every row, so that programs for several runtimes are alike.
            const bool wanted = random.percent(chance_of_a_row);
            if (wanted && (row.only == Only::everywhere || target.cpython)) chosen.push_back(&row);
        }
    }
    return chosen;
}

template <class Row>
const Row* choose_one(Random& random, const std::vector<const Row*>& rows) {
    unsigned total = 0;
    for (const Row* row : rows) total += row->weight;
    if (total == 0) return nullptr;
    auto left = random.below(total);
    for (const Row* row : rows) {
        if (left < row->weight) return row;
        left -= row->weight;
    }
    return rows.back();
}

}  // namespace

Writer::Writer(Random start, Target target)
    : random(start),
      target_(std::move(target)),
      block_(&program_),
      statement_rows_(choose_rows(random, target_, &Grammar::statements)),
      expression_rows_(choose_rows(random, target_, &Grammar::expressions)),
      budget_(greatest_budget) {}

void Writer::line(std::string_view form, std::vector<Expression> parts) {
    block_->push_back({fill(form, std::move(parts)), {}});
    settle();
}

void Writer::settle() {
    for (const Name& name : std::exchange(pending_, {})) {
        const auto known = std::find_if(scope_.names.begin(), scope_.names.end(),
                                        [&](const Name& other) { return other.text == name.text; });
        if (known == scope_.names.end())
            scope_.names.push_back(name);
        else
            known->shape = name.shape;
    }
}

void Writer::body(std::string_view form, std::vector<Expression> parts, const std::function<void()>& write) {
    Block inner;
    Block* const outer = std::exchange(block_, &inner);
    ++statement_depth_;
    settle();
    write();
    --statement_depth_;
    block_ = outer;
    block_->push_back({fill(form, std::move(parts)), std::move(inner)});
}

void Writer::block(std::string_view form, std::vector<Expression> parts, const std::function<void()>& write) {
    const std::vector<Name> before = scope_.names;
    body(form, std::move(parts), write);
    std::vector<Name> after;
    for (const Name& name : before) {
        const auto found = std::find_if(scope_.names.begin(), scope_.names.end(),
                                        [&](const Name& other) { return other.text == name.text; });
        if (found == scope_.names.end()) continue;
        after.push_back({name.text, found->shape == name.shape ? name.shape : Shape::any});
    }
    scope_.names = std::move(after);
}

void Writer::loop(std::string_view form, std::vector<Expression> parts, const std::function<void()>& write) {
    const std::size_t first_bindable = std::exchange(scope_.first_bindable, scope_.names.size());
    block(form, std::move(parts), write);
    scope_.first_bindable = first_bindable;
}

void Writer::function(std::string_view form, std::vector<Expression> parts, std::vector<Name> parameters,
                      const std::function<void()>& write) {
    constexpr unsigned chance_to_look_around = 40;
    Scope inner{.kind = Scope::Kind::function};
    if (random.percent(chance_to_look_around)) inner.names = scope_.names;
    inner.first_own = inner.first_bindable = inner.names.size();
    inner.names.insert(inner.names.end(), parameters.begin(), parameters.end());
    std::swap(scope_, inner);
    body(form, std::move(parts), write);
    std::swap(scope_, inner);
}

void Writer::statement() {
    const StatementRow* row = choose_one(random, statement_rows_);
    if (--budget_ < 0 || statement_depth_ > greatest_statement_depth || row == nullptr) {
        assign(object());
        return;
    }
    reach(row->name);
    row->write(*this);
}

void Writer::statements(int count) {
    for (int i = 0; i < count; ++i) {
        if (i > 0 && budget_ <= 0) return;
        statement();
    }
}

Made Writer::object() {
    constexpr unsigned chance_of_a_leaf = 45;
    if (expression_depth_ >= greatest_expression_depth || random.percent(chance_of_a_leaf)) {
        return {random.percent(60) ? instance() : some_name(), Shape::any};
    }
    const ExpressionRow* row = choose_one(random, expression_rows_);
    if (row == nullptr) return {instance(), Shape::instance};
    reach(row->name);
    ++expression_depth_;
    Made made = row->make(*this);
    --expression_depth_;
    return made;
}

Expression Writer::instance() {
    if (expression_depth_ < greatest_expression_depth && random.percent(15)) {
        ++expression_depth_;
        Expression inner = value();
        --expression_depth_;
        return fill(random.pick(classes) + "($, $)", {quoted_tag(), inner});
    }
    return fill(random.pick(classes) + "($)", {quoted_tag()});
}

std::optional<Expression> Writer::name_of(Shape shape) {
    std::vector<std::string> fitting;
    for (const Name& name : scope_.names) {
        if (name.shape == shape) fitting.push_back(name.text);
    }
    if (fitting.empty()) return std::nullopt;
    return Expression(random.pick(fitting));
}

Expression Writer::some_name() {
    if (scope_.names.empty()) return instance();
    return Expression(scope_.names[random.below(scope_.names.size())].text);
}

std::string Writer::tag() {
    return "k" + std::to_string(++tags_);
}

std::string Writer::pick_attribute() {
    constexpr std::array<const char*, 3> attributes{"p", "q", "r"};
    return attributes[random.below(attributes.size())];
}

std::vector<std::string> Writer::bindable() const {
    std::vector<std::string> names;
    for (std::size_t i = std::max(scope_.first_own, scope_.first_bindable); i < scope_.names.size(); ++i)
        names.push_back(scope_.names[i].text);
    return names;
}

std::string Writer::bind(Shape shape) {
    const auto old = bindable();
    if (!old.empty() && (scope_.names.size() >= enough_names || random.percent(35))) {
        const std::string name = random.pick(old);
        pending_.push_back({name, shape});
        return name;
    }
    constexpr int letters = 26;
    const int number = names_++;
    std::string name(1, static_cast<char>('a' + number % letters));
    if (number >= letters) name += std::to_string(number / letters);
    // Words of the language and names of functions have two letters at least and no digit at their end.
    pending_.push_back({name, shape});
    return name;
}

std::string Writer::assign(const Made& made) {
    Made copy = made;
    const std::string name = bind(copy.shape);
    line("$ = $", {Expression(name), copy.expression});
    return name;
}

void Writer::forget(const std::string& name) {
    std::erase_if(scope_.names, [&](const Name& one) { return one.text == name; });
}

void Writer::set_shape(const std::string& name, Shape shape) {
    for (auto* names : {&scope_.names, &pending_}) {
        for (Name& one : *names) {
            if (one.text == name) one.shape = shape;
        }
    }
}

}  // namespace lastref::fuzz
