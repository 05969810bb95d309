#pragma once

#include "backends/model/library/files/file_tree.hpp"

#include <array>
#include <cstddef>
#include <deque>
#include <functional>

namespace lastref::model {

/// Linux's flags of open().
enum OpenFlag : int {
    open_write_only = 1,
    open_read_write = 2,
    open_access_mode = 3,
    open_create = 0100,
    open_exclusive = 0200,
    open_truncate = 01000,
    open_append = 02000,
    open_non_blocking = 04000,
    open_directory = 0200000,
    open_temporary = 020200000,
};

/// A call that could only go on once somebody else acts. Nobody else is there: the run is one thread.
inline constexpr SystemResult would_wait_forever = -1'000'000;

/// Bytes on their way through a pipe or one direction of a connection.
struct ByteQueue {
    std::string bytes;
    std::size_t start = 0;  ///< what was read already
    std::size_t capacity = 65536;
    std::uint32_t readers = 0;
    std::uint32_t writers = 0;
    bool reset = false;             ///< the reader left without having read everything
    std::deque<std::size_t> pages;  ///< of a pipe: bytes in each; Linux fills up the last one only with what fits whole
    std::size_t last_page_room = 0;
    [[nodiscard]] std::size_t size() const { return bytes.size() - start; }
};

class Machine;

/// What descriptors refer to: one open file, pipe end or socket, with its position. Shared by duplicated descriptors.
class OpenFile {
public:
    virtual ~OpenFile() = default;
    /// Up to `count` bytes; 0 at the end.
    virtual SystemResult read(char* into, std::size_t count) = 0;
    virtual SystemResult write(std::string_view bytes) = 0;
    virtual SystemResult seek(std::int64_t offset, int whence);
    virtual SystemResult truncate(std::int64_t size);
    [[nodiscard]] virtual FileStatus status() const = 0;
    [[nodiscard]] virtual bool is_terminal() const { return false; }

    int flags = 0;  ///< OpenFlag
    std::uint32_t references = 0;
    [[nodiscard]] bool is_readable() const { return (flags & open_access_mode) != open_write_only; }
    [[nodiscard]] bool is_writable() const { return (flags & open_access_mode) != 0; }
    /// What a call that has to wait gives: an error for a non-blocking description.
    [[nodiscard]] SystemResult waiting() const {
        return flags & open_non_blocking ? -error_try_again : would_wait_forever;
    }
};

class SocketFile;

/// An address of a socket: a port on the loopback, or a path.
struct SocketAddress {
    int family = 0;
    std::string host;
    int port = 0;
    bool operator==(const SocketAddress&) const = default;
};

/// The machine of one run, in memory: files, descriptors, pipes, sockets. It has no door to the real one; what is
/// written to descriptors 1 and 2 goes to `write_console`. Calls that would wait give `would_wait_forever`.
class Machine {
public:
    Machine();
    ~Machine();
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    int descriptor_limit = 1024;  ///< numbers are below it; a program may change it (RLIMIT_NOFILE)
    int hard_descriptor_limit = 1 << 20;
    static constexpr int null_process = 4242;  ///< the process's own number

    FileTree files;
    std::function<void(int stream, std::string_view)> write_console;

    /// The lowest free number.
    SystemResult open(std::string_view path, int flags, std::uint32_t mode);
    SystemResult close(int descriptor);
    SystemResult read(int descriptor, char* into, std::size_t count);
    SystemResult write(int descriptor, std::string_view bytes);
    SystemResult duplicate(int descriptor);
    SystemResult duplicate_to(int descriptor, int target);
    /// {reader, writer}
    SystemResult pipe(std::array<int, 2>& ends, int flags = 0);

    /// Null with `error_bad_descriptor` meant.
    [[nodiscard]] OpenFile* find(int descriptor) const;
    [[nodiscard]] std::vector<int> descriptors() const;

    // Sockets: descriptors like the others.
    SystemResult make_socket(int family, int type);
    SystemResult make_socket_pair(std::array<int, 2>& ends, int family, int type);
    SystemResult bind(SocketFile& socket, SocketAddress address);
    SystemResult listen(SocketFile& socket, int backlog);
    SystemResult connect(SocketFile& socket, const SocketAddress& address);
    SystemResult accept(SocketFile& socket, SocketAddress& peer);
    [[nodiscard]] SocketFile* find_socket(int descriptor) const;

    // For the files themselves.
    ByteQueue* make_queue(std::size_t capacity);
    void release_reader(ByteQueue& queue);
    void release_writer(ByteQueue& queue);
    void forget_listener(SocketFile& socket);

private:
    SystemResult place(std::unique_ptr<OpenFile> file);
    [[nodiscard]] int lowest_free() const;
    void release(OpenFile* file);
    void free_if_unused(ByteQueue& queue);
    SocketFile* find_listener(const SocketAddress& address) const;

    std::vector<OpenFile*> table_;
    std::vector<std::unique_ptr<OpenFile>> open_files_;
    std::vector<std::unique_ptr<ByteQueue>> queues_;
    std::vector<SocketFile*> bound_;
    int last_port_ = 40000;
};

}  // namespace lastref::model
