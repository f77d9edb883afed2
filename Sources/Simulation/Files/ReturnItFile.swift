extension Simulation {
    static let returnItFile = """
        # It does not fit, or not the day.
        journey: return-it
        name: Send it back
        wants: My money back without a fight.

        stages:
          - id: send
            name: Send
            touchpoints:
              - id: return-request
                name: Register a return
                owner: service
                channels: [web]
                wants: A label, without having to explain myself.
                starts: true
                listens: true
                promises:
                  - {about: refund, within: 14d, text: Your money within two weeks}
              - id: parcel-back
                name: Parcel is back
                owner: warehouse
                channels: [system]
                wants: Know that it arrived.

          - id: settle
            name: Settle
            touchpoints:
              - id: inspect
                name: Looked over
                owner: warehouse
                channels: [system]
                wants: To be believed.
              - id: refund
                name: Money paid back
                owner: finance
                channels: [system]
                wants: See it on my account.
                ends: true
                standards:
                  - id: refund-in-five
                    text: The money leaves five days after the dress was looked over
                    pillar: as-promised
                    proof: {method: footage, fresh_for: 7d}
                    plans: {about: refund, within: 5d}
              - id: rate-return
                name: Rate the return
                owner: service
                channels: [email]
                wants: Say whether I would order again.
                ends: true
                listens: true

        hand_offs:
          - {from: return-request, to: parcel-back, wait: 7d, answers: warehouse}
          - {from: parcel-back, to: inspect, wait: 2d}
          - {from: inspect, to: refund, wait: 5d, answers: finance, required: true, due: 45d}
          - {from: refund, to: rate-return, wait: 7d, answers: service}

        surveys:
          - id: after-return
            at: rate-return
            per_year: 1
            questions:
              - text: How easy was it to send it back?

        """
}
