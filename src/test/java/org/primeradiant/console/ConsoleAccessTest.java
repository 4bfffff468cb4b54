package org.primeradiant.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Identity;
import org.primeradiant.settings.ConsoleMode;
import org.primeradiant.settings.RepositorySettings.Control;

class ConsoleAccessTest {
    private static final Access GUARDED = new Access(true, List.of(), Map.of());
    private static final Identity OPERATOR = new Identity("ann", "operate"::equals, "token");
    private static final Identity READER = new Identity("bob", "metadata"::equals, "token");
    private static final ConsoleCaller LOCAL = caller("127.0.0.1", Map.of("Host", "localhost:8080"));
    private static final ConsoleCaller REMOTE = caller("10.0.0.7", Map.of("Host", "radiant.example.org"));

    private static ConsoleCaller caller(String address, Map<String, String> headers) {
        return new ConsoleCaller(address, "http", name -> Optional.ofNullable(headers.get(name)));
    }

    private static ConsoleCaller local(String header, String value) {
        Map<String, String> headers = new HashMap<>(Map.of("Host", "localhost:8080"));
        headers.put(header, value);
        return caller("127.0.0.1", headers);
    }

    private static ConsoleAccess open(ConsoleMode mode) {
        return ConsoleAccess.of(mode, Access.OPEN, Control.ON);
    }

    private static ConsoleAccess guarded(Control control) {
        return ConsoleAccess.of(ConsoleMode.AUTO, GUARDED, control);
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatExceptionOfType(SeldonException.class).isThrownBy(call).returns(reason, SeldonException::reason);
    }

    @Test
    void isThereForCallersOnThisMachineByDefault() {
        assertThat(open(ConsoleMode.AUTO).isShown(LOCAL)).isTrue();
        assertThat(open(ConsoleMode.AUTO).isShown(caller("::1", Map.of("Host", "[::1]:8080"))))
                .isTrue();
        assertThat(open(ConsoleMode.AUTO).isShown(caller("127.0.0.1", Map.of("Host", "127.0.0.1"))))
                .isTrue();
    }

    @Test
    void isNotThereForOthersByDefault() {
        assertThat(open(ConsoleMode.AUTO).isShown(REMOTE)).isFalse();
        assertRefused(Reason.NOT_FOUND, () -> open(ConsoleMode.AUTO).requireReader(REMOTE));
        assertRefused(Reason.NOT_FOUND, () -> open(ConsoleMode.AUTO).requireOperator(REMOTE, Identity.NOBODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"})
    void takesWhoComesThroughAProxyForARemoteCaller(String header) {
        assertThat(open(ConsoleMode.AUTO).isShown(local(header, "anything"))).isFalse();
    }

    /** A page of {@code evil.example.org}, whose name the attacker has made an address of this machine. */
    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example.org:8080", "localhost.example.org", "10.0.0.7", "", "a b", "127.0.0.1.evil.org"})
    void takesWhoMeantAnotherHostForARemoteCaller(String host) {
        assertThat(open(ConsoleMode.AUTO).isShown(caller("127.0.0.1", Map.of("Host", host))))
                .isFalse();
    }

    @Test
    void takesWhoseAddressIsUnknownForARemoteCaller() {
        assertThat(open(ConsoleMode.AUTO).isShown(caller("", Map.of("Host", "localhost"))))
                .isFalse();
        assertThat(open(ConsoleMode.AUTO).isShown(caller("127.0.0.1", Map.of())))
                .isFalse();
    }

    @Test
    void isThereForEverybodyWithAuthenticationOrIfTheSettingSaysSo() {
        assertThat(guarded(Control.ON).isShown(REMOTE)).isTrue();
        assertThat(open(ConsoleMode.ON).isShown(REMOTE)).isTrue();
        assertThat(open(ConsoleMode.OFF).isShown(LOCAL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.org", "http://localhost:9999", "null"})
    void refusesPagesOfOtherOriginsWhateverMayCallElse(String origin) {
        assertRefused(Reason.FORBIDDEN, () -> open(ConsoleMode.ON).requireReader(local("Origin", origin)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void refusesWhatBrowsersSendForOtherSites(String site) {
        assertRefused(Reason.FORBIDDEN, () -> open(ConsoleMode.ON).requireReader(local("Sec-Fetch-Site", site)));
    }

    @Test
    void takesItsOwnPage() {
        assertThatCode(() -> open(ConsoleMode.AUTO).requireReader(local("Origin", "http://localhost:8080")))
                .doesNotThrowAnyException();
        assertThatCode(() -> open(ConsoleMode.AUTO).requireReader(local("Sec-Fetch-Site", "same-origin")))
                .doesNotThrowAnyException();
    }

    @Test
    void changesNothingWithoutTheToken() {
        ConsoleAccess access = open(ConsoleMode.AUTO);

        assertRefused(Reason.FORBIDDEN, () -> access.requireOperator(LOCAL, Identity.NOBODY));
        assertRefused(
                Reason.FORBIDDEN, () -> access.requireOperator(local(ConsoleAccess.TOKEN, "another"), Identity.NOBODY));
        assertThatCode(() -> access.requireOperator(local(ConsoleAccess.TOKEN, access.token()), Identity.NOBODY))
                .doesNotThrowAnyException();
    }

    @Test
    void hasAnotherTokenEachTime() {
        assertThat(open(ConsoleMode.ON).token())
                .matches("[0-9a-f]{48}")
                .isNotEqualTo(open(ConsoleMode.ON).token());
    }

    @Test
    void changesNothingForCallersWithoutTheRight() {
        ConsoleAccess access = guarded(Control.ON);
        ConsoleCaller withToken = local(ConsoleAccess.TOKEN, access.token());

        assertRefused(Reason.FORBIDDEN, () -> access.requireOperator(withToken, READER));
        assertThatCode(() -> access.requireOperator(withToken, OPERATOR)).doesNotThrowAnyException();
    }

    @Test
    void saysWhyACallerMayChangeNothing() {
        assertThat(guarded(Control.ON).obstacle(REMOTE, READER)).isEqualTo("the caller lacks the right operate");
        assertThat(guarded(Control.OFF).obstacle(LOCAL, OPERATOR)).contains("RADIANT_REPOSITORY_CONTROL");
        assertThat(guarded(Control.LOOPBACK).obstacle(REMOTE, OPERATOR)).contains("only callers on this machine");
        assertThat(guarded(Control.LOOPBACK).obstacle(LOCAL, OPERATOR)).isEmpty();
    }

    @Test
    void tellsStrangersNoReasons() {
        assertThat(open(ConsoleMode.ON).tellsReasons(REMOTE)).isFalse();
        assertThat(open(ConsoleMode.ON).tellsReasons(LOCAL)).isTrue();
        assertThat(guarded(Control.ON).tellsReasons(REMOTE)).isTrue();
    }
}
