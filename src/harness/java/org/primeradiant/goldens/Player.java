package org.primeradiant.goldens;

/** Sends the cases of one stage again, in order. */
interface Player<C, P> {
    P play(C recorded);
}
