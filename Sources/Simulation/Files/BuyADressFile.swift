extension Simulation {
    static let buyADressFile = """
        # From the first look to the evening it was bought for.
        journey: buy-a-dress
        name: Buy a dress
        wants: A dress that fits, in time for the day.

        stages:
          - id: discover
            name: Discover
            touchpoints:
              - id: newsletter
                name: Newsletter
                owner: marketing
                channels: [email]
                wants: See something I would not have thought of.
                starts: true
                ends: true
                listens: true                  # every newsletter can be answered
              - id: sign-in
                name: Sign in
                owner: it
                channels: [web, app]
                wants: Be known without typing everything again.
                starts: true
                ends: true
                standards:
                  - id: sign-in-quick
                    text: Signed in within three seconds, at the first attempt
                    pillar: effortless
                    proof: {method: system, fresh_for: 1d}
              - id: browse
                name: Browse the shop
                owner: marketing
                channels: [web, app]
                wants: See what would suit me.
                starts: true
                ends: true
                promises:
                  - {about: delivery, within: 5d, text: With you in five days}
              - id: look
                name: Look at a dress
                owner: shop
                channels: [web, app]
                wants: See how it falls and what it costs.
                ends: true
                standards:
                  - id: price-shown
                    text: The price that is shown is the price on the invoice
                    pillar: as-promised
                    proof: {method: footage, fresh_for: 7d}
              - id: size-advice
                name: Size advice
                owner: styling
                channels: [web, app]
                wants: Know my size before I order two.
                ends: true
                listens: true
                asks: [size]
                gives: [size]

          - id: order
            name: Order and pay
            touchpoints:
              - id: basket
                name: Basket
                owner: shop
                channels: [web, app]
                wants: See what it comes to.
                ends: true
                gives: [size]
              - id: order
                name: Order
                owner: shop
                channels: [web, app]
                wants: Be sure that it is on its way to me.
                listens: true                  # a note to the order is read
                gives: [address]
                promises:
                  - {about: delivery, within: 5d, text: With you in five days}
                standards:
                  - id: order-confirmed
                    text: The order is confirmed in words that say what happens next
                    pillar: effortless
                    proof: {method: audit, fresh_for: 60d}
              - id: pay
                name: Pay
                owner: finance
                channels: [web, app]
                wants: Pay once, safely.

          - id: receive
            name: Receive
            touchpoints:
              - id: pack
                name: Packed
                owner: warehouse
                channels: [system]
                wants: The right dress in the right box.
                standards:
                  - id: right-dress
                    text: Colour and size are held against the order before the box is closed
                    pillar: as-promised
                    proof: {method: audit, fresh_for: 30d}
              - id: ship
                name: Shipped
                owner: carrier
                channels: [email]
                wants: Know when to be at home.
                standards:
                  - id: day-kept
                    text: The parcel comes by the day that the carrier named
                    pillar: as-promised
                    proof: {method: footage, fresh_for: 7d}
              - id: deliver
                name: Delivered
                owner: carrier
                channels: [parcel]
                wants: Hold it in my hands.
                standards:
                  - id: with-you-in-five
                    text: With the customer five days after the order
                    pillar: as-promised
                    proof: {method: footage, fresh_for: 7d}
                    plans: {about: delivery, within: 5d}
              - id: invoice
                name: Invoice
                owner: finance
                channels: [email]
                wants: Find on it what I agreed to.
                ends: true
                listens: true                  # finance reads what comes back
                standards:
                  - id: invoice-plain
                    text: The invoice needs no second look to be understood
                    pillar: effortless          # nobody has said yet how this is to be proven

          - id: enjoy
            name: Enjoy
            touchpoints:
              - id: unbox
                name: Unbox
                owner: styling
                channels: [app]
                wants: A moment that is mine.
                ends: true
                standards:
                  - id: box-like-a-present
                    text: The dress lies folded in paper, a card by hand on top
                    pillar: feels-like-you
                    proof: {method: audit, fresh_for: 30d}
              - id: wear
                name: Wear
                owner: styling
                channels: [app]
                wants: Feel like myself in it.
                ends: true
              - id: feedback
                name: Feedback
                owner: service
                channels: [email]
                wants: Say it to somebody who does something about it.
                ends: true
                listens: true

        hand_offs:
          - {from: sign-in, to: browse, wait: 1h, answers: marketing}
          - {from: browse, to: look, wait: 1h, answers: shop}
          - {from: look, to: size-advice, wait: 1h, answers: styling}
          - {from: look, to: basket, wait: 1h}
          - {from: size-advice, to: basket, wait: 1h, carries: [size], answers: shop}
          - {from: basket, to: order, wait: 1h, carries: [size], answers: shop}
          - {from: order, to: pay, wait: 1h, carries: [address], answers: finance}
          - {from: pay, to: pack, wait: 1d, carries: [address], answers: warehouse, required: true, due: 14d}
          - {from: pack, to: ship, wait: 1d, carries: [address], answers: carrier, required: true, due: 21d}
          - {from: ship, to: deliver, wait: 6d, answers: carrier, required: true, due: 14d}
          - {from: deliver, to: invoice, wait: 2d, answers: finance}
          - {from: invoice, to: unbox, wait: 5d, answers: styling}
          - {from: unbox, to: wear}            # the customer's own time: nobody has said what to expect
          - {from: invoice, to: feedback, wait: 8d, answers: service}
          - {from: unbox, to: feedback, wait: 8d, answers: service}
          - {from: wear, to: feedback, wait: 8d, answers: service}

        surveys:
          - id: after-delivery
            at: feedback
            per_year: 2
            questions:
              - text: How likely are you to recommend Wren & Willow to a friend?
              - text: What should we have done differently?

        """
}
