#include "backends/model/heap/profile_rows.hpp"

namespace lastref::model {

namespace {

const Profile rows[] = {
    cpython_2_7(),  cpython_3_6(),  cpython_3_7(),    cpython_3_8(),  cpython_3_9(),  cpython_3_10(), cpython_3_11(),
    cpython_3_12(), cpython_3_13(), cpython_3_14_0(), cpython_3_14(), cpython_3_15(), pypy_7_3(),     pypy_8_0(),
};

constexpr const Profile* addresses[] = {
    &rows[0], &rows[1], &rows[2], &rows[3],  &rows[4],  &rows[5],  &rows[6],
    &rows[7], &rows[8], &rows[9], &rows[10], &rows[11], &rows[12], &rows[13],
};
static_assert(sizeof(addresses) / sizeof(addresses[0]) == sizeof(rows) / sizeof(rows[0]));

}  // namespace

const Profile* find_profile(std::string_view name) {
    for (const Profile* row : addresses) {
        if (row->name == name) return row;
    }
    return nullptr;
}

const Profile* const* all_profiles(std::size_t& count) {
    count = sizeof(addresses) / sizeof(addresses[0]);
    return addresses;
}

}  // namespace lastref::model
