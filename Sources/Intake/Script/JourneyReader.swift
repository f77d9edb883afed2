import Experience

/// Reads one file of `journeys/`.
struct JourneyReader {
    let notes: ScriptNotes

    func read(_ root: YAMLNode) -> Journey? {
        guard let fields = root.fields(of: "a journey", known: ScriptKeys.journey) else { return nil }
        let id = fields.required("journey")?.journeyIdentifier().map { JourneyID($0) }
        if let id { notes.declare(.journey(id), at: fields.location(of: "journey")) }
        let name = fields["name"]?.phrase()
        let wants = fields["wants"]?.phrase()
        // Without an id the rest is read all the same, for its faults.
        let owner = id ?? JourneyID(root.location.file)
        let stages = (fields.required("stages")?.list("a list of stages") ?? []).compactMap { stage($0, of: owner) }
        let handOffs = (fields["hand_offs"]?.list("a list of hand-offs") ?? []).compactMap(handOff)
        let surveys = (fields["surveys"]?.list("a list of surveys") ?? []).compactMap {
            SurveyReader(notes: notes).read($0)
        }
        if let list = fields["suppress"] { SuppressionReader(notes: notes, journey: owner).read(list) }
        guard let id else { return nil }
        return Journey(
            id: id, name: name ?? id.text, wants: wants, stages: stages, handOffs: handOffs, surveys: surveys)
    }

    private func stage(_ node: YAMLNode, of journey: JourneyID) -> Stage? {
        guard let fields = node.fields(of: "a stage", known: ScriptKeys.stage) else { return nil }
        let id = fields.required("id")?.identifier().map { StageID($0) }
        if let id { notes.declare(.stage(journey, id), at: node.location) }
        let touchpoints = (fields["touchpoints"]?.list("a list of touchpoints") ?? []).compactMap {
            TouchpointReader(notes: notes).read($0)
        }
        return id.map { Stage(id: $0, name: fields.name(or: $0.text), touchpoints: touchpoints) }
    }

    private func handOff(_ node: YAMLNode) -> HandOff? {
        guard let fields = node.fields(of: "a hand-off", known: ScriptKeys.handOff) else { return nil }
        let from = touchpoint(fields.required("from"))
        let to = touchpoint(fields.required("to"))
        let wait = fields["wait"]?.wait()
        let carries = notes.items(fields["carries"])
        let answers = notes.department(fields["answers"])
        let required = fields["required"]?.flag() ?? false
        let due = fields["due"]?.wait()
        guard let from, let to else { return nil }
        notes.declare(.handOff(from: from, to: to), at: node.location)
        return HandOff(
            from: from, to: to, wait: wait, carries: carries, answers: answers, required: required, due: due)
    }

    private func touchpoint(_ node: YAMLNode?) -> TouchpointID? {
        guard let node, let id = node.identifier() else { return nil }
        notes.refer(to: .touchpoint, id, at: node.location)
        return TouchpointID(id)
    }
}

extension ScriptNotes {
    /// A list of items by their ids.
    func items(_ node: YAMLNode?) -> [ItemID] {
        (node?.identifiers() ?? []).map { id, location in
            refer(to: .item, id, at: location)
            return ItemID(id)
        }
    }

    func department(_ node: YAMLNode?) -> DepartmentID? {
        guard let node, let id = node.identifier() else { return nil }
        refer(to: .department, id, at: node.location)
        return DepartmentID(id)
    }

    func fact(_ node: YAMLNode?) -> FactID? {
        guard let node, let id = node.identifier() else { return nil }
        refer(to: .fact, id, at: node.location)
        return FactID(id)
    }
}
