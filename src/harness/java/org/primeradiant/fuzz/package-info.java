/**
 * Fuzzes the codecs, and REST and gRPC of the deployed WAR, with damaged copies of the recorded requests. No input may
 * cause a failure of the host.
 *
 * <p>Plain seeded mutation that knows both formats, not a coverage-guided fuzzer. Jazzer's JUnit engine was rejected:
 * it fuzzes one method per run in its own process, needs native libraries that exist for a few platforms only, and
 * cannot observe a server in another process.
 *
 * <p>{@code -Dfuzz=100000} sets the number of bodies, 10,000 by default. Nine tenths of them go to the codecs and one
 * tenth to REST and gRPC. A failure prints the seed and the base64 of its body. Seeds are counted from 0, so every run
 * is the same.
 */
package org.primeradiant.fuzz;
