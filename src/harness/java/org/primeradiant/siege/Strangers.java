package org.primeradiant.siege;

import static org.primeradiant.siege.Attack.Lane.FAST;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.primeradiant.identity.TestTokens;

/**
 * Attackers of a server that knows its callers: those of one that everybody may call, without credentials, and callers
 * with wrong credentials of all kinds. None of them may get anything.
 */
final class Strangers implements Attackers {
    /** Judge their answers themselves, or wait for a turn that comes too seldom. */
    private static final Pattern LEFT_OUT = Pattern.compile("fuzz|malformed|300 hang");

    private static final int SHARE = 3;

    private final Callers callers;
    private final StrangerCalls calls;
    private final TestTokens tokens;

    Strangers(int httpPort, int grpcPort, TestTokens tokens) {
        callers = new Callers(httpPort, grpcPort);
        calls = new StrangerCalls(httpPort, grpcPort);
        this.tokens = tokens;
    }

    @Override
    public List<Attack> attacks() {
        List<Attack> attacks = new ArrayList<>();
        callers.attacks().stream()
                .filter(attack -> !LEFT_OUT.matcher(attack.name()).find())
                .map(Attack::refused)
                .forEach(attacks::add);
        for (Stranger stranger : Stranger.values()) {
            attacks.add(Attack.of(
                    stranger.title() + ", REST",
                    FAST,
                    SHARE,
                    random -> calls.overRest(random, stranger.authorizations(tokens, random)),
                    stranger.status()));
            attacks.add(Attack.of(
                    stranger.title() + ", gRPC",
                    FAST,
                    SHARE,
                    random -> calls.overGrpc(random, stranger.authorizations(tokens, random)),
                    stranger.code()));
        }
        return attacks;
    }

    @Override
    public boolean hangsSince(long start) {
        return false; // calls that are refused do not hang
    }

    @Override
    public long feedbacks() {
        return 0; // all of it is refused
    }

    @Override
    public void close() {
        callers.close();
        calls.close();
    }
}
