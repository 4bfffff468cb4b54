package org.primeradiant.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

class AccessTest {
    private static final Identity APP = caller("app");
    private static final Mechanism BEARER =
            (scheme, value) -> scheme.equals("bearer") && value.equals("token") ? Optional.of(APP) : Optional.empty();

    private final Access access =
            new Access(true, List.of(BEARER), Map.of("predict", Set.of("app", "admin"), "operate", Set.of("admin")));

    private static Identity caller(String... roles) {
        return new Identity("somebody", Set.of(roles)::contains, "test");
    }

    private static List<Right> rights(Access access, Identity caller) {
        return Stream.of(Right.values())
                .filter(right -> access.holds(right, caller))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer token", "bearer token", "BEARER   token", " Bearer token "})
    void readsTheSchemeInAnyCase(String header) {
        assertThat(access.identify(new Credentials(List.of(header), Identity.NOBODY)))
                .isEqualTo(APP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearertoken", "Bearer Token", "Bearer token x", "Basic token"})
    void refusesOtherHeaders(String header) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> access.identify(new Credentials(List.of(header), Identity.NOBODY)))
                .withMessage("the credentials in the Authorization header are not valid")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNAUTHENTICATED));
    }

    @Test
    void refusesTwoHeaders() {
        Credentials twice = new Credentials(List.of("Bearer token", "Bearer token"), Identity.NOBODY);

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> access.identify(twice))
                .withMessage("the request has more than one Authorization header");
    }

    @Test
    void takesWhomItKnowsIfNothingIsPresented() {
        assertThat(access.identify(Credentials.NONE)).isEqualTo(Identity.NOBODY);
        assertThat(access.identify(new Credentials(List.of(), APP))).isEqualTo(APP);
    }

    @Test
    void takesWhomTheServerKnowsByAHeaderThatNoMechanismKnows() {
        Identity known = new Identity("somebody", role -> true, Identity.CONTAINER);

        assertThat(access.identify(new Credentials(List.of("Basic password"), known)))
                .isEqualTo(known);
    }

    @Test
    void refusesAWrongHeaderOfACallerWithACertificate() {
        Identity known = new Identity("CN=somebody", role -> true, "certificate");

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> access.identify(new Credentials(List.of("Bearer nonsense"), known)))
                .withMessage("the credentials in the Authorization header are not valid")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNAUTHENTICATED));
    }

    @Test
    void givesRightsToTheRolesOfTheSettingsOrElseToTheRoleOfTheSameName() {
        assertThat(rights(access, APP)).containsExactly(Right.PREDICT);
        assertThat(rights(access, caller("admin"))).containsExactly(Right.PREDICT, Right.OPERATE);
        assertThat(rights(access, caller("predict", "operate", "metrics"))).containsExactly(Right.METRICS);
        assertThat(rights(access, Identity.NOBODY)).isEmpty();
    }

    @Test
    void letsEverybodyDoAllButOperateWhileItIsOff() {
        assertThat(rights(Access.OPEN, Identity.NOBODY))
                .containsExactly(Right.PREDICT, Right.FEEDBACK, Right.METADATA, Right.METRICS);
        assertThat(Access.OPEN.identify(new Credentials(List.of("Bearer wrong"), APP)))
                .isEqualTo(Identity.NOBODY);
    }

    @Test
    void tellsACallerWithoutCredentialsFromOneWithoutTheRight() {
        access.require(Right.PREDICT, APP);

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> access.require(Right.PREDICT, Identity.NOBODY))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNAUTHENTICATED));
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> access.require(Right.METRICS, APP))
                .withMessage("the caller lacks the right metrics")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN));
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> Access.OPEN.require(Right.OPERATE, Identity.NOBODY))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN));
    }
}
