import Experience
import Intake

/// Files that tests read, and break at one place.
enum ScriptSamples {
    static let company = """
        company: Wren & Willow
        currency: EUR
        time_zone: Europe/Berlin
        departments:
          - id: marketing
            name: Marketing
          - id: warehouse
            name: Warehouse
        promise:
          text: Clothes that arrive as promised, without effort.
          pillars:
            - id: effortless
              name: Effortless
        items:
          - id: size
            name: Size
            valid_for: 90d
          - id: address
        facts:
          - id: delivery
            name: Delivery
            tolerance: 0.5
        settings:
          bounce_window: 3d
          designed_switches: [{from: web, to: email}]
          designed_returns: [{from: marketing, to: warehouse}]
        suppress:
          - rule: TL003
            at: browse > pack
            reason: Nothing to carry yet.

        """

    static let journey = """
        journey: buy-a-dress
        name: Buy a dress
        wants: A dress that fits, in time for the day.
        stages:
          - id: choose
            name: Choose
            touchpoints:
              - id: browse
                name: Browse the shop
                owner: marketing
                channels: [web, app]
                wants: See what would suit me.
                starts: true
                ends: true
                listens: true
                asks: [size]
                gives: [size]
                promises:
                  - about: delivery
                    within: 2d
                    text: With you in two days
                standards:
                  - id: browse-fast
                    text: Pages open within a second
                    pillar: effortless
                    proof: {method: system, fresh_for: 30d}
                    plans: {about: delivery, within: 1d12h}
              - id: pack
                name: Pack
                owner: warehouse
                channels: [warehouse]
                ends: true
        hand_offs:
          - from: browse
            to: pack
            wait: 1d
            required: true
            due: 3d
        surveys:
          - id: after
            at: pack
            per_year: 1.5
            questions:
              - text: Which address did we take?
                item: address

        """

    static let files = files(company: company, journey: journey)

    static func files(company: String = company, journey: String = journey) -> [ScriptFile] {
        [ScriptFile(path: "company.yaml", text: company), ScriptFile(path: "journeys/buy-a-dress.yaml", text: journey)]
    }

    /// The faults of the files, as lines; empty when they are read.
    static func faults(_ files: [ScriptFile]) -> [String] {
        do throws(DiagnosticList) {
            _ = try ScriptReader.read(files: files)
            return []
        } catch {
            return error.diagnostics.map(\.description)
        }
    }
}
