package org.primeradiant.goldens;

import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * A difference that is meant: a row of {@code docs/divergences.md}. It looks at what was recorded, never at a case's
 * name.
 *
 * @param <C> the recorded cases
 * @param <P> what comes of a case when it is played
 * @param name the row's name on the page
 * @param applies which recorded cases it is about
 * @param answered what Radiant does instead
 */
record Divergence<C, P>(String name, Predicate<C> applies, BiPredicate<C, P> answered) {
    boolean explains(C recorded, P played) {
        return applies.test(recorded) && answered.test(recorded, played);
    }
}
