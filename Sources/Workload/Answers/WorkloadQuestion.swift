/// The questions of the workload, by the names that WORKLOAD.md gives them.
package enum WorkloadQuestion: String, CaseIterable, Sendable, Codable {
    /// Directly-follows graph.
    case q1
    /// Journey variants.
    case q2
    /// Dead time at hand-offs.
    case q3
    /// Funnel.
    case q4
    /// Spend by mean score.
    case q5
    /// Point look-ups.
    case q6
    /// Monthly scores by the scene before.
    case q7
    /// What was loaded.
    case q8

    /// What one asking of the whole log answers; look-ups are asked one by one, and the load is checked in the store.
    package static let ofTheWholeLog: [WorkloadQuestion] = [.q1, .q2, .q3, .q4, .q5, .q7]
}
