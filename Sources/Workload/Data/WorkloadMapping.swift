/// What the columns of the workload's table mean, in the words of any other mapping.
package enum WorkloadMapping {
    package static let yaml = """
        # The workload's table: one row is one event.
        events:
          - customer: {column: customer_id}
            time: {column: time, format: unix_ms}
            touchpoint: {column: touchpoint}
            department: {column: department}
            channel: {column: channel}
            kind: {column: kind}
            amount: {column: amount_cents, unit: minor}
            score: {column: score}
            effort: {column: effort_s}
            id: {column: event_id}
        """
}
