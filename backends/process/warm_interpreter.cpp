#include "backends/process/warm_interpreter.hpp"

#include "backends/process/launch.hpp"
#include "backends/process/observe_child.hpp"
#include "backends/process/path_substitution.hpp"
#include "backends/process/run_members.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace lastref {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds patience_for_remains{5'000};
constexpr milliseconds patience_for_start{30'000};
constexpr milliseconds between_looks_at_stop{50};

/// Runs on any Python with `fork`. The child leaves the functions, so that no frame of theirs is left, and runs the
/// program in a `__main__` of its own as the interpreter itself would. What was there before stays out of the
/// children's collections, which halves what a run costs; a program that counts what is frozen gets it back.
///
/// A child of CPython goes on with the next program: what it costs to be forked is mostly the memory that it writes to
/// first, a third of a run. It ends such a program as the interpreter would: it collects if it may, lets go of
/// `__main__`, and collects. It does not go on once a program ended with an error, may have left the interpreter other
/// than it was (`signs`), or changed a module that it imports. A program that left objects behind is run again as the
/// only one of its child: they may yet die in the interpreter's own shutdown.
///
/// The last program of a child sees the interpreter's own shutdown. The modules that were there do not end with it,
/// unless it changed one that it imports, and a child is gone with the first attribute that `sys` loses at the end,
/// when no program's object is left: half of a run. What a child writes to is copied first, so what would die in it
/// though it is no program's is kept, too. A program that keeps something in the gc module (`gc.held = ...`) has one of
/// its own: of those that were there nothing dies. Up to 3.12 a young collection has seen `__main__`, as it has in an
/// interpreter that starts.
constexpr std::string_view serving_program = R"(plain = dict(globals())
import atexit, functools, gc, posix, sys
$modules$
counts = hasattr(gc, 'get_count')
left = 32 if hasattr(gc, 'freeze') else 1
of_programs = frozenset([id(type), id(type(lambda: None))])
signs = [b'annotations', b'chdir', b'environ', b'exit(', b'filterwarnings', b'fork', b'freeze', b'gc.held', b'signal',
         b'simplefilter', b'subprocess', b'SystemExit', b'sys.set', b'thread']
errors = ['last_exc', 'last_traceback', 'last_type', 'last_value']
thresholds = gc.get_threshold() if counts else ()
named = []

class Last(object):
    def __del__(self):
        self.end()

def state(name, modules=sys.modules, errors=errors):
    names = vars(modules[name])
    if name == 'sys':
        names = dict(names)
        [names.pop(error, None) for error in errors]
    return tuple(map(id, names.values()))

def end(streams, status, exit=posix._exit):
    for stream in streams:
        try:
            stream.flush()
        except ValueError:
            pass
    exit(status)

states = dict((name, state(name)) for name in sys.modules if name != '__main__' and sys.modules[name])
words = [(name.split('.')[-1].encode('ascii'), name) for name in states]
first = [name for name in vars(sys) if name[:1] == '_' != name[1:2]][0]

# An empty name in `named` says that there may be a difference that cannot be seen.
def is_as_before(named=named, states=states, state=state, sys=sys):
    return all([type(sys.modules.get(name)) == type(sys) and state(name) == states[name] for name in named])

def leave(states=states, is_as_before=is_as_before, first=first, Last=Last, end=end, partial=functools.partial, sys=sys):
    if not is_as_before():
        return
    last = Last()
    last.kept = [sys.modules.pop(name, None) for name in states]
    last.end = partial(end, [sys.__stdout__, sys.__stderr__], hasattr(sys, 'last_type'))
    setattr(sys, first, last)

def serve():
    # High numbers, so that a program's files have those that they have elsewhere.
    for name, way, number in [(sys.argv[2], posix.O_RDONLY, 100), (sys.argv[3], posix.O_WRONLY, 101)]:
        pipe = posix.open(name, way)
        posix.dup2(pipe, number)
        posix.close(pipe)
    del sys.argv[0], sys.argv[1:]
    posix.write(101, b'ready\n')
    while True:
        child = posix.fork()
        if not child:
            return
        posix.write(101, b'%d\n' % posix.waitpid(child, 0)[1])

def receive():
    way = posix.read(100, 1)
    if not way:
        posix._exit(0)
    file = posix.open(sys.argv[0], posix.O_RDONLY)
    source = posix.read(file, posix.fstat(file).st_size)
    posix.close(file)
    return source, way == b'a'

def end_within():
    # False where only the interpreter's own end will do.
    if not is_as_before() or gc.garbage or gc.callbacks or len(sys.modules) != len(states) + 1:
        return False
    named.append('')
    atexit._run_exitfuncs()
    if gc.isenabled():
        gc.collect()
    del sys.modules['__main__']
    gc.collect()
    named.pop()
    if gc.garbage or not is_as_before() or not of_programs.isdisjoint(map(id, map(type, gc.get_objects()))):
        # The line ends with the status.
        posix.write(101, b'again ')
        posix._exit(0)
    sys.stdout.flush()
    sys.stderr.flush()
    if 'weakref' in sys.modules:
        sys.modules['weakref'].finalize._registered_with_atexit = sys.modules['weakref'].finalize._shutdown = False
    gc.set_debug(0)
    gc.enable()
    gc.set_threshold(*thresholds)
    posix.write(101, b'0\n')
    return True

def renew(name):
    # A standard stream like that one, which a collector sees: what is frozen outlives the last collection.
    old = getattr(sys, name)
    raw = _io.FileIO(old.fileno(), 'wb', closefd=False)
    raw.name = '<' + name + '>'
    buffer = type(old.buffer)(raw) if old.buffer is not getattr(old.buffer, 'raw', old.buffer) else raw
    new = _io.TextIOWrapper(buffer, old.encoding, old.errors, '\n', old.line_buffering,
                            write_through=getattr(old, 'write_through', False))
    new.mode = 'w'
    setattr(sys, name, new)
    setattr(sys, '__' + name + '__', new)

Last.kept = [serve, receive, end_within, renew, sys.meta_path, sys.path_hooks, sys.path_importer_cache]
compile('', '', 'exec')
gc.collect()
if hasattr(gc, 'freeze'):
    import _io
    gc.freeze()
    renew('stderr')
    renew('stdout')
    states['sys'] = state('sys')
serve()
while True:
    source, alone = receive()
    atexit.register(leave)
    left -= 1
    if alone or [sign for sign in signs if sign in source]:
        left = 0
    imports = source if b'modules' in source else b''.join([line for line in source.split(b'\n') if b'import' in line])
    named[:] = ['sys', object.__module__] + [name for word, name in words if word in imports]
    if b'exit(' in source or b'SystemExit' in source:
        named.append('')
    if counts:
        gc.collect()
    if b'freeze_count' in source:
        gc.unfreeze()
    if b'gc.held' in source:
        del sys.modules['gc']
        __import__('gc')
    main = type(sys)('__main__')
    main.__dict__.update(plain)
    main.__file__ = sys.argv[0]
    sys.modules['__main__'] = main
    if counts and sys.version_info < (3, 13):
        gc.collect(0)
    program = [compile(source, sys.argv[0], 'exec', 0, True), main.__dict__]
    del main
    exec(program.pop(0), program.pop())
    if not left or not end_within():
        break
)";

