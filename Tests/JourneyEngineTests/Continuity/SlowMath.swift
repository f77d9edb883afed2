#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The C library's functions for the slow references.
enum SlowMath {
    #if canImport(Darwin)
        static func exp(_ x: Double) -> Double { Darwin.exp(x) }
        static func log(_ x: Double) -> Double { Darwin.log(x) }
    #else
        static func exp(_ x: Double) -> Double { Glibc.exp(x) }
        static func log(_ x: Double) -> Double { Glibc.log(x) }
    #endif
}
