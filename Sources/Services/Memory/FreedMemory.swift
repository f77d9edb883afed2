#if canImport(Glibc)
    import Glibc
#endif

/// Memory that was let go, but that the allocator keeps for the next who asks.
enum FreedMemory {
    /// Hands it to the system, whose other programs may need it: after work that needed much of it for a while.
    static func giveBack() {
        #if canImport(Glibc)
            // The header that declares it is not part of Swift's module.
            typealias Trim = @convention(c) (_ padding: Int) -> Int32
            guard let trim = dlsym(nil, "malloc_trim") else { return }
            _ = unsafeBitCast(trim, to: Trim.self)(0)
        #endif
    }
}
