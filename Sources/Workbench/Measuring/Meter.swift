import Foundation

/// Measures one piece of work: wall time, CPU time of this process, and how busy others kept the machine meanwhile.
package struct Meter: ~Copyable {
    private let wall = ContinuousClock.now
    private let cpu = Machine.ownCPU()
    private let busy = Machine.busySeconds()

    package init() {}

    package func read() -> Run {
        let cpu = Machine.ownCPU() - cpu
        let wall = wall.duration(to: .now).seconds
        let busy = Machine.busySeconds() - busy
        let cores = Double(ProcessInfo.processInfo.activeProcessorCount)
        return Run(wall: wall, cpu: cpu, othersBusy: max(0, busy - cpu) / max(wall * cores, 1e-9))
    }
}

/// What one run took, in seconds.
package struct Run: Codable, Sendable {
    package let wall: Double
    package let cpu: Double
    /// The share of the machine that others used; ticks of a hundredth of a second make it coarse for short runs.
    package let othersBusy: Double
}

/// What the operating system says of this process and of the machine.
enum Machine {
    /// User and system time of this process so far, seconds.
    static func ownCPU() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

    /// CPU seconds used by everything on the machine so far; 0 where the system doesn't say.
    static func busySeconds() -> Double {
        let words = firstLine(of: "/proc/stat").split(separator: " ").compactMap { Double($0) }
        // user nice system idle iowait irq softirq steal
        guard words.count >= 8 else { return 0 }
        return (words[0] + words[1] + words[2] + words[5] + words[6] + words[7]) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// The largest memory that this process has had resident since the peak was last forgotten, bytes.
    static func peakMemory() -> Int { status("VmHWM:") }

    /// The memory that this process has resident now, bytes.
    static func memory() -> Int { status("VmRSS:") }

    static func forgetPeak() {
        try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
    }

    private static func status(_ key: String) -> Int {
        let lines = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8))?.split(separator: "\n") ?? []
        let line = lines.first { $0.hasPrefix(key) }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1_024
    }

    private static func firstLine(of path: String) -> Substring {
        (try? String(contentsOfFile: path, encoding: .utf8))?.prefix { $0 != "\n" } ?? ""
    }
}

extension Duration {
    package var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
