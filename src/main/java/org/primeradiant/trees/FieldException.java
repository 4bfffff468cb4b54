package org.primeradiant.trees;

/** Thrown by the readers, which do not know the name of the file; {@link TreeFiles} adds it. */
final class FieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the field and its fault.
     *
     * @param field path of the field in the file
     * @param what the rest of the sentence, such as "must be a number"
     */
    FieldException(String field, String what) {
        super(field + " " + what);
    }
}
