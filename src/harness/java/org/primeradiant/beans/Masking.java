package org.primeradiant.beans;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.primeradiant.api.LoggedPayload;
import org.primeradiant.api.PayloadRedactor;

/** Keeps the word {@code secret} out of the payload log. */
@ApplicationScoped
public class Masking implements PayloadRedactor {
    @Override
    public Optional<LoggedPayload> redact(LoggedPayload payload) {
        // Every byte becomes a character and back, whatever the message is.
        String bytes = new String(payload.bytes(), StandardCharsets.ISO_8859_1);
        return Optional.of(
                bytes.contains("secret")
                        ? payload.withBytes(
                                bytes.replace("secret", "******").getBytes(StandardCharsets.ISO_8859_1),
                                payload.jsonLength())
                        : payload);
    }
}
