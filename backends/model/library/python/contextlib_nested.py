from warnings import warn as _warn


@contextmanager
def nested(*managers):
    # The manager's helper stands between this and its caller.
    _warn('With-statements now directly support multiple context managers', DeprecationWarning, 3)
    entered, exits = [], []
    failure = None, None, None
    try:
        for each in managers:
            leave, enter = each.__exit__, each.__enter__
            entered.append(enter())
            exits.append(leave)
        yield entered
    except BaseException:
        failure = _sys.exc_info()
    while exits:
        try:
            if exits.pop()(*failure):
                failure = None, None, None
        except BaseException:
            failure = _sys.exc_info()
    if failure[0] is not None:
        raise failure[1].with_traceback(failure[2])
