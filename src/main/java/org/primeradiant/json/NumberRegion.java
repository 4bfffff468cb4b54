package org.primeradiant.json;

/**
 * The result of a scan ahead over a list of numbers: the number of elements, to allocate one array of the right size,
 * and whether there is a decimal point, to give it the right type.
 *
 * <p>Looks at eight bytes at a time and stops at the first byte that no list of numbers contains. A well-formed
 * nested list has one comma fewer than elements, whatever its shape.
 *
 * @param elements exact for a well-formed list of numbers that is the last member of its object or is followed by a
 *     member's name; may be too small or too large for anything else
 * @param isDecimal whether there is a decimal point
 */
record NumberRegion(int elements, boolean isDecimal) {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = ONES << 7;
    private static final long COMMAS = ONES * ',';
    private static final long POINTS = ONES * '.';
    private static final long QUOTES = ONES * '"';
    // Added to a byte of '{' or above, this sets its highest bit.
    private static final long FROM_BRACE = ONES * (0x80 - '{');

    static NumberRegion at(JsonScanner scanner) {
        byte[] bytes = scanner.bytes();
        int end = scanner.end();
        int at = scanner.position();
        int commas = 0;
        long points = 0;
        while (at <= end - DigitWord.LENGTH) {
            long word = DigitWord.at(bytes, at);
            if (((word + FROM_BRACE | word) & HIGHS | zeros(word ^ QUOTES)) != 0) {
                break;
            }
            commas += Long.bitCount(zeros(word ^ COMMAS));
            points |= zeros(word ^ POINTS);
            at += DigitWord.LENGTH;
        }
        boolean decimal = points != 0;
        while (at < end && bytes[at] >= 0 && bytes[at] < '{' && bytes[at] != '"') {
            commas += bytes[at] == ',' ? 1 : 0;
            decimal |= bytes[at] == '.';
            at++;
        }
        boolean separator = at < end && bytes[at] == '"';
        // An element and its comma need two bytes: a run of commas must not allocate a large array.
        int most = (at - scanner.position()) / 2 + 1;
        return new NumberRegion(Math.min(separator ? Math.max(commas, 1) : commas + 1, most), decimal);
    }

    /**
     * Sets the highest bit of every zero byte, and no other bit. Nothing carries between bytes, so the bits can
     * be counted.
     */
    private static long zeros(long word) {
        return ~((word & ~HIGHS) + ~HIGHS | word | ~HIGHS);
    }
}
