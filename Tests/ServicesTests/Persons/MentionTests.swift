import Testing

@testable import Services

/// An id in a file is the customer's only where it stands for itself.
@Suite("A mention of a customer") struct MentionTests {
    @Test func isAWordOfItsOwn() throws {
        let mention = try #require(Mention(of: "C1"))
        for text in ["C1", "C1,5", "5,C1", "\"C1\"", "a C1.", "x;C1;y", "C12,C1"] {
            #expect(mention.isIn(text), "\(text)")
        }
        for text in ["", "C", "C12", "XC1", "C1x", "_C1", "C1é", "éC1", "c1"] {
            #expect(!mention.isIn(text), "\(text)")
        }
    }

    @Test func isReplacedWhereverItStands() throws {
        let mention = try #require(Mention(of: "aa"))
        #expect(mention.replaced(in: "aa, aaa, aa", by: "?") == "?, aaa, ?")
        #expect(mention.replaced(in: "nothing", by: "?") == "nothing")
        #expect(mention.replaced(in: "aa", by: "") == "")
    }

    @Test func ofNobodyIsNone() {
        #expect(Mention(of: "") == nil)
    }
}
