package org.primeradiant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.primeradiant.http.AnswerCompression;
import org.primeradiant.http.CrossOrigin;
import org.primeradiant.http.Failures;
import org.primeradiant.http.Guard;
import org.primeradiant.http.HttpProtocols;
import org.primeradiant.http.OpenApiResource;
import org.primeradiant.http.RestRequestReader;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Refusals;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.settings.IdentitySettings.Mechanism;
import org.primeradiant.settings.Settings;

/**
 * The JAX-RS application: the protocols' resources and the providers they share. It does not pick up the resources of a
 * user's own application.
 */
@ApplicationPath("/")
@ApplicationScoped
public class RadiantApplication extends Application {
    @Inject
    HttpProtocols protocols;

    @Inject
    ComponentRegistry registry;

    @Inject
    Settings settings;

    @Inject
    Access access;

    @Inject
    Refusals refusals;

    @Override
    @SuppressWarnings("deprecation") // instances, because JAX-RS would look up the bean of a class on each request
    public Set<Object> getSingletons() {
        Set<Object> singletons = new HashSet<>(Set.of(
                new Failures(protocols, refusals, challenge()),
                new CrossOrigin(protocols.origins()),
                new RestRequestReader(),
                new OpenApiResource(protocols, registry)));
        singletons.add(
                new Guard(access, protocols.origins(), settings.identity().mechanisms()));
        if (settings.compressesAnswers()) {
            singletons.add(new AnswerCompression());
        }
        protocols.all().forEach(protocol -> singletons.addAll(protocol.resources()));
        boolean jersey = RuntimeDelegate.getInstance().getClass().getName().startsWith("org.glassfish.jersey.");
        return jersey ? Set.of(new Singletons(singletons)) : singletons;
    }

    private boolean accepts(Mechanism mechanism) {
        return settings.identity().mechanisms().contains(mechanism);
    }

    /** What callers without credentials are asked for. The server asks for its own. */
    private String challenge() {
        return accepts(Mechanism.TOKEN) || accepts(Mechanism.JWT) ? "Bearer realm=\"radiant\"" : "";
    }

    /**
     * For Jersey, which warns that it ignores each instance of a resource although it uses it, but not if a feature
     * registers the instance. Other implementations take only providers from features.
     */
    private record Singletons(Set<Object> all) implements Feature {
        @Override
        public boolean configure(FeatureContext context) {
            all.forEach(context::register);
            return true;
        }
    }

    /**
     * Properties of Jersey. {@code /seldon.json} replaces its WADL; its validation would warn of each GET with a body;
     * its default buffer would cost each response 8 KB to compute a length that only errors still need; and it would
     * make the relative addresses of redirections absolute, with the scheme and host behind a proxy.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.server.resource.validation.disable", true,
                "jersey.config.server.contentLength.buffer", 512,
                "jersey.config.server.headers.location.relative.resolution.disabled", true);
    }
}
