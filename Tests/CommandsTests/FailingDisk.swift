import Foundation
import TestSupport

/// A disk that fails under the running program: a library put before the system's own, which fails chosen calls upon
/// the files in one folder.
struct FailingDisk {
    enum Failure: Int, CaseIterable {
        /// There is no room: whatever is written from then on is refused.
        case full
        /// One write writes half, and says so; the disk is full after it.
        case short
        /// What was written doesn't come to the disk (`fsync`).
        case sync
    }

    private struct NoCompiler: Error {}

    private let library: String
    private let folder: String

    /// Built by the compiler that Swift itself links with.
    init(for part: String, in folder: TemporaryFolder) throws {
        let source = try folder.write(Self.source, to: "failing-disk.c")
        library = folder.path(of: "failing-disk.so")
        self.folder = part
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/env")
        compiler.arguments = ["clang", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]
        try compiler.run()
        compiler.waitUntilExit()
        guard compiler.terminationStatus == 0 else { throw NoCompiler() }
    }

    /// What to say to the program: from the given call on, counted from 1, so many fail.
    func environment(_ failure: Failure, from first: Int, count: Int = .max) -> [String: String] {
        [
            "LD_PRELOAD": library, "FAULT_FOLDER": folder, "FAULT_KIND": "\(failure.rawValue)",
            "FAULT_FIRST": "\(first)", "FAULT_COUNT": "\(count)",
        ]
    }

    private static let source = #"""
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <errno.h>
        #include <stdatomic.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <unistd.h>

        enum { FULL, SHORT, SYNC };
        static atomic_long calls;

        static long setting(const char *name) { const char *text = getenv(name); return text ? atol(text) : 0; }

        /* 0: goes well; else the how manieth failure. */
        static long strikes(int file, int is_sync) {
            char link[64], path[4096];
            const char *folder = getenv("FAULT_FOLDER");
            snprintf(link, sizeof link, "/proc/self/fd/%d", file);
            ssize_t length = readlink(link, path, sizeof path - 1);
            if (!folder || length < 0 || is_sync != (setting("FAULT_KIND") == SYNC)) return 0;
            path[length] = 0;
            if (!strstr(path, folder)) return 0;
            long past = atomic_fetch_add(&calls, 1) + 2 - setting("FAULT_FIRST");
            return past > 0 && past <= setting("FAULT_COUNT") ? past : 0;
        }

        /* How much of a write is done; -1 for none. */
        static ssize_t allowed(int file, size_t size) {
            int before = errno;
            long strike = strikes(file, 0);
            errno = before;
            if (!strike) return size;
            if (strike == 1 && setting("FAULT_KIND") == SHORT && size > 1) return size / 2;
            errno = ENOSPC;
            return -1;
        }

        #define SYSTEM(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

        ssize_t write(int file, const void *bytes, size_t size) {
            ssize_t count = allowed(file, size);
            return count < 0 ? -1 : SYSTEM(write)(file, bytes, count);
        }
        ssize_t pwrite(int file, const void *bytes, size_t size, off_t place) {
            ssize_t count = allowed(file, size);
            return count < 0 ? -1 : SYSTEM(pwrite)(file, bytes, count, place);
        }
        ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t place) {
            ssize_t count = allowed(file, size);
            return count < 0 ? -1 : SYSTEM(pwrite64)(file, bytes, count, place);
        }
        int fsync(int file) {
            if (!strikes(file, 1)) return SYSTEM(fsync)(file);
            errno = EIO;
            return -1;
        }
        int fdatasync(int file) {
            if (!strikes(file, 1)) return SYSTEM(fdatasync)(file);
            errno = EIO;
            return -1;
        }

        """#
}
