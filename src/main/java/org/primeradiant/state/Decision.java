package org.primeradiant.state;

import java.time.Instant;

/**
 * The branch that a router took for one prediction.
 *
 * @param puid the prediction's unique id; 1 to 250 characters
 * @param node the router's node; 1 to 250 characters
 * @param branch the index of the child, or -1 for all, or -2 for none
 * @param rows number of rows in the request, 0 or more
 * @param at when; stores keep milliseconds
 */
public record Decision(String puid, String node, int branch, int rows, Instant at) {
    public Decision {
        if (puid.isEmpty() || puid.length() > StateName.LONGEST) {
            throw new IllegalArgumentException(
                    "puid must have 1 to " + StateName.LONGEST + " characters, got " + puid.length());
        }
        if (node.isEmpty() || node.length() > StateName.LONGEST) {
            throw new IllegalArgumentException(
                    "node must have 1 to " + StateName.LONGEST + " characters, got " + node.length());
        }
    }
}
