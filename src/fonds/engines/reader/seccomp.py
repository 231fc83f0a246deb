"""The list of system calls that a parsing process may not make, as a seccomp program (classic BPF).

A list of refusals, because interpreters and C libraries differ in what they need; each group says what
it keeps away. Calls whose arguments lie in memory that the filter cannot see (clone3, openat2) are
answered "no such call", so that libraries fall back to the older forms, which can be judged.
"""

import errno
import struct

_X86_64, _AARCH64 = 0xC000003E, 0xC00000B7
_KILL, _ALLOW, _ERRNO = 0x80000000, 0x7FFF0000, 0x00050000
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NR, _ARCH, _ARG = 0, 4, 16
_X32 = 0x40000000

_CLONE_THREAD = 0x00010000
_CLONE_NAMESPACES = 0x7E020080
"""newtime, newns, newcgroup, newuts, newipc, newuser, newpid, newnet."""
_WRITING = 0x1 | 0x2 | 0x40 | 0x200 | 0x400
"""O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND."""

# fmt: off
# name: (number on x86-64, number on aarch64); None where the machine has no such call.
_REFUSED: dict[str, tuple[int | None, int | None]] = {
    # the network
    "socket": (41, 198), "connect": (42, 203), "accept": (43, 202), "sendto": (44, 206), "sendmsg": (46, 211),
    "bind": (49, 200), "listen": (50, 201), "socketpair": (53, 199), "accept4": (288, 242), "sendmmsg": (307, 269),
    # new programs and processes
    "fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281),
    # other processes
    "kill": (62, 129), "tkill": (200, 130), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240), "ptrace": (101, 117),
    "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "kcmp": (312, 272), "pidfd_send_signal": (424, 424),
    "pidfd_open": (434, 434), "pidfd_getfd": (438, 438), "process_madvise": (440, 440), "process_mrelease": (448, 448),
    # making, changing, moving and removing files; Landlock does not cover modes, owners, times and attributes
    "creat": (85, None), "truncate": (76, 45), "rename": (82, None), "renameat": (264, 38), "renameat2": (316, 276),
    "mkdir": (83, None), "mkdirat": (258, 34), "rmdir": (84, None), "link": (86, None), "linkat": (265, 37),
    "unlink": (87, None), "unlinkat": (263, 35), "symlink": (88, None), "symlinkat": (266, 36), "mknod": (133, None),
    "mknodat": (259, 33), "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452),
    "chown": (92, None), "fchown": (93, 55), "lchown": (94, None), "fchownat": (260, 54), "utime": (132, None),
    "utimes": (235, None), "futimesat": (261, None), "utimensat": (280, 88), "setxattr": (188, 5), "lsetxattr": (189, 6),
    "fsetxattr": (190, 7), "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16),
    # file systems and namespaces
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51), "unshare": (272, 97),
    "setns": (308, 268), "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265), "open_tree": (428, 428),
    "move_mount": (429, 429), "fsopen": (430, 430), "fsconfig": (431, 431), "fsmount": (432, 432), "fspick": (433, 433),
    "mount_setattr": (442, 442), "quotactl": (179, 60), "swapon": (167, 224), "swapoff": (168, 225),
    # the kernel itself
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282), "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426), "io_uring_register": (427, 427), "add_key": (248, 217), "request_key": (249, 218),
    "keyctl": (250, 219), "kexec_load": (246, 104), "kexec_file_load": (320, 294), "init_module": (175, 105),
    "finit_module": (313, 273), "delete_module": (176, 106), "reboot": (169, 142), "acct": (163, 89), "syslog": (103, 116),
    "settimeofday": (164, 170), "clock_settime": (227, 112), "adjtimex": (159, 171), "clock_adjtime": (305, 266),
    "sethostname": (170, 161), "setdomainname": (171, 162), "personality": (135, 92),
}
# fmt: on
_UNSEEN = {"clone3": (435, 435), "openat2": (437, 437)}
_OPEN: tuple[tuple[int | None, int | None], int] = ((2, None), 1)
_OPENAT: tuple[tuple[int | None, int | None], int] = ((257, 56), 2)
_CLONE, _TGKILL, _PRLIMIT = (56, 220), (234, 131), (302, 261)


def program(machine: str, pid: int) -> bytes | None:
    """The filter for this machine (``x86_64`` or ``aarch64``), 8 bytes an instruction; ``None`` for another machine."""
    if machine not in ("x86_64", "aarch64"):
        return None
    which = 0 if machine == "x86_64" else 1
    refuse, absent = _ERRNO | errno.EPERM, _ERRNO | errno.ENOSYS
    steps = [
        _step(_LOAD, _ARCH),
        _step(_EQUAL, _X86_64 if which == 0 else _AARCH64, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NR),
    ]
    if which == 0:
        steps += [_step(_AT_LEAST, _X32, 0, 1), _step(_RETURN, refuse)]
    for numbers in _REFUSED.values():
        number = numbers[which]
        if number is not None:
            steps += [_step(_EQUAL, number, 0, 1), _step(_RETURN, refuse)]
    for numbers in _UNSEEN.values():
        steps += [_step(_EQUAL, numbers[which], 0, 1), _step(_RETURN, absent)]
    # A thread may start; a process or a namespace may not.
    steps += [
        _step(_EQUAL, _CLONE[which], 0, 5),
        _step(_LOAD, _ARG),
        _step(_ANY_BIT, _CLONE_NAMESPACES, 1, 0),
        _step(_ANY_BIT, _CLONE_THREAD, 1, 0),
        _step(_RETURN, refuse),
        _step(_RETURN, _ALLOW),
    ]
    for numbers, argument in (_OPEN, _OPENAT):
        number = numbers[which]
        if number is not None:
            steps += [
                _step(_EQUAL, number, 0, 4),
                _step(_LOAD, _ARG + 8 * argument),
                _step(_ANY_BIT, _WRITING, 0, 1),
                _step(_RETURN, refuse),
                _step(_RETURN, _ALLOW),
            ]
    # abort() signals the process itself; limits may be set for the process itself (pid 0) only.
    for number, own in ((_TGKILL[which], pid), (_PRLIMIT[which], 0)):
        steps += [
            _step(_EQUAL, number, 0, 4),
            _step(_LOAD, _ARG),
            _step(_EQUAL, own, 1, 0),
            _step(_RETURN, refuse),
            _step(_RETURN, _ALLOW),
        ]
    steps.append(_step(_RETURN, _ALLOW))
    return b"".join(steps)


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)
