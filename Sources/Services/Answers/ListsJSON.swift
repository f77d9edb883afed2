package import Experience

/// `GET /api/v1/journeys`: the designed journeys.
package struct JourneysJSON: Encodable, Sendable {
    struct Journey: Encodable, Sendable {
        let id: String
        let name: String
        let wants: String?
        let touchpoints: [String]
    }

    let journeys: [Journey]

    package init(_ script: Script?) {
        journeys = (script?.journeys ?? []).map {
            Journey(id: $0.id.text, name: $0.name, wants: $0.wants, touchpoints: $0.touchpoints.map(\.id.text))
        }
    }
}

/// `GET /api/v1/customers`: ids in order of their bytes.
package struct CustomersJSON: Encodable, Sendable {
    let customers: [String]
    /// There are more than these.
    let more: Bool

    package init(_ found: some Sequence<String>, more: Bool) {
        customers = Array(found)
        self.more = more
    }
}

/// `GET /api/v1/imports`: the runs, the latest first.
package struct ImportsJSON: Encodable, Sendable {
    let imports: [ImportJSON]

    package init(_ found: [ImportStatus]) {
        imports = found.map { ImportJSON($0) }
    }
}

/// `GET /api/v1/script`: the version in force, and all versions by name and date.
package struct ScriptVersionsJSON: Encodable, Sendable {
    struct Version: Encodable, Sendable {
        let id: String
        let created: String
        let contentHash: String
    }

    let current: ScriptJSON?
    let versions: [Version]

    package init(current: ScriptVersion?, versions: [ScriptVersionSummary]) {
        self.current = current.map { ScriptJSON($0) }
        self.versions = versions.map {
            Version(id: $0.id, created: $0.createdAt.iso8601, contentHash: $0.contentHash)
        }
    }
}

/// `GET /api/v1/script/findings`: what the script check finds in the version in force.
package struct FindingsJSON: Encodable, Sendable {
    let version: String?
    let findings: [ScriptJSON.Finding]

    package init(_ version: ScriptVersion?, severity: FindingSeverity? = nil) {
        self.version = version?.id
        findings = (version.map { ScriptJSON($0).findings } ?? []).filter {
            severity == nil || $0.severity == severity?.rawValue
        }
    }
}
