package org.primeradiant.trees;

/** What the numbers that a model predicts mean. */
public enum TreeOutput {
    /** Each number is a predicted value. */
    VALUE,

    /** Each number is the probability of class 1, for classes 0 and 1; usually there is only one number. */
    PROBABILITY,

    /** The numbers are the probabilities of the classes. With one-versus-all training they need not sum to 1. */
    PROBABILITIES,

    /** Each number is the index of the predicted class. */
    CLASS
}
