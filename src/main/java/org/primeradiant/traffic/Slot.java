package org.primeradiant.traffic;

import java.time.Instant;

/**
 * The calls that ended within some seconds.
 *
 * @param start the beginning of these seconds
 * @param answered calls that were answered
 * @param refused calls that were refused: the caller's fault
 * @param failed calls that failed or took too long
 * @param latency durations of all of these calls
 */
public record Slot(Instant start, long answered, long refused, long failed, Latency latency) {}
