package org.primeradiant.goldens;

import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * An intended difference: a row of {@code docs/divergences.md}. It examines recorded content, never a case's name.
 *
 * @param <C> the type of recorded case
 * @param <P> the result of replaying a case
 * @param name the row's name in the document
 * @param applies selects the recorded cases of the rule
 * @param answered tests for Radiant's intended answer
 */
record Divergence<C, P>(String name, Predicate<C> applies, BiPredicate<C, P> answered) {
    boolean explains(C recorded, P played) {
        return applies.test(recorded) && answered.test(recorded, played);
    }
}
