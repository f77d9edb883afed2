// The one door to the C library's mathematics: the rest of this target is plain Swift and calls these.

#if canImport(Darwin)
    import Darwin

    func exp(_ x: Double) -> Double { Darwin.exp(x) }
    func log(_ x: Double) -> Double { Darwin.log(x) }
    func log1p(_ x: Double) -> Double { Darwin.log1p(x) }
    func expm1(_ x: Double) -> Double { Darwin.expm1(x) }
    func pow(_ x: Double, _ y: Double) -> Double { Darwin.pow(x, y) }
    func cos(_ x: Double) -> Double { Darwin.cos(x) }
    func erf(_ x: Double) -> Double { Darwin.erf(x) }
    func erfc(_ x: Double) -> Double { Darwin.erfc(x) }
    func acos(_ x: Double) -> Double { Darwin.acos(x) }
#else
    import Glibc

    func exp(_ x: Double) -> Double { Glibc.exp(x) }
    func log(_ x: Double) -> Double { Glibc.log(x) }
    func log1p(_ x: Double) -> Double { Glibc.log1p(x) }
    func expm1(_ x: Double) -> Double { Glibc.expm1(x) }
    func pow(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
    func cos(_ x: Double) -> Double { Glibc.cos(x) }
    func erf(_ x: Double) -> Double { Glibc.erf(x) }
    func erfc(_ x: Double) -> Double { Glibc.erfc(x) }
    func acos(_ x: Double) -> Double { Glibc.acos(x) }
#endif

/// ln|Gamma(x)| without the C library's global sign variable, so that threads don't meet in it.
func lgamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
}
