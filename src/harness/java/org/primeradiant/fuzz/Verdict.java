package org.primeradiant.fuzz;

/**
 * The answer to a damaged request.
 *
 * @param status the HTTP status or the gRPC code; {@code DROPPED} if no answer came
 * @param complaint what is wrong with the answer; empty if nothing is
 */
public record Verdict(String status, String complaint) {}
