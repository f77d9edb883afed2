/// One file of a script: its path inside the script's folder, and its text as its author wrote it.
package struct ScriptFile: Hashable, Sendable, Codable {
    package static let companyPath = "company.yaml"
    package static let journeysFolder = "journeys/"

    /// `company.yaml` or `journeys/<name>.yaml`, with forward slashes.
    package var path: String
    package var text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}
