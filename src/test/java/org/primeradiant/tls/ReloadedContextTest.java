package org.primeradiant.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.settings.SettingFile;
import org.primeradiant.settings.TlsSettings;
import org.primeradiant.testing.LogLines;
import org.primeradiant.testing.TestCa;
import org.primeradiant.testing.TestCertificate;

class ReloadedContextTest {
    private static final TestCa CA = new TestCa("CN=Test CA");

    private final LogLines log = new LogLines(ReloadedContext.class);

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        CA.issue("CN=first").write(folder);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private TlsSettings settings(Path from) {
        return new TlsSettings(
                new SettingFile("CERTIFICATE", from.resolve("tls.crt").toString()),
                new SettingFile("KEY", from.resolve("tls.key").toString()),
                new SettingFile("CA", from.resolve("ca.crt").toString()));
    }

    private ReloadedContext open() {
        return ReloadedContext.open(settings(folder));
    }

    private static String name(ReloadedContext context) {
        return context.subject().map(text -> text.replaceAll(",.*", "")).orElse("");
    }

    @Test
    void hasOnlyModernVersionsAndCiphers() {
        ReloadedContext context = open();

        assertThat(context.createSSLEngine().getEnabledProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(context.createSSLEngine("localhost", 443).getEnabledCipherSuites())
                .contains("TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384")
                .allMatch(suite ->
                        suite.matches("TLS_(ECDHE_(RSA|ECDSA)_WITH_)?(AES_\\d+_GCM|CHACHA20_POLY1305)_SHA\\d+"));
        assertThat(context.getDefaultSSLParameters().getProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
    }

    @Test
    void describesItsCertificate() {
        assertThat(open().subject())
                .hasValueSatisfying(
                        text -> assertThat(text).matches("certificate of CN=first, valid until \\d{4}-\\d{2}-\\d{2}"));
    }

    @Test
    void needsNoFiles() {
        ReloadedContext context = ReloadedContext.open(TlsSettings.NONE);

        assertThat(context.subject()).isEqualTo(Optional.empty());
        assertThat(context.createSSLEngine()).isNotNull();
    }

    @Test
    void saysNothingWhileNothingChanges() {
        ReloadedContext context = open();

        context.reload();

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void takesNewFiles() {
        ReloadedContext context = open();

        CA.issue("CN=second").write(folder);
        context.reload();

        assertThat(name(context)).isEqualTo("certificate of CN=second");
        assertThat(log.lines()).singleElement().asString().startsWith("INFO Read changed TLS files: certificate of");
    }

    /** A Secret in a pod: the files are links through a link that is replaced. */
    @Test
    void followsALinkThatIsReplaced() throws IOException {
        Path first = Files.createDirectory(folder.resolve("..2026_1"));
        Path second = Files.createDirectory(folder.resolve("..2026_2"));
        CA.issue("CN=first").write(first);
        CA.issue("CN=second").write(second);
        Path mount = Files.createDirectory(folder.resolve("mount"));
        Files.createSymbolicLink(mount.resolve("..data"), first);
        for (String name : new String[] {"tls.crt", "tls.key", "ca.crt"}) {
            Files.createSymbolicLink(mount.resolve(name), Path.of("..data", name));
        }
        ReloadedContext context = ReloadedContext.open(settings(mount));
        assertThat(name(context)).isEqualTo("certificate of CN=first");

        Files.createSymbolicLink(mount.resolve("..data_tmp"), second);
        Files.move(mount.resolve("..data_tmp"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        context.reload();

        assertThat(name(context)).isEqualTo("certificate of CN=second");
    }

    @Test
    void keepsTheLastFilesAndSaysOnceWhyTheNextAreNotUsed() {
        ReloadedContext context = open();

        TestCertificate.write(folder.resolve("tls.crt"), CA.issue("CN=second").pem());
        context.reload();
        context.reload();

        assertThat(name(context)).isEqualTo("certificate of CN=first");
        assertThat(log.lines())
                .containsExactly("WARNING The changed TLS files are not used, the last ones remain: "
                        + folder.resolve("tls.key") + ", set by KEY, cannot be used: it is not the key of the"
                        + " certificate");
    }

    @Test
    void keepsTheLastFilesWhileOneIsMissing() throws IOException {
        ReloadedContext context = open();
        Files.delete(folder.resolve("ca.crt"));
        context.reload();
        context.reload();
        assertThat(log.lines()).singleElement().asString().contains("ca.crt, set by CA, cannot be read");

        CA.issue("CN=second").write(folder);
        context.reload();

        assertThat(name(context)).isEqualTo("certificate of CN=second");
    }

    @Test
    void goesOnFromABrokenFileToAGoodOne() {
        ReloadedContext context = open();
        TestCertificate second = CA.issue("CN=second");

        TestCertificate.write(folder.resolve("tls.crt"), second.pem());
        context.reload();
        TestCertificate.write(folder.resolve("tls.key"), second.keyPem());
        context.reload();

        assertThat(name(context)).isEqualTo("certificate of CN=second");
    }

    @Test
    void resumesSessionsForAnHour() {
        ReloadedContext context = open();
        assertThat(context.getServerSessionContext().getSessionTimeout()).isEqualTo(3600);

        CA.issue("CN=second").write(folder);
        context.reload();

        assertThat(context.getServerSessionContext().getSessionTimeout()).isEqualTo(3600);
    }

    @Test
    void warnsOfAnExpiredCertificate() {
        CA.issueExpired("CN=old").write(folder);

        open();

        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("WARNING The certificate set by {0} is not valid");
    }

    @Test
    void namesSettingFileAndCauseAtTheStart() throws IOException {
        Files.writeString(folder.resolve("tls.crt"), "no certificate");

        assertThatIllegalArgumentException()
                .isThrownBy(this::open)
                .withMessage(folder.resolve("tls.crt")
                        + ", set by CERTIFICATE, cannot be used: it has no certificate in PEM");
    }

    @Test
    void refusesAFileThatIsTooLarge() throws IOException {
        Files.write(folder.resolve("ca.crt"), new byte[(1 << 20) + 1]);

        assertThatIllegalArgumentException()
                .isThrownBy(this::open)
                .withMessage(folder.resolve("ca.crt") + ", set by CA, cannot be used: it has more than 1048576 bytes");
    }
}
