package org.primeradiant.goldens;

import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * A difference that is meant: a row of {@code docs/divergences.md}.
 *
 * @param name the row's name on the page
 * @param applies which recorded cases it is about
 * @param answered what Radiant answers instead
 */
record Divergence(String name, Predicate<Case> applies, BiPredicate<Case, Answer> answered) {}
