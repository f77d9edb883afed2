import Foundation
import Intake

/// Checks YAML against the part of JSON Schema that our schemas use.
struct SchemaValidator {
    let root: [String: Any]

    init(_ text: String) throws {
        root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }

    /// The definition of a thing; the whole file when nil.
    func definition(_ name: String?) -> [String: Any] {
        guard let name else { return root }
        return (root["$defs"] as? [String: Any])?[name] as? [String: Any] ?? [:]
    }

    func keys(of name: String?) -> Set<String> {
        Set((definition(name)["properties"] as? [String: Any] ?? [:]).keys)
    }

    func required(of name: String?) -> Set<String> { Set(definition(name)["required"] as? [String] ?? []) }

    /// What doesn't fit, with its place.
    func faults(in text: String) -> [String] {
        guard let node = YAMLNode.parse(text, file: "file", into: DiagnosticCollector()) else { return ["no YAML"] }
        return faults(node, root)
    }

    private func faults(_ node: YAMLNode, _ given: [String: Any]) -> [String] {
        var schema = given
        if let reference = given["$ref"] as? String {
            schema = definition(String(reference.dropFirst("#/$defs/".count)))
        }
        var found = scalarFaults(node, schema)
        if let alternatives = schema["anyOf"] as? [[String: Any]] {
            let keys = Set((node.entries() ?? []).map(\.key))
            let fits = alternatives.contains { keys.isSuperset(of: $0["required"] as? [String] ?? []) }
            if !fits { found.append("\(node.location): no alternative fits") }
        }
        switch schema["type"] as? String {
        case "object":
            guard let entries = node.entries() else { return found + ["\(node.location): no object"] }
            let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
            for entry in entries {
                guard let property = properties[entry.key] else {
                    found.append("\(entry.keyLocation): unknown key \(entry.key)")
                    continue
                }
                found += faults(entry.value, property)
            }
            let missing = Set(schema["required"] as? [String] ?? []).subtracting(entries.map(\.key))
            found += missing.map { "\(node.location): needs \($0)" }
        case "array":
            guard let nodes = node.list() else { return found + ["\(node.location): no array"] }
            for node in nodes { found += faults(node, schema["items"] as? [String: Any] ?? [:]) }
        default: break
        }
        return found
    }

    private func scalarFaults(_ node: YAMLNode, _ schema: [String: Any]) -> [String] {
        guard case .scalar(let text, let plain) = node.content else {
            let scalar = ["string", "number", "integer", "boolean"].contains(schema["type"] as? String)
            return scalar || schema["enum"] != nil ? ["\(node.location): no scalar"] : []
        }
        var fits = true
        switch schema["type"] as? String {
        case "boolean": fits = plain && ["true", "false"].contains(text)
        case "integer": fits = Int(text) != nil
        case "number": fits = Double(text) != nil
        default: break
        }
        if let pattern = schema["pattern"] as? String {
            fits = fits && text.range(of: pattern, options: .regularExpression) != nil
        }
        if let least = schema["minimum"] as? Double { fits = fits && Double(text) ?? .nan >= least }
        if let words = schema["enum"] as? [String] { fits = fits && words.contains(text) }
        if let most = schema["maxLength"] as? Int { fits = fits && text.unicodeScalars.count <= most }
        return fits ? [] : ["\(node.location): `\(text)` does not fit"]
    }
}
