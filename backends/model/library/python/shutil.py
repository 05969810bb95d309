import os


class Error(OSError):
    pass


class SameFileError(Error):
    pass


class SpecialFileError(OSError):
    pass


class ReadError(OSError):
    pass


class RegistryError(Exception):
    pass


def _report(function, path, error, onerror, onexc):
    if onexc is not None:
        onexc(function, path, error)
    elif onerror is not None:
        onerror(function, path, (type(error), error, error.__traceback__))
    else:
        raise error


def _remove_tree(path, onerror, onexc):
    try:
        names = os.listdir(path)
    except OSError as error:
        _report(os.scandir, path, error, onerror, onexc)
        names = []
    for name in names:
        full = os.path.join(path, name)
        if os.path.isdir(full):
            _remove_tree(full, onerror, onexc)
        else:
            try:
                os.unlink(full)
            except OSError as error:
                _report(os.unlink, full, error, onerror, onexc)
    try:
        os.rmdir(path)
    except OSError as error:
        _report(os.rmdir, path, error, onerror, onexc)


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    if dir_fd is not None:
        os._refuse('the argument dir_fd')
    if ignore_errors:
        onexc = lambda function, path, error: None
    try:
        os.lstat(path)
    except OSError as error:
        _report(os.lstat, path, error, onerror, onexc)
        return
    if not os.path.isdir(path):
        error = NotADirectoryError(20, 'Not a directory', path)
        _report(os.rmdir if ignore_errors else os.scandir, path, error, onerror, onexc)
        return
    _remove_tree(path, onerror, onexc)


rmtree.avoids_symlink_attacks = True


def copyfileobj(fsrc, fdst, length=0):
    length = length or 65536
    while True:
        piece = fsrc.read(length)
        if not piece:
            break
        fdst.write(piece)


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.exists(dst) and os.path.samefile(src, dst):
        raise SameFileError('%r and %r are the same file' % (src, dst))
    with open(src, 'rb') as source:
        with open(dst, 'wb') as target:
            copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.chmod(dst, os.stat(src).st_mode & 0o7777)


def copystat(src, dst, *, follow_symlinks=True):
    copymode(src, dst)


def copy(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst)
    copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    return copy(src, dst)


def ignore_patterns(*patterns):
    os._refuse('shutil.ignore_patterns')


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    names = os.listdir(src)
    ignored = ignore(os.fspath(src), names) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name in ignored:
            continue
        source = os.path.join(src, name)
        target = os.path.join(dst, name)
        if os.path.isdir(source):
            copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
        else:
            copy_function(source, target)
    return dst


def move(src, dst, copy_function=copy2):
    target = dst
    if os.path.isdir(dst):
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip('/')))
        if os.path.exists(target):
            raise Error("Destination path '%s' already exists" % target)
    os.rename(src, target)
    return target


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    return None
