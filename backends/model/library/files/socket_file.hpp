#pragma once

#include "backends/model/library/files/machine.hpp"

#include <deque>

namespace lastref::model {

enum SocketConstant : int {
    family_unix = 1,
    family_inet = 2,
    family_inet6 = 10,
    type_stream = 1,
    type_datagram = 2,
};

/// Takes up to `count` bytes out of a queue.
std::size_t take_bytes(ByteQueue& queue, char* into, std::size_t count);
/// Puts in what fits; `writer` says what happens when that is not all.
SystemResult put_bytes(ByteQueue& queue, std::string_view bytes, const OpenFile& writer);

/// One end of a connection, a listening socket, or neither yet.
class SocketFile final : public OpenFile {
public:
    SocketFile(Machine& machine, int the_family, int the_type) : family(the_family), type(the_type), machine_(machine) {
        flags = open_read_write;
        local.family = peer.family = family;
    }
    ~SocketFile() override;

    SystemResult read(char* into, std::size_t count) override;
    SystemResult write(std::string_view bytes) override;
    [[nodiscard]] FileStatus status() const override;
    /// Like read, but the bytes stay.
    SystemResult peek(char* into, std::size_t count);
    /// `how`: 0 reading, 1 writing, 2 both.
    SystemResult shut_down(int how);

    /// Makes two sockets the ends of one connection.
    static void join(Machine& machine, SocketFile& one, SocketFile& other);
    [[nodiscard]] bool is_connected() const { return incoming_ || outgoing_; }

    const int family;
    const int type;
    SocketAddress local;
    SocketAddress peer;
    bool is_bound = false;
    bool is_listening = false;
    std::size_t backlog = 0;
    std::deque<std::unique_ptr<SocketFile>> pending;  ///< connections that nobody accepted yet

private:
    void leave();
    Machine& machine_;
    ByteQueue* incoming_ = nullptr;
    ByteQueue* outgoing_ = nullptr;
    bool reading_shut_ = false;
    bool writing_shut_ = false;
    bool reset_told_ = false;
};

}  // namespace lastref::model
