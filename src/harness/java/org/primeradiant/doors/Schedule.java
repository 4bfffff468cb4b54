package org.primeradiant.doors;

import java.time.Duration;
import java.util.List;

/**
 * How much to measure.
 *
 * @param callers the numbers of concurrent callers to measure, one after the other
 * @param rounds number of rounds; each target gets one turn per round
 * @param turn how long a target is called in its turn
 * @param warmUp how long all targets together are called before the first round
 */
record Schedule(List<Integer> callers, int rounds, Duration turn, Duration warmUp) {}
