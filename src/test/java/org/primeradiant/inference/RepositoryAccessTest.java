package org.primeradiant.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Identity;
import org.primeradiant.settings.RepositorySettings.Control;

class RepositoryAccessTest {
    private static RepositoryCaller caller(String address, String... headers) {
        return new RepositoryCaller(Identity.NOBODY, address, Set.of(headers)::contains);
    }

    private static void assertRefused(Control control, String address, String header, String text) {
        RepositoryAccess access = new RepositoryAccess(control, Access.OPEN);

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> access.require(caller(address, header)))
                .withMessageContaining(text)
                .returns(Reason.FORBIDDEN, SeldonException::reason);
        assertThat(access.isAllowed(caller(address, header))).isFalse();
    }

    @Test
    void refusesEverybodyIfOff() {
        assertRefused(Control.OFF, "127.0.0.1", "Accept", "RADIANT_REPOSITORY_CONTROL turns it on");
    }

    @Test
    void allowsEverybodyIfOn() {
        assertThatNoException()
                .isThrownBy(() ->
                        new RepositoryAccess(Control.ON, Access.OPEN).require(caller("10.0.0.7", "X-Forwarded-For")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "0:0:0:0:0:0:0:1"})
    void allowsThisMachine(String address) {
        assertThat(new RepositoryAccess(Control.LOOPBACK, Access.OPEN)
                        .isAllowed(caller(address, "Accept", "User-Agent")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.7", "192.168.1.1", "2001:db8::1", "0.0.0.0", ""})
    void refusesOtherMachines(String address) {
        assertRefused(Control.LOOPBACK, address, "Accept", "only callers on this machine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"})
    void refusesBrowsersAndProxies(String header) {
        assertRefused(Control.LOOPBACK, "127.0.0.1", header, "the request has the header " + header);
    }
}
