def _check_arguments(file, mode, buffering, encoding, errors):
    names = _names if isinstance(_names, tuple) else (_names,)
    text = (*names, type(None))
    integers = (_integers,) if _language >= (3,) else _integers
    for name, given, kinds in (('file', file, (*names, bytes, *integers)), ('mode', mode, names),
                               ('buffering', buffering, integers),
                               ('encoding', encoding, text), ('errors', errors, text)):
        _raise_if(not isinstance(given, kinds), 'invalid %s: %r' % (name, given), TypeError)


def _letters_of(mode):
    letters = set(mode)
    is_known = letters <= set('xrwab+t' if _language >= (3, 11) else 'xrwab+tU')
    _raise_if(not is_known or len(letters) < len(mode), 'invalid mode: %r' % (mode,))
    if 'U' in letters:
        _raise_if(letters & set('xwa+'), "mode U cannot be combined with 'x', 'w', 'a', or '+'")
        _warn("'U' mode is deprecated", DeprecationWarning)
        letters = letters - {'U'} | {'r'}
    _raise_if({'t', 'b'} <= letters, "can't have text and binary mode at once")
    count = len(letters & set('xrwa'))
    _raise_if(count > 1, "can't have read/write/append mode at once")
    _raise_if(count < 1, 'must have exactly one of read/write/append mode')
    return letters


def _warn(message, category):
    # At who called open(), from a function that open() called.
    import warnings
    warnings.warn(message, category, 4)


def _check_arguments_of_binary(encoding, errors, newline, buffering):
    for given, what in ((encoding, 'an encoding'), (errors, 'an errors'), (newline, 'a newline')):
        _raise_if(given is not None, "binary mode doesn't take %s argument" % what)
    if buffering == 1 and _language >= (3, 8):
        _warn("line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
              RuntimeWarning)


def _size_of_buffer(raw):
    if _language >= (3, 14):
        return max(min(raw._blksize, 8192 * 1024), DEFAULT_BUFFER_SIZE)
    try:
        size = os.fstat(raw.fileno()).st_blksize
    except (OSError, AttributeError):
        size = 0
    return size if size > 1 else DEFAULT_BUFFER_SIZE


def _is_terminal(raw):
    return raw._is_terminal_when_opened() if _language >= (3, 14) else raw.isatty()


def _buffered(raw, letters, size):
    if '+' in letters:
        kind = BufferedRandom
    else:
        kind = BufferedReader if 'r' in letters else BufferedWriter
    return kind(raw, size)


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    file = file if _language < (3,) or isinstance(file, int) else os.fspath(file)
    _check_arguments(file, mode, buffering, encoding, errors)
    letters = _letters_of(mode)
    is_binary = 'b' in letters
    if is_binary:
        _check_arguments_of_binary(encoding, errors, newline, buffering)
    letters_of_raw = ''.join(sorted(letters & set('xrwa+')))
    if _language < (3,):
        opened = FileIO(file, ''.join(sorted(letters_of_raw, key='rwa+'.index)), closefd)
    else:
        opened = FileIO(file, letters_of_raw, closefd, opener=opener)
    try:
        by_line = buffering == 1 and (_language < (3, 10) or not is_binary) or buffering < 0 and _is_terminal(opened)
        if buffering < 0 or buffering == 1:
            buffering = _size_of_buffer(opened)
        if buffering > 0:
            opened = _buffered(opened, letters, buffering)
        else:
            _raise_if(not is_binary, "can't have unbuffered text I/O")
        if not is_binary:
            opened = TextIOWrapper(opened, encoding, errors, newline, by_line)
            opened.mode = mode
        return opened
    except:
        opened.close()
        raise


if _language >= (3, 8):
    from io import open_code

    # As real runtimes name it, for programs that look at it.
    def _open_code_with_warning(path):
        import warnings
        warnings.warn('_pyio.open_code() may not be using hooks', RuntimeWarning, stacklevel=2)
        return open(path, 'rb')

if _language < (3, 10):
    class OpenWrapper:
        def __new__(cls, *arguments, **named):
            return open(*arguments, **named)
else:
    open = staticmethod(open)
if (3, 10) <= _language < (3, 12):
    def __getattr__(name):
        global OpenWrapper
        if name == 'OpenWrapper':
            import warnings
            warnings.warn('OpenWrapper is deprecated, use open instead', DeprecationWarning, 2)
            OpenWrapper = open
            return OpenWrapper
        raise AttributeError(name if _language < (3, 11) else 'module %r has no attribute %r' % (__name__, name))
