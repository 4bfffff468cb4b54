package org.primeradiant.microservice;

import jakarta.enterprise.inject.Instance;
import jakarta.validation.ConstraintViolationException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/** Finds Bean Validation, if the server has it. */
final class ConstraintLookup {
    private static final Logger LOGGER = System.getLogger(ConstraintLookup.class.getName());

    /** What the server throws instead of calling a method. */
    private static final String REFUSED = "jakarta.validation.ConstraintViolationException";

    private ConstraintLookup() {}

    /**
     * The constraints as the deployment's Bean Validation sees them.
     *
     * @param beans provides its {@code ValidatorFactory}
     */
    static Constraints find(Instance<Object> beans) {
        return orNone(() -> BeanValidation.of(beans));
    }

    /** The constraints as the Bean Validation of the class path sees them. */
    static Constraints find() {
        return orNone(BeanValidation::standalone);
    }

    private static Constraints orNone(Supplier<Constraints> found) {
        try {
            return found.get();
        } catch (LinkageError e) {
            LOGGER.log(Level.DEBUG, "There is no Bean Validation on the class path", e);
            return Constraints.NONE;
        }
    }

    /**
     * What the parameters of a component's method violate, if this is why the server did not call it; else empty.
     *
     * @param type the component's class
     * @param method the name of the method
     */
    static String violated(Throwable cause, Class<?> type, String method) {
        // By name, because the class is missing where Bean Validation is.
        return cause.getClass().getName().equals(REFUSED)
                ? BeanValidation.violated((ConstraintViolationException) cause, type, method)
                : "";
    }
}
