package org.primeradiant.fuzz;

/**
 * The judgment on the answer to a damaged request.
 *
 * @param status the HTTP status or the gRPC code; {@code DROPPED} if no answer was received
 * @param complaint what is wrong with the answer; empty if nothing is
 */
public record Verdict(String status, String complaint) {}
