#include "backends/model/library/files/machine.hpp"

#include "backends/model/library/files/socket_file.hpp"

#include <algorithm>
#include <cstring>

namespace lastref::model {

namespace {

constexpr std::uint32_t type_of_pipe = 0010000;
constexpr std::uint32_t type_of_device = 0020000;

class NodeFile final : public OpenFile {
public:
    NodeFile(FileTree& tree, Node& node) : tree_(tree), node_(node) { FileTree::did_open(node); }
    ~NodeFile() override { tree_.did_close(node_); }

    SystemResult read(char* into, std::size_t count) override {
        if (node_.kind == Node::Kind::directory) return -error_is_directory;
        std::size_t size = node_.bytes.size();
        std::size_t from = std::min(static_cast<std::size_t>(offset_), size);
        count = std::min(count, size - from);
        std::memcpy(into, node_.bytes.data() + from, count);
        offset_ += static_cast<std::int64_t>(count);
        return static_cast<SystemResult>(count);
    }
    SystemResult write(std::string_view bytes) override {
        if (node_.kind == Node::Kind::null_device) return static_cast<SystemResult>(bytes.size());
        if (flags & open_append) offset_ = static_cast<std::int64_t>(node_.bytes.size());
        auto from = static_cast<std::size_t>(offset_);
        if (from + bytes.size() > node_.bytes.size()) node_.bytes.resize(from + bytes.size());
        std::memcpy(node_.bytes.data() + from, bytes.data(), bytes.size());
        offset_ += static_cast<std::int64_t>(bytes.size());
        tree_.did_write(node_);
        return static_cast<SystemResult>(bytes.size());
    }
    SystemResult seek(std::int64_t offset, int whence) override {
        std::int64_t base = whence == 0 ? 0 : whence == 1 ? offset_ : static_cast<std::int64_t>(node_.bytes.size());
        if (whence < 0 || whence > 2 || base + offset < 0) return -error_invalid;
        if (node_.kind == Node::Kind::null_device) return 0;
        return offset_ = base + offset;
    }
    SystemResult truncate(std::int64_t size) override {
        if (size < 0 || node_.kind != Node::Kind::file || !is_writable()) return -error_invalid;
        node_.bytes.resize(static_cast<std::size_t>(size));
        tree_.did_write(node_);
        return 0;
    }
    [[nodiscard]] FileStatus status() const override { return FileTree::status_of(node_); }

private:
    FileTree& tree_;
    Node& node_;
    std::int64_t offset_ = 0;
};

class ConsoleFile final : public OpenFile {
public:
    ConsoleFile(Machine& machine, int stream) : machine_(machine), stream_(stream) {
        flags = stream ? open_write_only : 0;
    }
    SystemResult read(char*, std::size_t) override { return 0; }
    SystemResult write(std::string_view bytes) override {
        if (machine_.write_console) machine_.write_console(stream_, bytes);
        return static_cast<SystemResult>(bytes.size());
    }
    [[nodiscard]] FileStatus status() const override {
        return {.mode = type_of_device | 0620, .inode = 1, .links = 1, .size = 0, .modified = 0};
    }

private:
    Machine& machine_;
    int stream_;
};

class PipeEnd final : public OpenFile {
public:
    PipeEnd(Machine& machine, ByteQueue& queue, int access) : machine_(machine), queue_(queue) {
        flags = access;
        ++(access ? queue.writers : queue.readers);
    }
    ~PipeEnd() override {
        if (is_writable()) {
            machine_.release_writer(queue_);
        } else {
            machine_.release_reader(queue_);
        }
    }
    SystemResult read(char* into, std::size_t count) override {
        if (queue_.size() == 0) return queue_.writers ? waiting() : 0;
        count = take_bytes(queue_, into, count);
        take_pages(count);
        return static_cast<SystemResult>(count);
    }
    SystemResult write(std::string_view bytes) override {
        if (queue_.readers == 0) return -error_broken_pipe;
        std::size_t room = room_for(bytes.size());
        bool all_or_nothing = bytes.size() <= page_size || !(flags & open_non_blocking);
        if (bytes.size() > room) {
            if (all_or_nothing || room == 0) return waiting();
            bytes = bytes.substr(0, room);
        }
        put_pages(bytes.size());
        queue_.bytes += bytes;
        return static_cast<SystemResult>(bytes.size());
    }
    [[nodiscard]] FileStatus status() const override {
        return {.mode = type_of_pipe | 0600, .inode = 2, .links = 1, .size = 0, .modified = 0};
    }

private:
    static constexpr std::size_t page_size = 4096;
    static constexpr std::size_t most_pages = 16;

