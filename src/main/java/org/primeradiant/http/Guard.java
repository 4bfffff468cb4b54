package org.primeradiant.http;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Right;

/**
 * Puts a check of the caller's right before each resource method; registered only while authentication is on. JAX-RS
 * runs the check once it has chosen the method, so that no spelling of a path or of an HTTP method leads around it, and
 * before the body is read.
 *
 * @param access identifies callers
 * @param origins the origins whose pages may call
 * @param trustsServer whether callers whom the server has identified by its own means are known
 */
@Provider
public record Guard(Access access, Origins origins, boolean trustsServer) implements DynamicFeature {
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        if (!method.isAnnotationPresent(OpenToAll.class)) {
            Needs needs = method.getAnnotation(Needs.class);
            // What nobody has thought of is for those who may do everything.
            Right right = needs == null ? Right.OPERATE : needs.value();
            context.register(new RightFilter(access, origins, trustsServer, right), Priorities.AUTHORIZATION);
        }
    }
}
