package org.primeradiant.tls;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.primeradiant.settings.TlsSettings;
import org.primeradiant.tls.TlsFiles.Texts;

/** An {@code SSLContext} that follows its PEM files. Supports TLS 1.2 and 1.3. Thread-safe. */
public final class ReloadedContext extends SSLContext {
    private static final Logger LOGGER = System.getLogger(ReloadedContext.class.getName());
    /** Files of a Secret arrive in a pod about a minute after they have changed, so faster would not help. */
    private static final int POLL_SECONDS = 10;

    private final TlsFiles files;
    private final CurrentContext current;

    // Guarded by this.
    private Texts last;
    private String failure = "";

    private ReloadedContext(TlsFiles files, Texts texts, CurrentContext current) {
        super(current, current.context().getProvider(), current.context().getProtocol());
        this.files = files;
        this.last = texts;
        this.current = current;
    }

    /**
     * Reads the files for the first time.
     *
     * @param settings which files; without CAs the other side is checked against those of the JVM
     * @throws IllegalArgumentException if they cannot be used; the message names setting and file
     */
    public static ReloadedContext open(TlsSettings settings) {
        TlsFiles files = new TlsFiles(settings);
        Texts texts = files.read();
        ReloadedContext context = new ReloadedContext(files, texts, new CurrentContext(files.context(texts)));
        context.warn();
        return context;
    }

    /** Looks at the files from time to time, on a thread of the timer, until that is shut down. */
    public void watch(ScheduledExecutorService timer) {
        timer.scheduleWithFixedDelay(this::reload, POLL_SECONDS, POLL_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Looks at the files now. Compares what they contain, since neither the time nor the size of a file tells every
     * change. If they cannot be used, the last good ones stay in use.
     */
    public synchronized void reload() {
        try {
            Texts texts = files.read();
            if (!texts.equals(last)) {
                last = texts;
                current.replace(files.context(texts));
                LOGGER.log(
                        Level.INFO,
                        () -> "Read changed TLS files"
                                + subject().map(of -> ": " + of).orElse(""));
                warn();
            }
            failure = "";
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage());
            if (!reason.equals(failure)) {
                failure = reason;
                LOGGER.log(Level.WARNING, () -> "The changed TLS files are not used, the last ones remain: " + reason);
            }
        }
    }

    /** Describes this side's certificate, for logs; empty if it has none. */
    public Optional<String> subject() {
        return certificate()
                .map(certificate -> "certificate of " + certificate.getSubjectX500Principal() + ", valid until "
                        + LocalDate.ofInstant(certificate.getNotAfter().toInstant(), ZoneOffset.UTC));
    }

    private Optional<X509Certificate> certificate() {
        return current.chain().stream().findFirst();
    }

    /** Serves with an expired certificate nevertheless: clients then fail with a reason that they can see. */
    private void warn() {
        Optional<X509Certificate> certificate = certificate();
        if (certificate.isEmpty()) {
            return;
        }
        try {
            certificate.get().checkValidity();
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            LOGGER.log(Level.WARNING, "The certificate set by {0} is not valid now: {1}", setting(), e.getMessage());
        }
    }

    private String setting() {
        return files.settings().certificate().setting();
    }
}
