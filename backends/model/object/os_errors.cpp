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
    {6, "ENXIO", CoreType::os_error, "No such device or address"},
    {7, "E2BIG", CoreType::os_error, "Argument list too long"},
    {8, "ENOEXEC", CoreType::os_error, "Exec format error"},
    {9, "EBADF", CoreType::os_error, "Bad file descriptor"},
    {10, "ECHILD", CoreType::child_process_error, "No child processes"},
    {11, "EAGAIN", CoreType::blocking_io_error, "Resource temporarily unavailable"},
    {12, "ENOMEM", CoreType::os_error, "Cannot allocate memory"},
    {13, "EACCES", CoreType::permission_error, "Permission denied"},
    {14, "EFAULT", CoreType::os_error, "Bad address"},
    {15, "ENOTBLK", CoreType::os_error, "Block device required"},
    {16, "EBUSY", CoreType::os_error, "Device or resource busy"},
    {17, "EEXIST", CoreType::file_exists_error, "File exists"},
    {18, "EXDEV", CoreType::os_error, "Invalid cross-device link"},
    {19, "ENODEV", CoreType::os_error, "No such device"},
    {20, "ENOTDIR", CoreType::not_a_directory_error, "Not a directory"},
    {21, "EISDIR", CoreType::is_a_directory_error, "Is a directory"},
    {22, "EINVAL", CoreType::os_error, "Invalid argument"},
    {23, "ENFILE", CoreType::os_error, "Too many open files in system"},
    {24, "EMFILE", CoreType::os_error, "Too many open files"},
    {25, "ENOTTY", CoreType::os_error, "Inappropriate ioctl for device"},
    {26, "ETXTBSY", CoreType::os_error, "Text file busy"},
    {27, "EFBIG", CoreType::os_error, "File too large"},
    {28, "ENOSPC", CoreType::os_error, "No space left on device"},
    {29, "ESPIPE", CoreType::os_error, "Illegal seek"},
    {30, "EROFS", CoreType::os_error, "Read-only file system"},
    {31, "EMLINK", CoreType::os_error, "Too many links"},
    {32, "EPIPE", CoreType::broken_pipe_error, "Broken pipe"},
    {33, "EDOM", CoreType::os_error, "Numerical argument out of domain"},
    {34, "ERANGE", CoreType::os_error, "Numerical result out of range"},
    {35, "EDEADLOCK", CoreType::os_error, "Resource deadlock avoided"},
    {35, "EDEADLK", CoreType::os_error, "Resource deadlock avoided"},
    {36, "ENAMETOOLONG", CoreType::os_error, "File name too long"},
    {37, "ENOLCK", CoreType::os_error, "No locks available"},
    {38, "ENOSYS", CoreType::os_error, "Function not implemented"},
    {39, "ENOTEMPTY", CoreType::os_error, "Directory not empty"},
    {40, "ELOOP", CoreType::os_error, "Too many levels of symbolic links"},
    {42, "ENOMSG", CoreType::os_error, "No message of desired type"},
    {43, "EIDRM", CoreType::os_error, "Identifier removed"},
    {44, "ECHRNG", CoreType::os_error, "Channel number out of range"},
    {45, "EL2NSYNC", CoreType::os_error, "Level 2 not synchronized"},
    {46, "EL3HLT", CoreType::os_error, "Level 3 halted"},
    {47, "EL3RST", CoreType::os_error, "Level 3 reset"},
    {48, "ELNRNG", CoreType::os_error, "Link number out of range"},
    {49, "EUNATCH", CoreType::os_error, "Protocol driver not attached"},
    {50, "ENOCSI", CoreType::os_error, "No CSI structure available"},
    {51, "EL2HLT", CoreType::os_error, "Level 2 halted"},
    {52, "EBADE", CoreType::os_error, "Invalid exchange"},
    {53, "EBADR", CoreType::os_error, "Invalid request descriptor"},
    {54, "EXFULL", CoreType::os_error, "Exchange full"},
    {55, "ENOANO", CoreType::os_error, "No anode"},
    {56, "EBADRQC", CoreType::os_error, "Invalid request code"},
    {57, "EBADSLT", CoreType::os_error, "Invalid slot"},
    {59, "EBFONT", CoreType::os_error, "Bad font file format"},
    {60, "ENOSTR", CoreType::os_error, "Device not a stream"},
    {61, "ENODATA", CoreType::os_error, "No data available"},
    {62, "ETIME", CoreType::os_error, "Timer expired"},
    {63, "ENOSR", CoreType::os_error, "Out of streams resources"},
    {64, "ENONET", CoreType::os_error, "Machine is not on the network"},
    {65, "ENOPKG", CoreType::os_error, "Package not installed"},
    {66, "EREMOTE", CoreType::os_error, "Object is remote"},
    {67, "ENOLINK", CoreType::os_error, "Link has been severed"},
    {68, "EADV", CoreType::os_error, "Advertise error"},
    {69, "ESRMNT", CoreType::os_error, "Srmount error"},
    {70, "ECOMM", CoreType::os_error, "Communication error on send"},
    {71, "EPROTO", CoreType::os_error, "Protocol error"},
    {72, "EMULTIHOP", CoreType::os_error, "Multihop attempted"},
    {73, "EDOTDOT", CoreType::os_error, "RFS specific error"},
    {74, "EBADMSG", CoreType::os_error, "Bad message"},
    {75, "EOVERFLOW", CoreType::os_error, "Value too large for defined data type"},
    {76, "ENOTUNIQ", CoreType::os_error, "Name not unique on network"},
    {77, "EBADFD", CoreType::os_error, "File descriptor in bad state"},
    {78, "EREMCHG", CoreType::os_error, "Remote address changed"},
    {79, "ELIBACC", CoreType::os_error, "Can not access a needed shared library"},
    {80, "ELIBBAD", CoreType::os_error, "Accessing a corrupted shared library"},
    {81, "ELIBSCN", CoreType::os_error, ".lib section in a.out corrupted"},
    {82, "ELIBMAX", CoreType::os_error, "Attempting to link in too many shared libraries"},
    {83, "ELIBEXEC", CoreType::os_error, "Cannot exec a shared library directly"},
    {84, "EILSEQ", CoreType::os_error, "Invalid or incomplete multibyte or wide character"},
    {85, "ERESTART", CoreType::os_error, "Interrupted system call should be restarted"},
    {86, "ESTRPIPE", CoreType::os_error, "Streams pipe error"},
    {87, "EUSERS", CoreType::os_error, "Too many users"},
    {88, "ENOTSOCK", CoreType::os_error, "Socket operation on non-socket"},
    {89, "EDESTADDRREQ", CoreType::os_error, "Destination address required"},
    {90, "EMSGSIZE", CoreType::os_error, "Message too long"},
    {91, "EPROTOTYPE", CoreType::os_error, "Protocol wrong type for socket"},
    {92, "ENOPROTOOPT", CoreType::os_error, "Protocol not available"},
    {93, "EPROTONOSUPPORT", CoreType::os_error, "Protocol not supported"},
    {94, "ESOCKTNOSUPPORT", CoreType::os_error, "Socket type not supported"},
    {95, "ENOTSUP", CoreType::os_error, "Operation not supported"},
    {96, "EPFNOSUPPORT", CoreType::os_error, "Protocol family not supported"},
    {97, "EAFNOSUPPORT", CoreType::os_error, "Address family not supported by protocol"},
    {98, "EADDRINUSE", CoreType::os_error, "Address already in use"},
    {99, "EADDRNOTAVAIL", CoreType::os_error, "Cannot assign requested address"},
    {100, "ENETDOWN", CoreType::os_error, "Network is down"},
    {101, "ENETUNREACH", CoreType::os_error, "Network is unreachable"},
    {102, "ENETRESET", CoreType::os_error, "Network dropped connection on reset"},
    {103, "ECONNABORTED", CoreType::connection_aborted_error, "Software caused connection abort"},
    {104, "ECONNRESET", CoreType::connection_reset_error, "Connection reset by peer"},
    {105, "ENOBUFS", CoreType::os_error, "No buffer space available"},
    {106, "EISCONN", CoreType::os_error, "Transport endpoint is already connected"},
    {107, "ENOTCONN", CoreType::os_error, "Transport endpoint is not connected"},
    {108, "ESHUTDOWN", CoreType::broken_pipe_error, "Cannot send after transport endpoint shutdown"},
    {109, "ETOOMANYREFS", CoreType::os_error, "Too many references: cannot splice"},
    {110, "ETIMEDOUT", CoreType::timeout_error, "Connection timed out"},
    {111, "ECONNREFUSED", CoreType::connection_refused_error, "Connection refused"},
    {112, "EHOSTDOWN", CoreType::os_error, "Host is down"},
    {113, "EHOSTUNREACH", CoreType::os_error, "No route to host"},
    {114, "EALREADY", CoreType::blocking_io_error, "Operation already in progress"},
    {115, "EINPROGRESS", CoreType::blocking_io_error, "Operation now in progress"},
    {116, "ESTALE", CoreType::os_error, "Stale file handle"},
    {117, "EUCLEAN", CoreType::os_error, "Structure needs cleaning"},
    {118, "ENOTNAM", CoreType::os_error, "Not a XENIX named type file"},
    {119, "ENAVAIL", CoreType::os_error, "No XENIX semaphores available"},
    {120, "EISNAM", CoreType::os_error, "Is a named type file"},
    {121, "EREMOTEIO", CoreType::os_error, "Remote I/O error"},
    {122, "EDQUOT", CoreType::os_error, "Disk quota exceeded"},
    {123, "ENOMEDIUM", CoreType::os_error, "No medium found"},
    {124, "EMEDIUMTYPE", CoreType::os_error, "Wrong medium type"},
    {125, "ECANCELED", CoreType::os_error, "Operation canceled"},
    {126, "ENOKEY", CoreType::os_error, "Required key not available"},
    {127, "EKEYEXPIRED", CoreType::os_error, "Key has expired"},
    {128, "EKEYREVOKED", CoreType::os_error, "Key has been revoked"},
    {129, "EKEYREJECTED", CoreType::os_error, "Key was rejected by service"},
    {130, "EOWNERDEAD", CoreType::os_error, "Owner died"},
    {131, "ENOTRECOVERABLE", CoreType::os_error, "State not recoverable"},
    {132, "ERFKILL", CoreType::os_error, "Operation not possible due to RF-kill"},
};

const Row* find(int number) {
    const Row* row =
        std::find_if(std::begin(rows), std::end(rows), [&](const Row& each) { return each.number == number; });
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
