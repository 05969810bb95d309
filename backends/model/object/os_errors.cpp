#include "backends/model/object/os_errors.hpp"

#include <algorithm>
#include <iterator>

namespace lastref::model {

namespace {

struct Row {
    int number;
    std::string_view name;
    CoreType type;
    std::string_view text;
};

// Linux numbers: the model is such a machine whatever it runs on.
constexpr Row rows[] = {
    {1, "EPERM", CoreType::permission_error, "Operation not permitted"},
    {2, "ENOENT", CoreType::file_not_found_error, "No such file or directory"},
    {3, "ESRCH", CoreType::process_lookup_error, "No such process"},
    {4, "EINTR", CoreType::interrupted_error, "Interrupted system call"},
    {5, "EIO", CoreType::os_error, "Input/output error"},
    {9, "EBADF", CoreType::os_error, "Bad file descriptor"},
    {10, "ECHILD", CoreType::child_process_error, "No child processes"},
    {11, "EAGAIN", CoreType::blocking_io_error, "Resource temporarily unavailable"},
    {12, "ENOMEM", CoreType::os_error, "Cannot allocate memory"},
    {13, "EACCES", CoreType::permission_error, "Permission denied"},
    {17, "EEXIST", CoreType::file_exists_error, "File exists"},
    {18, "EXDEV", CoreType::os_error, "Invalid cross-device link"},
    {20, "ENOTDIR", CoreType::not_a_directory_error, "Not a directory"},
    {21, "EISDIR", CoreType::is_a_directory_error, "Is a directory"},
    {22, "EINVAL", CoreType::os_error, "Invalid argument"},
    {24, "EMFILE", CoreType::os_error, "Too many open files"},
    {28, "ENOSPC", CoreType::os_error, "No space left on device"},
    {29, "ESPIPE", CoreType::os_error, "Illegal seek"},
    {32, "EPIPE", CoreType::broken_pipe_error, "Broken pipe"},
    {39, "ENOTEMPTY", CoreType::os_error, "Directory not empty"},
    {88, "ENOTSOCK", CoreType::os_error, "Socket operation on non-socket"},
    {98, "EADDRINUSE", CoreType::os_error, "Address already in use"},
    {99, "EADDRNOTAVAIL", CoreType::os_error, "Cannot assign requested address"},
    {103, "ECONNABORTED", CoreType::connection_aborted_error, "Software caused connection abort"},
    {104, "ECONNRESET", CoreType::connection_reset_error, "Connection reset by peer"},
    {107, "ENOTCONN", CoreType::os_error, "Transport endpoint is not connected"},
    {110, "ETIMEDOUT", CoreType::timeout_error, "Connection timed out"},
    {111, "ECONNREFUSED", CoreType::connection_refused_error, "Connection refused"},
};

const Row* find(int number) {
    const Row* row = std::find_if(std::begin(rows), std::end(rows), [&](const Row& each) { return each.number == number; });
    return row == std::end(rows) ? nullptr : row;
}

}  // namespace

std::string_view os_error_text(int error_number) {
    const Row* row = find(error_number);
    return row ? row->text : "Unknown error";
}

std::string_view os_error_name(int error_number) {
    const Row* row = find(error_number);
    return row ? row->name : "";
}

int os_error_number(std::string_view name) {
    const Row* row = std::find_if(std::begin(rows), std::end(rows), [&](const Row& each) { return each.name == name; });
    return row == std::end(rows) ? 0 : row->number;
}

CoreType os_error_class(int error_number) {
    const Row* row = find(error_number);
    return row ? row->type : CoreType::os_error;
}

}  // namespace lastref::model