    /// Of a write, what goes into the last page: its odd bytes, when they fit there whole.
    [[nodiscard]] std::size_t merged(std::size_t size) const {
        std::size_t odd = size % page_size;
        return !queue_.pages.empty() && odd <= queue_.last_page_room ? odd : 0;
    }
    [[nodiscard]] std::size_t room_for(std::size_t size) const {
        return merged(size) + (most_pages - queue_.pages.size()) * page_size;
    }
    void put_pages(std::size_t size) {
        std::size_t first = merged(size);
        if (first) {
            queue_.pages.back() += first;
            queue_.last_page_room -= first;
        }
        for (size -= first; size > 0;) {
            std::size_t part = std::min(size, page_size);
            queue_.pages.push_back(part);
            queue_.last_page_room = page_size - part;
            size -= part;
        }
    }
    void take_pages(std::size_t size) {
        while (size > 0) {
            std::size_t part = std::min(size, queue_.pages.front());
            size -= part;
            queue_.pages.front() -= part;
            if (queue_.pages.front() == 0) queue_.pages.pop_front();
        }
    }

    Machine& machine_;
    ByteQueue& queue_;
};

}  // namespace

std::size_t take_bytes(ByteQueue& queue, char* into, std::size_t count) {
    count = std::min(count, queue.size());
    std::memcpy(into, queue.bytes.data() + queue.start, count);
    queue.start += count;
    if (queue.start == queue.bytes.size()) {
        queue.bytes.clear();
        queue.start = 0;
    }
    return count;
}

// A blocking writer waits until all of it fits: it never would.
SystemResult put_bytes(ByteQueue& queue, std::string_view bytes, const OpenFile& writer) {
    std::size_t room = queue.capacity - std::min(queue.capacity, queue.size());
    if (bytes.size() > room) {
        if (room == 0 || !(writer.flags & open_non_blocking)) return writer.waiting();
        bytes = bytes.substr(0, room);
    }
    queue.bytes += bytes;
    return static_cast<SystemResult>(bytes.size());
}

SystemResult OpenFile::seek(std::int64_t, int) {
    return -error_illegal_seek;
}
SystemResult OpenFile::truncate(std::int64_t) {
    return -error_invalid;
}

Machine::Machine() {
    for (int stream = 0; stream < 3; ++stream) place(std::make_unique<ConsoleFile>(*this, stream));
}

// Sockets and pipes look at each other when they go: files first, queues after them.
Machine::~Machine() {
    write_console = nullptr;
    open_files_.clear();
}

int Machine::lowest_free() const {
    for (std::size_t i = 0; i < table_.size(); ++i) {
        if (!table_[i]) return static_cast<int>(i);
    }
    return static_cast<int>(table_.size());
}

SystemResult Machine::place(std::unique_ptr<OpenFile> file) {
    int number = lowest_free();
    if (number >= descriptor_limit) return -error_too_many_open;
    auto index = static_cast<std::size_t>(number);
    if (index >= table_.size()) table_.resize(index + 1);
    file->references = 1;
    table_[index] = file.get();
    open_files_.push_back(std::move(file));
    return number;
}

OpenFile* Machine::find(int descriptor) const {
    auto index = static_cast<std::size_t>(descriptor);
    return descriptor >= 0 && index < table_.size() ? table_[index] : nullptr;
}

std::vector<int> Machine::descriptors() const {
    std::vector<int> numbers;
    for (std::size_t i = 0; i < table_.size(); ++i) {
        if (table_[i]) numbers.push_back(static_cast<int>(i));
    }
    return numbers;
}

SystemResult Machine::open(std::string_view path, int flags, std::uint32_t mode) {
    if (lowest_free() >= descriptor_limit) return -error_too_many_open;
    int error = 0;
    Node* node = nullptr;
    if ((flags & open_temporary) == open_temporary) {
        Node* directory = files.find(path, error);
        if (directory && directory->kind != Node::Kind::directory) error = error_not_directory;
        if (!error) node = files.make_unnamed(mode);
    } else if (flags & open_create) {
        auto if_there = flags & open_exclusive ? FileTree::IfThere::fail : FileTree::IfThere::take;
        node = files.find_or_make_file(path, mode, if_there, error);
    } else {
        node = files.find(path, error);
    }
    if (error) return -error;
    bool writes = (flags & open_access_mode) != 0;
    if (node->kind == Node::Kind::directory && (writes || (flags & open_create))) return -error_is_directory;
    if (node->kind != Node::Kind::directory && (flags & open_temporary) == open_directory) return -error_not_directory;
    if ((flags & open_truncate) && writes && node->kind == Node::Kind::file) {
        node->bytes.clear();
        files.did_write(*node);
    }
    auto file = std::make_unique<NodeFile>(files, *node);
    file->flags = flags;
    return place(std::move(file));
}

SystemResult Machine::close(int descriptor) {
    OpenFile* file = find(descriptor);
    if (!file) return -error_bad_descriptor;
    table_[static_cast<std::size_t>(descriptor)] = nullptr;
    release(file);
    return 0;
}

void Machine::release(OpenFile* file) {
    if (--file->references) return;
    auto found =
        std::find_if(open_files_.begin(), open_files_.end(), [&](const auto& each) { return each.get() == file; });
    std::unique_ptr<OpenFile> last = std::move(*found);
    open_files_.erase(found);
}

SystemResult Machine::read(int descriptor, char* into, std::size_t count) {
    OpenFile* file = find(descriptor);
    if (!file || !file->is_readable()) return -error_bad_descriptor;
    return file->read(into, count);
}

SystemResult Machine::write(int descriptor, std::string_view bytes) {
    OpenFile* file = find(descriptor);
    if (!file || !file->is_writable()) return -error_bad_descriptor;
    return file->write(bytes);
}

SystemResult Machine::duplicate(int descriptor) {
    OpenFile* file = find(descriptor);
    if (!file) return -error_bad_descriptor;
    int number = lowest_free();
    if (number >= descriptor_limit) return -error_too_many_open;
    auto index = static_cast<std::size_t>(number);
    if (index >= table_.size()) table_.resize(index + 1);
    table_[index] = file;
    ++file->references;
    return number;
}

SystemResult Machine::duplicate_to(int descriptor, int target) {
    OpenFile* file = find(descriptor);
    if (!file || target < 0 || target >= descriptor_limit) return -error_bad_descriptor;
    if (descriptor == target) return target;
    ++file->references;
    close(target);
    auto index = static_cast<std::size_t>(target);
    if (index >= table_.size()) table_.resize(index + 1);
    table_[index] = file;
    return target;
}

SystemResult Machine::pipe(std::array<int, 2>& ends, int flags) {
    ByteQueue* queue = make_queue(65536);
    auto reader = std::make_unique<PipeEnd>(*this, *queue, 0);
    auto writer = std::make_unique<PipeEnd>(*this, *queue, open_write_only);
    reader->flags |= flags & open_non_blocking;
    writer->flags |= flags & open_non_blocking;
    SystemResult first = place(std::move(reader));
    if (first < 0) return first;
    SystemResult second = place(std::move(writer));
    if (second < 0) {
        close(static_cast<int>(first));
        return second;
    }
    ends = {static_cast<int>(first), static_cast<int>(second)};
    return 0;
}

ByteQueue* Machine::make_queue(std::size_t capacity) {
    queues_.push_back(std::make_unique<ByteQueue>());
    queues_.back()->capacity = capacity;
    return queues_.back().get();
}

void Machine::release_reader(ByteQueue& queue) {
    --queue.readers;
    if (queue.readers == 0 && queue.size()) queue.reset = true;
    free_if_unused(queue);
}

void Machine::release_writer(ByteQueue& queue) {
    --queue.writers;
    free_if_unused(queue);
}

void Machine::free_if_unused(ByteQueue& queue) {
    if (queue.readers || queue.writers) return;
    std::erase_if(queues_, [&](const std::unique_ptr<ByteQueue>& each) { return each.get() == &queue; });
}

}  // namespace lastref::model
