/**
 * The recorded requests, damaged: what nobody would send on purpose, through the codecs and through the doors of the
 * deployed WAR. Nothing of it may end in a failure of the host.
 *
 * <p>Plain seeded mutation that knows both formats, not a coverage-guided fuzzer: Jazzer's JUnit engine fuzzes one
 * method a run in its own process, with native parts for a few platforms, and sees nothing of a server in another
 * process.
 *
 * <p>{@code -Dfuzz=100000} is the number of bodies, 10,000 unless set: nine tenths for the codecs, one tenth for the
 * doors. A failure prints the seed of its body, and the body in base64. Seeds are counted from 0, so every run is the
 * same.
 */
package org.primeradiant.fuzz;
