package org.primeradiant.goldens;

/** Resends the cases of one stage, in order. */
interface Player<C, P> {
    P play(C recorded);
}
