package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Credentials;
import org.primeradiant.identity.Identity;
import org.primeradiant.jwt.Issuer;
import org.primeradiant.jwt.TokenCase;
import org.primeradiant.settings.Settings;

class AccessPartsTest {
    /** The hash of the text {@code secret}. */
    private static final String LINE =
            "shop predict sha256:2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b\n";

    private static final String BASIC = "Basic amltOnNlY3JldA=="; // jim:secret

    @TempDir
    Path folder;

    private final StartNotes notes = new StartNotes();

    /** The only store. */
    @ApplicationScoped
    static class Store implements IdentityStore {}

    /** As the server's, asks the stores. */
    @ApplicationScoped
    static class Handler implements IdentityStoreHandler {
        @Override
        public CredentialValidationResult validate(Credential credential) {
            return ((UsernamePasswordCredential) credential).compareTo("jim", "secret")
                    ? new CredentialValidationResult("jim", Set.of("predict"))
                    : CredentialValidationResult.INVALID_RESULT;
        }
    }

    private AccessParts parts(Map<String, String> settings, Class<?>... beans) {
        try (SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(AccessPartsTest.class)
                .addBeanClasses(beans)
                .initialize()) {
            return AccessParts.of(Settings.read(settings::get), container, Thread::new, notes);
        }
    }

    private static Identity identity(Access access, String authorization) {
        return access.identify(new Credentials(List.of(authorization), Identity.NOBODY));
    }

    private static void refuses(Access access, String authorization) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> identity(access, authorization))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNAUTHENTICATED));
    }

    private String tokens() throws IOException {
        return Files.writeString(folder.resolve("tokens"), LINE).toString();
    }

    @Test
    void warnsOfAPortThatIsOpenToEverybody() {
        AccessParts parts = parts(Map.of());

        assertThat(parts.access().isOn()).isFalse();
        assertThat(parts.port().access().isOn()).isFalse();
        assertThat(identity(parts.access(), "Bearer anything")).isEqualTo(Identity.NOBODY);
        assertThat(notes.lines())
                .containsExactly("callers: everybody, also who reaches the gRPC port, which listens on all addresses;"
                        + " RADIANT_AUTHENTICATION and RADIANT_GRPC_HOST change that");
    }

    @Test
    void saysThatEverybodyMayCallWhateverThePortIs() {
        parts(Map.of("RADIANT_GRPC_HOST", "127.0.0.1"));
        parts(Map.of("RADIANT_GRPC_PORT", "off"));

        assertThat(notes.lines()).containsExactly("callers: everybody", "callers: everybody");
    }

    @Test
    void knowsTokensOnBothPortsAndNothingElse() throws IOException {
        String file = tokens();
        AccessParts parts = parts(Map.of("RADIANT_AUTHENTICATION", "token", "RADIANT_TOKENS_FILE", file));

        for (Access access : List.of(parts.access(), parts.port().access())) {
            assertThat(identity(access, "bearer  secret ").name()).isEqualTo("shop");
            refuses(access, "Bearer other");
            refuses(access, "Bearer a.b.c");
            refuses(access, BASIC);
            refuses(access, "");
        }
        assertThat(notes.lines()).containsExactly("callers: by tokens in " + file + ", at present 1");
    }

    @Test
    void refusesWrongCredentialsOfACallerThatTlsKnows() throws IOException {
        AccessParts parts = parts(Map.of("RADIANT_AUTHENTICATION", "token", "RADIANT_TOKENS_FILE", tokens()));
        Identity known = new Identity("client", role -> true, "certificate");

        assertThat(parts.port().access().identify(new Credentials(List.of(), known)))
                .isEqualTo(known);
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> parts.port().access().identify(new Credentials(List.of("Bearer other"), known)));
    }

    @Test
    void knowsJsonWebTokensBesideTokensOfTheFile() throws IOException {
        Issuer issuer = Issuer.of("key", "ES256");
        AccessParts parts = parts(Map.of(
                "RADIANT_AUTHENTICATION",
                "token,jwt",
                "RADIANT_TOKENS_FILE",
                tokens(),
                "RADIANT_JWT_ISSUER",
                Issuer.NAME,
                "RADIANT_JWT_AUDIENCES",
                "radiant",
                "RADIANT_JWT_KEY",
                issuer.pem()));

        assertThat(identity(parts.access(), "Bearer secret").name()).isEqualTo("shop");
        assertThat(identity(parts.access(), "Bearer " + TokenCase.RIGHT.token(issuer))
                        .name())
                .isEqualTo("alice");
        refuses(parts.access(), "Bearer " + TokenCase.OTHER_KEY.token(issuer));
        refuses(parts.access(), "Bearer other");
        assertThat(notes.lines())
                .endsWith("callers: by JSON Web Tokens of https://issuer.example.org, with keys from the settings, for"
                        + " radiant");
    }

    @Test
    void leavesCredentialsOverHttpToTheServer() {
        AccessParts parts = parts(Map.of("RADIANT_AUTHENTICATION", "container"), Store.class, Handler.class);
        Identity known = new Identity("jim", role -> true, "container");

        assertThat(parts.access().identify(new Credentials(List.of(BASIC), known)))
                .isEqualTo(known);
        refuses(parts.access(), BASIC);
    }

    @Test
    void asksTheIdentityStoresOnTheGrpcPort() {
        try (SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(Store.class, Handler.class)
                .initialize()) {
            Settings settings = Settings.read(Map.of("RADIANT_AUTHENTICATION", "container")::get);
            Access port = AccessParts.of(settings, container, Thread::new, notes)
                    .port()
                    .access();

            assertThat(identity(port, BASIC).name()).isEqualTo("jim");
            refuses(port, "Basic amltOndyb25n");
            refuses(port, "Bearer token");
        }
        assertThat(notes.lines())
                .containsExactly(
                        "callers: over HTTP as the server identifies them",
                        "callers: on the gRPC port by Basic credentials for the application's identity stores");
    }

    @Test
    void refusesEverybodyOnTheGrpcPortIfThereIsNoIdentityStore() {
        AccessParts parts = parts(Map.of("RADIANT_AUTHENTICATION", "container"), Handler.class);

        refuses(parts.port().access(), BASIC);
        assertThat(notes.lines())
                .containsExactly(
                        "callers: over HTTP as the server identifies them",
                        "callers: not on the gRPC port as the server identifies them, because the application has no"
                                + " identity store");
    }

    @Test
    void failsOnAFileOfTokensThatIsMalformed() throws IOException {
        String file = Files.writeString(folder.resolve("tokens"), "shop predict secret")
                .toString();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> parts(Map.of("RADIANT_AUTHENTICATION", "token", "RADIANT_TOKENS_FILE", file)))
                .withMessage("RADIANT_TOKENS_FILE: cannot use " + file
                        + ": line 1: the hash must be sha256: and 64 hexadecimal digits");
    }
}
