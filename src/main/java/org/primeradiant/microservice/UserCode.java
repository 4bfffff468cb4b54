package org.primeradiant.microservice;

import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** Runs user code: the one place that translates its failures for callers. */
final class UserCode {
    private static final Logger LOGGER = System.getLogger(UserCode.class.getName());

    private UserCode() {}

    /**
     * Runs the code.
     *
     * @param where component and method, for messages: {@code iris.predict}
     * @param type the class of the component
     * @param interruptible whether its thread may be interrupted once nobody waits for the answer
     * @throws SeldonException if the code threw one, failed otherwise or returned null, or if its caller is gone
     */
    static <T> T run(String where, Class<?> type, boolean interruptible, Caller caller, Callable<T> code) {
        Budget.Section section = BudgetedCaller.of(caller).enter(where, interruptible);
        try {
            T result = code.call();
            if (result != null) {
                return result;
            }
        } catch (EJBAccessException e) {
            throw refused(where, caller, e);
        } catch (EJBException e) {
            throw failure(where, type, caller, e.getCause() == null ? e : e.getCause());
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            throw failure(where, type, caller, e);
        } finally {
            section.end();
        }
        throw failure(where, type, caller, new NullPointerException(where + " returned null"));
    }

    /** The container of an enterprise bean has refused the call. */
    private static SeldonException refused(String where, Caller caller, Throwable cause) {
        boolean isNobody = BudgetedCaller.of(caller).caller().isNobody();
        return new SeldonException(
                isNobody ? Reason.UNAUTHENTICATED : Reason.FORBIDDEN, "the caller may not call " + where, cause);
    }

    /** Logs the cause, since no later code does, and hides it from the caller. */
    private static SeldonException failure(String where, Class<?> type, Caller caller, Throwable cause) {
        if (cause instanceof SeldonException known) {
            return known;
        }
        if (cause instanceof EJBAccessException || cause instanceof AccessLocalException) {
            return refused(where, caller, cause);
        }
        if (caller.isGone()) {
            return new SeldonException(Reason.DEADLINE_EXCEEDED, where + " was abandoned by its caller", cause);
        }
        String violated = ConstraintLookup.violated(cause, type, where.substring(where.lastIndexOf('.') + 1));
        if (!violated.isEmpty()) {
            return new SeldonException(Reason.BAD_DATA, where + ": " + violated, cause);
        }
        LOGGER.log(Level.ERROR, where + " failed", cause);
        return new SeldonException(Reason.INTERNAL_ERROR, where + " failed", cause);
    }
}
