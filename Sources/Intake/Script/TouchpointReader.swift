import Experience

/// Reads one touchpoint with what it promises and its standards.
struct TouchpointReader {
    let notes: ScriptNotes

    func read(_ node: YAMLNode) -> Touchpoint? {
        guard let fields = node.fields(of: "a touchpoint", known: ScriptKeys.touchpoint) else { return nil }
        let id = fields.required("id")?.identifier().map { TouchpointID($0) }
        if let id { notes.declare(.touchpoint(id), at: node.location) }
        var touchpoint = Touchpoint(id: id ?? "", name: fields.name(or: id?.text ?? ""))
        touchpoint.owner = notes.department(fields["owner"])
        touchpoint.channels = (fields["channels"]?.identifiers() ?? []).map { ChannelID($0.id) }
        touchpoint.wants = fields["wants"]?.phrase()
        touchpoint.starts = fields["starts"]?.flag() ?? false
        touchpoint.ends = fields["ends"]?.flag() ?? false
        touchpoint.contact = fields["contact"]?.flag() ?? false
        touchpoint.listens = fields["listens"]?.flag() ?? false
        touchpoint.asks = notes.items(fields["asks"])
        touchpoint.gives = notes.items(fields["gives"])
        touchpoint.promises = (fields["promises"]?.list("a list of promises") ?? []).compactMap { node in
            guard let promise = statedPromise(node, as: "a promise") else { return nil }
            if let id { notes.declare(.promise(id, promise.about), at: node.location) }
            return promise
        }
        touchpoint.standards = (fields["standards"]?.list("a list of standards") ?? []).compactMap(standard)
        return id == nil ? nil : touchpoint
    }

    private func statedPromise(_ node: YAMLNode, as thing: String) -> StatedPromise? {
        guard let fields = node.fields(of: thing, known: ScriptKeys.statedPromise) else { return nil }
        let about = notes.fact(fields.required("about"))
        let within = fields["within"]?.wait()
        let text = fields["text"]?.phrase()
        if fields["within"] == nil, fields["text"] == nil {
            node.report("\(thing) says what to expect", suggestion: "add `within:` or `text:`")
        }
        return about.map { StatedPromise(about: $0, within: within, text: text) }
    }

    private func standard(_ node: YAMLNode) -> Standard? {
        guard let fields = node.fields(of: "a standard", known: ScriptKeys.standard) else { return nil }
        let id = fields.required("id")?.identifier().map { StandardID($0) }
        if let id { notes.declare(.standard(id), at: node.location) }
        let text = fields.required("text")?.phrase()
        let pillar = fields["pillar"].flatMap { node -> PillarID? in
            guard let id = node.identifier() else { return nil }
            notes.refer(to: .pillar, id, at: node.location)
            return PillarID(id)
        }
        let proof = fields["proof"].flatMap(proof)
        let plans = fields["plans"].flatMap { statedPromise($0, as: "a plan") }
        guard let id, let text else { return nil }
        return Standard(id: id, text: text, pillar: pillar, proof: proof, plans: plans)
    }

    private func proof(_ node: YAMLNode) -> Proof? {
        guard let fields = node.fields(of: "a proof", known: ScriptKeys.proof) else { return nil }
        let method = fields.required("method")?.choice(
            "a way to prove a standard", among: Proof.Method.allCases.map { ($0.rawValue, $0) })
        let fresh = fields["fresh_for"]?.wait(atLeast: .seconds(1))
        guard let method else { return nil }
        return fresh.map { Proof(method: method, freshFor: $0) } ?? Proof(method: method)
    }
}
