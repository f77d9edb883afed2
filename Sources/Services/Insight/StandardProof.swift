package import Experience
import JourneyEngine

/// A standard and how fresh its proof is. Without fresh proof it is unproven, never green.
package struct StandardProof: Sendable {
    package enum State: Hashable, Sendable {
        case proven
        case unproven(Reason)
    }

    package enum Reason: String, Hashable, Sendable {
        /// The script says nothing of how it is proven.
        case noMethod
        /// Nothing has shown it yet.
        case neverShown
        /// What showed it is older than the script lets it be.
        case stale
        /// It is proven outside (audits, other systems), and no such proof has come in.
        case notConnected
    }

    package var standard: Standard
    package var touchpoint: Touchpoint
    package var journey: JourneyID
    package var lastProof: Timestamp?
    package var state: State
}

extension InsightService {
    /// Every standard of the script with its proof, in the script's order, judged at the last moment of the footage.
    package func proofs() async throws -> [StandardProof] {
        let subject = try await subject()
        guard let script = subject.version?.script else { return [] }
        let engine = subject.engine
        let last = await answers.answer(to: AnswerCache.Question(kind: .lastOccurrences), about: subject.key) {
            engine.lastOccurrences()
        }
        return Self.proofs(of: script, last: last, now: engine.log.lastTime)
    }

    private static func proofs(
        of script: Script, last: [TouchpointID: LastOccurrence], now: Timestamp?
    ) -> [StandardProof] {
        var proofs: [StandardProof] = []
        for journey in script.journeys {
            for touchpoint in journey.touchpoints {
                let shown = last[touchpoint.id]
                for standard in touchpoint.standards {
                    let evidence = standard.proof?.method == .survey ? shown?.scored : shown?.any
                    proofs.append(
                        StandardProof(
                            standard: standard, touchpoint: touchpoint, journey: journey.id,
                            lastProof: isFootage(standard) ? evidence : nil,
                            state: state(of: standard, shown: evidence, at: now)))
                }
            }
        }
        return proofs
    }

    private static func isFootage(_ standard: Standard) -> Bool {
        switch standard.proof?.method {
        case .footage, .survey: true
        case .audit, .system, nil: false
        }
    }

    private static func state(of standard: Standard, shown: Timestamp?, at now: Timestamp?) -> StandardProof.State {
        guard let proof = standard.proof else { return .unproven(.noMethod) }
        guard isFootage(standard) else { return .unproven(.notConnected) }
        guard let shown, let now else { return .unproven(.neverShown) }
        return now.milliseconds - shown.milliseconds <= proof.freshFor.milliseconds ? .proven : .unproven(.stale)
    }
}
