package org.primeradiant.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.primeradiant.legacy.Candidates;
import org.primeradiant.microservice.Host;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.settings.Settings;

/** The component that answers at the root. */
@Path("/")
@ApplicationScoped
public class RootResource extends Operations {
    @Inject
    Host host;

    @Inject
    Candidates candidates;

    @Override
    Microservice service() {
        return host.registry().root();
    }

    @Override
    Microservice recommender() {
        return host.registry().recommender();
    }

    @Override
    Candidates candidates() {
        return candidates;
    }

    @Override
    Settings settings() {
        return host.settings();
    }
}
