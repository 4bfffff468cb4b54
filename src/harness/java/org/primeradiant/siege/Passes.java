package org.primeradiant.siege;

import java.util.Map;
import org.primeradiant.identity.TestTokens;

/**
 * The credentials of well-formed requests: headers in HTTP, metadata in gRPC.
 *
 * @param call those of good calls
 * @param probe those of requests for metrics
 */
record Passes(Map<String, String> call, Map<String, String> probe) {
    /** For a server that asks for none. */
    static final Passes NONE = new Passes(Map.of(), Map.of());

    private static final String HEADER = "authorization";

    Passes {
        call = Map.copyOf(call);
        probe = Map.copyOf(probe);
    }

    /** Calls with a JSON Web Token, and probes with a static token. */
    static Passes of(TestTokens tokens) {
        return new Passes(Map.of(HEADER, tokens.jwt()), Map.of(HEADER, tokens.token()));
    }
}
