// swift-tools-version: 6.2
import PackageDescription

// The manifest is the architecture: what a target may import is its list here (docs/map.md tells the reading order).
//
// THROUGHLINE_ONLY=Intake,IntakeTests builds just those targets and what they need: for a sanitizer run of the pure
// targets, or a quick loop on one of them, without compiling every third-party package.
//
// THROUGHLINE_FUZZ=1 builds our targets as the compiler's fuzzer needs them, and the program that it drives (bin/fuzz).

let isForFuzzing = Context.environment["THROUGHLINE_FUZZ"] != nil
let fuzzed: [SwiftSetting] = isForFuzzing ? [.unsafeFlags(["-sanitize=fuzzer,address"])] : []

let strict: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        // Span-based buffers need lifetimes on our own accessors.
        .enableExperimentalFeature("Lifetimes"),
    ] + fuzzed

func library(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func executable(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

func system(_ name: String, pkgConfig: String, debian: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debian])])
}

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let slowKeys = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

let pure: [Target] = [
    library("Experience"),
    library("ColumnStore"),
    library("JourneyEngine", ["Experience", "ColumnStore", "Statistics"]),
    library("Statistics"),
    library("Simulation", ["Experience", "Statistics"]),
    tests("ExperienceTests", ["Experience"]),
    tests("ColumnStoreTests", ["ColumnStore"]),
    tests("JourneyEngineTests", ["JourneyEngine", "ColumnStore", "Experience", "Statistics", "TestSupport"]),
    tests("StatisticsTests", ["Statistics"]),
    tests("SimulationTests", ["Simulation", "Experience", "Statistics"]),
    library("Workload", ["Experience", "ColumnStore", "JourneyEngine", "Statistics"]),
]

let edges: [Target] = [
    system("CZlib", pkgConfig: "zlib", debian: "zlib1g-dev"),
    system("CExpat", pkgConfig: "expat", debian: "libexpat1-dev"),
    system("CLibPQ", pkgConfig: "libpq", debian: "libpq-dev"),
    library("SQL"),
    library("SQLiteDriver", ["SQL", grdb, sqlite]),
    library("PostgresDriver", ["SQL", "CLibPQ"]),
    library("Stores", ["SQL", "Experience", "ColumnStore"], resources: [.embedInCode("Migrations")]),
    library("Backup", ["SQL", "Stores", "ColumnStore", "CZlib", crypto, slowKeys]),
    library("Intake", ["Experience", "ColumnStore", "CZlib", "CExpat", yams]),
    library("OutsideReaders", ["Intake", "ColumnStore", "JourneyEngine", "Experience", "Backup", crypto]),
    tests("OutsideReadersTests", ["OutsideReaders", "TestSupport"]),
    library("Asking", ["Experience", "JourneyEngine", "Intake"]),
    library("Options", ["Asking", arguments]),
    library(
        "Services",
        ["Experience", "ColumnStore", "JourneyEngine", "Statistics", "Stores", "SQL", "Intake", "Asking", logging]),
    library("Web", ["Services", "Intake", "Asking", "Experience", hummingbird, mustache, logging]),
    library(
        "Assembly",
        [
            "Web", "Services", "Backup", "Stores", "SQL", "SQLiteDriver", "PostgresDriver", "Intake", "Experience",
            hummingbird, lifecycle, logging,
        ]),
    library(
        "Commands",
        [
            "Assembly", "Services", "Backup", "Stores", "Asking", "Options", "Intake", "Simulation", "Experience",
            arguments, lifecycle, logging,
        ]),
    executable("throughline", ["Commands"]),
    library("KernelWorker", ["Experience", "ColumnStore", "JourneyEngine", "Intake", "Asking", "Options", arguments]),
    executable("throughline-kernel", ["KernelWorker"]),
    library("GoldenChecks", ["Statistics", "JourneyEngine", "ColumnStore", "Experience"]),
    executable("golden-check", ["GoldenChecks"]),
    library(
        "Workbench",
        [
            "Workload", "Assembly", "Services", "Stores", "SQL", "SQLiteDriver", "Intake", "JourneyEngine",
            "ColumnStore", "Statistics", "Experience", arguments,
        ]),
    executable("throughline-bench", ["Workbench"]),
    .target(name: "TestSupport", dependencies: ["Experience", "ColumnStore"], swiftSettings: strict),
    library("DatabaseTestSupport", ["SQL", "SQLiteDriver", "PostgresDriver", "Stores", "TestSupport"]),
    library("AssemblyTestSupport", ["Assembly", "Services", "DatabaseTestSupport"]),
    tests("SQLTests", ["SQL", "SQLiteDriver", "PostgresDriver", "TestSupport", "DatabaseTestSupport"]),
    tests(
        "StoresTests",
        ["Stores", "SQL", "SQLiteDriver", "ColumnStore", "Experience", "TestSupport", "DatabaseTestSupport"]),
    tests(
        "BackupTests",
        [
            "Backup", "Assembly", "Services", "Stores", "SQL", "SQLiteDriver", "ColumnStore", "Experience",
            "TestSupport", "DatabaseTestSupport", "AssemblyTestSupport",
        ]),
    tests("IntakeTests", ["Intake", "ColumnStore", "Experience", "CZlib", "TestSupport"]),
    tests("AskingTests", ["Asking", "JourneyEngine", "ColumnStore", "Experience"]),
    tests(
        "ServicesTests",
        [
            "Assembly", "Services", "Stores", "SQL", "SQLiteDriver", "Intake", "JourneyEngine", "ColumnStore",
            "Experience", "Simulation", "TestSupport", "DatabaseTestSupport", "AssemblyTestSupport", "PostgresDriver",
        ]),
    tests(
        "WebTests",
        [
            "Web", "Assembly", "Services", "Intake", "Asking", "Experience", "TestSupport", "DatabaseTestSupport",
            "AssemblyTestSupport", logging,
        ]),
    tests(
        "CommandsTests",
        ["Commands", "throughline", "throughline-kernel", "TestSupport", "DatabaseTestSupport", "PostgresDriver"]),
    tests("StoryTests", ["Assembly", "Services", "Intake", "Experience", "TestSupport", "AssemblyTestSupport"]),
    tests("GoldenTests", ["GoldenChecks", "TestSupport"]),
    tests(
        "WorkloadTests",
        [
            "Workload", "Workbench", "Assembly", "Services", "JourneyEngine", "Experience", "ColumnStore",
            "TestSupport",
        ]),
    tests("TidyTests", ["TestSupport"]),
]

