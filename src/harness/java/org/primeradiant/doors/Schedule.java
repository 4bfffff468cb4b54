package org.primeradiant.doors;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param callers how many at once, one after another
 * @param rounds in each of which every target has its turn
 * @param turn how long it is called then
 * @param warmUp how long all targets together are called before the first round
 */
record Schedule(List<Integer> callers, int rounds, Duration turn, Duration warmUp) {}