std::string text_of_server(const std::vector<std::string>& modules) {
    std::string imports;
    for (const auto& module : modules)
        imports += "try:\n    __import__('" + module + "')\nexcept ImportError:\n    pass\n";
    std::string text(serving_program);
    constexpr std::string_view place = "$modules$";
    return text.replace(text.find(place), place.size(), imports);
}

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

/// Appended to, so that it can be emptied between two runs.
FileDescriptor open_stream_file(const std::string& path) {
    FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!file) fail(path);
    return file;
}

FileDescriptor open_named_pipe(const std::string& path) {
    if (::mkfifo(path.c_str(), S_IRUSR | S_IWUSR) != 0) fail(path);
    // Held open for both, so that neither side waits for the other to open it.
    FileDescriptor pipe(::open(path.c_str(), O_RDWR | O_CLOEXEC));
    if (!pipe) fail(path);
    return pipe;
}

void write_whole_file(const std::string& path, std::string_view text) {
    FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!file) fail(path);
    while (!text.empty()) {
        auto written = ::write(file.get(), text.data(), text.size());
        if (written < 0 && errno != EINTR) fail(path);
        if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// What a stream's file holds, up to `greatest` bytes; the file is empty then.
std::string take_text(int file, std::size_t greatest) {
    struct stat facts {};
    ::fstat(file, &facts);
    std::string text(std::min(static_cast<std::size_t>(facts.st_size), greatest), '\0');
    auto size = ::pread(file, text.data(), text.size(), 0);
    text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    if (::ftruncate(file, 0) != 0) fail("ftruncate");
    return text;
}

void empty_folder(const std::string& folder) {
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        std::filesystem::remove_all(entry->path(), error);
}

}  // namespace

/// The interpreter that waits for programs. When this goes away, so has all that it started.
class WarmInterpreter::Server {
public:
    Server(const Start& start, const std::vector<std::string>& modules)
        : folder_("server.py", text_of_server(modules)),
          program_(sibling("program.py")),
          temporary_(sibling("temporary")),
          output_(open_stream_file(sibling("output"))),
          errors_(open_stream_file(sibling("errors"))),
          requests_(open_named_pipe(sibling("requests"))),
          replies_(open_named_pipe(sibling("replies"))) {
        if (::mkdir(temporary_.c_str(), S_IRWXU) != 0) fail(temporary_);
        adopt_orphans();
        Launch launch{.command = start.command,
                      .environment = environment_of(start, folder_.working(), temporary_),
                      .folder = folder_.working(),
                      .standard_output = output_.get(),
                      .standard_error = errors_.get()};
        if (start.memory_bound == MemoryBound::address_space) launch.address_space = Limits().memory_bytes;
        launch.command.insert(launch.command.end(), start.flags.begin(), start.flags.end());
        for (const auto& word : {folder_.program(), program_, sibling("requests"), sibling("replies")})
            launch.command.push_back(word);
        child_ = launch_child(launch);
        descriptor_ = FileDescriptor(static_cast<int>(::syscall(SYS_pidfd_open, child_, 0)));
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server() {
        [[maybe_unused]] const bool all_gone = kill_members(child_, patience_for_remains);
        while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) continue;
    }

