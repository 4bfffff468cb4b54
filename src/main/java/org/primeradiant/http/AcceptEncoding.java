package org.primeradiant.http;

import java.util.List;
import java.util.Optional;
import org.primeradiant.compression.Coding;

/** Chooses the coding of an answer by the request's {@code Accept-Encoding}. Source: RFC 9110, section 12.5.3. */
final class AcceptEncoding {
    private static final double UNNAMED = -1;
    private static final int LONGEST_WEIGHT = "0.123".length();

    private AcceptEncoding() {}

    /**
     * Chooses the accepted coding with the highest weight, of equal ones gzip.
     *
     * @param values the header's values, each of which may be a list; empty if the request has none
     * @return empty to send the answer as it is: no coding is accepted, or {@code identity} is named with a higher
     *     weight
     */
    static Optional<Coding> chosen(List<String> values) {
        double any = weight("*", values);
        double gzip = Math.max(weight("gzip", values), weight("x-gzip", values));
        double ofGzip = gzip == UNNAMED ? any : gzip;
        double deflate = weight("deflate", values);
        double ofDeflate = deflate == UNNAMED ? any : deflate;
        double best = Math.max(ofGzip, ofDeflate);
        if (best <= 0 || best < weight("identity", values)) {
            return Optional.empty();
        }
        return Optional.of(ofGzip == best ? Coding.GZIP : Coding.DEFLATE);
    }

    /** The weight of a coding, 0 to 1; {@link #UNNAMED} if the header does not name it. */
    private static double weight(String name, List<String> values) {
        for (String value : values) {
            for (String part : value.split(",")) {
                int end = part.indexOf(';');
                String coding = end < 0 ? part : part.substring(0, end);
                if (coding.strip().equalsIgnoreCase(name)) {
                    return end < 0 ? 1 : weight(part.substring(end + 1));
                }
            }
        }
        return UNNAMED;
    }

    /** The weight that parameters state; 1 if they state none, 0 if it is malformed. */
    private static double weight(String parameters) {
        for (String parameter : parameters.split(";")) {
            String text = parameter.strip();
            if (text.startsWith("q=") || text.startsWith("Q=")) {
                return number(text.substring(2).strip());
            }
        }
        return 1;
    }

    /** A number from 0 to 1 with up to three decimals; 0 if it is none. */
    private static double number(String text) {
        boolean isNumber = !text.isEmpty()
                && text.length() <= LONGEST_WEIGHT
                && text.charAt(0) != '.'
                && text.indexOf('.') == text.lastIndexOf('.')
                && text.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
        double number = isNumber ? Double.parseDouble(text) : 0;
        return number <= 1 ? number : 0;
    }
}
