import Experience
import Synchronization

/// Answers that stay: asked again, a question looks only at the customers whose stories have changed since, takes back
/// what they added before and adds what they add now. Exact counts and sums make that the same answer, to the bit, as
/// one made anew. For one script; questions of another begin anew.
package final class StandingAnswers: Sendable {
    private let slots = Mutex<[StandingKey: any StandingSlotProtocol]>([:])

    /// So many questions are kept; those that were not asked for longest go first.
    private static let most = 24

    package init() {}

    /// How many questions are kept.
    package var count: Int { slots.withLock { $0.count } }

    fileprivate func slot<State: Sendable, Answer: Sendable>(
        _ key: StandingKey, of log: EventLog
    ) -> StandingSlot<State, Answer> {
        slots.withLock { slots in
            // What is so old that it can't be brought up to date would only keep an old log in memory.
            slots = slots.filter { $0.value.isWorthKeeping(for: log) }
            if let slot = slots[key] as? StandingSlot<State, Answer> { return slot }
            if slots.count >= Self.most, let oldest = slots.min(by: { $0.value.age < $1.value.age })?.key {
                slots[oldest] = nil
            }
            let slot = StandingSlot<State, Answer>()
            slots[key] = slot
            return slot
        }
    }
}

/// A question with everything that its answer depends on, but the footage.
struct StandingKey: Hashable, Sendable {
    enum Question: Hashable, Sendable {
        case edges
        case variants(sessionGap: Wait?, limit: Int)
        case funnel([TouchpointID], within: Wait)
        case delays(percent: Int)
        case laterSpend(split: Timestamp, cuts: [Int])
        case scoresByScene(months: [MonthStart], leavingOut: String)
    }

    let question: Question
    let filter: InsightFilter
    let grouping: Grouping

    init(_ question: Question, _ filter: InsightFilter, _ grouping: Grouping = .customer) {
        self.question = question
        self.filter = filter
        self.grouping = grouping
    }
}

extension Engine {
    /// The answer as it stands, brought up to date or made anew. `make` tells what is known after everybody's stories;
    /// `update` brings that from one moment to a later one, in which just some customers' stories are others, and says
    /// false when it can't.
    func standing<State: Sendable, Answer: Sendable>(
        _ key: StandingKey, make: (Engine) -> State,
        update: (inout State, _ before: Engine, _ now: Engine, _ whose: StoryChoice) -> Bool,
        read: (State) -> Answer
    ) -> Answer {
        guard let answers else { return read(make(self)) }
        let slot: StandingSlot<State, Answer> = answers.slot(key, of: log)
        return slot.entry.withLock { entry in
            if var known = entry, known.engine.speaksTheSame(as: self) {
                if known.engine.log.lineage.isSame(as: log.lineage) { return known.answer }
                // Rather an eighth of all stories twice than all of them once.
                if let changed = log.lineage.changes(since: known.engine.log.lineage, limit: log.customerCount / 8) {
                    entry = nil
                    if update(&known.state, known.engine, self, .these(changed)) {
                        let answer = read(known.state)
                        known.engine = self
                        known.answer = answer
                        entry = known
                        return answer
                    }
                } else if log.lineage.isBefore(known.engine.log.lineage) {
                    // Somebody still asks about an earlier moment: the later one stays.
                    return read(make(self))
                }
            }
            let state = make(self)
            let answer = read(state)
            entry = StandingEntry(engine: self, state: state, answer: answer)
            return answer
        }
    }

    /// Whether codes mean the same to both: new names move those that only the script has.
    private func speaksTheSame(as other: Engine) -> Bool {
        script.touchpoints.count == other.script.touchpoints.count
            && script.departments.count == other.script.departments.count
            && script.channels.count == other.script.channels.count && scales.count == other.scales.count
    }
}

private struct StandingEntry<State: Sendable, Answer: Sendable>: Sendable {
    /// As of when the state is.
    var engine: Engine
    var state: State
    var answer: Answer
}

private final class StandingSlot<State: Sendable, Answer: Sendable>: StandingSlotProtocol {
    let entry = Mutex<StandingEntry<State, Answer>?>(nil)

    func isWorthKeeping(for log: EventLog) -> Bool {
        // One that is being made or brought up to date is.
        entry.withLockIfAvailable { entry in
            entry.map { log.lineage.canFollow($0.engine.log.lineage) } ?? true
        } ?? true
    }

    var age: Int { entry.withLockIfAvailable { $0?.engine.log.lineage.number ?? .max } ?? .max }
}

private protocol StandingSlotProtocol: AnyObject, Sendable {
    func isWorthKeeping(for log: EventLog) -> Bool
    /// The moment of the log that it is of.
    var age: Int { get }
}
