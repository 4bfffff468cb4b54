package org.primeradiant.siege;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.primeradiant.identity.TestTokens;

/** A caller that must be refused. */
enum Stranger {
    NO_CREDENTIALS {
        @Override
        List<String> authorizations(TestTokens tokens, Random random) {
            return List.of();
        }
    },
    RANDOM_TOKEN {
        @Override
        List<String> authorizations(TestTokens tokens, Random random) {
            return List.of(TestTokens.random(random));
        }
    },
    FORGED_RS256 {
        @Override
        List<String> authorizations(TestTokens tokens, Random random) {
            return List.of(tokens.forgedRsa(random));
        }
    },
    FORGED_ES256 {
        @Override
        List<String> authorizations(TestTokens tokens, Random random) {
            return List.of(tokens.forgedEc(random));
        }
    },
    EXPIRED_JWT {
        @Override
        List<String> authorizations(TestTokens tokens, Random random) {
            return List.of(tokens.expired());
        }
    },
    LONG_TOKEN {
        @Override
        List<String> authorizations(TestTokens tokens, Random random) {
            return List.of("Bearer " + "x".repeat(LONG));
        }
    },
    /** With the parts of a JSON Web Token. */
    LONG_JWT {
        @Override
        List<String> authorizations(TestTokens tokens, Random random) {
            return List.of(tokens.forgedRsa(random).replaceFirst("[.]", "." + "e".repeat(LONG)));
        }
    },
    MANY_HEADERS {
        @Override
        List<String> authorizations(TestTokens tokens, Random random) {
            return Stream.generate(tokens::token).limit(MANY).toList();
        }
    },
    WRONG_BASIC {
        @Override
        List<String> authorizations(TestTokens tokens, Random random) {
            return List.of(
                    "Basic " + Base64.getEncoder().encodeToString(("admin:" + random.nextLong()).getBytes(US_ASCII)));
        }
    },
    NO_RIGHT {
        @Override
        List<String> authorizations(TestTokens tokens, Random random) {
            return List.of(tokens.guest());
        }
    };

    private static final int LONG = 9_000;
    private static final int MANY = 50;

    /** Returns the values of its {@code Authorization} header. */
    abstract List<String> authorizations(TestTokens tokens, Random random);

    /** Its name in the report. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The HTTP status of the answer. */
    String status() {
        return this == NO_RIGHT ? "403" : "401";
    }

    /** The gRPC code of the answer. */
    String code() {
        return this == NO_RIGHT ? "PERMISSION_DENIED" : "UNAUTHENTICATED";
    }
}
