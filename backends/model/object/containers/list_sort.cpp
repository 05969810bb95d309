#include "backends/model/compile/opcodes.hpp"
#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/key.hpp"
#include "backends/model/object/make.hpp"

#include <algorithm>
#include <vector>

namespace lastref::model {

namespace {

/// One item, which the sort keeps alive, and what a key function made of it, if there is one.
struct Element {
    Value key;
    Object* item;

    [[nodiscard]] Object* compared() const { return key ? key.get() : item; }
};

/// A stable merge sort over natural runs, which asks `__lt__` in the order that list.sort asks for up to 63 items: the
/// first run is found, the rest inserted by binary search.
class Sorter {
public:
    explicit Sorter(Run& run) : run_(run) {}

    /// Throws what a comparison throws; the elements are then some permutation of what they were.
    void sort(Element* elements, std::size_t count) {
        if (count < 2) return;
        const Type* type = elements[0].compared()->type;
        are_of_one_class_ =
            type->program_defined && does(run_, Detail::sorts_of_one_class_ask_it_first) &&
            std::all_of(elements, elements + count, [&](const Element& each) { return each.compared()->type == type; });
        std::size_t least = shortest_run(count);
        std::vector<std::size_t> ends;
        for (std::size_t start = 0; start < count;) {
            std::size_t length = count_run(elements + start, count - start);
            std::size_t wanted = std::min(least, count - start);
            if (length < wanted) {
                insert_by_search(elements + start, length, wanted);
                length = wanted;
            }
            start += length;
            ends.push_back(start);
        }
        scratch_.resize(count);
        merge_runs(elements, 0, ends, 0, ends.size());
    }

private:
    static std::size_t shortest_run(std::size_t count) {
        std::size_t any_bit = 0;
        while (count >= 64) {
            any_bit |= count & 1;
            count >>= 1;
        }
        return count + any_bit;
    }

    bool less(const Element& left, const Element& right) {
        Object* one = left.compared();
        Object* other = right.compared();
        if (is_exact_small_int(run_, one) && is_exact_small_int(run_, other)) {
            return static_cast<const Int*>(one)->value < static_cast<const Int*>(other)->value;
        }
        if (is_exact_string(run_, one) && is_exact_string(run_, other)) {
            return static_cast<const Str*>(one)->view() < static_cast<const Str*>(other)->view();
        }
        if (are_of_one_class_) {
            Value answer = call_special(run_, one, SpecialName::lt, {other});
            if (answer && answer.get() != run_.not_implemented) return is_true(run_, answer.get());
        }
        Value answer = compare(run_, one, other, static_cast<int>(compile::CompareOperator::less));
        return is_true(run_, answer.get());
    }

    /// The length of the run that `elements` begins with; a descending one is turned around.
    std::size_t count_run(Element* elements, std::size_t count) {
        if (count < 2) return count;
        return run_.profile.sort_extends_reversed_runs ? count_extended_run(elements, count)
                                                       : count_simple_run(elements, count);
    }

    std::size_t count_simple_run(Element* elements, std::size_t count) {
        std::size_t length = 2;
        if (less(elements[1], elements[0])) {
            while (length < count && less(elements[length], elements[length - 1])) ++length;
            std::reverse(elements, elements + length);
        } else {
            while (length < count && !less(elements[length], elements[length - 1])) ++length;
        }
        return length;
    }

    /// Equal elements may lead a descending run or lie in it; what ascends behind it belongs to it too.
    std::size_t count_extended_run(Element* elements, std::size_t count) {
        std::size_t length = 1;
        while (length < count && !less(elements[length], elements[length - 1])) ++length;
        if (length == count) return length;
        if (length > 1) {
            if (less(elements[0], elements[length - 1])) return length;
            std::reverse(elements, elements + length);
        }
        ++length;
        std::size_t equal = 0;
        // Runs of equal ones are turned around now: turning the whole around restores their order.
        auto end_equal = [&] { std::reverse(elements + length - equal - 1, elements + length); };
        for (; length < count; ++length) {
            if (less(elements[length], elements[length - 1])) {
                if (equal) end_equal();
                equal = 0;
            } else if (less(elements[length - 1], elements[length])) {
                break;
            } else {
                ++equal;
            }
        }
        if (equal) end_equal();
        std::reverse(elements, elements + length);
        while (length < count && !less(elements[length], elements[length - 1])) ++length;
        return length;
    }

