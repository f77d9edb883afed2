/// Who comes back: customers by the month of their beginning, and the share of them seen again in each later month.
package struct RetentionAnswer: Hashable, Sendable {
    package struct Cohort: Hashable, Sendable {
        package var year: Int
        package var month: Int
        package var customers: Int
        /// The month is over: nobody is to come to this cohort.
        package var isComplete: Bool
        /// One for each later month that the footage touches, from the next one on.
        package var months: [Later]

        package init(year: Int, month: Int, customers: Int, isComplete: Bool, months: [Later]) {
            self.year = year
            self.month = month
            self.customers = customers
            self.isComplete = isComplete
            self.months = months
        }
    }

    package struct Later: Hashable, Sendable {
        /// Months after the beginning, from 1.
        package var number: Int
        package var customers: Int
        package var share: Estimate
        /// The month is over; else more may still come back in it.
        package var isComplete: Bool

        package init(number: Int, customers: Int, share: Estimate, isComplete: Bool) {
            self.number = number
            self.customers = customers
            self.share = share
            self.isComplete = isComplete
        }
    }

    /// What a customer begins with; nil is anything.
    package var first: TouchpointID?
    /// What counts as coming back; nil is anything.
    package var back: TouchpointID?
    /// In order of time, months without a beginning left out.
    package var cohorts: [Cohort]

    package init(first: TouchpointID?, back: TouchpointID?, cohorts: [Cohort]) {
        self.first = first
        self.back = back
        self.cohorts = cohorts
    }
}