    /// Waits until it can be given programs. False if it cannot.
    [[nodiscard]] bool is_ready(milliseconds time, const std::stop_token& stop) {
        return next_line(Clock::now() + time, stop) == "ready";
    }

    /// What one program did; the server is of no use any more where that is neither an exit nor a signal of its own.
    [[nodiscard]] ChildResult run(const Program& program, const Limits& limits, const std::stop_token& stop) {
        write_whole_file(program_, program.source);
        auto started = Clock::now();
        auto line = ask("w", started + limits.time, stop);
        if (line && line->starts_with("again")) {
            clear();
            line = ask("a", started + limits.time, stop);
        }
        ChildResult result;
        result.duration = Clock::now() - started;
        fill_end(result, line, stop);
        result.output = with_name(take_text(output_.get(), limits.output_bytes + 1), program);
        result.errors = with_name(take_text(errors_.get(), limits.output_bytes + 1), program);
        if (result.output.size() + result.errors.size() > limits.output_bytes) result.ending = Ending::output_limit;
        clear();
        return result;
    }

private:
    /// Runs the program: `way` is "a" for alone in its child, "w" for with others. Its status is what comes back.
    std::optional<std::string> ask(const char* way, Clock::time_point deadline, const std::stop_token& stop) {
        if (::write(requests_.get(), way, 1) != 1) fail("cannot ask the interpreter");
        return next_line(deadline, stop);
    }

    /// Lets go of all that a program wrote.
    void clear() {
        take_text(output_.get(), 0);
        take_text(errors_.get(), 0);
        empty_folder(folder_.working());
        empty_folder(temporary_);
    }

    [[nodiscard]] std::string sibling(const std::string& name) const {
        return std::filesystem::path(folder_.program()).replace_filename(name).string();
    }

    [[nodiscard]] std::string with_name(std::string text, const Program& program) const {
        PathSubstitution substitution(program_, program.file);
        auto result = substitution.next(text);
        return result + substitution.end();
    }

    static void fill_end(ChildResult& result, const std::optional<std::string>& line, const std::stop_token& stop) {
        int status = 0;
        if (!line || std::from_chars(line->data(), line->data() + line->size(), status).ec != std::errc()) {
            result.ending = stop.stop_requested() ? Ending::interrupted : Ending::time_limit;
            return;
        }
        result.exited = WIFEXITED(status);
        result.code = result.exited ? WEXITSTATUS(status) : WTERMSIG(status);
        result.ending = result.exited ? Ending::exited : Ending::killed;
    }

    /// The next line of the replies; nullopt once it is too late, the server has ended, or a stop is asked for.
    std::optional<std::string> next_line(Clock::time_point deadline, const std::stop_token& stop) {
        std::string line;
        while (!stop.stop_requested() && Clock::now() < deadline) {
            std::array<pollfd, 2> sources{pollfd{replies_.get(), POLLIN, 0}, pollfd{descriptor_.get(), POLLIN, 0}};
            if (::poll(sources.data(), sources.size(), static_cast<int>(between_looks_at_stop.count())) <= 0) continue;
            if (sources[0].revents == 0) return std::nullopt;
            std::array<char, 32> buffer{};
            auto size = ::read(replies_.get(), buffer.data(), buffer.size());
            if (size > 0) line.append(buffer.data(), static_cast<std::size_t>(size));
            if (line.ends_with('\n')) return line.substr(0, line.size() - 1);
        }
        return std::nullopt;
    }

    RunFolder folder_;
    std::string program_;
    std::string temporary_;
    FileDescriptor output_;
    FileDescriptor errors_;
    FileDescriptor requests_;
    FileDescriptor replies_;
    pid_t child_ = -1;
    FileDescriptor descriptor_;
};

WarmInterpreter::WarmInterpreter(const RealRuntime& original, Start start, std::vector<std::string> modules)
    : original_(original), start_(std::move(start)), modules_(std::move(modules)) {}

WarmInterpreter::~WarmInterpreter() = default;

Observation WarmInterpreter::run(const Program& program, const Limits& limits, const OutputListener& output,
                                 std::stop_token stop) const {
    if (stop.stop_requested()) return {.reason = "interrupted"};
    try {
        if (!server_) {
            server_ = std::make_unique<Server>(start_, modules_);
            if (!server_->is_ready(patience_for_start, stop)) {
                server_.reset();
                return {.reason = "it cannot be kept running"};
            }
        }
        auto result = server_->run(program, limits, stop);
        if (result.ending != Ending::exited && result.ending != Ending::killed) server_.reset();
        auto observation = observe_child(std::move(result), limits);
        if (output) {
            output(Stream::standard_output, observation.transcript);
            output(Stream::standard_error, observation.errors);
        }
        return observation;
    } catch (const std::system_error& error) {
        server_.reset();
        return {.reason = "cannot run " + start_.command.front() + ": " + error.what()};
    }
}

}  // namespace lastref
