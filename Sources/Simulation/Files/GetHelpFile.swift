extension Simulation {
    static let getHelpFile = """
        # Something is wrong or not clear; the customer turns to us.
        journey: get-help
        name: Get help
        wants: Somebody who takes it off my hands.

        stages:
          - id: tell
            name: Tell us
            touchpoints:
              - id: contact
                name: Contact
                owner: service
                channels: [web, phone, email]
                wants: Say it once.
                starts: true
                contact: true
                listens: true
                asks: [order_number]
                gives: [order_number]
              - id: contact-again
                name: Contact again
                owner: service
                channels: [web, phone, email]
                wants: Hear how far you are.
                contact: true
                listens: true
              - id: offer-mail
                name: Offer after a contact
                owner: marketing
                channels: [email]
                wants: Be asked nothing, sold nothing, until it is settled.
                standards:
                  - id: no-offer-while-hurt
                    text: Nobody for whom something is wrong gets an offer
                    pillar: feels-like-you
                    proof: {method: footage, fresh_for: 7d}

          - id: solve
            name: Solve it
            touchpoints:
              - id: answer
                name: Answer
                owner: service
                channels: [web, phone, email]
                wants: An answer that settles it.
                ends: true
                listens: true
              - id: finance-check
                name: Question to finance
                owner: finance
                channels: [system]
                wants: The one who knows the money answers me.
                standards:
                  - id: notes-on-screen
                    text: The second person has the notes of the first on the screen within ten seconds
                    pillar: never-repeat
                    proof: {method: footage, fresh_for: 7d}
              - id: finance-answer
                name: Answer by finance
                owner: finance
                channels: [email]
                wants: An answer that settles it.
                ends: true
              - id: take-back
                name: Handed back to service
                owner: service
                channels: [system]
                wants: Not to be passed on and back.
              - id: trace-parcel
                name: Carrier looks for the parcel
                owner: carrier
                channels: [phone]
                wants: Somebody who goes and looks.
                gives: [order_number]
                standards:
                  - id: number-at-hand
                    text: Whoever looks for a parcel has the order number that the customer gave
                    pillar: never-repeat
                    proof: {method: footage, fresh_for: 7d}
              - id: trace-answer
                name: Answer by the carrier
                owner: carrier
                channels: [email]
                wants: Know where it is.
                ends: true
              - id: promise-call-back
                name: Call-back promised
                owner: service
                channels: [web, phone, email]
                wants: Stop waiting by the telephone.
                standards:
                  - id: call-kept
                    text: Whoever promises a call makes it within two days
                    pillar: as-promised
                    proof: {method: footage, fresh_for: 7d}
              - id: call-back
                name: Call back
                owner: service
                channels: [phone]
                wants: To be called by the one who promised.
                ends: true
                listens: true
              - id: chase
                name: Customer asks where the call is
                owner: service
                channels: [web, phone, email]
                wants: Not to have to ask.
                starts: true
                contact: true
                listens: true

          - id: recover
            name: Put it right
            touchpoints:
              - id: make-good
                name: Something for the trouble
                owner: service
                channels: [email]
                wants: To see that it mattered.
                ends: true
              - id: rate-help
                name: Rate the help
                owner: shop                    # asks in the name of the house, not of those who helped
                channels: [email]
                wants: Say whether it is settled.
                ends: true
                listens: true

        hand_offs:
          - {from: contact, to: contact-again, wait: 7d, carries: [order_number], answers: service}
          - {from: contact, to: offer-mail, wait: 1d, answers: marketing}
          - {from: offer-mail, to: contact-again, wait: 7d, answers: service}
          - {from: contact, to: answer, wait: 1d, carries: [order_number], answers: service}
          - {from: contact, to: finance-check, wait: 1d, carries: [order_number], answers: finance}
          - {from: contact, to: trace-parcel, wait: 1d, carries: [order_number], answers: carrier}
          - {from: contact, to: promise-call-back, wait: 1d, carries: [order_number], answers: service}
          - {from: contact-again, to: answer, wait: 1d, carries: [order_number], answers: service}
          - {from: contact-again, to: finance-check, wait: 1d, carries: [order_number], answers: finance}
          - {from: contact-again, to: trace-parcel, wait: 1d, carries: [order_number], answers: carrier}
          - {from: contact-again, to: promise-call-back, wait: 1d, carries: [order_number], answers: service}
          - {from: offer-mail, to: answer, wait: 1d, answers: service}
          - {from: offer-mail, to: trace-parcel, wait: 1d, answers: carrier}
          - {from: offer-mail, to: promise-call-back, wait: 1d, answers: service}
          - {from: finance-check, to: finance-answer, wait: 2d, carries: [order_number], answers: finance}
          - {from: finance-check, to: take-back, wait: 2d, carries: [order_number], answers: service}  # should be rare
          - {from: take-back, to: answer, wait: 1d, carries: [order_number], answers: service}
          - {from: trace-parcel, to: trace-answer, wait: 2d, carries: [order_number], answers: carrier}
          - from: promise-call-back
            to: call-back
            wait: 2d
            carries: [order_number]
            answers: service
            required: true
            due: 3d
          - {from: chase, to: answer, wait: 1d, answers: service}
          - {from: answer, to: make-good, wait: 3d}
          - {from: call-back, to: make-good, wait: 3d}
          - {from: answer, to: rate-help, wait: 7d, answers: shop}
          - {from: finance-answer, to: rate-help, wait: 7d, answers: shop}
          - {from: trace-answer, to: rate-help, wait: 7d, answers: shop}
          - {from: call-back, to: rate-help, wait: 7d, answers: shop}
          - {from: make-good, to: rate-help, wait: 7d, answers: shop}

        surveys:
          - id: after-help
            at: rate-help
            per_year: 1
            questions:
              - text: How well did we settle it?

        """
}
