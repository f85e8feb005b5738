#!/usr/bin/env python3
"""Counts the instructions of one thread of another process by stepping through them one at a time.

Exact, and independent of the machine's hardware counters, which virtual machines often hide. Linux on x86-64.

    instructions.py FILE

FILE is shared with the process to be measured (dev.sessionkit.benchmarks.Instructions): four 64-bit integers, state,
thread, count and nothing. The process asks (1), is being stepped (2), marks the start (3) and the end (4) of what counts,
and reads the count (5). With 9 it says that it is done.
"""

import ctypes
import mmap
import os
import struct
import sys
import time

ASKED, STEPPED, COUNTING, FINISHED, COUNTED, DONE = 1, 2, 3, 4, 5, 9
SINGLESTEP, DETACH, PEEKUSER, POKEUSER, SEIZE, INTERRUPT = 9, 17, 3, 6, 0x4206, 0x4207
RIP, EFLAGS = 16 * 8, 18 * 8
TRAP_FLAG = 0x100
SIGTRAP = 5
ALL_CHILDREN = 0x40000000

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
libc.ptrace.restype = ctypes.c_long


def ptrace(request, thread, address=0, data=0):
    result = libc.ptrace(request, thread, address, data)
    if result == -1 and ctypes.get_errno():
        raise OSError(ctypes.get_errno(), "ptrace")
    return result


def count(thread, shared):
    """Steps through the thread until it marks the end; what is counted lies between the marks."""
    cpus = os.sched_getaffinity(thread)
    one = {max(cpus)}  # on one processor the two take turns without waking each other up from afar
    os.sched_setaffinity(0, one)
    os.sched_setaffinity(thread, one)
    ptrace(SEIZE, thread)
    ptrace(INTERRUPT, thread)
    os.waitpid(thread, ALL_CHILDREN)
    struct.pack_into("q", shared, 0, STEPPED)
    counted, last, signal = 0, 0, 0
    step, wait, peek, state = libc.ptrace, os.waitpid, libc.ptrace, memoryview(shared).cast("q")
    while True:
        step(SINGLESTEP, thread, 0, signal)
        _, status = wait(thread, ALL_CHILDREN)
        if not os.WIFSTOPPED(status):
            raise SystemExit("the measured process has ended")
        stopped_by = status >> 8 & 0xFF
        signal = 0 if stopped_by == SIGTRAP or status >> 16 else stopped_by
        at = peek(PEEKUSER, thread, RIP, 0)
        if state[0] == COUNTING:
            counted += at != last  # a repeated string instruction is one
            last = at
        elif state[0] == FINISHED:
            break
    ptrace(POKEUSER, thread, EFLAGS, ptrace(PEEKUSER, thread, EFLAGS) & ~TRAP_FLAG)
    ptrace(DETACH, thread)
    os.sched_setaffinity(thread, cpus)
    os.sched_setaffinity(0, cpus)
    return counted


def main(path):
    with open(path, "r+b") as file, mmap.mmap(file.fileno(), 4096) as shared:
        while True:
            state, thread = struct.unpack_from("qq", shared, 0)
            if state == DONE:
                return
            if state == ASKED:
                struct.pack_into("q", shared, 16, count(thread, shared))
                struct.pack_into("q", shared, 0, COUNTED)
            else:
                time.sleep(0.001)


if __name__ == "__main__":
    main(sys.argv[1])
