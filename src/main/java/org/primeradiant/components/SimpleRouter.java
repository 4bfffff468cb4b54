package org.primeradiant.components;

import org.primeradiant.api.Call;
import org.primeradiant.api.None;
import org.primeradiant.api.Router;

/**
 * A router for trying out graphs: sends everything to its first child. Thread-safe.
 *
 * <p>Source: behavior of {@code SIMPLE_ROUTER} in the Java engine of earlier versions of Seldon Core.
 */
public final class SimpleRouter implements Router<None> {
    SimpleRouter() {}

    @Override
    public int route(None input, Call call) {
        return 0;
    }
}
