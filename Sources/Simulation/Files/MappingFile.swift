extension Simulation {
    static let mappingFile = """
        # How events.csv of Wren & Willow becomes footage: one event a row, each field in a column of its own.
        #   throughline import --mapping mapping.yaml events.csv
        format: csv
        csv: {delimiter: ",", encoding: utf-8, header: true}
        events:
          - id: {column: event_id}
            customer: {column: customer}
            time: {column: time, format: iso8601}
            touchpoint: {column: touchpoint}
            department: {column: department}
            channel: {column: channel}
            kind: {column: kind}
            outcome: {column: outcome}
            direction: {column: direction}
            amount: {column: amount, unit: major}
            currency: {column: currency}
            score: {column: score}
            scale: {column: scale}
            effort: {column: effort_s, unit: seconds}
            employee: {column: employee}
            reference: {column: reference}
            segment: {column: segment}
            asks: {column: asks, split: ";"}
            gives: {column: gives, split: ";"}
            promise: {column: promise}
            due: {column: due, format: iso8601}
            fulfils: {column: fulfils}
            facts: {column: facts, split: ";"}

        """
}
