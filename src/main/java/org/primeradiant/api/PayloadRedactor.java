package org.primeradiant.api;

import java.util.Optional;

/**
 * Changes or drops what the payload log is about to send, such as personal data. Every CDI bean of this type is asked,
 * one after another, for each event; {@code @Priority} does not order them.
 *
 * <p>Runs on threads of the log after or while the call is answered, never on the call's own thread, so there is no
 * request context. Implementations must be thread-safe. If one throws an exception, the event is not sent at all: it is
 * counted in {@code radiant_logger_failed_total} with the reason {@code redactor}.
 */
public interface PayloadRedactor {
    /**
     * Returns the payload to send instead.
     *
     * @param payload what would be sent
     * @return the same payload, a changed one, or empty to send no event
     */
    Optional<LoggedPayload> redact(LoggedPayload payload);
}
