import Experience
import Services

/// Both sides of the place where the story broke, with what the script has each of them promise.
struct GapSides {
    private let key: GapKey
    private let script: Script?
    private let names: Names

    init(_ key: GapKey, script: Script?, names: Names) {
        self.key = key
        self.script = script
        self.names = names
    }

    /// One or two owners; the same department on both sides stands there twice when there are two scenes.
    var sides: [GapPage.Content.Side] {
        let before = side("Before", key.fromDepartment, key.from)
        let after = side("After", key.toDepartment, key.to)
        if key.to == nil, key.toDepartment == nil { return [side("Here", key.fromDepartment, key.from)] }
        if key.from == nil, key.fromDepartment == nil { return [side("Here", key.toDepartment, key.to)] }
        return [before, after]
    }

    private func side(_ role: String, _ owner: DepartmentID?, _ scene: TouchpointID?) -> GapPage.Content.Side {
        let touchpoint = scene.flatMap { scene in script?.touchpoints.first { $0.id == scene } }
        let promises = (touchpoint?.promises ?? []).map(promise) + (touchpoint?.standards ?? []).map(standard)
        return GapPage.Content.Side(
            role: role, owner: names.department(owner), scene: scene.map(names.touchpoint), promises: promises,
            hasPromises: !promises.isEmpty)
    }

    private func promise(_ promise: StatedPromise) -> String {
        let within = promise.within.map { " within \($0.inWords)" } ?? ""
        let text = promise.text.map { ": “\($0)”" } ?? ""
        return "Promises \(names.fact(promise.about).lowercased())\(within)\(text)"
    }

    private func standard(_ standard: Standard) -> String {
        let proof = standard.proof.map { "proven by \($0.method.rawValue)" } ?? "unproven"
        return "Standard: \(standard.text) (\(proof))"
    }

    /// What the script says of the cut itself, or that it says nothing.
    func handOff(_ gap: ContinuityGap) -> [String] {
        guard let from = key.from, let to = key.to else { return [] }
        guard let handOff = script?.handOffs.first(where: { $0.from == from && $0.to == to }) else {
            return ["The script has no hand-off from \(names.touchpoint(from)) to \(names.touchpoint(to))."]
        }
        var lines = [
            handOff.wait.map { "The customer is led to expect \($0.inWords)." }
                ?? "The script does not say how long this may take."
                + (gap.limit.map { " Until it does, \($0.inWords) is taken as the limit (robust limit)." } ?? "")
        ]
        if !handOff.carries.isEmpty {
            lines.append("Carried across: \(handOff.carries.map(names.item).joined(separator: ", ")).")
        }
        lines.append(
            handOff.answers.map { "\(names.department($0)) answers for the context arriving." }
                ?? "Nobody answers for the context arriving.")
        if handOff.required {
            lines.append("The next scene is owed" + (handOff.due.map { " within \($0.inWords)." } ?? "."))
        }
        return lines
    }
}