let fuzzer: [Target] = [
    .executableTarget(
        name: "throughline-fuzz", dependencies: ["OutsideReaders"], swiftSettings: strict,
        linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
]

// Only what is asked for, with what it needs.
func selection(of targets: [Target]) -> [Target] {
    guard let only = Context.environment["THROUGHLINE_ONLY"], !only.isEmpty else { return targets }
    let byName = Dictionary(uniqueKeysWithValues: targets.map { ($0.name, $0) })
    var wanted: [String] = []
    var open = only.split(separator: ",").map(String.init)
    while let name = open.popLast() {
        guard let target = byName[name], !wanted.contains(name) else { continue }
        wanted.append(name)
        for dependency in target.dependencies {
            if case .byNameItem(let name, _) = dependency { open.append(name) }
        }
    }
    return targets.filter { wanted.contains($0.name) }
}

let selected = selection(of: pure + edges + (isForFuzzing ? fuzzer : []))

@MainActor func needed(_ package: Package.Dependency, _ identity: String) -> [Package.Dependency] {
    let used = selected.contains { target in
        target.dependencies.contains { dependency in
            if case .productItem(_, let package, _, _) = dependency { return package == identity }
            return false
        }
    }
    return used ? [package] : []
}

let package = Package(
    name: "throughline",
    platforms: [.macOS(.v15)],
    dependencies: needed(
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []), "hummingbird")
        + needed(
            .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"), "swift-mustache")
        + needed(.package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"), "GRDB.swift")
        + needed(.package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"), "Yams")
        + needed(
            .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"), "swift-argument-parser")
        + needed(.package(url: "https://github.com/apple/swift-log", exact: "1.16.2"), "swift-log")
        + needed(.package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"), "swift-crypto")
        + needed(
            .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
            "swift-service-lifecycle"),
    targets: selected
)
