package org.primeradiant.http;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Set;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Right;
import org.primeradiant.settings.IdentitySettings.Mechanism;

/**
 * Puts checks of who calls before each resource method: of the caller's right while authentication is on, and of the
 * origin unless pages of all origins may call. JAX-RS runs them once it has chosen the method, so that no spelling of a
 * path or of an HTTP method leads around them, and before the body is read.
 *
 * @param access identifies callers
 * @param origins the origins whose pages may call
 * @param server the mechanisms of the server by which callers are known
 */
@Provider
public record Guard(Access access, Origins origins, Set<Mechanism> server) implements DynamicFeature {
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        if (!method.isAnnotationPresent(OpenToAll.class)) {
            Needs needs = method.getAnnotation(Needs.class);
            // What nobody has thought of is for those who may do everything.
            Right right = needs == null ? Right.OPERATE : needs.value();
            if (access.isOn()) {
                context.register(new RightFilter(access, server, right), Priorities.AUTHORIZATION);
            }
            if (!origins.isAny()) {
                context.register(new OriginFilter(origins, right), Priorities.AUTHORIZATION);
            }
        }
    }
}
