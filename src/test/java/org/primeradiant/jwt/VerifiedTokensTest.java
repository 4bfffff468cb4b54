package org.primeradiant.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.primeradiant.identity.Identity;

class VerifiedTokensTest {
    private static final Identity ALICE = new Identity("alice", role -> false, "jwt");

    private final VerifiedTokens tokens = new VerifiedTokens();

    private void put(String token) {
        tokens.put(token, new VerifiedTokens.Verified(ALICE, 100));
    }

    @Test
    void knowsATokenUntilItExpires() {
        put("token");

        assertThat(tokens.find("token", 99)).contains(ALICE);
        assertThat(tokens.find("token", 100)).isEmpty();
    }

    @Test
    void tellsTokensApartThatEndAlike() {
        put("a" + "x".repeat(100));

        assertThat(tokens.find("b" + "x".repeat(100), 0)).isEmpty();
        assertThat(tokens.find("x".repeat(100), 0)).isEmpty();
    }

    @Test
    void keepsAtMostTenThousandTokens() {
        for (int i = 0; i < 30_000; i++) {
            put("token " + i);
        }

        assertThat(tokens.size()).isBetween(5_000, 10_000);
        assertThat(tokens.find("token 29999", 0)).isPresent();
        assertThat(tokens.find("token 0", 0)).isEmpty();
    }

    @Test
    void keepsAtMostEightMebiCharactersAndOneToken() {
        String long16 = "x".repeat(16_000);
        for (int i = 0; i < 2_000; i++) {
            put(i + long16 + i);
        }

        assertThat(tokens.size()).isBetween(262, 2 * 263);
    }

    @Test
    void keepsATokenThatIsUsed() {
        put("used");
        for (int i = 0; i < 30_000; i++) {
            put("token " + i);
            if (i % 1_000 == 0) {
                assertThat(tokens.find("used", 0)).isPresent();
            }
        }

        assertThat(tokens.find("used", 0)).isPresent();
    }
}
