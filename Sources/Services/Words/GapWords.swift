package import Experience

/// Gaps in words: the same label and the same sentence on pages, in the report and in the API.
package struct GapWords: Sendable {
    private let names: Names

    package init(names: Names) {
        self.names = names
    }

    /// What this kind of gap is called.
    package static func label(_ kind: GapKind) -> String {
        switch kind {
        case .deadTime: "Dead time"
        case .deadTimeOpen: "Still waiting"
        case .droppedHandOff: "Dropped hand-off"
        case .repeatedAsk: "Repeated ask"
        case .channelBounce: "Channel bounce"
        case .ownershipBounce: "Passed back and forth"
        case .outOfOrder: "Out of order"
        case .promiseLate: "Promise kept late"
        case .promiseBroken: "Promise broken"
        case .contradiction: "Contradiction"
        case .toneClash: "Tone clash"
        }
    }

    /// Where it is: `Packed → Shipped`, or what it is about where no two scenes are meant.
    package func place(_ key: GapKey) -> String {
        switch (key.from, key.to) {
        case (let from?, let to?): "\(names.touchpoint(from)) → \(names.touchpoint(to))"
        case (let from?, nil): names.touchpoint(from)
        case (nil, let to?): names.touchpoint(to)
        case (nil, nil): subject(of: key) ?? Self.label(key.kind)
        }
    }

    /// Who owns both sides: `Warehouse › Carrier`.
    package func owners(_ key: GapKey) -> String {
        switch key.kind {
        case .deadTimeOpen, .promiseBroken: names.department(key.fromDepartment)
        default:
            key.fromDepartment == key.toDepartment
                ? names.department(key.fromDepartment)
                : "\(names.department(key.fromDepartment)) › \(names.department(key.toDepartment))"
        }
    }

    /// What happened to the customer, in one sentence.
    package func sentence(_ gap: ContinuityGap) -> String {
        let excess = gap.medianExcess.map { ", typically \($0.inWords) over" } ?? ""
        return switch gap.key.kind {
        case .deadTime:
            "The customer waited longer than \(expectation(gap)) between \(place(gap.key))\(excess)."
        case .deadTimeOpen:
            "The story stopped at \(place(gap.key)) and nothing has followed for longer than \(expectation(gap))."
        case .droppedHandOff:
            "After \(from(gap.key)) the next scene, \(to(gap.key)), was owed and never came in time."
        case .repeatedAsk:
            "\(names.department(gap.key.toDepartment)) asked for \(subject(of: gap.key) ?? "something") "
                + "that the customer had already given to \(names.department(gap.key.fromDepartment))."
        case .channelBounce:
            "The customer had to turn to us again with the same need, on another channel "
                + "(\(subject(of: gap.key) ?? ""))."
        case .ownershipBounce:
            "The customer was passed back and forth: \(subject(of: gap.key) ?? "")."
        case .outOfOrder:
            "\(from(gap.key)) came before \(to(gap.key)), against the designed order."
        case .promiseLate:
            "A promise made at \(place(gap.key)) was kept late\(excess)."
        case .promiseBroken:
            "A promise made at \(place(gap.key)) was not kept\(excess)."
        case .contradiction:
            "\(names.department(gap.key.toDepartment)) stated another \(subject(of: gap.key) ?? "value") "
                + "than \(names.department(gap.key.fromDepartment)) had."
        case .toneClash:
            "Cheerful word (\(place(gap.key))) went out while the customer's failure was still open."
        }
    }

    /// The limit and where it came from.
    private func expectation(_ gap: ContinuityGap) -> String {
        guard let limit = gap.limit else { return "the limit" }
        return switch gap.limitSource {
        case .standard: "the \(limit.inWords) they were led to expect"
        case .pair: "is usual here (\(limit.inWords), robust limit; the script says none)"
        case .from, nil: "is usual after this scene (\(limit.inWords), robust limit; the script says none)"
        }
    }

    private func from(_ key: GapKey) -> String { key.from.map(names.touchpoint) ?? "the scene" }
    private func to(_ key: GapKey) -> String { key.to.map(names.touchpoint) ?? "the scene" }

    /// The subject with display names where the kind's subject is an id or a chain of ids.
    package func subject(of key: GapKey) -> String? {
        guard let subject = key.subject else { return nil }
        switch key.kind {
        case .repeatedAsk: return names.item(ItemID(subject)).lowercased()
        case .contradiction: return names.fact(FactID(subject)).lowercased()
        case .ownershipBounce:
            return subject.split(separator: ">").map { names.department(DepartmentID(String($0))) }
                .joined(separator: " › ")
        default: return subject.split(separator: ">").joined(separator: " → ")
        }
    }
}
