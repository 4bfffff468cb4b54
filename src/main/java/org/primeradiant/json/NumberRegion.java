package org.primeradiant.json;

/**
 * What can be known about a list of numbers before it is read: how many there can be, so that one array of the right size
 * is made, and whether there is a decimal point, so that it is of the right type.
 *
 * <p>Looks at eight bytes at a time and ends at the first byte that no list of numbers contains. A well-formed nested list
 * has one comma fewer than elements, whatever its shape.
 *
 * @param elements as many as there are in a well-formed list of numbers that stands last in its object or before a name;
 *     may be too few or too many for anything else
 * @param isDecimal whether there is a decimal point
 */
record NumberRegion(int elements, boolean isDecimal) {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = ONES << 7;
    private static final long COMMAS = ONES * ',';
    private static final long POINTS = ONES * '.';
    private static final long QUOTES = ONES * '"';
    // Added to a byte from '{' on, this sets its highest bit.
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
        // An element and its comma need two bytes: commas alone are not worth an array.
        int most = (at - scanner.position()) / 2 + 1;
        return new NumberRegion(Math.min(separator ? Math.max(commas, 1) : commas + 1, most), decimal);
    }

    /** The highest bit of every byte that is 0, and no other bit: without a carry from byte to byte, so that it counts. */
    private static long zeros(long word) {
        return ~((word & ~HIGHS) + ~HIGHS | word | ~HIGHS);
    }
}
