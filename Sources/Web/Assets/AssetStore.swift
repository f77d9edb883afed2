import Foundation
import Services

/// The browser files that the server gives out: exactly those named here, read once at the start, so that no path in a
/// request ever reaches the file system.
struct AssetStore: Sendable {
    /// One file with what a browser needs to keep it.
    struct Asset: Sendable {
        var bytes: [UInt8]
        var mediaType: String
        /// Hash of the content: the ETag, and the `v` of the address, so that a new file has a new address.
        var version: String
    }

    /// A folder that lacks what the pages need.
    struct MissingAsset: Error, CustomStringConvertible {
        let path: String

        var description: String {
            "\(path): the browser file is missing. Run bin/fetch-assets, or say where the assets are."
        }
    }

    static let stylesheets = ["vendor/bootstrap-5.3.3.min.css", "own/throughline.css"]
    static let charts = ["vendor/echarts-6.0.0.min.js", "own/charts.js"]
    static let partialUpdates = "vendor/htmx-2.0.10.min.js"
    static let behaviour = "own/throughline.js"
    static let icons = "own/icons.svg"

    private let assets: [String: Asset]

    init(folder: String) throws(MissingAsset) {
        var assets: [String: Asset] = [:]
        for name in Self.stylesheets + Self.charts + [Self.partialUpdates, Self.behaviour, Self.icons] {
            let path = folder + "/" + name
            guard let content = FileManager.default.contents(atPath: path) else { throw MissingAsset(path: path) }
            let bytes = [UInt8](content)
            assets[name] = Asset(bytes: bytes, mediaType: Self.mediaType(of: name), version: Self.hash(bytes))
        }
        self.assets = assets
    }

    subscript(name: String) -> Asset? { assets[name] }

    /// The address of a file, with its version.
    func address(_ name: String) -> String {
        "/assets/\(name)?v=\(assets[name]?.version ?? "0")"
    }

    private static func mediaType(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        default: "image/svg+xml"
        }
    }

    /// 64 bits of FNV-1a (Fowler, Noll and Vo 1991): tells versions apart, protects nothing.
    private static func hash(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
