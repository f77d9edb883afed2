import ColumnStore

/// The sessions of some customers as sequences of codes, put into parts by their hash, so that each part can be counted
/// by itself within the processor's cache.
struct VariantStreams: MergeableResult {
    /// By part: hash, length in codes, then the codes, eight to a word; and so on.
    private(set) var words: [[UInt64]] = Array(repeating: [], count: 1 << VariantTable.partBits)
    private(set) var sessions: [Int] = Array(repeating: 0, count: 1 << VariantTable.partBits)

    /// `gap`: a session ends where nothing happens for longer.
    init(_ sheets: [Sheet], gap: Int64?) {
        for sheet in sheets {
            sheet.withLane(.touchpoint, as: UInt8.self) { touchpoints in
                for run in sheet.runs { add(sheet.columns, run, touchpoints, gap: gap ?? .max) }
            }
        }
    }

    mutating func merge(_ other: VariantStreams) {
        for part in words.indices {
            words[part] += other.words[part]
            sessions[part] += other.sessions[part]
        }
    }

    private mutating func add(
        _ columns: EventColumns, _ places: Range<Int>, _ touchpoints: UnsafePointer<UInt8>, gap: Int64
    ) {
        let starts = columns.starts.start
        let times = columns.times.start
        // Times never go back within a customer; a difference below 0 is one that exceeds 64 bits.
        let least: Int64 = gap == .max ? .min : 0
        for place in places {
            var from = Int(starts[place])
            let end = Int(starts[place + 1])
            if from == end { continue }
            var before = times[from]
            var row = from &+ 1
            while row < end {
                let time = times[row]
                let wait = time &- before
                if wait > gap || wait < least {
                    add(touchpoints + from, row &- from)
                    from = row
                }
                before = time
                row &+= 1
            }
            add(touchpoints + from, end &- from)
        }
    }

    @inline(__always)
    private mutating func add(_ codes: UnsafePointer<UInt8>, _ count: Int) {
        let bytes = UnsafeRawBufferPointer(start: codes, count: count)
        let hash = VariantHash.of(bytes)
        let part = VariantTable.part(of: hash)
        sessions[part] &+= 1
        words[part].append(hash)
        words[part].append(UInt64(truncatingIfNeeded: count))
        var index = 0
        while index &+ 8 <= count {
            words[part].append(UnsafeRawPointer(codes + index).loadUnaligned(as: UInt64.self))
            index &+= 8
        }
        if index < count {
            var word: UInt64 = 0
            var shift: UInt64 = 0
            while index < count {
                word |= UInt64(codes[index]) &<< shift
                shift &+= 8
                index &+= 1
            }
            words[part].append(UInt64(littleEndian: word))
        }
    }

    /// The distinct sessions of one part.
    static func counted(_ streams: [VariantStreams], part: Int) -> VariantPart {
        var counted = VariantPart(sessions: streams.reduce(0) { $0 + $1.sessions[part] })
        for stream in streams {
            stream.words[part].withUnsafeBytes { bytes in
                var at = 0
                while at < bytes.count {
                    let hash = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                    let length = Int(bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self))
                    at += 16
                    counted.add(
                        UnsafeRawBufferPointer(rebasing: bytes[at..<at + length]), hash: hash, count: 1, width: 1)
                    at += (length + 7) & ~7
                }
            }
        }
        return counted
    }
}
