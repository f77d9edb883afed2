/// Why a demonstration company can't be made.
package enum SimulationError: Error, Hashable, Sendable, CustomStringConvertible {
    case customersOutOfRange(Int)

    package var description: String {
        switch self {
        case .customersOutOfRange(let customers):
            "\(customers) customers can't be simulated: ask for 0 to \(Simulation.mostCustomers)"
        }
    }
}
