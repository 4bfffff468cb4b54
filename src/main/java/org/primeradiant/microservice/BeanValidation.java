package org.primeradiant.microservice;

import jakarta.enterprise.inject.Instance;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** Constraints that the server's Bean Validation checks. */
final class BeanValidation implements Constraints {
    private static final Logger LOGGER = System.getLogger(BeanValidation.class.getName());

    /** Violations that a message names. */
    private static final int SHOWN = 10;

    private final Validator validator;

    BeanValidation(Validator validator) {
        this.validator = validator;
    }

    /** The constraints as the deployment's own factory sees them, if it has one: it injects into validators. */
    static Constraints of(Instance<Object> beans) {
        Instance<ValidatorFactory> own = beans.select(ValidatorFactory.class);
        try {
            return own.isResolvable() ? new BeanValidation(own.get().getValidator()) : standalone();
        } catch (ValidationException e) {
            // Open Liberty's factory does not work before the module has started
            LOGGER.log(Level.DEBUG, "The deployment's ValidatorFactory is not ready", e);
            return standalone();
        }
    }

    static Constraints standalone() {
        try {
            return new BeanValidation(Validation.buildDefaultValidatorFactory().getValidator());
        } catch (NoProviderFoundException e) {
            LOGGER.log(Level.DEBUG, "There is no provider of Bean Validation", e);
            return NONE;
        }
    }

    @Override
    public Check of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return container((Class<?>) generic.getRawType(), of(arguments[arguments.length - 1]));
        }
        if (!(type instanceof Class<?> raw) || raw.isPrimitive()) {
            return Check.NOTHING;
        }
        if (raw.isArray()) {
            Check element = of(raw.getComponentType());
            return element == Check.NOTHING ? element : array -> list(List.of((Object[]) array), element);
        }
        return ofClass(raw);
    }

    private Check ofClass(Class<?> raw) {
        try {
            return !isOfTheLibrary(raw) && validator.getConstraintsForClass(raw).isBeanConstrained()
                    ? value -> violations(value)
                    : Check.NOTHING;
        } catch (ValidationException e) {
            throw new IllegalArgumentException(
                    raw.getName() + " has constraints that cannot be checked: " + e.getMessage(), e);
        }
    }

    private String violations(Object value) {
        try {
            return text(validator.validate(value));
        } catch (ValidationException e) {
            LOGGER.log(Level.ERROR, "the constraints of " + value.getClass().getName() + " cannot be checked", e);
            throw new SeldonException(Reason.INTERNAL_ERROR, "the constraints of the input cannot be checked", e);
        }
    }

    private Check container(Class<?> raw, Check element) {
        if (element != Check.NOTHING && Collection.class.isAssignableFrom(raw)) {
            return value -> list((Collection<?>) value, element);
        }
        if (element != Check.NOTHING && Map.class.isAssignableFrom(raw)) {
            return value -> map((Map<?, ?>) value, element);
        }
        return ofClass(raw);
    }

    private static boolean isOfTheLibrary(Class<?> raw) {
        return raw.getName().startsWith("java.");
    }

    /** Stops at the first element that is not valid, because a caller may send millions. */
    private static String list(Collection<?> values, Check element) {
        int index = 0;
        for (Object value : values) {
            String found = value == null ? "" : element.violations(value);
            if (!found.isEmpty()) {
                return "[" + index + "] " + found;
            }
            index++;
        }
        return "";
    }

    private static String map(Map<?, ?> values, Check element) {
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            String found = entry.getValue() == null ? "" : element.violations(entry.getValue());
            if (!found.isEmpty()) {
                return entry.getKey() + " " + found;
            }
        }
        return "";
    }

    private static String text(Set<? extends ConstraintViolation<?>> violations) {
        if (violations.isEmpty()) {
            return "";
        }
        List<String> texts = new ArrayList<>();
        violations.forEach(violation -> texts.add(violation.getPropertyPath() + ": " + violation.getMessage()));
        Collections.sort(texts);
        String first = String.join("; ", texts.subList(0, Math.min(SHOWN, texts.size())));
        return texts.size() <= SHOWN ? first : first + "; and " + (texts.size() - SHOWN) + " more";
    }

    /**
     * What the parameters of a component's method violate, if this is why it was not called; else empty. The server
     * checks the constraints on parameters. From inside the method, the same exception is a failure of the component.
     *
     * @param type the component's class
     * @param method the name of the method
     */
    static String violated(ConstraintViolationException refused, Class<?> type, String method) {
        Set<ConstraintViolation<?>> violations =
                Objects.requireNonNullElse(refused.getConstraintViolations(), Set.of());
        return violations.stream().allMatch(each -> isOfParameter(each, type, method))
                ? text(violations).replace(method + ".", "")
                : "";
    }

    private static boolean isOfParameter(ConstraintViolation<?> violation, Class<?> type, String method) {
        Iterator<Path.Node> path = violation.getPropertyPath().iterator();
        Path.Node first = path.next();
        return type.isAssignableFrom(violation.getRootBeanClass())
                && first.getKind() == ElementKind.METHOD
                && method.equals(first.getName())
                && path.hasNext()
                && path.next().getKind() == ElementKind.PARAMETER;
    }
}
