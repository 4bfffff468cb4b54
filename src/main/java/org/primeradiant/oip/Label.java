package org.primeradiant.oip;

/**
 * What errors call a tensor, such as {@code input x}; a text only once there is an error.
 *
 * @param role what the tensor is: an input or an output
 * @param name its name
 */
record Label(String role, String name) {
    @Override
    public String toString() {
        return role + " " + Labels.shortened(name);
    }
}
