// The one door to the C library's mathematics.

#if canImport(Darwin)
    import Darwin

    func exp(_ x: Double) -> Double { Darwin.exp(x) }
#else
    import Glibc

    func exp(_ x: Double) -> Double { Glibc.exp(x) }
#endif