    void insert_by_search(Element* elements, std::size_t sorted, std::size_t count) {
        for (; sorted < count; ++sorted) {
            std::size_t left = 0;
            std::size_t right = sorted;
            while (left < right) {
                std::size_t middle = left + ((right - left) >> 1);
                if (less(elements[sorted], elements[middle])) {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            std::rotate(elements + left, elements + sorted, elements + sorted + 1);
        }
    }

    void merge_runs(Element* elements, std::size_t start, const std::vector<std::size_t>& ends, std::size_t first,
                    std::size_t last) {
        if (last - first < 2) return;
        std::size_t half = first + (last - first) / 2;
        std::size_t middle = ends[half - 1];
        merge_runs(elements, start, ends, first, half);
        merge_runs(elements, middle, ends, half, last);
        merge(elements, start, middle, ends[last - 1]);
    }

    void merge(Element* elements, std::size_t start, std::size_t middle, std::size_t end) {
        std::move(elements + start, elements + middle, scratch_.begin());
        std::size_t left = 0;
        std::size_t left_count = middle - start;
        std::size_t right = middle;
        std::size_t out = start;
        const auto put_back_rest = [&] {
            std::move(scratch_.begin() + static_cast<std::ptrdiff_t>(left),
                      scratch_.begin() + static_cast<std::ptrdiff_t>(left_count), elements + out);
        };
        try {
            while (left < left_count && right < end) {
                if (less(elements[right], scratch_[left])) {
                    elements[out++] = std::move(elements[right++]);
                } else {
                    elements[out++] = std::move(scratch_[left++]);
                }
            }
        } catch (...) {
            put_back_rest();
            throw;
        }
        put_back_rest();
    }

    bool are_of_one_class_ = false;  ///< whose `__lt__` is asked, and where it does not answer asked again
    Run& run_;
    std::vector<Element> scratch_;
};

/// The items of a list while it is being sorted: the list itself is empty meanwhile and gets them back at the end.
class BorrowedItems {
public:
    BorrowedItems(Run& run, List* list)
        : run_(run), list_(Ref<List>::share(list)), items_(list->items), size_(list->size), capacity_(list->capacity) {
        list->items = nullptr;
        list->size = list->capacity = 0;
        clear_flag(list, flag_grew);
    }
    BorrowedItems(const BorrowedItems&) = delete;
    BorrowedItems& operator=(const BorrowedItems&) = delete;
    ~BorrowedItems() { give_back(); }

    [[nodiscard]] Object** items() const { return items_; }
    [[nodiscard]] std::uint32_t size() const { return size_; }

    /// False when somebody changed the list meanwhile; what was put into it dies.
    bool give_back() {
        if (!list_) return true;
        Ref<List> list = std::move(list_);
        std::swap(list->items, items_);
        std::swap(list->size, size_);
        std::swap(list->capacity, capacity_);
        bool untouched = !has_flag(list.get(), flag_grew) && items_ == nullptr;
        for (std::uint32_t i = size_; i-- > 0;) drop_reference(items_[i]);
        run_.heap.release_buffer(items_, capacity_ * sizeof(Object*));
        return untouched;
    }

private:
    Run& run_;
    Ref<List> list_;
    Object** items_;
    std::uint32_t size_;
    std::uint32_t capacity_;
};

}  // namespace

void list_sort(Run& run, List* list, Object* key, SortOrder order) {
    if (key == run.none) key = nullptr;
    BorrowedItems borrowed(run, list);
    std::vector<Element> elements;
    std::uint32_t size = borrowed.size();
    elements.reserve(size);
    try {
        for (std::uint32_t i = 0; i < size; ++i) {
            Object* item = borrowed.items()[i];
            elements.push_back({key ? call(run, key, item) : Value{}, item});
        }
    } catch (const Raised&) {
        while (!elements.empty()) elements.pop_back();
        throw;
    }
    // The keys die in the order that they were brought into.
    auto store = [&] {
        for (Element& each : elements) each.key = nullptr;
        if (order == SortOrder::descending) std::reverse(elements.begin(), elements.end());
        for (std::uint32_t i = 0; i < size; ++i) borrowed.items()[i] = elements[i].item;
    };
    // Turned around before and after, so that equal items keep their order.
    if (order == SortOrder::descending) std::reverse(elements.begin(), elements.end());
    try {
        Sorter(run).sort(elements.data(), elements.size());
    } catch (const Raised&) {
        store();
        throw;
    }
    store();
    if (!borrowed.give_back()) raise(run, CoreType::value_error, "list modified during sort");
}

}  // namespace lastref::model
